// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/rules/Parameter.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace mado {

/// All figures of law by id and date: the national files with those of one municipality laid over them.
///
/// A file is JSON: {"layer": "...", "figures": [{"id", "unit", "label": {"ja","en"}, "article",
/// "periods": [{"from", "to", "value", "source", "confidence"}]}]}. `to` is the last day or null. A rate is
/// text such as "7.45%". `confidence` is "confirmed" or "unconfirmed". Immutable after loading, cheap to
/// copy, readable from any thread.
class Parameters {
 public:
    /// Reads ":/parameters/national" and ":/parameters/<municipality>" (compiled into the library).
    static Result<Parameters> load(const QString& municipality);
    /// Reads the same two folders below `root` (a folder on disk or in resources). E-RULE-003, E-RULE-004.
    static Result<Parameters> loadFrom(const QString& root, const QString& municipality);
    /// The same, also with gaps and overlaps: for whoever edits the files. Not to compute with.
    static Result<Parameters> readUnchecked(const QString& root, const QString& municipality);
    /// Where the compiled-in files stand.
    [[nodiscard]] static QString compiledIn();

    /// The figure in force on `date`: the municipality's if it has one for that day, else the national one.
    /// E-RULE-001 unknown id, E-RULE-002 no figure for the date.
    [[nodiscard]] Result<Parameter> at(const QString& id, QDate date) const;
    /// Every period of an id, in order of layer and date; for the viewer of parameters.
    [[nodiscard]] QList<Parameter> history(const QString& id) const;
    [[nodiscard]] QStringList ids() const;
    [[nodiscard]] const QString& municipality() const { return m_municipality; }

    /// Gaps and overlaps inside one layer, in words for the log ("levy.x: gap 2025-04-01..2025-05-31").
    [[nodiscard]] QStringList problems() const;

    /// A copy in which `id` has `value` on every date (what-if computations, tests). The source says so.
    [[nodiscard]] Parameters withFigure(const QString& id, const QJsonValue& value) const;

 private:
    [[nodiscard]] Result<void> readFolder(const QString& folder, const QString& layer);
    [[nodiscard]] Result<void> readFigure(const QJsonObject& figure, const QString& layer);

    QString m_municipality;
    QHash<QString, QList<Parameter>> m_national;
    QHash<QString, QList<Parameter>> m_municipal;
};

/// Number of millionths of a text such as "7.45%"; nullopt if it is not one.
[[nodiscard]] std::optional<qint64> parseRate(const QString& text);
/// "7.45%" from millionths.
[[nodiscard]] QString rateText(qint64 millionths);
/// "1,234,567".
[[nodiscard]] QString yenText(qint64 yen);

}  // namespace mado
