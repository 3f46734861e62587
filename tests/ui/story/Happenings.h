// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/CounterDesk.h"

namespace mado::test {

/// What the person signed in did, by the desk alone, without pages: those show what came of it. Each throws
/// std::runtime_error when the centre does not do as said. GUI thread.
namespace happening {

/// Files once more what `caseId` filed; the centre refuses it, as that one was not returned. Its case number.
[[nodiscard]] QString refusedCopy(CounterDesk& desk, const QString& caseId);
void giveBack(CounterDesk& desk, const QString& caseId, const QString& reason);

struct Filed {
    QString caseId;
    ChangeSet change;
};
/// A case that changes one item of 山田 太郎. Somebody else has to confirm it.
[[nodiscard]] Filed changeOfTaro(CounterDesk& desk, Field field, const Value& value);
/// Confirms by that change, whatever the records say now.
[[nodiscard]] Submission confirm(CounterDesk& desk, const Filed& filed);
/// Confirms by what was computed when the case was entered.
[[nodiscard]] Submission confirmAsFiled(CounterDesk& desk, const QString& caseId);

}  // namespace happening

}  // namespace mado::test
