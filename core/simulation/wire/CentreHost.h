// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/embedded/EmbeddedCentralStore.h"

#include <QCborMap>
#include <QObject>
#include <QTcpServer>

#include <map>

class QTcpSocket;

namespace mado::simulation {

/// Lets an embedded centre be asked over the loopback, one question after another. For simulations: nothing
/// is encrypted here, and the loopback is the only address it listens on.
class CentreHost final : public QObject {
    Q_OBJECT
 public:
    explicit CentreHost(EmbeddedCentralStore& centre);
    ~CentreHost() override;
    /// Takes a free port, or that one. E-SIM-003 if it can't.
    [[nodiscard]] Result<quint16> listen(quint16 port = 0);

 private:
    struct Caller {
        QByteArray incoming;
        std::unique_ptr<CentralSession> session;
    };
    void accept();
    void read(QTcpSocket* socket);
    [[nodiscard]] QCborMap answer(Caller& caller, const QCborMap& question);
    [[nodiscard]] Result<QCborMap> answerBeforeSignIn(Caller& caller, const QString& operation,
                                                      const QCborMap& question);
    [[nodiscard]] static Result<QCborMap> answerOf(CentralSession& session, const QString& operation,
                                                   const QCborMap& question);
    [[nodiscard]] static Result<QCborMap> fill(CentralSession& session, const QCborMap& question);

    EmbeddedCentralStore& m_centre;
    QTcpServer m_server;
    std::map<QTcpSocket*, Caller> m_callers;
};

}  // namespace mado::simulation
