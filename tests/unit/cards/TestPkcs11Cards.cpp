// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCatalogue.h"
#include "core/cards/CardCertificate.h"
#include "core/cards/PcscEvents.h"
#include "tests/unit/cards/SoftTokensUnderTest.h"

#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mado;
using namespace mado::test;

namespace {

const QByteArray challenge(32, '\x11');

/// Wakes when told to, and counts how often it was waited for.
class ToldEvents final : public CardEvents {
 public:
    void wait(std::chrono::milliseconds timeout, const std::stop_token& stop) override {
        std::unique_lock lock(m_mutex);
        m_woken.wait_for(lock, stop, timeout, [this] { return m_isTold; });
        m_isTold = false;
    }
    void tell() {
        const std::scoped_lock lock(m_mutex);
        m_isTold = true;
        m_woken.notify_all();
    }

 private:
    std::mutex m_mutex;
    std::condition_variable_any m_woken;
    bool m_isTold = false;
};

}  // namespace

/// What only cards behind a maker's library have: certificates, keys of several kinds, libraries that fail.
class TestPkcs11Cards : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void whatTlsNeedsHasNoSecret() {
        SoftTokensUnderTest cards(CardAlgorithm::RsaSha256);
        const auto key = cards.putIn(clerk(u"S001"_s), pinOf("4649"));
        QVERIFY(key.ok());
        const auto card = cards.reader().open(cards.reader().cards().value().front().cardId);
        QVERIFY(card.ok());
        const auto proof = (*card)->prove(pinOf("4649"), challenge);
        QVERIFY(proof.ok() && proof->tlsKey != nullptr);
        QVERIFY(verifies(*key, challenge, proof->signature));
        QVERIFY(proof->tlsKey->name().startsWith("madoguchi-card-"));
        QVERIFY(!proof->tlsKey->name().contains("4649"));
        QVERIFY(proof->tlsKey->certificatePem().startsWith("-----BEGIN CERTIFICATE-----\nMI"));
        QCOMPARE((*card)->key(), std::optional(*key));
        // A wrong PIN gives none.
        QCOMPARE((*card)->prove(pinOf("4640"), challenge).error().code, u"E-CARD-011"_s);
    }

    void whatIsRegisteredSaysItsKind_data() {
        QTest::addColumn<CardAlgorithm>("algorithm");
        QTest::addColumn<int>("rsaBits");
        QTest::addColumn<bool>("isTaken");
        QTest::newRow("Ed25519") << CardAlgorithm::Ed25519 << 0 << true;
        QTest::newRow("P-256") << CardAlgorithm::EcdsaP256Sha256 << 0 << true;
        QTest::newRow("RSA 2048") << CardAlgorithm::RsaSha256 << 2048 << true;
        QTest::newRow("RSA 3072") << CardAlgorithm::RsaSha256 << 3072 << true;
        QTest::newRow("RSA too short") << CardAlgorithm::RsaSha256 << 1024 << false;
    }
    void whatIsRegisteredSaysItsKind() {
        QFETCH(CardAlgorithm, algorithm);
        QFETCH(int, rsaBits);
        QFETCH(bool, isTaken);
        CardMaking making;
        making.algorithm = algorithm;
        making.rsaBits = rsaBits;
        const CardKey key = makeKey(making).publicKey;
        QCOMPARE(registeredCardKey(key.publicKey), isTaken ? std::optional(key) : std::nullopt);
        QVERIFY(!registeredCardKey(key.publicKey.chopped(1)).has_value());
    }

    void thePersonIsInTheCertificate() {
        SoftTokens tokens;
        auto module = tokens.module();
        QVERIFY(module.ok());
        CardMaking making;
        making.staffId = QString();
        QVERIFY(tokens.make(u"A"_s, pinOf("4649"), making).ok());
        Pkcs11Cards cards(std::move(module).value());
        // Without a number of staff the name of the login stands for it.
        QCOMPARE(cards.cards().value().front().staffId, u"staff_s001"_s);
    }

    void cardsOfOtherUsesAreNotShown_data() {
        QTest::addColumn<bool>("maySign");
        QTest::addColumn<int>("rsaBits");
        QTest::newRow("a key for secrecy only") << false << 2048;
        QTest::newRow("a key too short") << true << 1024;
    }
    void cardsOfOtherUsesAreNotShown() {
        QFETCH(bool, maySign);
        QFETCH(int, rsaBits);
        SoftTokens tokens;
        auto module = tokens.module();
        QVERIFY(module.ok());
        CardMaking making;
        making.algorithm = CardAlgorithm::RsaSha256;
        making.maySign = maySign;
        making.rsaBits = rsaBits;
        QVERIFY(tokens.make(u"other"_s, pinOf("4649"), making).ok());
        QVERIFY(tokens.make(u"staff"_s, pinOf("4649"), {}).ok());
        Pkcs11Cards cards(std::move(module).value());
        const auto present = cards.cards();
        QVERIFY(present.ok());
        QCOMPARE(present->size(), std::size_t(1));
        QCOMPARE(present->front().label, u"staff"_s);
    }

    void anEventEndsTheWaiting() {
        SoftTokens tokens;
        auto module = tokens.module();
        QVERIFY(module.ok());
        QVERIFY(tokens.make(u"A"_s, pinOf("4649"), {}).ok());
        auto told = std::make_unique<ToldEvents>();
        ToldEvents& events = *told;
        Pkcs11Cards cards(std::move(module).value(), std::move(told));
        const auto before = cards.cards();
        auto waiting = std::async(std::launch::async, [&] { return cards.waitForChange(before, 60s, {}); });
        tokens.pull(u"A"_s);
        events.tell();
        QVERIFY(waiting.get().value().empty());
        // And one whose event got lost is noticed all the same.
        const auto without = cards.cards();
        auto again = std::async(std::launch::async, [&] { return cards.waitForChange(without, 60s, {}); });
        QElapsedTimer timer;
        timer.start();
        tokens.putBack(u"A"_s);
        QCOMPARE(again.get().value().size(), std::size_t(1));
        QVERIFY(timer.elapsed() < 30'000);
    }

    void aLibraryThatIsNoneIsRefused_data() {
        QTest::addColumn<QString>("path");
        QTest::newRow("nothing") << QString();
        QTest::newRow("by name only") << u"libsofthsm2.so"_s;
        QTest::newRow("not there") << u"/nowhere/libcard.so"_s;
        QTest::newRow("a folder") << QDir::tempPath();
        QTest::newRow("no library") << QCoreApplication::applicationDirPath() + u"/CMakeFiles"_s;
        QTest::newRow("another library") << u"/lib/x86_64-linux-gnu/libz.so.1"_s;
    }
    void aLibraryThatIsNoneIsRefused() {
        QFETCH(QString, path);
        const auto module = Pkcs11Module::load(path);
        QVERIFY(!module.ok());
        QCOMPARE(module.error().code, u"E-CARD-012"_s);
    }

    void theSystemsLibraryLoads() {
        const SoftTokens tokens;  // its settings
        const auto module = Pkcs11Module::load(SoftTokens::libraryPath());
        QVERIFY2(module.ok(), module ? "" : qPrintable(module.error().detail));
        QCOMPARE((*module)->path(), SoftTokens::libraryPath());
    }

    void aCertificateTellsItsUse() {
        CardMaking making;
        making.maySignIn = false;
        making.validDays = -1;
        const auto certificate = CardCertificate::read(makeKey(making).certificate);
        QVERIFY(certificate.ok());
        QVERIFY(certificate->signs && !certificate->signsIn);
        QVERIFY(!certificate->isValidAt(QDateTime::currentDateTimeUtc()));
        QVERIFY(certificate->isValidAt(QDateTime::currentDateTimeUtc().addDays(-2)));
        QCOMPARE(certificate->fingerprint.size(), qsizetype(32));
        QCOMPARE(CardCertificate::read("no certificate").error().code, u"E-CARD-004"_s);
        QCOMPARE(CardCertificate::read({}).error().code, u"E-CARD-004"_s);
    }

    void signaturesOfAWrongFormDoNotVerify_data() {
        QTest::addColumn<QByteArray>("signature");
        QTest::newRow("nothing") << QByteArray();
        QTest::newRow("too short") << QByteArray(63, '\1');
        QTest::newRow("noughts") << QByteArray(64, '\0');
        QTest::newRow("too long") << QByteArray(4096, '\xff');
    }
    void signaturesOfAWrongFormDoNotVerify() {
        QFETCH(QByteArray, signature);
        for (const CardAlgorithm each :
             {CardAlgorithm::Ed25519, CardAlgorithm::EcdsaP256Sha256, CardAlgorithm::RsaSha256}) {
            CardMaking making;
            making.algorithm = each;
            const CardKey key = makeKey(making).publicKey;
            QVERIFY(!verifies(key, challenge, signature));
            QVERIFY(!verifies({each, "no key"}, challenge, signature));
            QVERIFY(!verifies({each, {}}, challenge, signature));
        }
    }

    void withoutTheCardServiceTimePasses() {
        // Whether the service runs here or not: waiting ends at its time and when asked.
        PcscEvents events;
        QElapsedTimer timer;
        timer.start();
        events.wait(100ms, {});
        events.wait(100ms, {});
        QVERIFY(timer.elapsed() < 30'000);
        std::stop_source source;
        auto waiting = std::async(std::launch::async, [&] { events.wait(60s, source.get_token()); });
        source.request_stop();
        waiting.get();
        QVERIFY(timer.elapsed() < 50'000);
    }
};

QTEST_GUILESS_MAIN(TestPkcs11Cards)
#include "TestPkcs11Cards.moc"
