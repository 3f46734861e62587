// SPDX-License-Identifier: GPL-3.0-or-later
// The counter by its keys alone: what clerks press, what they see, what is at the centre and on paper
// afterwards.
#include "core/city/SyntheticCity.h"
#include "tests/documents/PdfText.h"
#include "tests/ui/story/CentreReading.h"
#include "tests/ui/story/Story.h"

#include <QCryptographicHash>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

const QString taro = u"山田 太郎"_s;
const QString hanako = u"山田 花子"_s;
const QString katsuo = u"山田 \u845B\U000E0100男"_s;  // with its variation sequence, as registered

}  // namespace

class TestStory : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() {
        dressTheProgram();
        m_city = std::make_unique<StoryCity>();
    }
    void threePersonCase();

 private:
    void play(const std::function<void(Story&)>& told) {
        try {
            Story story(*m_city);
            told(story);
        } catch (const std::exception& failure) {
            QFAIL(failure.what());
        }
    }
    void checkTheCentre(Story& story);
    void checkThePapers(const PrintTray& tray);
    std::unique_ptr<StoryCity> m_city;
};

void TestStory::threePersonCase() {
    play([this](Story& story) {
        Clerk& clerk = story.clerk();
        clerk.signIn(0);
        clerk.see(u"佐藤 恵"_s);
        story.find(u"ヤマ S33.4.1 青木"_s, taro);
        clerk.see(katsuo);
        story.enterLeavingWork();
        clerk.see(u"R8-A12-000001 を受け付けました"_s);
        story.print({u"F01"_s, u"F02"_s});
        clerk.see(u"F01-2026-000001"_s);

        story.changePerson(1);
        clerk.see(u"鈴木 一郎"_s);
        clerk.seeNot(u"を受け付けました"_s);  // what the first person was told is not for the second one
        clerk.press(Qt::Key_2, Qt::ControlModifier);
        clerk.seeFocus(u"R8-A12-000001 | 資格取得届（社保離脱） | 山田 太郎、山田 花子、"_s + katsuo);
        clerk.press(Qt::Key_Return);
        clerk.seeFocus(u"確認  Ctrl+Enter"_s);
        clerk.see(u"令和8年11月1日"_s);
        clerk.see(u"健康保険資格喪失証明書"_s);
        clerk.press(Qt::Key_Return, Qt::ControlModifier);
        clerk.see(u"鈴木 一郎さんが確認しました"_s);
        story.print({u"F10"_s, u"F11"_s, u"F11"_s});

        story.find(u"ヤマ S33.4.1 青木"_s, taro);
        clerk.wait(u"three insured people"_s, [&clerk] { return clerk.screen().count(u"R8.11.1"_s) >= 3; });
        qInfo().noquote() << clerk.screen();
        story.close();
        checkTheCentre(story);
        checkThePapers(story.tray());
    });
}

void TestStory::checkTheCentre(Story& story) {
    namespace el = field::eligibility;
    for (const QString& each : {QString(demo::taro), QString(demo::hanako), QString(demo::katsuo)}) {
        const auto spells = recordsAtCentre(*m_city, story.profile(), el::addressee_no, each);
        const auto open = std::count_if(spells.begin(), spells.end(), [](const Record& record) {
            return record.text(el::application_start_date) == u"2026-11-01"_s &&
                   record.isNull(el::application_end_date);
        });
        QCOMPARE(open, 1);
    }
    namespace file = field::case_file;
    const auto cases = recordsAtCentre(*m_city, story.profile(), file::case_no, u"R8-A12-000001"_s);
    QCOMPARE(cases.size(), std::size_t(1));
    QCOMPARE(cases[0].text(file::state), u"applied"_s);
    QCOMPARE(cases[0].text(file::author_id), u"s-0001"_s);
    QCOMPARE(cases[0].text(file::confirmer_id), u"s-0002"_s);
    const auto issues =
        recordsAtCentre(*m_city, story.profile(), field::document_issue::case_id, cases[0].key());
    QCOMPARE(issues.size(), std::size_t(5));
    // The register's digest is that of the very bytes that went to the printer.
    QStringList digests;
    for (const Record& each : issues)
        digests << each.text(field::document_issue::pdf_digest);
    for (const PrintRequest& each : story.tray().papers()) {
        const QByteArray digest = QCryptographicHash::hash(each.pdf, QCryptographicHash::Sha256).toHex();
        QVERIFY2(digests.contains(QString::fromLatin1(digest)), qPrintable(each.jobName));
    }
}

void TestStory::checkThePapers(const PrintTray& tray) {
    const QList<PrintRequest> papers = tray.papers();
    QCOMPARE(papers.size(), 5);
    // Family and given name stand apart by a wide space on paper.
    const auto text = [&papers](int paper) {
        return readPdf(papers[paper].pdf).text().replace(QChar(0x3000), u' ');
    };
    const QString filed = text(0);
    for (const QString& name : {taro, hanako, katsuo})
        QVERIFY2(filed.contains(name), qPrintable(filed));
    QVERIFY2(text(2).contains(taro), qPrintable(text(2)));
    QVERIFY2(text(3).contains(hanako), qPrintable(text(3)));
    QVERIFY2(text(4).contains(katsuo), qPrintable(text(4)));
}

}  // namespace mado::test

QTEST_MAIN(mado::test::TestStory)
#include "TestStory.moc"
