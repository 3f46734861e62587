// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/Backoff.h"
#include "core/sync/OfflineLease.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using namespace mado;

namespace {

const QDateTime issued(QDate(2026, 11, 22), QTime(0, 0), Qt::UTC);

/// The centre's key for leases.
struct LeaseKey {
    QByteArray publicKey = QByteArray(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secretKey = QByteArray(crypto_sign_SECRETKEYBYTES, '\0');
    LeaseKey() {
        if (sodium_init() < 0) qFatal("libsodium does not start");
        crypto_sign_keypair(at(publicKey), at(secretKey));
    }
    static unsigned char* at(QByteArray& bytes) { return reinterpret_cast<unsigned char*>(bytes.data()); }
    [[nodiscard]] SignedLease sign(const QJsonObject& json) const {
        SignedLease lease{QJsonDocument(json).toJson(QJsonDocument::Compact),
                          QByteArray(crypto_sign_BYTES, '\0'), u"k1"_s};
        QByteArray secret = secretKey;
        crypto_sign_detached(at(lease.signature), nullptr,
                             reinterpret_cast<const unsigned char*>(lease.lease.constData()),
                             static_cast<unsigned long long>(lease.lease.size()), at(secret));
        return lease;
    }
};

const QByteArray cardKey(32, 'c');

QJsonObject leaseJson() {
    return {{u"staff_id"_s, u"S001"_s},
            {u"roles"_s, QJsonArray{u"enter"_s, u"confirm"_s}},
            {u"card_fingerprint"_s,
             QString::fromLatin1(QCryptographicHash::hash(cardKey, QCryptographicHash::Sha256).toHex())},
            {u"terminal_id"_s, u"T1"_s},
            {u"scope_fingerprint"_s, u"all"_s},
            {u"epoch"_s, u"e1"_s},
            {u"issued_at"_s, issued.toString(Qt::ISODateWithMs)},
            {u"not_after"_s, issued.addSecs(24 * 3600).toString(Qt::ISODateWithMs)}};
}

OfflineCircumstances usual() {
    return {u"S001"_s, u"T1"_s, issued.addSecs(3600), issued.addSecs(1800), issued.addDays(-1), u"e1"_s,
            u"all"_s,  cardKey};
}

}  // namespace

Q_DECLARE_METATYPE(mado::OfflineCircumstances)

class TestOfflineLease : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void isReadAsSigned();
    void nothingAlteredIsTaken();
    void isJudged_data();
    void isJudged();
    void aLeaseOfYearsEndsAfterAWeek();
    void isRenewedInTime();
    void waitsGrowAndDiffer();
};

void TestOfflineLease::isReadAsSigned() {
    const LeaseKey key;
    const SignedLease lease = key.sign(leaseJson());
    const auto read = OfflineLease::fromBytes(OfflineLease::toBytes(lease, key.publicKey));
    QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().code));
    QCOMPARE(read->staff.staffId, u"S001"_s);
    QCOMPARE(read->staff.roles, QStringList({u"enter"_s, u"confirm"_s}));
    QCOMPARE(read->notAfter, issued.addSecs(24 * 3600));
    QVERIFY(offline_lease::judge(*read, usual()).ok());
}

void TestOfflineLease::nothingAlteredIsTaken() {
    const LeaseKey key;
    const SignedLease lease = key.sign(leaseJson());
    for (qsizetype i = 0; i < lease.lease.size(); ++i) {
        SignedLease altered = lease;
        altered.lease[i] = static_cast<char>(altered.lease[i] ^ 1);
        QCOMPARE(OfflineLease::read(altered, key.publicKey).error().code, u"E-LEASE-001"_s);
    }
    QCOMPARE(OfflineLease::read(lease, LeaseKey().publicKey).error().code, u"E-LEASE-001"_s);
    QCOMPARE(OfflineLease::read({lease.lease, {}, {}}, key.publicKey).error().code, u"E-LEASE-001"_s);
    // Genuine, but says nothing.
    QCOMPARE(OfflineLease::read(key.sign({{u"staff_id"_s, u"S001"_s}}), key.publicKey).error().code,
             u"E-LEASE-001"_s);
}

void TestOfflineLease::isJudged_data() {
    QTest::addColumn<OfflineCircumstances>("here");
    QTest::addColumn<QString>("code");  // empty: may sign in
    const auto row = [](const char* name, const QString& code,
                        const std::function<void(OfflineCircumstances&)>& f) {
        OfflineCircumstances here = usual();
        f(here);
        QTest::newRow(name) << here << code;
    };
    using Here = OfflineCircumstances;
    row("usual", {}, [](Here&) {});
    row("last second", {}, [](Here& h) { h.now = issued.addSecs(24 * 3600 - 1); });
    row("over", u"E-LEASE-002"_s, [](Here& h) { h.now = issued.addSecs(24 * 3600); });
    row("clock ten years on", u"E-LEASE-002"_s, [](Here& h) { h.now = issued.addYears(10); });
    row("clock two days back", u"E-LEASE-004"_s, [](Here& h) { h.now = issued.addDays(-2); });
    row("clock behind what was noted", u"E-LEASE-004"_s,
        [](Here& h) { h.now = h.latestKnown.addSecs(-600); });
    row("clock put right by a little", {}, [](Here& h) { h.now = h.latestKnown.addSecs(-60); });
    row("another person", u"E-LEASE-003"_s, [](Here& h) { h.staffId = u"S002"_s; });
    row("copied to another terminal", u"E-LEASE-003"_s, [](Here& h) { h.terminalId = u"T2"_s; });
    row("another card", u"E-LEASE-003"_s, [](Here& h) { h.cardPublicKey = QByteArray(32, 'd'); });
    row("never here with the centre", u"E-LEASE-005"_s, [](Here& h) { h.lastOnline = {}; });
    row("31 days ago", u"E-LEASE-005"_s, [](Here& h) { h.lastOnline = h.now.addDays(-31); });
    row("30 days ago", {}, [](Here& h) { h.lastOnline = h.now.addDays(-30); });
    row("records of another epoch", u"E-LEASE-006"_s, [](Here& h) { h.cacheEpoch = u"e0"_s; });
    row("records of another scope", u"E-LEASE-006"_s, [](Here& h) { h.cacheScope = u"less"_s; });
}

void TestOfflineLease::isJudged() {
    QFETCH(OfflineCircumstances, here);
    QFETCH(QString, code);
    const LeaseKey key;
    const auto lease = OfflineLease::read(key.sign(leaseJson()), key.publicKey);
    const auto judged = offline_lease::judge(*lease, here);
    QCOMPARE(judged ? QString() : judged.error().code, code);
}

void TestOfflineLease::aLeaseOfYearsEndsAfterAWeek() {
    const LeaseKey key;
    QJsonObject json = leaseJson();
    json[u"not_after"_s] = issued.addYears(3).toString(Qt::ISODateWithMs);
    const auto lease = OfflineLease::read(key.sign(json), key.publicKey);
    OfflineCircumstances here = usual();
    here.now = issued.addDays(6);
    QVERIFY(offline_lease::judge(*lease, here).ok());
    here.now = issued.addDays(7);
    QCOMPARE(offline_lease::judge(*lease, here).error().code, u"E-LEASE-002"_s);
}

void TestOfflineLease::isRenewedInTime() {
    const LeaseKey key;
    const auto lease = OfflineLease::read(key.sign(leaseJson()), key.publicKey);
    QVERIFY(!offline_lease::wantsRenewal(*lease, issued.addSecs(5 * 3600)));
    QVERIFY(offline_lease::wantsRenewal(*lease, issued.addSecs(7 * 3600)));
    QVERIFY(offline_lease::wantsRenewal(*lease, issued.addDays(5)));
    QVERIFY(offline_lease::wantsRenewal(*lease, issued.addSecs(-1)));
}

void TestOfflineLease::waitsGrowAndDiffer() {
    double next = 0;
    Backoff backoff([&next] { return next; }, Backoff::Limits{});
    QCOMPARE(backoff.failed(), Backoff::Milliseconds(500));
    next = 0.999999;
    Backoff::Milliseconds last = backoff.failed();
    QVERIFY(last > 1400ms && last < 1500ms);
    for (int i = 0; i < 20; ++i) {
        const Backoff::Milliseconds now = backoff.failed();
        QVERIFY(now >= last);
        QVERIFY(now <= 60s);
        last = now;
    }
    QCOMPARE(last, Backoff::Milliseconds(60s));
    next = 0;
    QCOMPARE(backoff.failed(), Backoff::Milliseconds(500));
    next = 0.5;
    QCOMPARE(backoff.lostByFailover(), Backoff::Milliseconds(7500));
    backoff.succeeded();
    next = 0.999999;
    QVERIFY(backoff.failed() < 1500ms);
}

QTEST_GUILESS_MAIN(TestOfflineLease)
#include "TestOfflineLease.moc"
