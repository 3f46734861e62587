// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/OfflineLease.h"

#include <QCryptographicHash>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int daysSinceOnline = 30;
/// Clocks are put right by a little; more than that backwards is a finding.
constexpr qint64 clockSlackSeconds = 120;
/// No lease is longer, whatever is written in it: a disaster's order is for 7 days.
constexpr qint64 longestSeconds = 7LL * 24 * 3600;

QDateTime timeOf(const QJsonValue& value) {
    return QDateTime::fromString(value.toString(), Qt::ISODateWithMs).toUTC();
}

bool isSigned(const SignedLease& lease, const QByteArray& publicKey) {
    const auto bytes = [](const QByteArray& array) {
        return reinterpret_cast<const unsigned char*>(array.constData());
    };
    return publicKey.size() == static_cast<qsizetype>(crypto_sign_PUBLICKEYBYTES) &&
           lease.signature.size() == static_cast<qsizetype>(crypto_sign_BYTES) &&
           crypto_sign_verify_detached(bytes(lease.signature), bytes(lease.lease),
                                       static_cast<unsigned long long>(lease.lease.size()),
                                       bytes(publicKey)) == 0;
}

}  // namespace

Result<OfflineLease> OfflineLease::read(const SignedLease& lease, const QByteArray& publicKey) {
    if (!isSigned(lease, publicKey)) return fail(u"E-LEASE-001"_s);
    const QJsonObject json = QJsonDocument::fromJson(lease.lease).object();
    OfflineLease made;
    made.staff.staffId = json[u"staff_id"_s].toString();
    for (const QJsonValue& role : json[u"roles"_s].toArray())
        made.staff.roles << role.toString();
    made.cardFingerprint = json[u"card_fingerprint"_s].toString();
    made.terminalId = json[u"terminal_id"_s].toString();
    made.scopeFingerprint = json[u"scope_fingerprint"_s].toString();
    made.epoch = json[u"epoch"_s].toString();
    made.issuedAt = timeOf(json[u"issued_at"_s]);
    made.notAfter = timeOf(json[u"not_after"_s]);
    const bool isWhole = !made.staff.staffId.isEmpty() && !made.terminalId.isEmpty() &&
                         made.issuedAt.isValid() && made.notAfter.isValid();
    if (!isWhole) return fail(u"E-LEASE-001"_s);
    return made;
}

QByteArray OfflineLease::toBytes(const SignedLease& lease, const QByteArray& publicKey) {
    const auto text = [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); };
    return QJsonDocument(QJsonObject{{u"lease"_s, text(lease.lease)},
                                     {u"signature"_s, text(lease.signature)},
                                     {u"key_id"_s, lease.keyId},
                                     {u"public_key"_s, text(publicKey)}})
        .toJson(QJsonDocument::Compact);
}

Result<OfflineLease> OfflineLease::fromBytes(const QByteArray& bytes) {
    const QJsonObject json = QJsonDocument::fromJson(bytes).object();
    const auto part = [&json](const QString& name) {
        return QByteArray::fromBase64(json[name].toString().toLatin1());
    };
    const SignedLease lease{part(u"lease"_s), part(u"signature"_s), json[u"key_id"_s].toString()};
    return read(lease, part(u"public_key"_s));
}

namespace offline_lease {

Result<void> judge(const OfflineLease& lease, const OfflineCircumstances& here) {
    const bool isOurs = lease.staff.staffId == here.staffId && lease.terminalId == here.terminalId;
    if (!isOurs) return fail(u"E-LEASE-003"_s);
    const QByteArray fingerprint =
        QCryptographicHash::hash(here.cardPublicKey, QCryptographicHash::Sha256).toHex();
    const bool isThisCard =
        lease.cardFingerprint.isEmpty() || lease.cardFingerprint == QString::fromLatin1(fingerprint);
    if (!isThisCard) return fail(u"E-LEASE-003"_s);
    const QDateTime earliest = std::max(lease.issuedAt, here.latestKnown).addSecs(-clockSlackSeconds);
    if (here.now < earliest) return fail(u"E-LEASE-004"_s);
    const bool isValid = here.now < lease.notAfter && here.now < lease.issuedAt.addSecs(longestSeconds);
    if (!isValid) return fail(u"E-LEASE-002"_s);
    if (!here.lastOnline.isValid() || here.lastOnline.addDays(daysSinceOnline) < here.now)
        return fail(u"E-LEASE-005"_s);
    const bool fitsCache = lease.epoch == here.cacheEpoch && lease.scopeFingerprint == here.cacheScope;
    if (!fitsCache) return fail(u"E-LEASE-006"_s);
    return {};
}

bool wantsRenewal(const OfflineLease& lease, const QDateTime& now) {
    const qint64 whole = lease.issuedAt.secsTo(lease.notAfter);
    return now.secsTo(lease.notAfter) * 4 < whole * 3 || now < lease.issuedAt;
}

}  // namespace offline_lease

}  // namespace mado
