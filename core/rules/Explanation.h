// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/Parameter.h"

#include <QDate>
#include <QJsonArray>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <variant>

namespace mado {

/// One line of "how it was computed": what, the formula with its numbers, the value, the figures and the
/// article.
struct ExplanationStep {
    using StepValue = std::variant<std::monostate, qint64, QDate, QString>;
    /// What a number in `value` counts.
    enum class Unit { Yen, Months, Days, Percent, Persons, Count };

    QString labelJa;
    QString labelEn;
    QString formula;  ///< "3,130,000 × 7.45% = 233,185"; language-neutral
    StepValue value;  ///< an amount or count (see `unit`), a date, or a code
    QString article;  ///< "地方税法703条の4"; may be empty
    QList<ParameterUse> figures;
    Unit unit = Unit::Yen;
};

/// The ordered steps of one result; the last step is the result. A value; any thread.
class Explanation {
 public:
    Explanation& add(ExplanationStep step) {
        m_steps << std::move(step);
        return *this;
    }
    /// Puts the steps of a part before what follows.
    Explanation& append(const Explanation& part) {
        m_steps << part.m_steps;
        return *this;
    }
    [[nodiscard]] const QList<ExplanationStep>& steps() const { return m_steps; }
    [[nodiscard]] bool isEmpty() const { return m_steps.isEmpty(); }
    /// Value of the last step; monostate if there is none.
    [[nodiscard]] ExplanationStep::StepValue result() const {
        return m_steps.isEmpty() ? ExplanationStep::StepValue{} : m_steps.last().value;
    }
    /// Ids of unconfirmed figures that the steps used; sorted, each once. Print a mark when not empty.
    [[nodiscard]] QStringList unconfirmed() const;
    /// [{"label": {"ja","en"}, "formula", "value", "article", "figures":
    /// [{"id","valid_from","source","unconfirmed"}]}]
    [[nodiscard]] QJsonArray toJson() const;

 private:
    QList<ExplanationStep> m_steps;
};

}  // namespace mado
