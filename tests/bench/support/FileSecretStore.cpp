// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/support/FileSecretStore.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mado::bench {

namespace {

QJsonObject load(const QString& path) {
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

Result<void> save(const QString& path, const QJsonObject& json) {
    QFile file(path);
    const QByteArray text = QJsonDocument(json).toJson();
    const bool written = file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    return written ? Result<void>() : Result<void>(fail(u"E-KEY-004"_s));
}

}  // namespace

Result<std::optional<SecretBuffer>> FileSecretStore::read(const QString& name) {
    const QJsonObject json = load(m_path);
    if (!json.contains(name)) return std::optional<SecretBuffer>();
    const QByteArray bytes = QByteArray::fromHex(json[name].toString().toLatin1());
    return std::optional(SecretBuffer::copyOf(
        {reinterpret_cast<const unsigned char*>(bytes.constData()), static_cast<std::size_t>(bytes.size())}));
}

Result<void> FileSecretStore::write(const QString& name, const SecretBuffer& secret) {
    QJsonObject json = load(m_path);
    const QByteArray bytes(reinterpret_cast<const char*>(secret.bytes().data()),
                           static_cast<qsizetype>(secret.size()));
    json[name] = QString::fromLatin1(bytes.toHex());
    return save(m_path, json);
}

Result<void> FileSecretStore::remove(const QString& name) {
    QJsonObject json = load(m_path);
    json.remove(name);
    return save(m_path, json);
}

QStringList FileSecretStore::names() const {
    return load(m_path).keys();
}

}  // namespace mado::bench
