// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/SealedCard.h"

#include <QCryptographicHash>
#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

#include <sodium.h>
#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int formatNumber = 1;
const auto sumKey = QLatin1StringView("sum");

/// Members are sorted in a QJsonObject, so equal content gives equal bytes.
QString checksum(const QJsonObject& json) {
    const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
    return QString::fromLatin1(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256).toHex());
}

void startSodium() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

const unsigned char* bytesOf(const QByteArray& array) {
    return reinterpret_cast<const unsigned char*>(array.constData());
}
unsigned char* bytesOf(QByteArray& array) {
    return reinterpret_cast<unsigned char*>(array.data());
}

SecretBuffer keyFromPin(const SecretBuffer& pin, const QByteArray& salt) {
    SecretBuffer key(crypto_secretbox_KEYBYTES);
    const int failed =
        crypto_pwhash(key.bytes().data(), key.size(), reinterpret_cast<const char*>(pin.bytes().data()),
                      pin.size(), bytesOf(salt), crypto_pwhash_OPSLIMIT_INTERACTIVE,
                      crypto_pwhash_MEMLIMIT_INTERACTIVE, crypto_pwhash_ALG_ARGON2ID13);
    if (failed != 0) throw std::bad_alloc();
    return key;
}

}  // namespace

SealedCard SealedCard::make(const StaffIdentity& staff, const SecretBuffer& pin, QByteArray& publicKey) {
    startSodium();
    SealedCard card;
    card.staffId = staff.staffId;
    card.label = staff.name;
    publicKey = QByteArray(crypto_sign_PUBLICKEYBYTES, '\0');
    SecretBuffer secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(bytesOf(publicKey), secret.bytes().data());
    card.salt = QByteArray(crypto_pwhash_SALTBYTES, '\0');
    card.nonce = QByteArray(crypto_secretbox_NONCEBYTES, '\0');
    randombytes_buf(card.salt.data(), static_cast<std::size_t>(card.salt.size()));
    randombytes_buf(card.nonce.data(), static_cast<std::size_t>(card.nonce.size()));
    card.sealed = QByteArray(static_cast<qsizetype>(secret.size() + crypto_secretbox_MACBYTES), '\0');
    const SecretBuffer key = keyFromPin(pin, card.salt);
    crypto_secretbox_easy(bytesOf(card.sealed), secret.bytes().data(), secret.size(),
                          bytesOf(std::as_const(card.nonce)), key.bytes().data());
    return card;
}

Result<SecretBuffer> SealedCard::unseal(const SecretBuffer& pin) const {
    startSodium();
    const SecretBuffer key = keyFromPin(pin, salt);
    SecretBuffer secret(crypto_sign_SECRETKEYBYTES);
    const int failed = crypto_secretbox_open_easy(secret.bytes().data(), bytesOf(sealed),
                                                  static_cast<unsigned long long>(sealed.size()),
                                                  bytesOf(nonce), key.bytes().data());
    if (failed != 0) return fail(u"E-CARD-001"_s);
    return secret;
}

Result<SealedCard> SealedCard::read(const QString& path) {
    constexpr qint64 largestFile = 64 * 1024;
    QFile file(path);
    if (!file.exists()) return fail(u"E-CARD-003"_s);
    if (!file.open(QIODevice::ReadOnly) || file.size() > largestFile) return fail(u"E-CARD-004"_s);
    QJsonObject json = QJsonDocument::fromJson(file.read(largestFile)).object();
    const QJsonValue sum = json.take(sumKey);
    const auto bytes = [&json](const QString& name) {
        return QByteArray::fromBase64(json[name].toString().toLatin1());
    };
    SealedCard card;
    card.staffId = json[u"staff_id"_s].toString();
    card.label = json[u"label"_s].toString();
    card.wrongTries = json[u"wrong_tries"_s].toInt(-1);
    card.salt = bytes(u"salt"_s);
    card.nonce = bytes(u"nonce"_s);
    card.sealed = bytes(u"sealed"_s);
    const bool isWhole =
        sum == checksum(json) && json[u"format"_s] == formatNumber && !card.staffId.isEmpty() &&
        card.wrongTries >= 0 && card.salt.size() == static_cast<qsizetype>(crypto_pwhash_SALTBYTES) &&
        card.nonce.size() == static_cast<qsizetype>(crypto_secretbox_NONCEBYTES) &&
        card.sealed.size() == static_cast<qsizetype>(crypto_sign_SECRETKEYBYTES + crypto_secretbox_MACBYTES);
    if (!isWhole) return fail(u"E-CARD-004"_s);
    return card;
}

QByteArray SealedCard::toBytes() const {
    const auto text = [](const QByteArray& bytes) { return QString::fromLatin1(bytes.toBase64()); };
    QJsonObject json{{u"format"_s, formatNumber},    {u"staff_id"_s, staffId}, {u"label"_s, label},
                     {u"wrong_tries"_s, wrongTries}, {u"salt"_s, text(salt)},  {u"nonce"_s, text(nonce)},
                     {u"sealed"_s, text(sealed)}};
    json[sumKey] = checksum(json);
    return QJsonDocument(json).toJson();
}

}  // namespace mado
