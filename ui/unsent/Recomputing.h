// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"

#include <QObject>
#include <QSet>

namespace mado {

/// Looks at conflicts as they appear: where the same comes out of the records as they are now, and a machine
/// may say so, the command goes on, noted as recomputed. Everything else is left to a person.
class Recomputing : public QObject {
    Q_OBJECT
 public:
    explicit Recomputing(const CounterServices& services, QObject* parent = nullptr);

 Q_SIGNALS:
    /// The same outcome: it goes on.
    void recomputed(const QString& caseId, const QString& caseNo);
    /// Another outcome, or one that is for a person to see.
    void left(const QString& caseId, const QString& commandId);

 private:
    void look();
    void tryOne(const UnsentRow& row);
    const CounterServices& m_services;
    QSet<QString> m_seen;  // commands that were looked at; each once
    int m_refused = 0;
};

}  // namespace mado
