// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

namespace mado {

/// Disk space set aside beside the outbox: a file of real blocks that is deleted when the disk is full, so
/// that the counter can go on taking cases.
class OutboxReserve {
 public:
    enum class Pressure {
        None,
        Low,   ///< less than 1 GB free: tell the clerk
        Spent  ///< the reserve was given up: tell everybody
    };

    OutboxReserve(QString path, qint64 bytes);
    /// Makes the file if there is room for it and as much again. Never fails: without a reserve the outbox
    /// works too.
    void fill();
    /// True if there was something to give up.
    bool release();
    [[nodiscard]] Pressure pressure() const;

 private:
    [[nodiscard]] bool isWhole() const;
    QString m_path;
    qint64 m_bytes;
};

}  // namespace mado
