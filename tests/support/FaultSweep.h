// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "tests/support/FaultVfs.h"

#include <QString>
#include <QStringList>

#include <functional>

namespace mado::test {

/// An operation on store files, to be broken at each of its file calls.
struct SweepCase {
    /// Makes the state before the operation (fresh files each time).
    std::function<void()> prepare;
    /// Opens its files through the file layer `vfs`, does its work, closes them. Its success is an
    /// acknowledgement.
    std::function<Result<void>(const QByteArray& vfs)> operation;
    /// Reopens without faults and checks: integrityProblems() empty, all or nothing, all if acknowledged.
    /// Returns what is wrong, empty if nothing.
    std::function<QString(bool acknowledged)> check;
};

struct SweepReport {
    int injected = 0;      ///< runs in which a failure was injected
    int refused = 0;       ///< of those, runs that the operation reported as failed
    QStringList problems;  ///< empty if all is well
};

/// For each n: fail the n-th call of `kinds`, check the files, do the operation again without faults (it must
/// succeed), check again. Ends with the first n that no call reaches.
[[nodiscard]] SweepReport sweep(FaultVfs& vfs, const SweepCase& subject, IoSet kinds, Fault fault,
                                bool fromThenOn = false);

}  // namespace mado::test
