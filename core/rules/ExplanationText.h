// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"
#include "core/rules/Explanation.h"
#include "core/rules/Parameters.h"

#include <QJsonArray>
#include <QList>
#include <QString>

namespace mado {

/// One figure of law behind a step, in words.
struct ExplanationFigure {
    QString id;      ///< "levy.medical.income_rate"
    QString label;   ///< "医療分 所得割の税率"; the id if the figure is not known (any more)
    QString value;   ///< "7.45%", "44,000円"; empty for tables and texts
    QString since;   ///< "R8.4.1", "2026-04-01"
    QString source;  ///< as the parameter file has it, Japanese
    bool unconfirmed = false;
};

/// One step of an explanation as people read it.
struct ExplanationRow {
    QString label;
    QString formula;  ///< empty where it would only repeat the value
    QString value;    ///< "387,100円", "8か月", "R8.8.1"; empty where the step comes to a code
    QString article;  ///< Japanese; may be empty
    QList<ExplanationFigure> figures;
    bool isResult = false;  ///< the last step
    [[nodiscard]] bool isUnconfirmed() const;
};

/// An explanation in one language: the same rows for the screen, for paper and for the clipboard.
/// Pure; any thread.
[[nodiscard]] QList<ExplanationRow> explanationRows(const Explanation& explanation,
                                                    const Parameters& parameters, Language language);
/// "医療分 均等割額 44,000円(R8.4.1から、未確認)"; without the source.
[[nodiscard]] QString figureText(const ExplanationFigure& figure, Language language);
/// The figures of all rows, each once, in the order of their first use.
[[nodiscard]] QList<ExplanationFigure> figuresOf(const QList<ExplanationRow>& rows);
/// Plain text with a line a step, for the clipboard: label, formula and value parted by tabs, article and
/// figures below.
[[nodiscard]] QString explanationText(const QList<ExplanationRow>& rows, Language language);
/// What layouts print of it: [{"label", "formula", "value", "how" (formula, or the value where there is
/// none), "article", "basis" (article and unconfirmed figures), "unconfirmed", "result"}].
[[nodiscard]] QJsonArray explanationFacts(const QList<ExplanationRow>& rows, Language language);
/// [{"label", "value", "since", "source", "unconfirmed"}] of figuresOf().
[[nodiscard]] QJsonArray figureFacts(const QList<ExplanationRow>& rows);

/// "213,400円"; English "¥213,400".
[[nodiscard]] QString yenInWords(qint64 yen, Language language);
/// Days and months of the form 2026-08-01 and 2026-08 inside a text as R8.8.1 and R8.8; English is left as it
/// is.
[[nodiscard]] QString withEraDates(const QString& text, Language language);
/// The same, and ≤ and ≥ as ≦ and ≧, which is how they are written in Japanese. Every formula is shown
/// through this: BIZ UDPGothic Regular, the font of the screens, has the pictures of ≤ and ≥ exchanged.
[[nodiscard]] QString shownFormula(const QString& formula, Language language);

}  // namespace mado
