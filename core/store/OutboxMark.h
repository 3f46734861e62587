// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <optional>

namespace mado {

/// A small file beside the outbox: how much the outbox had kept when it was last written. An outbox that
/// holds less was put back to an earlier state or has lost the end of its log. Written after each commit of
/// the outbox and not flushed to disk: after a power cut it says too little, never too much.
class OutboxMark {
 public:
    explicit OutboxMark(QString path) : m_path(std::move(path)) {}

    struct Place {
        QString terminalId;   ///< whose outbox
        qint64 revision = 0;  ///< so many changes
    };
    [[nodiscard]] bool exists() const;
    /// Nothing: there is none, or its content is not one.
    [[nodiscard]] std::optional<Place> read() const;
    /// In place, by one write. False: it stands as before.
    bool keep(const Place& place) const;

 private:
    QString m_path;
};

}  // namespace mado
