// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace mado {

/// A failure that somebody can act on. Values only; never holds personal data, so it may be logged.
///
/// `code` is published in the operator's manual and has words in resources/errors/*.json
/// (what happened, what it means for the resident, what to do next). Form: "E-AREA-000".
struct Error {
    QString code;            ///< "E-STORE-001"
    QString field;           ///< id of the question or column at fault; empty if none
    QStringList facts = {};  ///< replace %1, %2, ... in the words; no personal data
    QString detail = {};     ///< for the log and for support: library message, SQL state; no personal data

    friend bool operator==(const Error&, const Error&) = default;
};

}  // namespace mado
