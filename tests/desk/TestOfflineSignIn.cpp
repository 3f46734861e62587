// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/OfflineSignIn.h"
#include "tests/store/StoreFolder.h"
#include "tests/unit/cards/SoftTokensUnderTest.h"
#include "tests/unit/cards/SoftwareCardsUnderTest.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QByteArray challenge(32, '\x11');
const QDateTime issued(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC);

/// A lease of the centre for a card with that key, signed; and the centre's public key.
QByteArray leaseFor(const QByteArray& cardKey) {
    QByteArray publicKey(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secretKey(crypto_sign_SECRETKEYBYTES, '\0');
    const auto at = [](QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); };
    crypto_sign_keypair(at(publicKey), at(secretKey));
    const QJsonObject json{
        {u"staff_id"_s, u"S001"_s},
        {u"roles"_s, QJsonArray{u"enter"_s}},
        {u"card_fingerprint"_s,
         QString::fromLatin1(QCryptographicHash::hash(cardKey, QCryptographicHash::Sha256).toHex())},
        {u"terminal_id"_s, u"T1"_s},
        {u"scope_fingerprint"_s, u"all"_s},
        {u"epoch"_s, u"e1"_s},
        {u"issued_at"_s, issued.toString(Qt::ISODateWithMs)},
        {u"not_after"_s, issued.addSecs(24 * 3600).toString(Qt::ISODateWithMs)}};
    SignedLease lease{QJsonDocument(json).toJson(QJsonDocument::Compact), QByteArray(crypto_sign_BYTES, '\0'),
                      u"k1"_s};
    crypto_sign_detached(at(lease.signature), nullptr, at(lease.lease),
                         static_cast<unsigned long long>(lease.lease.size()), at(secretKey));
    return OfflineLease::toBytes(lease, publicKey);
}

}  // namespace

/// Signing in without the centre, with cards of every kind of key.
class TestOfflineSignIn : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() { QVERIFY(sodium_init() >= 0); }
    void everyKindOfCardSignsIn_data();
    void everyKindOfCardSignsIn();

 private:
    [[nodiscard]] static Result<QByteArray> signatureOf(CardsUnderTest& cards, const QString& staffId) {
        MADO_ASSIGN(const auto present, cards.reader().cards());
        for (const CardPresence& each : present) {
            if (each.staffId != staffId) continue;
            MADO_ASSIGN(const auto card, cards.reader().open(each.cardId));
            return card->sign(pinOf("4649"), challenge);
        }
        return fail(u"E-CARD-003"_s);
    }
};

void TestOfflineSignIn::everyKindOfCardSignsIn_data() {
    QTest::addColumn<int>("kind");  // -1: a card file
    QTest::newRow("Ed25519 (card file)") << -1;
    QTest::newRow("P-256") << static_cast<int>(CardAlgorithm::EcdsaP256Sha256);
    QTest::newRow("RSA 2048") << static_cast<int>(CardAlgorithm::RsaSha256);
}

void TestOfflineSignIn::everyKindOfCardSignsIn() {
    QFETCH(int, kind);
    std::unique_ptr<CardsUnderTest> cards;
    if (kind < 0)
        cards = std::make_unique<SoftwareCardsUnderTest>();
    else
        cards = std::make_unique<SoftTokensUnderTest>(static_cast<CardAlgorithm>(kind));
    const auto key = cards->putIn(clerk(u"S001"_s), pinOf("4649"));
    QVERIFY(key.ok() && cards->putIn(clerk(u"S002"_s), pinOf("4649")).ok());

    const StoreFolder folder;
    const FixedClock clock(issued.addSecs(3600));
    UuidV7Generator ids(clock);
    const auto outbox =
        Outbox::open(folder.path(u"outbox.db"_s), SecretBuffer::random(32), clock, ids, Outbox::Options{});
    QVERIFY2(outbox.ok(), outbox ? "" : qPrintable(outbox.error().code));
    // As the last sign-in with the centre left it.
    QVERIFY((*outbox)->keepFact(u"lease/S001"_s, QString::fromUtf8(leaseFor(key->publicKey))).ok());
    QVERIFY((*outbox)->keepFact(u"online/S001"_s, issued.toString(Qt::ISODateWithMs)).ok());
    Record record(Entity::StaffMember, u"S001"_s);
    record.set(field::staff_member::name, u"職員"_s);
    record.set(field::staff_member::card_public_key, QString::fromLatin1(key->publicKey.toHex()));
    const OfflineSignIn::Local local{
        u"e1"_s, u"all"_s,
        [&record](const QString&) -> Result<std::optional<Record>> { return std::optional(record); }};
    OfflineSignIn signIn(**outbox, clock);

    const auto own = signatureOf(*cards, u"S001"_s);
    QVERIFY2(own.ok(), own ? "" : qPrintable(own.error().code));
    const auto person = signIn.signIn({u"S001"_s, challenge, *own, u"T1"_s}, local);
    QVERIFY2(person.ok(), person ? "" : qPrintable(person.error().code));
    QCOMPARE(person->name, u"職員"_s);
    // Another's card, and a signature over something else.
    const auto others = signatureOf(*cards, u"S002"_s);
    QCOMPARE(signIn.signIn({u"S001"_s, challenge, *others, u"T1"_s}, local).error().code, u"E-CENTRAL-014"_s);
    QCOMPARE(signIn.signIn({u"S001"_s, QByteArray(32, 'x'), *own, u"T1"_s}, local).error().code,
             u"E-CENTRAL-014"_s);
    QCOMPARE(signIn.signIn({u"S001"_s, challenge, {}, u"T1"_s}, local).error().code, u"E-CENTRAL-014"_s);
}

QTEST_GUILESS_MAIN(TestOfflineSignIn)
#include "TestOfflineSignIn.moc"
