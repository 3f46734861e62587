// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/ProtectedSecretStore.h"

#include "core/base/DurableFile.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr QByteArrayView mark = "MADOKEY1";
constexpr qsizetype hashSize = 32;
constexpr qsizetype lengthSize = 4;
constexpr qsizetype headSize = 8 + hashSize + lengthSize;
constexpr qint64 largestFile = 64 * 1024;

QByteArray hashOf(const QByteArray& bytes) {
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

/// The sealed bytes of a whole file; nothing if it is torn.
std::optional<QByteArray> sealedIn(const QByteArray& file) {
    if (file.size() < headSize + hashSize || !file.startsWith(mark)) return {};
    if (hashOf(file.first(file.size() - hashSize)) != file.last(hashSize)) return {};
    const auto length = qFromBigEndian<quint32>(file.constData() + headSize - lengthSize);
    if (file.size() != headSize + hashSize + static_cast<qsizetype>(length)) return {};
    return file.mid(headSize, length);
}

}  // namespace

ProtectedSecretStore::ProtectedSecretStore(QString folder, std::unique_ptr<SecretProtector> protector)
    : m_folder(std::move(folder)), m_protector(std::move(protector)) {}

QString ProtectedSecretStore::pathOf(const QString& name) const {
    return m_folder + u'/' + QString::fromLatin1(hashOf(name.toUtf8()).toHex()) + u".key"_s;
}

QByteArray ProtectedSecretStore::ownerHash() const {
    return hashOf(m_protector->owner());
}

Result<std::optional<SecretBuffer>> ProtectedSecretStore::read(const QString& name) {
    QFile file(pathOf(name));
    if (!file.exists()) return std::optional<SecretBuffer>();
    if (!file.open(QIODevice::ReadOnly)) return fail(u"E-KEY-002"_s, {}, {}, file.errorString());
    const auto bytes = file.read(largestFile);
    const auto sealed = sealedIn(bytes);
    if (!sealed) return fail(u"E-KEY-012"_s);
    if (bytes.mid(mark.size(), hashSize) != ownerHash()) return fail(u"E-KEY-013"_s);
    MADO_ASSIGN(SecretBuffer secret, m_protector->open(*sealed, name.toUtf8()));
    return std::optional<SecretBuffer>(std::move(secret));
}

Result<void> ProtectedSecretStore::write(const QString& name, const SecretBuffer& secret) {
    MADO_ASSIGN(const QByteArray sealed, m_protector->seal(secret, name.toUtf8()));
    QByteArray length(lengthSize, '\0');
    qToBigEndian(static_cast<quint32>(sealed.size()), length.data());
    QByteArray bytes = mark.toByteArray() + ownerHash() + length + sealed;
    bytes += hashOf(bytes);
    const auto* first = reinterpret_cast<const unsigned char*>(bytes.constData());
    if (!QDir().mkpath(m_folder) ||
        !durable::write(pathOf(name), std::span(first, static_cast<std::size_t>(bytes.size()))))
        return fail(u"E-KEY-011"_s, {}, {u"secrets"_s});
    return {};
}

Result<void> ProtectedSecretStore::remove(const QString& name) {
    QFile file(pathOf(name));
    if (!file.exists() || file.remove()) return {};
    return fail(u"E-KEY-004"_s, {}, {}, file.errorString());
}

}  // namespace mado
