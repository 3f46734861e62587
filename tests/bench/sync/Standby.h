// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/central/postgres/throwaway/PrivatePostgres.h"

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace mado::bench {

/// A second server that has every commit on its disk before the first one answers, as a centre runs
/// (installer/central). On the same machine and, as a rule, the same disk. Ends with the object; the first
/// server goes on alone then.
class Standby {
 public:
    /// Copies the server and waits until it follows. `primary` must outlive it.
    [[nodiscard]] static Result<std::unique_ptr<Standby>> of(PrivatePostgres& primary);
    ~Standby();

 private:
    explicit Standby(PrivatePostgres& primary);
    [[nodiscard]] Result<void> begin();
    [[nodiscard]] Result<void> awaitState(const QString& column, const QString& wanted);

    PrivatePostgres& m_primary;
    QTemporaryDir m_folder;
    QProcess m_server;
};

}  // namespace mado::bench
