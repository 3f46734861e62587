// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/cards/StaffIdentity.h"
#include "core/desk/CityKnowledge.h"
#include "core/desk/DeskTypes.h"
#include "core/store/CacheReader.h"
#include "core/store/Outbox.h"
#include "core/store/Search.h"

#include <memory>

namespace mado {

/// Reads what pages show: the cache, with the outbox laid over it. One thread (the reading one).
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
    /// With what was printed here laid over it.
    [[nodiscard]] Result<std::vector<Record>> issuesOf(const QString& caseId);
    [[nodiscard]] Interrupter interrupter() const { return m_cache->interrupter(); }

 private:
    DeskReader(std::unique_ptr<CacheReader> cache, const Outbox& outbox, const CityKnowledge& knowledge,
               const Clock& clock, StaffIdentity staff);
    [[nodiscard]] Result<CaseRow> row(const Record& caseFile);
    [[nodiscard]] Result<CaseView> viewOf(const Record& caseFile);
    [[nodiscard]] Result<UnsentRow> unsentRow(const OutboxCommand& command,
                                              const std::vector<OutboxCommand>& stuck);
    [[nodiscard]] Result<CaseRow> rowOf(const OutboxCommand& command);
    [[nodiscard]] Result<std::vector<IssueWish>> awaitedNumbers(const QString& caseId,
                                                                const std::vector<Record>& issues);
    [[nodiscard]] Result<QString> namesOf(const QStringList& subjects);
    [[nodiscard]] Result<std::vector<Record>> openCases();
    [[nodiscard]] Result<std::optional<Record>> caseFile(const QString& caseId);

    std::unique_ptr<CacheReader> m_cache;
    const Outbox& m_outbox;
    const CityKnowledge& m_knowledge;
    const Clock& m_clock;
    StaffIdentity m_staff;
    Search m_search;
};

}  // namespace mado
