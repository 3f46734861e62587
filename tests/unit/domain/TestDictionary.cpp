// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/CodeTables.h"
#include "core/domain/Dictionary.h"
#include "core/domain/SchemaText.h"

#include <QFile>
#include <QRegularExpression>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {
QString sourceText(const QString& name) {
    QFile file(QStringLiteral(MADO_SOURCE_DIR) + u"/resources/dictionary/"_s + name);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}
}  // namespace

/// The 404 record items of annex 2 are the schema: none is missing, in any of the places that are made from
/// them.
class TestDictionary : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void theSixGroupsHoldAllItems() {
        const std::map<QString, int> expected{{u"addressee"_s, 51},   {u"eligibility"_s, 41},
                                              {u"certificate"_s, 72}, {u"benefit"_s, 76},
                                              {u"levy"_s, 92},        {u"collection"_s, 72}};
        int total = 0;
        for (const EntityInfo& info : dictionary::entities()) {
            if (!info.inAssessment) continue;
            const QString table = dictionary::tableName(info.entity);
            QVERIFY2(expected.contains(table), qPrintable(table));
            QCOMPARE(static_cast<int>(info.items.size()), expected.at(table));
            for (std::size_t i = 0; i < info.items.size(); ++i)
                QCOMPARE(info.items[i].no, static_cast<int>(i) + 1);
            total += static_cast<int>(info.items.size());
        }
        QCOMPARE(total, 404);
    }

    void everyLineOfTheListIsInTheNamesAndInBothSchemas() {
        const QStringList lines = sourceText(u"record-items.tsv"_s).split(u'\n', Qt::SkipEmptyParts).mid(1);
        QCOMPARE(lines.size(), 404);
        const QString sqlite = schema::createAll(SqlDialect::Sqlite);
        const QString postgres = schema::createAll(SqlDialect::PostgreSql);
        for (const QString& line : lines) {
            const QStringList cells = line.split(u'\t');
            const auto entity = dictionary::entityNamed(cells[0]);
            QVERIFY2(entity, qPrintable(line));
            const auto field = dictionary::fieldNamed(*entity, cells[3]);
            QVERIFY2(field, qPrintable(line));
            const ItemInfo& item = dictionary::info(*field);
            QCOMPARE(item.nameJa, QStringView(cells[2]));
            const QRegularExpression column(u"CREATE TABLE %1 \\([^;]*\\b%2 "_s.arg(cells[0], cells[3]));
            const bool sealed = item.placement() == Placement::Sealed;
            QCOMPARE(sqlite.contains(column), !sealed);
            QCOMPARE(postgres.contains(column), !sealed);
        }
    }

    void onlyTheIndividualNumberIsSealed() {
        QStringList sealed;
        for (const EntityInfo& info : dictionary::entities()) {
            for (const ItemInfo& item : info.items) {
                if (item.placement() == Placement::Sealed) sealed << item.nameJa.toString();
            }
        }
        QCOMPARE(sealed, QStringList{u"個人番号"_s});
    }

    void columnNamesAreUniqueAndPlain() {
        static const QRegularExpression plain(u"^[a-z][a-z0-9_]*$"_s);
        for (const EntityInfo& info : dictionary::entities()) {
            QStringList seen;
            for (std::size_t i = 0; i < info.items.size(); ++i) {
                const Field field{info.entity, static_cast<std::uint16_t>(i)};
                const QString name = dictionary::columnName(field);
                QVERIFY2(plain.match(name).hasMatch(), qPrintable(name));
                QVERIFY2(!seen.contains(name), qPrintable(name));
                seen << name;
                QCOMPARE(dictionary::fieldNamed(info.entity, name), std::optional<Field>(field));
            }
        }
    }

    void codeTablesHaveBothLanguages() {
        const CodeTables codes;
        QCOMPARE(codes.label(u"nhi_change_reason"_s, u"102"_s), u"社保離脱"_s);
        QCOMPARE(codes.label(u"nhi_change_reason"_s, u"102"_s, Language::English),
                 u"left employee insurance"_s);
        QCOMPARE(codes.label(u"nhi_change_reason"_s, u"999"_s), u"999"_s);
        QCOMPARE(codes.codeOf(u"relationship"_s, u"妻"_s), u"02"_s);
        for (const QString& line : sourceText(u"codes.tsv"_s).split(u'\n', Qt::SkipEmptyParts)) {
            const QStringList cells = line.split(u'\t');
            QCOMPARE(cells.size(), 4);
            for (const QString& cell : cells)
                QVERIFY2(!cell.trimmed().isEmpty(), qPrintable(line));
        }
    }
};

QTEST_GUILESS_MAIN(TestDictionary)
#include "TestDictionary.moc"
