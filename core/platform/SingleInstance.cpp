// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/SingleInstance.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QStandardPaths>

namespace mado {

namespace {

constexpr std::string_view bringToFront = "front";

QString written(const QString& profile) {
    const QString real = QFileInfo(profile).canonicalFilePath();
    const QString path = real.isEmpty() ? QDir::cleanPath(QDir().absoluteFilePath(profile)) : real;
#ifdef Q_OS_WIN
    return path.toLower();  // names of files differ there not by case
#else
    return path;
#endif
}

}  // namespace

SingleInstance::SingleInstance(std::unique_ptr<InstanceChannel> channel, QObject* parent)
    : QObject(parent), m_channel(std::move(channel)) {}

SingleInstance::~SingleInstance() = default;

std::unique_ptr<InstanceChannel> SingleInstance::channelOf(const QString& profile) {
    constexpr qsizetype digits = 24;
    const QByteArray name =
        QCryptographicHash::hash(written(profile).toUtf8(), QCryptographicHash::Sha256).toHex().left(digits);
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation);
    return systemInstanceChannel(QFile::encodeName(folder).toStdString(), name.toStdString());
}

SingleInstance::Start SingleInstance::begin() {
    const auto claim = m_channel->claim();
    if (claim == InstanceChannel::Claim::Impossible) return Start::Unanswered;
    if (claim == InstanceChannel::Claim::Taken)
        return m_channel->tell(bringToFront) ? Start::Told : Start::Unanswered;
    m_listener = std::jthread([this](const std::stop_token& stop) {
        while (true) {
            const std::string message = m_channel->next(stop);
            if (message.empty()) return;
            if (message == bringToFront) Q_EMIT frontWanted();
        }
    });
    return Start::First;
}

}  // namespace mado
