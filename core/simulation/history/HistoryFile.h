// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/simulation/history/History.h"

#include <cstdio>
#include <memory>

namespace mado::history {

/// A history on disk that several processes append to at a time. Each line is one unbuffered write at the
/// file's end: what was told before a SIGKILL is there after it, and lines stand in the order of their
/// writing. (A power cut may take the end; the simulation does not make any.)
class HistoryFile final : public Sink {
 public:
    /// E-SIM-001 if it can't be written.
    [[nodiscard]] static Result<std::unique_ptr<HistoryFile>> open(const QString& path);
    /// Throws if the line can't be written: a history with holes proves nothing.
    void tell(What what, const QString& who, const QJsonObject& facts) override;

 private:
    struct Close {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    explicit HistoryFile(std::FILE* file) : m_file(file) {}
    std::unique_ptr<std::FILE, Close> m_file;
};

}  // namespace mado::history
