// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/StoreKeys.h"

#include "core/base/DurableFile.h"

#include <QDir>
#include <QFile>

#include <algorithm>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t keySize = 32;
constexpr std::size_t wrappedSize =
    1 + crypto_secretbox_NONCEBYTES + crypto_secretbox_MACBYTES + keySize;  // version, nonce, box
constexpr unsigned char wrapVersion = 1;

/// The key-encryption key: the device secret bound to its use and to the profile.
SecretBuffer wrappingKey(const SecretBuffer& device, const QString& profile) {
    const QByteArray use = "madoguchi outbox key wrap 1|" + profile.toUtf8();
    SecretBuffer key(crypto_secretbox_KEYBYTES);
    crypto_generichash(key.bytes().data(), key.size(),
                       reinterpret_cast<const unsigned char*>(use.constData()),
                       static_cast<unsigned long long>(use.size()), device.bytes().data(), device.size());
    return key;
}

SecretBuffer wrapped(const SecretBuffer& key, const SecretBuffer& with) {
    SecretBuffer out(wrappedSize);
    const auto nonce = out.bytes().subspan(1, crypto_secretbox_NONCEBYTES);
    out.bytes()[0] = wrapVersion;
    randombytes_buf(nonce.data(), nonce.size());
    crypto_secretbox_easy(nonce.data() + nonce.size(), key.bytes().data(), key.size(), nonce.data(),
                          with.bytes().data());
    return out;
}

std::optional<SecretBuffer> unwrapped(const SecretBuffer& box, const SecretBuffer& with) {
    if (box.size() != wrappedSize || box.bytes()[0] != wrapVersion) return std::nullopt;
    const auto nonce = box.bytes().subspan(1, crypto_secretbox_NONCEBYTES);
    const auto sealed = box.bytes().subspan(1 + crypto_secretbox_NONCEBYTES);
    SecretBuffer key(keySize);
    if (crypto_secretbox_open_easy(key.bytes().data(), sealed.data(), sealed.size(), nonce.data(),
                                   with.bytes().data()) != 0) {
        return std::nullopt;
    }
    return key;
}

std::optional<SecretBuffer> secretFile(const QString& path) {
    QFile file(path);
    SecretBuffer secret(keySize);
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered) ||
        file.size() != static_cast<qint64>(keySize)) {
        return std::nullopt;
    }
    const qint64 got =
        file.read(reinterpret_cast<char*>(secret.bytes().data()), static_cast<qint64>(keySize));
    if (got != static_cast<qint64>(keySize)) return std::nullopt;
    return secret;
}

Error unwritable(const QString& name) {
    return fail(u"E-KEY-011"_s, {}, {name});
}

}  // namespace

StoreKeys::StoreKeys(SecretStore& secrets, QString folder, QString profile, RecoveryPublicKey recovery)
    : m_secrets(secrets), m_folder(std::move(folder)), m_profile(std::move(profile)), m_recovery(recovery) {}

QString StoreKeys::outboxPath() const {
    return QDir(m_folder).filePath(u"outbox.db"_s);
}

QString StoreKeys::cachePath() const {
    return QDir(m_folder).filePath(u"cache.db"_s);
}

QString StoreKeys::sealedCopyPath() const {
    return QDir(m_folder).filePath(u"outbox.key.sealed"_s);
}

QString StoreKeys::deviceSecretPath(bool fresh) const {
    return QDir(m_folder).filePath(fresh ? u"device.secret.new"_s : u"device.secret"_s);
}

QString StoreKeys::secretName(const QString& what) const {
    return u"jp.madoguchi/%1/%2"_s.arg(what, m_profile);
}

Result<StoreKeys::Keys> StoreKeys::load() {
    Keys keys;
    MADO_ASSIGN(keys.outbox, outboxKey(keys.outboxIsNew));
    MADO_ASSIGN(keys.cache, cacheKey(keys.cacheIsNew));
    return keys;
}

Result<SecretBuffer> StoreKeys::cacheKey(bool& isNew) {
    MADO_ASSIGN(auto kept, m_secrets.read(secretName(u"cache-key"_s)));
    isNew = !kept || kept->size() != keySize;
    if (isNew) return replaceCacheKey();
    return std::move(*kept);
}

Result<SecretBuffer> StoreKeys::replaceCacheKey() {
    SecretBuffer key = SecretBuffer::random(keySize);
    MADO_TRY(m_secrets.write(secretName(u"cache-key"_s), key));
    return key;
}

Result<SecretBuffer> StoreKeys::outboxKey(bool& isNew) {
    MADO_ASSIGN(const auto kept, m_secrets.read(secretName(u"outbox-key"_s)));
    isNew = !kept;
    if (kept) return unwrapOutboxKey(*kept);
    // A key that was never used to write anything may be made again; one that was, never.
    if (QFile::exists(outboxPath())) return fail(u"E-KEY-005"_s);
    return makeOutboxKey();
}

Result<SecretBuffer> StoreKeys::makeOutboxKey() {
    SecretBuffer key = SecretBuffer::random(keySize);
    MADO_TRY(sealOutboxKey(key));
    MADO_TRY(wrapOutboxKey(key));
    return key;
}

Result<void> StoreKeys::sealOutboxKey(const SecretBuffer& key) {
    const QString path = sealedCopyPath();
    for (int i = 1; QFile::exists(path); ++i) {
        const QString aside = u"%1.%2"_s.arg(path).arg(i);
        if (!QFile::exists(aside) && !durable::rename(path, aside)) return unwritable(u"outbox.key.sealed"_s);
    }
    const QByteArray sealed = m_recovery.seal(key);
    if (!durable::write(path, std::span(reinterpret_cast<const unsigned char*>(sealed.constData()),
                                        static_cast<std::size_t>(sealed.size())))) {
        return unwritable(u"outbox.key.sealed"_s);
    }
    return {};
}

Result<void> StoreKeys::wrapOutboxKey(const SecretBuffer& key) {
    // The fresh secret is on disk before the keychain holds what only it opens; the old one stays until then.
    const SecretBuffer device = SecretBuffer::random(keySize);
    if (!durable::write(deviceSecretPath(true), device.bytes())) return unwritable(u"device.secret"_s);
    MADO_TRY(m_secrets.write(secretName(u"outbox-key"_s), wrapped(key, wrappingKey(device, m_profile))));
    if (!durable::rename(deviceSecretPath(true), deviceSecretPath(false)))
        return unwritable(u"device.secret"_s);
    return {};
}

Result<SecretBuffer> StoreKeys::unwrapOutboxKey(const SecretBuffer& box) {
    for (const bool fresh : {false, true}) {
        const auto device = secretFile(deviceSecretPath(fresh));
        if (!device) continue;
        auto key = unwrapped(box, wrappingKey(*device, m_profile));
        if (!key) continue;
        // Finish a re-wrapping that was cut off before its last step.
        if (fresh && !durable::rename(deviceSecretPath(true), deviceSecretPath(false))) {
            return unwritable(u"device.secret"_s);
        }
        return std::move(*key);
    }
    return fail(u"E-KEY-006"_s);
}

Result<void> StoreKeys::rewrap() {
    bool isNew = false;
    MADO_ASSIGN(const SecretBuffer key, outboxKey(isNew));
    if (isNew) return {};
    return wrapOutboxKey(key);
}

Result<void> StoreKeys::resealTo(const RecoveryPublicKey& recovery) {
    bool isNew = false;
    MADO_ASSIGN(const SecretBuffer key, outboxKey(isNew));
    m_recovery = recovery;
    return sealOutboxKey(key);
}

Result<SecretBuffer> StoreKeys::restoreOutboxKey(const RecoveryKey& recovery) {
    QFile file(sealedCopyPath());
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-KEY-008"_s);
    MADO_ASSIGN(SecretBuffer key, recovery.open(file.readAll()));
    if (key.size() != keySize) return fail(u"E-KEY-009"_s);
    MADO_TRY(wrapOutboxKey(key));
    return key;
}

}  // namespace mado
