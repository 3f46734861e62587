// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/platform/InstanceChannel.h"

#include <QObject>
#include <QString>

#include <thread>

namespace mado {

/// One counter for each data folder of a user: a second start brings the first one's window to the front and
/// ends. A courtesy; the folder's own lock (FileLock) is what keeps two processes out of it.
class SingleInstance : public QObject {
    Q_OBJECT
 public:
    enum class Start {
        First,      ///< nobody else; frontWanted() tells of later starts
        Told,       ///< another one is there and was told
        Unanswered  ///< another one is there and does not answer, or nobody can tell
    };
    explicit SingleInstance(std::unique_ptr<InstanceChannel> channel, QObject* parent = nullptr);
    ~SingleInstance() override;

    [[nodiscard]] Start begin();
    /// The channel of this system for a data folder; the same folder, however it is written, is the same
    /// channel.
    [[nodiscard]] static std::unique_ptr<InstanceChannel> channelOf(const QString& profile);

 Q_SIGNALS:
    /// In the thread of whoever is connected, by its event loop.
    void frontWanted();

 private:
    std::unique_ptr<InstanceChannel> m_channel;
    std::jthread m_listener;  // last: it uses the channel
};

}  // namespace mado
