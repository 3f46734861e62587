// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ExplanationText.h"

#include "core/text/DateText.h"

#include <QRegularExpression>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString pick(Language language, const QString& ja, const QString& en) {
    return language == Language::Japanese ? ja : en;
}

QString dateInWords(QDate day, Language language) {
    return formatDate(day, language == Language::Japanese ? DateStyle::Short : DateStyle::Iso);
}

QString numberInWords(qint64 number, ExplanationStep::Unit unit, Language language) {
    switch (unit) {
        case ExplanationStep::Unit::Yen:
            return yenInWords(number, language);
        case ExplanationStep::Unit::Months:
            return pick(language, u"%1か月"_s, number == 1 ? u"%1 month"_s : u"%1 months"_s).arg(number);
        case ExplanationStep::Unit::Days:
            return pick(language, u"%1日"_s, number == 1 ? u"%1 day"_s : u"%1 days"_s).arg(number);
        case ExplanationStep::Unit::Percent:
            return QString::number(number) + u'%';
        case ExplanationStep::Unit::Persons:
            return pick(language, u"%1人"_s, number == 1 ? u"%1 person"_s : u"%1 persons"_s).arg(number);
        case ExplanationStep::Unit::Count:
            break;
    }
    return QString::number(number);
}

struct ValueInWords {
    Language language;
    ExplanationStep::Unit unit;
    QString operator()(std::monostate) const { return {}; }
    QString operator()(qint64 number) const { return numberInWords(number, unit, language); }
    QString operator()(QDate day) const { return dateInWords(day, language); }
    QString operator()(const QString&) const { return {}; }  // a code; the label says it
};

QString figureValue(const Parameter& figure, Language language) {
    using Unit = ExplanationStep::Unit;
    if (figure.unit == u"yen"_s) return numberInWords(figure.number, Unit::Yen, language);
    if (figure.unit == u"rate"_s) return rateText(figure.number);
    if (figure.unit == u"days"_s) return numberInWords(figure.number, Unit::Days, language);
    if (figure.unit == u"months"_s) return numberInWords(figure.number, Unit::Months, language);
    const QString number = QString::number(figure.number);
    if (figure.unit == u"years"_s) return pick(language, number + u"年(歳)"_s, number + u" years"_s);
    if (figure.unit == u"weeks"_s) return pick(language, number + u"週"_s, number + u" weeks"_s);
    return figure.unit == u"count"_s ? number : QString();
}

ExplanationFigure figureOf(const ParameterUse& use, const Parameters& parameters, Language language) {
    ExplanationFigure figure{use.id,     use.id,         {}, dateInWords(use.validFrom, language),
                             use.source, use.unconfirmed};
    if (const auto known = parameters.at(use.id, use.validFrom)) {
        figure.label = pick(language, known->labelJa, known->labelEn);
        figure.value = figureValue(*known, language);
    }
    return figure;
}

/// The bare number of a value, to see whether the formula says nothing more.
QString bare(const ExplanationStep& step) {
    if (const auto* number = std::get_if<qint64>(&step.value)) return yenText(*number);
    if (const auto* day = std::get_if<QDate>(&step.value)) return day->toString(Qt::ISODate);
    return {};
}

QString basisOf(const ExplanationRow& row, Language language) {
    QStringList parts;
    if (!row.article.isEmpty()) parts << row.article;
    for (const ExplanationFigure& each : row.figures) {
        if (each.unconfirmed) parts << figureText(each, language);
    }
    return parts.join(pick(language, u"。"_s, u". "_s));
}

}  // namespace

bool ExplanationRow::isUnconfirmed() const {
    return std::any_of(figures.begin(), figures.end(), [](const auto& each) { return each.unconfirmed; });
}

QString yenInWords(qint64 yen, Language language) {
    return language == Language::Japanese ? yenText(yen) + u'円' : u'¥' + yenText(yen);
}

QString withEraDates(const QString& text, Language language) {
    if (language != Language::Japanese) return text;
    static const QRegularExpression day(
        u"(?<![\\d-])(\\d{4})-(0[1-9]|1[0-2])(?:-(0[1-9]|[12]\\d|3[01]))?(?![\\d-])"_s);
    QString told;
    qsizetype end = 0;
    for (auto it = day.globalMatch(text); it.hasNext();) {
        const QRegularExpressionMatch match = it.next();
        const bool isMonth = match.capturedView(3).isEmpty();
        const QDate date(match.capturedView(1).toInt(), match.capturedView(2).toInt(),
                         isMonth ? 1 : match.capturedView(3).toInt());
        if (!date.isValid()) continue;
        told += text.mid(end, match.capturedStart() - end);
        const QString era = formatDate(date, DateStyle::Short);
        told += isMonth ? era.section(u'.', 0, 1) : era;
        end = match.capturedEnd();
    }
    return told + text.mid(end);
}

QString shownFormula(const QString& formula, Language language) {
    return withEraDates(formula, language).replace(u'≤', u'≦').replace(u'≥', u'≧');
}

QList<ExplanationRow> explanationRows(const Explanation& explanation, const Parameters& parameters,
                                      Language language) {
    QList<ExplanationRow> rows;
    for (const ExplanationStep& step : explanation.steps()) {
        ExplanationRow row;
        row.label = shownFormula(pick(language, step.labelJa, step.labelEn), language);
        row.value = std::visit(ValueInWords{language, step.unit}, step.value);
        if (step.formula != bare(step)) row.formula = shownFormula(step.formula, language);
        if (row.formula == row.value) row.formula.clear();
        row.article = step.article;
        for (const ParameterUse& use : step.figures)
            row.figures << figureOf(use, parameters, language);
        rows << row;
    }
    if (!rows.isEmpty()) rows.last().isResult = true;
    return rows;
}

QString figureText(const ExplanationFigure& figure, Language language) {
    const QString name = figure.value.isEmpty() ? figure.label : figure.label + u' ' + figure.value;
    const QString since = pick(language, figure.since + u"から"_s, u"from "_s + figure.since);
    const QString mark = pick(language, u"、未確認"_s, u", to be confirmed"_s);
    return pick(language, u"%1(%2%3)"_s, u"%1 (%2%3)"_s)
        .arg(name, since, figure.unconfirmed ? mark : QString());
}

QList<ExplanationFigure> figuresOf(const QList<ExplanationRow>& rows) {
    QList<ExplanationFigure> list;
    QSet<QString> seen;
    for (const ExplanationRow& row : rows) {
        for (const ExplanationFigure& each : row.figures) {
            const QString key = each.id + u' ' + each.since;
            if (seen.contains(key)) continue;
            seen.insert(key);
            list << each;
        }
    }
    return list;
}

QString explanationText(const QList<ExplanationRow>& rows, Language language) {
    QStringList lines;
    for (const ExplanationRow& row : rows) {
        lines << QStringList{row.label, row.formula, row.value}.join(u'\t');
        if (!row.article.isEmpty()) lines << u"\t"_s + row.article;
        for (const ExplanationFigure& each : row.figures)
            lines << u"\t"_s + figureText(each, language) + u' ' + each.source;
    }
    return lines.join(u'\n');
}

QJsonArray explanationFacts(const QList<ExplanationRow>& rows, Language language) {
    QJsonArray list;
    for (const ExplanationRow& row : rows) {
        list << QJsonObject{{u"label"_s, row.label},
                            {u"formula"_s, row.formula},
                            {u"value"_s, row.value},
                            {u"how"_s, row.formula.isEmpty() ? row.value : row.formula},
                            {u"article"_s, row.article},
                            {u"basis"_s, basisOf(row, language)},
                            {u"unconfirmed"_s, row.isUnconfirmed()},
                            {u"result"_s, row.isResult}};
    }
    return list;
}

QJsonArray figureFacts(const QList<ExplanationRow>& rows) {
    QJsonArray list;
    for (const ExplanationFigure& each : figuresOf(rows)) {
        list << QJsonObject{{u"label"_s, each.label},
                            {u"value"_s, each.value},
                            {u"since"_s, each.since},
                            {u"source"_s, each.source},
                            {u"unconfirmed"_s, each.unconfirmed}};
    }
    return list;
}

}  // namespace mado
