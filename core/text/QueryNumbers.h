// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/QueryParser.h"

#include <QStringView>

#include <optional>

namespace mado {

/// What a term of digits, hyphens, slashes, dots and brackets may mean, by the precedence stated at
/// QueryParser. Nothing if the term holds other characters or no digit. `plain` is in half width.
[[nodiscard]] std::optional<QueryTerm> numberTerm(const QString& plain, const QuerySettings& settings);

/// Whether the text is an individual number, also when spaces or hyphens group it. It must not stay in a
/// search term, nor reach lists, history or logs.
[[nodiscard]] bool holdsIndividualNumber(const QString& plain);

/// "R8-A12-000123" or a UUID of version 7; empty otherwise. `plain` is in half width.
[[nodiscard]] QString caseNumber(const QString& plain);

}  // namespace mado
