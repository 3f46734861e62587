// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/YearMonth.h"
#include "forms/engine/ExpressionType.h"

#include <QDate>
#include <QHash>
#include <QJsonArray>
#include <QJsonValue>
#include <QString>
#include <QStringView>

#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <variant>
#include <vector>

namespace mado {

/// A figure of law by id on a day (days, months, years, yen, count); nothing if there is none. The program
/// passes the dated parameters; no figure stands in a definition.
using ParameterLookup = std::function<std::optional<qint64>(const QString& id, const QDate& day)>;

/// A stretch of time that can be added to a date.
struct Duration {
    int years = 0;
    int months = 0;
    int days = 0;
    friend bool operator==(const Duration&, const Duration&) = default;
};

/// A value while an expression is evaluated. std::monostate is "empty".
using ExpressionValue =
    std::variant<std::monostate, bool, qint64, QString, QDate, YearMonth, Duration, QJsonValue>;

/// Why a text is no expression. English, for the author of a definition.
struct ExpressionProblem {
    QString message;
    int offset = 0;  ///< UTF-16 units from the start of the text
};

/// Names that an expression may use while it is evaluated, as JSON.
struct ExpressionContext {
    QHash<QString, QJsonValue> roots;
    QDate today;
    ParameterLookup parameters;
};

/// A small language without side effects for conditions, defaults and places in texts:
///
///   or, and, not, = != < <= > >=, in, not in, is empty, is not empty, + -, ( ), [ , ]
///   'text', 12, true, false, today, date('2026-04-01')
///   paths:     answers.lost_on, household.head.name, member.coverage.insured
///   members:   any(m in members: cond), all(...), count(m in members: cond), count(list)
///   dates:     days(n), months(n), years(n) added to or taken from a date; days_between(a, b); age(birth,
///   on);
///              first_of_month(d); month_of(d)
///   texts:     length(t), starts_with(t, 'x')
///   figures:   parameter('dates.filing_days')  on today, or parameter('id', day)
///
/// Typed when it is read: both sides of a comparison have one kind, names exist, a choice is compared with
/// its own codes. A comparison with an empty value is false (also !=), arithmetic with it is empty, an empty
/// condition is false. A birth date with unknown parts counts as its last possible day. Values are immutable
/// and cheap to copy; any thread.
class Expression {
 public:
    static constexpr int longestText = 2000;  ///< UTF-16 units
    static constexpr int deepest = 40;        ///< levels of nesting
    static constexpr int mostNodes = 400;
    static constexpr int mostSteps = 200'000;  ///< evaluated nodes; more gives an empty value

    enum class Op {
        Constant,
        Today,
        Name,
        Field,
        List,
        Or,
        And,
        Not,
        Equal,
        NotEqual,
        Less,
        LessEqual,
        Greater,
        GreaterEqual,
        In,
        NotIn,
        IsEmpty,
        IsNotEmpty,
        Add,
        Subtract,
        Any,
        All,
        Count,
        CountList,
        Days,
        Months,
        Years,
        DaysBetween,
        WeeksInDays,
        Age,
        FirstOfMonth,
        MonthOf,
        Length,
        StartsWith,
        Parameter
    };
    struct Node {
        Op op = Op::Constant;
        ExpressionType type;
        std::vector<int> operands;      ///< indices of nodes
        QString text;                   ///< name, field, parameter id, bound name
        ExpressionValue constant = {};  ///< for Constant
        int offset = 0;
    };

    Expression() = default;  ///< no expression: isNull()
    /// Reads `text` in a scope of names. Nothing and `problem` set if it is no expression or of wrong types.
    [[nodiscard]] static std::optional<Expression> parse(QStringView text, const ObjectType& scope,
                                                         ExpressionProblem* problem);

    [[nodiscard]] bool isNull() const { return m_program == nullptr; }
    [[nodiscard]] ExpressionType type() const;
    [[nodiscard]] QString source() const;
    /// Paths from a root ("answers.lost_on"), for checks of order and reach.
    [[nodiscard]] std::set<QString> paths() const;
    [[nodiscard]] std::set<QString> parameterIds() const;
    [[nodiscard]] const std::vector<Node>& nodes()
        const;  ///< operands before what uses them; the last is the root

    [[nodiscard]] ExpressionValue evaluate(const ExpressionContext& context) const;
    /// True only for the value true; `ifNull` when there is no expression.
    [[nodiscard]] bool holds(const ExpressionContext& context, bool ifNull = true) const;
    /// As JSON: dates and months as ISO text, null when empty.
    [[nodiscard]] QJsonValue evaluateToJson(const ExpressionContext& context) const;
    /// What a condition that holds speaks of, to tell whether it speaks of the same later: of any(), all()
    /// and count() who it is true of (by id), of the rest the values that it reads. The day of today and
    /// figures of law do not belong to it. Of "or" only what is true.
    [[nodiscard]] QJsonArray grounds(const ExpressionContext& context) const;

    struct Program;

 private:
    std::shared_ptr<const Program> m_program;
};

[[nodiscard]] bool isEmptyValue(const ExpressionValue& value);
[[nodiscard]] QJsonValue toJson(const ExpressionValue& value);

}  // namespace mado
