// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QHash>
#include <QString>
#include <QStringList>

namespace mado {

enum class Language { Japanese, English };

/// The words of an error code, read from JSON files of the form
/// {"E-STORE-001": {"ja": {"what": "...", "means": "...", "next": "..."}, "en": {...}}}.
/// Every refusal says what happened, what it means for the resident, what to do now.
class ErrorCatalogue {
 public:
    struct Words {
        QString what;
        QString means;
        QString next;
    };
    /// Reads every *.json of `folder` (":/errors" in the program). A torn file is skipped and reported by
    /// problems().
    explicit ErrorCatalogue(const QString& folder);

    /// Words with %1, %2, ... replaced by the facts. An unknown code gives general words and the code itself.
    [[nodiscard]] Words words(const Error& error, Language language) const;
    [[nodiscard]] QStringList codes() const { return m_words.keys(); }
    [[nodiscard]] const QStringList& problems() const { return m_problems; }

 private:
    struct Entry {
        Words ja;
        Words en;
    };
    QHash<QString, Entry> m_words;
    QStringList m_problems;
};

}  // namespace mado
