// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/cards/StaffIdentity.h"
#include "core/desk/CityKnowledge.h"
#include "core/desk/DeskMoment.h"
#include "core/desk/DeskTypes.h"
#include "core/store/CacheReader.h"
#include "core/store/Outbox.h"
#include "core/store/Search.h"

#include <memory>

namespace mado {

/// Reads what pages show: the cache, with the outbox laid over it, each answer of one moment. One thread (the
/// reading one).
class DeskReader {
 public:
    /// E-STORE-032 while the cache is not filled. References outlive it.
    [[nodiscard]] static Result<std::unique_ptr<DeskReader>> open(const QString& cachePath,
                                                                  const SecretBuffer& key,
                                                                  const Outbox& outbox,
                                                                  const CityKnowledge& knowledge,
                                                                  const Clock& clock, StaffIdentity staff);

    [[nodiscard]] Result<SearchAnswer> search(const QString& text, int limit);
    /// E-DESK-020 (fact 1: the number) if its records are not on this terminal.
    [[nodiscard]] Result<HouseholdView> household(const QString& householdNo);
    [[nodiscard]] Result<QString> householdOf(const QString& addresseeNo);
    /// Open cases, newest first: those that wait for a second person, were returned, await paper or decision.
    [[nodiscard]] Result<std::vector<CaseRow>> workList();
    /// E-DESK-010 if there is no such case here.
    [[nodiscard]] Result<CaseView> caseView(const QString& caseId);
    /// A case as it was given by an EnterCase command of the outbox, whatever became of it.
    [[nodiscard]] Result<CaseView> caseOfCommand(const QString& commandId);
    /// What has not taken effect, came back or waits: what needs somebody first, then in the order given.
    [[nodiscard]] Result<std::vector<UnsentRow>> unsent();
    [[nodiscard]] Interrupter interrupter() const { return m_cache->interrupter(); }

 private:
    DeskReader(std::unique_ptr<CacheReader> cache, const Outbox& outbox, const CityKnowledge& knowledge,
               const Clock& clock, StaffIdentity staff);
    [[nodiscard]] Result<DeskMoment> now() { return DeskMoment::begin(*m_cache, m_outbox); }
    [[nodiscard]] Result<HouseholdView> household(const DeskMoment& moment, const QString& householdNo);
    [[nodiscard]] Result<std::vector<CaseRow>> workList(const DeskMoment& moment);
    [[nodiscard]] Result<CaseRow> row(const DeskMoment& moment, const Record& caseFile);
    [[nodiscard]] Result<CaseView> viewOf(const DeskMoment& moment, const Record& caseFile);
    [[nodiscard]] Result<UnsentRow> unsentRow(const DeskMoment& moment, const OutboxCommand& command,
                                              const std::vector<OutboxCommand>& stuck);
    [[nodiscard]] Result<CaseRow> rowOf(const DeskMoment& moment, const OutboxCommand& command);
    /// With what was printed here laid over it.
    [[nodiscard]] Result<std::vector<Record>> issuesOf(const DeskMoment& moment, const QString& caseId);
    [[nodiscard]] Result<QString> namesOf(const QStringList& subjects);
    [[nodiscard]] Result<std::vector<Record>> openCases(const DeskMoment& moment);
    [[nodiscard]] Result<std::optional<Record>> caseFile(const DeskMoment& moment, const QString& caseId);

    std::unique_ptr<CacheReader> m_cache;
    const Outbox& m_outbox;
    const CityKnowledge& m_knowledge;
    const Clock& m_clock;
    StaffIdentity m_staff;
    Search m_search;
};

}  // namespace mado
