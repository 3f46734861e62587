// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/paper/layout/Facts.h"
#include "forms/paper/layout/ValueFormat.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <vector>

namespace mado {

/// A text with fields: "{document.person.birth_date!|wareki_wide}まで". "!" marks what the paper must not
/// miss; formats are applied from left to right; "{{" and "}}" are braces.
class TextTemplate {
 public:
    struct Part {
        QString text;  ///< verbatim, if path is empty
        FactPath path;
        bool required = false;
        std::vector<ValueFormat> formats;
    };
    struct Filled {
        QString text;
        bool hasValue = false;  ///< some field was present
        QStringList missing;    ///< paths that are required and absent
    };

    /// Sets `problem` (English, for the author of the layout) if `text` is not well formed.
    [[nodiscard]] static TextTemplate parse(QStringView text, QString* problem);

    /// E-PAPER-005 if a value is of the wrong kind for its format.
    [[nodiscard]] Result<Filled> fill(const FactScope& facts) const;
    [[nodiscard]] bool isStatic() const;
    [[nodiscard]] const std::vector<Part>& parts() const { return m_parts; }

 private:
    std::vector<Part> m_parts;
};

}  // namespace mado
