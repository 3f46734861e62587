// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/CaseConflict.h"
#include "forms/filing/CasePayloads.h"
#include "ui/base/CounterServices.h"

#include <QObject>

#include <optional>

namespace mado {

/// A case whose records have moved: how they were when it was filed, how they are now, and what it does when
/// it is computed anew from them.
class ConflictWork : public QObject {
    Q_OBJECT
 public:
    /// `commandId`: the command in conflict; empty if only the case is known.
    ConflictWork(const CounterServices& services, QString caseId, QString commandId,
                 QObject* parent = nullptr);
    void load();
    /// Its command is being settled: what began to read it meanwhile may find it gone, which is no news for
    /// anybody.
    void setSettling(bool isSettling) {
        m_isSettling = isSettling;
        m_mayBeGone = m_mayBeGone || isSettling;
    }

    struct Finding {
        CaseView view;
        std::vector<ConflictRecord> records;
        CaseComputation computed;  ///< from the records as they are now
        CommandKind kind = CommandKind::EnterCase;
        QString giverId;  ///< of the command; empty if only the case is known
        /// Nothing that was filed or shown to the resident is different, and a machine may say so.
        bool isSame = false;
    };
    [[nodiscard]] const std::optional<Finding>& finding() const { return m_finding; }
    [[nodiscard]] const QString& commandId() const { return m_commandId; }
    /// Gives the command once more, computed from the records as they are now; only if finding()->isSame and
    /// it was given by the person signed in.
    [[nodiscard]] bool mayGoOn() const;
    [[nodiscard]] CounterDesk::Future<Submission> goOn();

 Q_SIGNALS:
    void loaded();
    void refused(const mado::Error& error);

 private:
    void takeCommand(const Result<OutboxCommand>& command);
    void takeView(const Result<CaseView>& view);
    void askHistories(const CaseView& view, std::vector<RecordRef> left, RecordHistories known);
    void compute(const CaseView& view, const RecordHistories& histories);
    [[nodiscard]] NewCommand anew() const;

    const CounterServices& m_services;
    QString m_caseId;
    QString m_commandId;
    bool m_isSettling = false;
    bool m_mayBeGone = false;  // of the last load(): its command was being settled meanwhile
    std::optional<OutboxCommand> m_command;
    std::optional<Finding> m_finding;
};

}  // namespace mado
