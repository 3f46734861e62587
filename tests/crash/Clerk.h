// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/crash/CounterProgram.h"
#include "ui/cases/CaseWork.h"
#include "ui/issue/IssueWork.h"

#include <QObject>

#include <functional>

namespace mado::test {

/// Does what two clerks do with one filing of the demonstration household, and goes on from wherever an
/// earlier one was cut off. Every line that say() is given stands for a step that the program acknowledged,
/// or (with "-ing") for one that begins; fields are separated by tabs:
///
///     begun CASE            typing CASE NAME           draft CASE NAME VALUE
///     entering CASE         entered CASE COMMAND       confirming CASE   confirmed CASE COMMAND
///     issuing CASE          issued CASE ISSUE SERIAL FORM
class Clerk : public QObject {
    Q_OBJECT
 public:
    using Say = std::function<void(const QStringList& fields)>;
    Clerk(CounterProgram& program, Say say) : m_program(program), m_say(std::move(say)) {}
    /// Everything from the first sign-in to the last paper.
    [[nodiscard]] Result<void> work();

 private:
    /// One thing that is typed or chosen.
    struct Keystroke {
        QString name;   ///< of the draft's values
        QString value;  ///< as the draft keeps it
        std::function<Result<void>(CaseDraft&)> type;
    };
    [[nodiscard]] Result<void> enterCase();
    [[nodiscard]] Result<HouseholdView> household();
    [[nodiscard]] Result<void> openDraft(CaseWork& work, const HouseholdView& household);
    [[nodiscard]] std::vector<Keystroke> keystrokes(const HouseholdView& household) const;
    [[nodiscard]] Result<void> type(CaseWork& work, const Keystroke& stroke);
    [[nodiscard]] Result<void> finish(CaseWork& work);
    [[nodiscard]] Result<void> confirmCase();
    [[nodiscard]] Result<void> issuePapers();
    [[nodiscard]] Result<QString> caseState();
    [[nodiscard]] Result<void> load(IssueWork& work);

    CounterProgram& m_program;
    Say m_say;
    QString m_caseId;
    int m_prints = 0;
};

}  // namespace mado::test
