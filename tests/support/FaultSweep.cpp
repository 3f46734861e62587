// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/FaultSweep.h"

using namespace Qt::StringLiterals;

namespace mado::test {

SweepReport sweep(FaultVfs& vfs, const SweepCase& subject, IoSet kinds, Fault fault, bool fromThenOn) {
    static constexpr int limit = 20'000;
    SweepReport report;
    for (int n = 1; n <= limit; ++n) {
        subject.prepare();
        vfs.arm(kinds, n, fault, fromThenOn);
        const Result<void> outcome = subject.operation(vfs.name());
        const bool hit = vfs.failures() > 0;
        vfs.disarm();
        const auto note = [&](const QString& words) {
            report.problems << u"call %1: %2"_s.arg(n).arg(words);
        };
        if (!hit) {
            if (!outcome) note(u"failed without a fault: "_s + outcome.error().code);
            return report;
        }
        ++report.injected;
        if (!outcome) ++report.refused;
        if (const QString wrong = subject.check(outcome.ok()); !wrong.isEmpty()) note(wrong);
        if (const auto again = subject.operation(vfs.name()); !again) {
            note(u"can't be done again: "_s + again.error().code + u' ' + again.error().detail);
        }
        if (const QString wrong = subject.check(true); !wrong.isEmpty())
            note(u"after the second time: "_s + wrong);
        if (report.problems.size() > 20) return report;
    }
    report.problems << u"the operation never ends"_s;
    return report;
}

}  // namespace mado::test
