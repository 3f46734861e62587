// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Cards.h"
#include "core/central/postgres/PgParameters.h"
#include "tests/central/postgres/PgBench.h"
#include "tests/support/cards/SoftTokens.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mado;
using namespace mado::test;

namespace {

const QString label = u"職員S001"_s;
const QByteArray challenge(32, '\x11');

SecretBuffer pinOf(QByteArrayView digits) {
    return SecretBuffer::copyOf(std::span(reinterpret_cast<const unsigned char*>(digits.data()),
                                          static_cast<std::size_t>(digits.size())));
}

}  // namespace

/// The database connection with a key that stays on the card.
class TestCardConnection : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();

    void theServerSeesThePerson_data();
    void theServerSeesThePerson();
    void nothingSecretIsHandedOver();
    void aWrongPinIsTriedOnce();
    void aPulledCardConnectsNoMore();
    void theFileOfTheCertificateGoes();
    void anotherPersonsLoginIsRefused();

 private:
    [[nodiscard]] bool putIn(CardAlgorithm algorithm = CardAlgorithm::EcdsaP256Sha256);
    [[nodiscard]] std::shared_ptr<CardTlsKey> keyWith(QByteArrayView pin);
    [[nodiscard]] Result<TlsCredential> credential(QByteArrayView pin = "4649",
                                                   const QString& login = u"staff_s001"_s) {
        return TlsCredential::onCard(login, keyWith(pin), m_folder->path());
    }
    [[nodiscard]] Result<std::unique_ptr<PgConnection>> connect(const TlsCredential& credential) {
        return PgConnection::open(serverOf(*m_postgres), credential);
    }
    [[nodiscard]] PinState pinState() { return m_reader->cards().value().front().pin; }

    std::unique_ptr<PrivatePostgres> m_postgres;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<SoftTokens> m_tokens;
    std::unique_ptr<Pkcs11Cards> m_reader;
};

void TestCardConnection::initTestCase() {
    auto started = PrivatePostgres::start();
    QVERIFY2(started.ok(), started ? "" : qPrintable(started.error().detail));
    m_postgres = std::move(*started);
    QVERIFY(m_postgres->addLogin(u"staff_s001"_s).ok());
    QVERIFY(m_postgres->addLogin(u"staff_s002"_s).ok());
}

void TestCardConnection::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_tokens = std::make_unique<SoftTokens>();
    auto module = m_tokens->module();
    QVERIFY2(module.ok(), module ? "" : qPrintable(module.error().detail));
    m_reader = std::make_unique<Pkcs11Cards>(std::move(module).value());
}

void TestCardConnection::cleanup() {
    m_reader.reset();
    m_tokens.reset();
}

bool TestCardConnection::putIn(CardAlgorithm algorithm) {
    CardMaking making;
    making.algorithm = algorithm;
    making.authority = m_postgres->authorityFolder();
    return m_tokens->make(label, pinOf("4649"), making).ok();
}

std::shared_ptr<CardTlsKey> TestCardConnection::keyWith(QByteArrayView pin) {
    const auto card = m_reader->open(m_reader->cards().value().front().cardId);
    return (*card)->tlsKey(pinOf(pin)).value();
}

void TestCardConnection::theServerSeesThePerson_data() {
    QTest::addColumn<CardAlgorithm>("algorithm");
    QTest::addColumn<QString>("version");
    for (const auto& version : {u"TLSv1.2"_s, u"TLSv1.3"_s}) {
        QTest::addRow("P-256, %s", qPrintable(version)) << CardAlgorithm::EcdsaP256Sha256 << version;
        QTest::addRow("RSA, %s", qPrintable(version)) << CardAlgorithm::RsaSha256 << version;
    }
}

void TestCardConnection::theServerSeesThePerson() {
    QFETCH(CardAlgorithm, algorithm);
    QFETCH(QString, version);
    QVERIFY(m_postgres->run(u"ALTER SYSTEM SET ssl_max_protocol_version = '%1'"_s.arg(version)).ok());
    QVERIFY(m_postgres->run(u"SELECT pg_reload_conf()"_s).ok());
    QVERIFY(putIn(algorithm));
    const auto person = credential();
    QVERIFY2(person.ok(), person ? "" : qPrintable(person.error().code));
    Result<std::unique_ptr<PgConnection>> opened = fail(u"E-TEST"_s);
    // The server takes a moment to read its settings.
    const auto isSo = [&] {
        opened = connect(*person);
        return !opened.ok() || (*opened)->tlsVersion() == version;
    };
    QTRY_VERIFY(isSo());
    QVERIFY2(opened.ok(), opened ? "" : qPrintable(opened.error().code + opened.error().detail));
    const auto who = (*opened)->call("SELECT session_user", {}, QDeadlineTimer(10s));
    QCOMPARE(who->text(0, 0), u"staff_s001"_s);
}

void TestCardConnection::nothingSecretIsHandedOver() {
    QVERIFY(putIn());
    const auto person = credential("4649");
    const PgServer server = serverOf(*m_postgres);
    const PgParameters parameters(server, server.nodes.front(), *person);
    for (const auto& [name, value] : parameters.all())
        QVERIFY2(!value.contains("4649"), name.constData());
    QVERIFY(parameters.value("sslkey").startsWith("madoguchi-card-"));
}

void TestCardConnection::aWrongPinIsTriedOnce() {
    QVERIFY(putIn());
    const auto person = credential("4640");
    QCOMPARE(connect(*person).error().code, u"E-CARD-011"_s);
    QCOMPARE(pinState(), PinState::FewTries);
    // As often as the line is made anew: the card is not asked again.
    for (int i = 0; i < SoftTokens::triesAllowed + 1; ++i)
        QCOMPARE(connect(*person).error().code, u"E-CARD-011"_s);
    QCOMPARE(pinState(), PinState::FewTries);
    QVERIFY(connect(*credential("4649")).ok());
}

void TestCardConnection::aPulledCardConnectsNoMore() {
    QVERIFY(putIn());
    const auto person = credential();
    QVERIFY(connect(*person).ok());
    m_tokens->pull(label);
    QCOMPARE(connect(*person).error().code, u"E-CARD-003"_s);
    m_tokens->putBack(label);
    QVERIFY(connect(*person).ok());
    // A card with another key in its place is not taken for it.
    QVERIFY(putIn());
    QCOMPARE(connect(*person).error().code, u"E-CENTRAL-014"_s);
}

void TestCardConnection::theFileOfTheCertificateGoes() {
    QVERIFY(putIn());
    QFile left(m_folder->filePath(u"card-abcdef.crt"_s));
    QVERIFY(left.open(QIODevice::WriteOnly));
    left.close();
    {
        const auto person = credential();
        QCOMPARE(QDir(m_folder->path()).entryList(QDir::Files).size(), 1);
        QVERIFY(connect(*person).ok());
    }
    QVERIFY(QDir(m_folder->path()).entryList(QDir::Files).isEmpty());
}

void TestCardConnection::anotherPersonsLoginIsRefused() {
    QVERIFY(putIn());
    QCOMPARE(connect(*credential("4649", u"staff_s002"_s)).error().code, u"E-CENTRAL-012"_s);
}

QTEST_GUILESS_MAIN(TestCardConnection)
#include "TestCardConnection.moc"
