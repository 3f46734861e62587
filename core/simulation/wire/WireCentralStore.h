// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/CentralStore.h"

#include <QCborMap>
#include <QTcpSocket>

namespace mado::simulation {

/// One connection to a CentreHost: a question, an answer, the next question. Whatever goes wrong ends it.
class WireConnection {
 public:
    [[nodiscard]] static Result<std::unique_ptr<WireConnection>> open(quint16 port);
    /// E-CENTRAL-010 if there is no answer; or what the host refuses with.
    [[nodiscard]] Result<QCborMap> ask(const QString& operation, QCborMap question = {});

 private:
    QTcpSocket m_socket;
    QByteArray m_incoming;
};

/// An embedded centre in another process of a simulation, over the loopback: so that there is a line that can
/// be cut and a centre that can be killed. Blocking; one thread.
class WireCentralStore final : public CentralStore {
 public:
    explicit WireCentralStore(quint16 port) : m_port(port) {}
    [[nodiscard]] Result<QByteArray> challenge() override;
    [[nodiscard]] Result<std::unique_ptr<CentralSession>> signIn(const SignInProof& proof) override;

 private:
    quint16 m_port;
    std::unique_ptr<WireConnection> m_connection;  // from the challenge to the sign-in
};

}  // namespace mado::simulation
