// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCatalogue.h"
#include "tests/unit/cards/SoftwareCardsUnderTest.h"

#include <QLockFile>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QByteArray challenge(32, '\x11');
struct PowerCut {};

QByteArray contentOf(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool put(const QString& path, const QByteArray& content) {
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
}

/// What signing says; the tries left for a wrong PIN; "signed".
QString saysTo(SoftwareCardsUnderTest& cards, const char* pin) {
    const auto card = cards.reader().open(u"S001"_s);
    if (!card) return card.error().code;
    const auto signature = (*card)->sign(pinOf(pin), challenge);
    return signature ? u"signed"_s : signature.error().code + signature.error().facts.value(0);
}

}  // namespace

/// What only card files have: faults of the disk, torn files, files that come and go.
class TestSoftwareCards : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_cards = std::make_unique<SoftwareCardsUnderTest>();
        QVERIFY(m_cards->putIn(clerk(u"S001"_s), pinOf("4649")).ok());
    }

    void aTryThatIsNotOnDiskIsNotJudged() {
        m_cards->beforeWrite = [] { return false; };
        // Neither PIN may give anything away.
        for (int time = 0; time < 10; ++time) {
            QCOMPARE(saysTo(*m_cards, "4649"), u"E-CARD-007"_s);
            QCOMPARE(saysTo(*m_cards, "0000"), u"E-CARD-007"_s);
        }
        m_cards->beforeWrite = [] { return true; };
        QCOMPARE(saysTo(*m_cards, "0000"), u"E-CARD-0014"_s);
        QCOMPARE(saysTo(*m_cards, "4649"), u"signed"_s);
    }

    void powerCutAfterTheCountCostsTheTry() {
        // The plug is pulled at the second write, when the PIN was found right: the try stays counted.
        for (int cut = 1; cut < SoftwareCards::triesAllowed; ++cut) {
            int writes = 0;
            m_cards->beforeWrite = [&writes]() -> bool {
                if (++writes == 2) throw PowerCut();
                return true;
            };
            QVERIFY_THROWS_EXCEPTION(PowerCut, saysTo(*m_cards, "4649"));
            m_cards->beforeWrite = [] { return true; };
            m_cards->restart();
        }
        QCOMPARE(saysTo(*m_cards, "0000"), u"E-CARD-002"_s);
        QCOMPARE(saysTo(*m_cards, "4649"), u"E-CARD-002"_s);
    }

    void powerCutBeforeTheCountJudgesNothing() {
        m_cards->beforeWrite = []() -> bool { throw PowerCut(); };
        QVERIFY_THROWS_EXCEPTION(PowerCut, saysTo(*m_cards, "0000"));
        m_cards->beforeWrite = [] { return true; };
        m_cards->restart();
        QCOMPARE(saysTo(*m_cards, "0000"), u"E-CARD-0014"_s);
    }

    void triesThatCannotBeGivenBackAreSaid() {
        int writes = 0;
        m_cards->beforeWrite = [&writes] { return ++writes != 2; };
        QCOMPARE(saysTo(*m_cards, "4649"), u"E-CARD-008"_s);
        QCOMPARE(saysTo(*m_cards, "0000"), u"E-CARD-0013"_s);
        QCOMPARE(saysTo(*m_cards, "4649"), u"signed"_s);
        QCOMPARE(saysTo(*m_cards, "0000"), u"E-CARD-0014"_s);
    }

    void anotherProgramAtTheCardIsWaitedFor() {
        QLockFile other(m_cards->path(u"S001"_s) + u".lock"_s);
        QVERIFY(other.tryLock(0));
        QCOMPARE(saysTo(*m_cards, "4649"), u"E-CARD-010"_s);
        other.unlock();
        QCOMPARE(saysTo(*m_cards, "4649"), u"signed"_s);
    }

    void tornFilesAreRefused() {
        const QString path = m_cards->path(u"S001"_s);
        const QByteArray whole = contentOf(path);
        QVERIFY(whole.size() > 100);
        for (qsizetype length = 0; length < whole.size() - 1; ++length) {  // the last byte ends a line only
            QVERIFY(put(path, whole.left(length)));
            QVERIFY2(!m_cards->reader().open(u"S001"_s).ok(), qPrintable(QString::number(length)));
            QCOMPARE(m_cards->reader().open(u"S001"_s).error().code, u"E-CARD-004"_s);
        }
        QVERIFY(put(path, QByteArray(1 << 20, '{')));
        QCOMPARE(m_cards->reader().open(u"S001"_s).error().code, u"E-CARD-004"_s);
    }

    void alteredFilesAreRefusedAndCostNoTry() {
        const QString path = m_cards->path(u"S001"_s);
        const QByteArray whole = contentOf(path);
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray altered = whole;
            altered[at] = char(altered[at] ^ 1);
            QVERIFY(put(path, altered));
            const auto card = m_cards->reader().open(u"S001"_s);
            if (card) {  // only white space may differ without harm, and the card then is the same
                QVERIFY2(QByteArray(" \n!\x0b").contains(altered[at]),
                         altered.mid(at, 1).toHex().constData());
                QCOMPARE((*card)->staffId(), u"S001"_s);
                continue;
            }
            QCOMPARE(card.error().code, u"E-CARD-004"_s);
        }
        QVERIFY(put(path, whole));
        QCOMPARE(saysTo(*m_cards, "0000"), u"E-CARD-0014"_s);
    }

    void aCardTornWhileOpenDoesNotSign() {
        const auto card = m_cards->reader().open(u"S001"_s);
        QVERIFY(card.ok());
        QVERIFY(put(m_cards->path(u"S001"_s), contentOf(m_cards->path(u"S001"_s)).left(60)));
        QCOMPARE((*card)->sign(pinOf("4649"), challenge).error().code, u"E-CARD-004"_s);
        const auto present = m_cards->reader().cards();
        QVERIFY(present.ok());
        QCOMPARE(present->size(), std::size_t(1));
        QCOMPARE(present->front().staffId, QString());
    }

    void aLeftLockIsNoCard() {
        QVERIFY(put(m_cards->path(u"S009"_s) + u".lock"_s, "1\nx\ny\n"));
        QVERIFY(put(m_cards->folder() + u"/readme.txt"_s, "x"));
        QCOMPARE(m_cards->reader().cards().value().size(), std::size_t(1));
    }

    void issuingChecksPinAndStaffId() {
        const QString folder = m_cards->folder();
        for (const char* pin : {"", "123", "1234567890123", "12a4"})
            QCOMPARE(SoftwareCards::issue(folder, clerk(u"S002"_s), pinOf(pin)).error().code,
                     u"E-CARD-005"_s);
        for (const QString& id :
             {u""_s, u"../S002"_s, u"S/2"_s, u"S.2"_s, u"窓口1"_s, u"S002\n"_s, QString(33, u'a')})
            QCOMPARE(SoftwareCards::issue(folder, clerk(id), pinOf("4649")).error().code, u"E-CARD-009"_s);
        QCOMPARE(QDir(folder).entryList(QDir::Files), QStringList{u"S001.card"_s});
        QVERIFY(SoftwareCards::issue(folder, clerk(u"S-2_b"_s), pinOf("123456789012")).ok());
    }

    void issuingWhereNothingCanBeWrittenSaysSo() {
        QCOMPARE(SoftwareCards::issue(m_cards->path(u"S001"_s), clerk(u"S002"_s), pinOf("4649")).error().code,
                 u"E-CARD-007"_s);
    }

    void everyCardHasItsOwnKeyAndSalt() {
        const auto one = m_cards->putIn(clerk(u"S002"_s), pinOf("4649"));
        const QByteArray before = contentOf(m_cards->path(u"S002"_s));
        const auto other = m_cards->putIn(clerk(u"S002"_s), pinOf("4649"));
        QVERIFY(one.ok() && other.ok());
        QVERIFY(*one != *other);
        QVERIFY(contentOf(m_cards->path(u"S002"_s)) != before);
    }

    void theFileTellsNeitherPinNorOthers() {
        const QByteArray content = contentOf(m_cards->path(u"S001"_s));
        QVERIFY(!content.contains("4649"));
#ifndef Q_OS_WIN
        QCOMPARE(QFile::permissions(m_cards->path(u"S001"_s)) &
                     (QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther),
                 QFile::Permissions());
#endif
    }

    void everyCodeHasWords() {
        const ErrorCatalogue catalogue(QStringLiteral(MADO_SOURCE_DIR "/resources/errors"));
        for (int number = 1; number <= 10; ++number) {
            const QString code = u"E-CARD-%1"_s.arg(number, 3, 10, QChar(u'0'));
            QVERIFY2(catalogue.codes().contains(code), qPrintable(code));
        }
        for (const Language language : {Language::Japanese, Language::English})
            QVERIFY(catalogue.words(fail(u"E-CARD-001"_s, {}, {u"3"_s}), language).means.contains(u'3'));
    }

 private:
    std::unique_ptr<SoftwareCardsUnderTest> m_cards;
};

QTEST_GUILESS_MAIN(TestSoftwareCards)
#include "TestSoftwareCards.moc"
