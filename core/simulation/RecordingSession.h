// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/ForwardingSession.h"
#include "core/simulation/history/History.h"

namespace mado::simulation {

/// Tells each sending of a command before it leaves, and what came back as soon as it is known.
class RecordingSession final : public ForwardingSession {
 public:
    RecordingSession(std::unique_ptr<CentralSession> real, history::Sink& sink, QString terminal)
        : ForwardingSession(std::move(real)), m_sink(sink), m_terminal(std::move(terminal)) {}

    [[nodiscard]] Result<SubmitAnswer> submit(const CommandEnvelope& command) override {
        QJsonObject facts{{QStringLiteral("command"), command.commandId}};
        m_sink.tell(history::What::Sending, m_terminal, facts);
        auto answer = real().submit(command);
        if (answer) {
            facts[QStringLiteral("outcome")] = outcomeName(answer->outcome);
            if (answer->reason) facts[QStringLiteral("code")] = answer->reason->code;
            m_sink.tell(history::What::Answer, m_terminal, facts);
        } else {
            facts[QStringLiteral("code")] = answer.error().code;
            m_sink.tell(history::What::Unknown, m_terminal, facts);
        }
        return answer;
    }

 private:
    history::Sink& m_sink;
    QString m_terminal;
};

}  // namespace mado::simulation
