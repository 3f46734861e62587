// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/OfflineSignIn.h"

#include "core/cards/CardKey.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Often enough to find a clock that is set back, seldom enough not to wear the disk.
constexpr qint64 secondsBetweenNotes = 300;

QString leaseName(const QString& staffId) {
    return u"lease/"_s + staffId;
}

QString onlineName(const QString& staffId) {
    return u"online/"_s + staffId;
}

const QString latestName = u"latest-time"_s;

}  // namespace

Result<QDateTime> OfflineSignIn::timeNoted(const QString& name) const {
    MADO_ASSIGN(const QString text, m_outbox.fact(name));
    return QDateTime::fromString(text, Qt::ISODateWithMs).toUTC();
}

Result<std::optional<OfflineLease>> OfflineSignIn::leaseOf(const QString& staffId) const {
    MADO_ASSIGN(const QString kept, m_outbox.fact(leaseName(staffId)));
    if (kept.isEmpty()) return std::optional<OfflineLease>();
    MADO_ASSIGN(OfflineLease lease, OfflineLease::fromBytes(kept.toUtf8()));
    return std::optional(std::move(lease));
}

Result<void> OfflineSignIn::noteTime() {
    const QDateTime now = m_clock.now();
    if (m_lastNoted.isValid() && m_lastNoted.secsTo(now) < secondsBetweenNotes) return {};
    MADO_ASSIGN(const QDateTime known, timeNoted(latestName));
    if (known.isValid() && known >= now) return {};
    MADO_TRY(m_outbox.keepFact(latestName, now.toString(Qt::ISODateWithMs)));
    m_lastNoted = now;
    return {};
}

Result<void> OfflineSignIn::renew(CentralSession& session, const CentralHello& hello) {
    MADO_TRY(noteTime());
    if (hello.leasePublicKey.isEmpty()) return {};
    const QString who = session.staff().staffId;
    const auto kept = leaseOf(who);
    const bool isFresh = kept && *kept && (*kept)->epoch == hello.epoch &&
                         (*kept)->scopeFingerprint == hello.scopeFingerprint &&
                         !offline_lease::wantsRenewal(**kept, m_clock.now());
    if (isFresh) return {};
    const auto signedLease = session.lease();
    if (!signedLease && signedLease.error().code == u"E-CENTRAL-018"_s) return {};
    if (!signedLease) return signedLease.error();
    MADO_TRY(OfflineLease::read(*signedLease, hello.leasePublicKey));
    MADO_TRY(m_outbox.keepFact(leaseName(who),
                               QString::fromUtf8(OfflineLease::toBytes(*signedLease, hello.leasePublicKey))));
    return m_outbox.keepFact(onlineName(who), m_clock.now().toString(Qt::ISODateWithMs));
}

Result<StaffIdentity> OfflineSignIn::signIn(const SignInProof& proof, const Local& local) {
    MADO_ASSIGN(const auto lease, leaseOf(proof.staffId));
    if (!lease) return fail(u"E-CENTRAL-010"_s, {}, {}, u"no lease"_s);
    MADO_ASSIGN(const auto record, local.staff(proof.staffId));
    if (!record) return fail(u"E-LEASE-003"_s);
    namespace staff = field::staff_member;
    const QByteArray key = QByteArray::fromHex(record->text(staff::card_public_key).toLatin1());
    MADO_ASSIGN(const QDateTime latest, timeNoted(latestName));
    MADO_ASSIGN(const QDateTime online, timeNoted(onlineName(proof.staffId)));
    const OfflineCircumstances here{proof.staffId, proof.terminalId, m_clock.now(), latest,
                                    online,        local.epoch,      local.scope,   key};
    MADO_TRY(offline_lease::judge(*lease, here));
    const auto card = registeredCardKey(key);
    const bool isGenuine = card && verifies(*card, proof.challenge, proof.signature);
    if (!isGenuine) return fail(u"E-CENTRAL-014"_s);
    StaffIdentity person = lease->staff;
    person.name = record->text(staff::name);
    person.kana = record->text(staff::name_kana);
    person.section = record->text(staff::section);
    return person;
}

}  // namespace mado
