// SPDX-License-Identifier: GPL-3.0-or-later
//
// Card files against the real embedded centre.
#include "tests/central/EmbeddedCentre.h"
#include "tests/unit/cards/SoftwareCardsUnderTest.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

class TestCardSignIn : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void init() {
        m_centre = std::make_unique<EmbeddedCentre>();
        m_cards = std::make_unique<SoftwareCardsUnderTest>();
    }

    void aRegisteredCardSignsIn() {
        QVERIFY(issue(u"S001"_s, "4649"));
        const auto session = signIn(u"S001"_s, u"S001"_s, "4649");
        QVERIFY2(session.ok(), session ? "" : qPrintable(session.error().code));
        QVERIFY((*session)->staff() == clerk(u"S001"_s));
    }

    void signsInAfterBothBeganAgain() {
        QVERIFY(issue(u"S001"_s, "4649"));
        QVERIFY(m_centre->reopen().ok());
        m_cards->restart();
        QVERIFY(signIn(u"S001"_s, u"S001"_s, "4649").ok());
    }

    void aWrongPinNeverReachesTheCentre() {
        QVERIFY(issue(u"S001"_s, "4649"));
        QCOMPARE(signIn(u"S001"_s, u"S001"_s, "4640").error().code, u"E-CARD-001"_s);
    }

    void theCardOfAnotherDoesNotSignIn() {
        QVERIFY(issue(u"S001"_s, "4649"));
        QVERIFY(issue(u"S002"_s, "4649"));
        QCOMPARE(signIn(u"S002"_s, u"S001"_s, "4649").error().code, u"E-CENTRAL-014"_s);
    }

    void aCardThatWasReplacedDoesNotSignIn() {
        QVERIFY(issue(u"S001"_s, "4649"));
        const QString path = m_cards->path(u"S001"_s);
        QVERIFY(QFile::copy(path, path + u".old"_s));
        QVERIFY(issue(u"S001"_s, "975310"));
        QVERIFY(signIn(u"S001"_s, u"S001"_s, "975310").ok());
        QVERIFY(QFile::remove(path) && QFile::rename(path + u".old"_s, path));
        QCOMPARE(signIn(u"S001"_s, u"S001"_s, "4649").error().code, u"E-CENTRAL-014"_s);
    }

    void aCardNobodyRegisteredDoesNotSignIn() {
        QVERIFY(m_cards->putIn(clerk(u"S001"_s), pinOf("4649")).ok());
        QCOMPARE(signIn(u"S001"_s, u"S001"_s, "4649").error().code, u"E-CENTRAL-013"_s);
    }

 private:
    bool issue(const QString& staffId, const char* pin) {
        const auto key = m_cards->putIn(clerk(staffId), pinOf(pin));
        return key && m_centre->registerStaff(clerk(staffId), key->publicKey).ok();
    }
    Result<std::unique_ptr<CentralSession>> signIn(const QString& staffId, const QString& cardId,
                                                   const char* pin) {
        MADO_ASSIGN(const QByteArray challenge, m_centre->store().challenge());
        MADO_ASSIGN(const auto card, m_cards->reader().open(cardId));
        MADO_ASSIGN(const QByteArray signature, card->sign(pinOf(pin), challenge));
        return m_centre->store().signIn({staffId, challenge, signature, u"T1"_s});
    }

    std::unique_ptr<EmbeddedCentre> m_centre;
    std::unique_ptr<SoftwareCardsUnderTest> m_cards;
};

QTEST_GUILESS_MAIN(TestCardSignIn)
#include "TestCardSignIn.moc"
