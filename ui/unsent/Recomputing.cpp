// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/Recomputing.h"

#include "ui/base/DeskAnswer.h"
#include "ui/unsent/ConflictWork.h"

namespace mado {

Recomputing::Recomputing(const CounterServices& services, QObject* parent)
    : QObject(parent), m_services(services) {
    connect(&services.desk, &CounterDesk::statusChanged, this, [this](const DeskStatus& status) {
        const bool isMore = status.refused > m_refused;
        m_refused = status.refused;
        if (isMore && status.isSignedIn && status.isConnected) look();
    });
}

void Recomputing::look() {
    whenAnswered(m_services.desk, m_services.desk.unsent(), this,
                 [this](const Result<std::vector<UnsentRow>>& rows) {
                     const auto& staff = m_services.desk.staff();
                     if (!rows || !staff) return;
                     for (const UnsentRow& each : *rows) {
                         if (each.state == UnsentRow::State::Conflict && each.giverId == staff->staffId)
                             tryOne(each);
                     }
                 });
}

void Recomputing::tryOne(const UnsentRow& row) {
    if (m_seen.contains(row.commandId)) return;
    m_seen.insert(row.commandId);
    auto* work = new ConflictWork(m_services, row.row.caseId, row.commandId, this);
    connect(work, &ConflictWork::refused, work, &QObject::deleteLater);
    connect(work, &ConflictWork::loaded, this, [this, work] {
        work->disconnect(this);
        const CaseRow found = work->finding()->view.row;
        if (!work->mayGoOn()) {
            Q_EMIT left(found.caseId, work->commandId());
            work->deleteLater();
            return;
        }
        whenAnswered(m_services.desk, work->goOn(), work,
                     [this, work, found](const Result<Submission>& done) {
                         if (done && (!done->answer || done->isAccepted()))
                             Q_EMIT recomputed(found.caseId, found.caseNo);
                         work->deleteLater();
                     });
    });
    work->load();
}

}  // namespace mado
