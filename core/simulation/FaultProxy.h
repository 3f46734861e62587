// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QObject>
#include <QTcpServer>

#include <map>
#include <memory>

namespace mado::simulation {

/// The line between one terminal and the centre: hands bytes on, on the loopback only, and fails as it is
/// told. Knows nothing of what the bytes mean.
class FaultProxy final : public QObject {
    Q_OBJECT
 public:
    enum class Way { Up, Down };  ///< to the centre, to the terminal

    explicit FaultProxy(quint16 centrePort, QString centreHost = QStringLiteral("127.0.0.1"));
    ~FaultProxy() override;
    /// E-SIM-003 if no port can be had.
    [[nodiscard]] Result<quint16> listen();
    void setCentrePort(quint16 port) { m_centrePort = port; }

    void cut();                                        ///< all connections end now
    void cutAfter(qint64 bytes) { m_budget = bytes; }  ///< after so many more bytes, whichever way
    void delay(int milliseconds) { m_delay = milliseconds; }
    void freeze() { m_isFrozen = true; }  ///< nothing moves; both ends stay open
    void swallow(Way way);                ///< half open: what goes that way is gone
    void refuse() { m_refuses = true; }   ///< new connections end at once
    /// What was held goes on; connections that lost bytes end.
    void heal();
    [[nodiscard]] qint64 bytesMoved() const { return m_moved; }

 private:
    class Link;
    void accept();
    void remove(Link* link);
    /// How many of these bytes may still pass; after that the lines are cut.
    [[nodiscard]] qint64 take(qint64 bytes);

    QTcpServer m_server;
    std::map<Link*, std::unique_ptr<Link>> m_links;
    quint16 m_centrePort;
    QString m_centreHost;
    qint64 m_budget = -1;  ///< -1: no limit
    qint64 m_moved = 0;
    int m_delay = 0;
    bool m_isFrozen = false;
    bool m_refuses = false;
    bool m_swallows[2] = {false, false};
};

}  // namespace mado::simulation
