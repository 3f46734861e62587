// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"

#include <QJsonObject>
#include <QString>

namespace mado::ctl {

/// What a command says: text for people, or one JSON object on stdout (--json). Progress and refusals in
/// words go to stderr.
class Report {
 public:
    Report(bool json, Language language);
    [[nodiscard]] bool isJson() const { return m_json; }

    /// A line for people; nothing with --json.
    void line(const QString& text);
    /// Bytes as they are, in both modes (SQL, a PDF on stdout).
    void raw(const QByteArray& bytes);
    /// One line on stderr that the next one replaces; nothing if stderr is no terminal.
    void progress(const QString& text);
    /// A line for people on stderr, in both modes: what does not belong to the answer.
    void note(const QString& text);
    /// The answer in --json mode; printed once, at the end.
    void answer(const QJsonObject& json);
    /// Says the refusal in words and gives ExitRefused.
    [[nodiscard]] int refuse(const Error& error);
    [[nodiscard]] const ErrorCatalogue& errors() const { return m_errors; }
    [[nodiscard]] Language language() const { return m_language; }

 private:
    bool m_json;
    Language m_language;
    ErrorCatalogue m_errors;
    bool m_progressShown = false;
};

}  // namespace mado::ctl
