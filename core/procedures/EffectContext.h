// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/CodeTables.h"
#include "core/procedures/CityProfile.h"
#include "core/procedures/NoticeCatalogue.h"
#include "core/rules/Parameters.h"

#include <QDate>
#include <QJsonObject>
#include <QString>

namespace mado {

/// What all filings of one case share. Everything that an effect may depend on is here or in EffectInput;
/// effects read no clock, file or setting. The references must outlive the call.
struct EffectContext {
    const Parameters& parameters;
    const CodeTables& codes;
    const CityProfile& city;
    const NoticeCatalogue& notices;
    QDate today;    ///< business date in Japan
    QDate filedOn;  ///< day on which the filing reached the city (by post: arrival)
    QString
        caseId;  ///< UUIDv7; proposed numbers are derived from it, so the same case proposes the same ones
    int attempt = 0;         ///< raised by the caller when the centre refused a proposed number as taken
    QJsonObject filer = {};  ///< the "filer" part of the facts object
};

/// One procedure and what was answered to its questions (by question id).
struct Filing {
    QString procedure;
    QJsonObject answers;
    friend bool operator==(const Filing&, const Filing&) = default;
};

}  // namespace mado
