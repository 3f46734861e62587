// SPDX-License-Identifier: GPL-3.0-or-later
// The printed list of permissions (F93) says what the matrix says: the same that makes the grants.
#include "core/central/permissions/PermissionList.h"
#include "forms/paper/DocumentRenderer.h"
#include "tests/documents/PdfText.h"

#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

/// Without blanks and line ends, which the paper sets as it likes; widths as the paper prints them.
QString plain(const QString& text) {
    QString kept;
    for (const QChar c : text) {
        if (c.isSpace()) continue;
        const bool hasWideForm = c.unicode() > 0x20 && c.unicode() < 0x7F;
        kept += hasWideForm ? QChar(char16_t(c.unicode() + 0xFEE0)) : c;
    }
    return kept;
}

}  // namespace

class TestPermissionPaper : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void initTestCase();
    void everyRoleIsThereWithWhatItMayDo();
    void nothingGoesOnAnAnnex();
    void aMatrixThatGrewStillPrints();

 private:
    [[nodiscard]] Result<RenderedDocument> print(const QJsonObject& permissions) const {
        return m_renderer.render(u"F93"_s, {{u"city"_s, QJsonObject{{u"name"_s, u"試験市"_s}}},
                                            {u"permissions"_s, permissions},
                                            {u"document"_s, QJsonObject{{u"date"_s, u"2026-11-29"_s}}}});
    }
    DocumentRenderer m_renderer;
    PermissionMatrix m_matrix;
};

void TestPermissionPaper::initTestCase() {
    auto matrix = PermissionMatrix::load();
    QVERIFY(matrix.ok());
    m_matrix = std::move(*matrix);
}

void TestPermissionPaper::everyRoleIsThereWithWhatItMayDo() {
    const QJsonObject list = permissionList(m_matrix);
    QCOMPARE(list[u"area_roles"_s].toArray().size() + list[u"special_roles"_s].toArray().size(),
             static_cast<qsizetype>(m_matrix.roles.size()));
    const auto paper = print(list);
    QVERIFY2(paper.ok(), paper ? "" : qPrintable(paper.error().code + paper.error().facts.join(u' ')));
    QCOMPARE(paper->pages, 2);
    const QString text = plain(readPdf(paper->pdf).text());
    for (const QString& part : {u"area_roles"_s, u"special_roles"_s}) {
        for (const QJsonValue& role : list[part].toArray()) {
            for (const QString& name : {u"title"_s, u"reads"_s, u"writes"_s, u"functions"_s}) {
                const QString wanted = plain(role[name].toString());
                QVERIFY2(!wanted.isEmpty() && text.contains(wanted), qPrintable(wanted));
            }
        }
    }
    // Each function is somebody's, by its official name.
    for (const PermissionMatrix::Function& each : m_matrix.functions)
        QVERIFY2(text.contains(plain(each.title.ja)), qPrintable(each.name));
    QVERIFY(text.contains(plain(m_matrix.fingerprint)));
    QVERIFY(text.contains(u"令和８年１１月２９日"_s));
}

void TestPermissionPaper::nothingGoesOnAnAnnex() {
    const auto paper = print(permissionList(m_matrix));
    QVERIFY2(paper->annexedFields.isEmpty(), qPrintable(paper->annexedFields.join(u' ')));
}

void TestPermissionPaper::aMatrixThatGrewStillPrints() {
    QJsonObject list = permissionList(m_matrix);
    QJsonArray roles = list[u"area_roles"_s].toArray();
    roles.append(QJsonObject{{u"title"_s, u"後期 入力"_s},
                             {u"reads"_s, u"宛名"_s},
                             {u"writes"_s, u"連絡先"_s},
                             {u"functions"_s, u"更新の受信"_s}});
    list[u"area_roles"_s] = roles;
    const auto paper = print(list);
    QVERIFY2(paper.ok(), paper ? "" : qPrintable(paper.error().code));
    QVERIFY(plain(readPdf(paper->pdf).text()).contains(u"後期入力"_s));
    QVERIFY(!paper->annexedFields.isEmpty());
}

QTEST_GUILESS_MAIN(TestPermissionPaper)
#include "TestPermissionPaper.moc"
