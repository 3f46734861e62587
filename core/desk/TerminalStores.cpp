// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/TerminalStores.h"

#include "core/base/BoundedFile.h"
#include "core/base/DurableFile.h"
#include "core/store/Cache.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>
#include <QUuid>

#include <algorithm>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString profilePath(const QString& folder) {
    return folder + u"/profile.json"_s;
}

Result<void> writeProfile(const QString& folder, const QJsonObject& json) {
    const QByteArray text = QJsonDocument(json).toJson();
    const auto* first = reinterpret_cast<const unsigned char*>(text.constData());
    if (!durable::write(profilePath(folder), std::span(first, static_cast<std::size_t>(text.size()))))
        return fail(u"E-DESK-001"_s, u"folder"_s);
    return {};
}

/// Certificate and key of a software card.
Result<TlsCredential> credentialIn(const QString& folder, const QString& staffId) {
    // The name comes from a card: it must not lead anywhere else.
    static const QRegularExpression usual(u"^[A-Za-z0-9_-]{1,32}$"_s);
    const QString base = folder + u'/' + staffId;
    const bool isThere = !folder.isEmpty() && usual.match(staffId).hasMatch() &&
                         QFile::exists(base + u".crt"_s) && QFile::exists(base + u".key"_s);
    if (!isThere) return fail(u"E-CENTRAL-013"_s);
    return TlsCredential{loginOf(staffId), base + u".crt"_s, base + u".key"_s};
}

}  // namespace

TerminalStores::TerminalStores(QString folder, Profile profile, const Clock& clock)
    : m_folder(std::move(folder)), m_profile(std::move(profile)), m_ids(clock) {}

QString TerminalStores::cachePath() const {
    return m_folder + u"/cache.db"_s;
}

QString TerminalStores::passingCachePath() const {
    return m_folder + u"/passing.db"_s;
}

Result<RecoveryKey> TerminalStores::create(const QString& folder, const QString& terminal,
                                           CacheMode cacheMode) {
    if (!QDir().mkpath(folder)) return fail(u"E-DESK-001"_s, u"folder"_s);
    if (QFile::exists(profilePath(folder))) return fail(u"E-DESK-002"_s, u"folder"_s);
    RecoveryKey key = RecoveryKey::generate();
    const auto& bytes = key.publicKey().bytes;
    const QByteArray publicKey(reinterpret_cast<const char*>(bytes.data()),
                               static_cast<qsizetype>(bytes.size()));
    const QJsonObject json{{u"id"_s, QUuid::createUuid().toString(QUuid::WithoutBraces)},
                           {u"terminal"_s, terminal},
                           {u"cache"_s, cacheModeName(cacheMode)},
                           {u"recovery_public_key"_s, QString::fromLatin1(publicKey.toHex())}};
    MADO_TRY(writeProfile(folder, json));
    return key;
}

Result<void> TerminalStores::setCacheMode(const QString& folder, CacheMode cacheMode) {
    MADO_TRY(readProfile(folder));
    const auto text = bounded::content(profilePath(folder));
    if (!text) return fail(u"E-DESK-003"_s, u"folder"_s);
    QJsonObject json = QJsonDocument::fromJson(*text).object();
    json[u"cache"_s] = cacheModeName(cacheMode);
    return writeProfile(folder, json);
}

Result<TerminalStores::Profile> TerminalStores::readProfile(const QString& folder) {
    const auto text = bounded::content(profilePath(folder));
    if (!text) return fail(u"E-DESK-003"_s, u"folder"_s);
    const QJsonObject json = QJsonDocument::fromJson(*text).object();
    Profile profile;
    profile.id = json[u"id"_s].toString();
    profile.terminal = json[u"terminal"_s].toString();
    profile.fixedToday = QDate::fromString(json[u"fixed_today"_s].toString(), Qt::ISODate);
    const QByteArray key = QByteArray::fromHex(json[u"recovery_public_key"_s].toString().toLatin1());
    const auto mode = cacheModeNamed(json[u"cache"_s].toString(cacheModeName(profile.cacheMode)));
    if (!mode) return fail(u"E-DESK-003"_s, u"cache"_s);
    profile.cacheMode = *mode;
    if (profile.id.isEmpty() || key.size() != static_cast<qsizetype>(profile.recovery.bytes.size())) {
        return fail(u"E-DESK-003"_s, u"profile"_s);
    }
    std::copy(key.begin(), key.end(), profile.recovery.bytes.begin());
    return profile;
}

EmbeddedCentralStore& TerminalStores::embedded() {
    if (m_embedded == nullptr) throw std::logic_error("this terminal's centre is a server");
    return *m_embedded;
}

Result<void> TerminalStores::openCentre(SecretStore& secrets, const Clock& clock, const Policies& fixed) {
    MADO_ASSIGN(const auto settings, CentreSettings::read(m_folder, fixed));
    if (settings) {
        m_centre = std::make_unique<PostgresCentralStore>(
            settings->server,
            [folder = m_folder, files = settings->certificates](const SignInProof& proof) {
                return proof.tlsKey ? TlsCredential::onCard(loginOf(proof.staffId), proof.tlsKey, folder)
                                    : credentialIn(files, proof.staffId);
            },
            PostgresCentralStore::Options{{}, m_profile.cacheMode});
        return {};
    }
    MADO_ASSIGN(auto embedded,
                EmbeddedCentralStore::open(m_folder + u"/centre.db"_s, secrets, m_profile.id, clock));
    m_embedded = embedded.get();
    m_centre = std::move(embedded);
    return {};
}

Result<std::unique_ptr<TerminalStores>> TerminalStores::open(const QString& folder, SecretStore& secrets,
                                                             const Clock& clock, const Policies& fixed) {
    MADO_ASSIGN(Profile profile, readProfile(folder));
    std::unique_ptr<TerminalStores> stores(new TerminalStores(folder, std::move(profile), clock));
    MADO_ASSIGN(stores->m_lock, FileLock::take(folder));
    MADO_TRY(stores->openCentre(secrets, clock, fixed));
    StoreKeys keys(secrets, folder, stores->m_profile.id, stores->m_profile.recovery);
    MADO_ASSIGN(stores->m_keys, keys.load());
    if (stores->m_keys.cacheIsNew) Cache::discard(stores->cachePath());
    MADO_ASSIGN(stores->m_outbox, Outbox::open(keys.outboxPath(), stores->m_keys.outbox, clock, stores->m_ids,
                                               Outbox::Options{}));
    return stores;
}

}  // namespace mado
