// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

namespace mado {

/// What the command line of the program says.
struct ProgramOptions {
    QString profile;  ///< data folder
    QString municipality = QStringLiteral("kawaguchi");
    QString language;            ///< empty: as set
    int scalePercent = 0;        ///< 0: as set
    QString tour;                ///< folder for the tour's pictures; empty: no tour
    bool measuresStart = false;  ///< says when the sign-in can be used, and ends

    /// Ends the program for --help, --version and a wrong line.
    /// `centreIsFixed`: see folders::defaultProfile().
    [[nodiscard]] static ProgramOptions parse(const QStringList& arguments, bool centreIsFixed);
};

}  // namespace mado
