// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/compiler/YamlDocument.h"

#include <QHash>

namespace mado {

/// The help of one procedure in one language: a text about the whole, and one for each question under a
/// heading
/// "## question_id". The first line is "# title".
struct HelpText {
    QString file;
    QString whole;
    QHash<QString, QString> questions;
    QHash<QString, int> lines;  ///< of the headings, from 1

    [[nodiscard]] static HelpText read(const QByteArray& markdown, const QString& file,
                                       QList<SourceProblem>& problems);
};

}  // namespace mado
