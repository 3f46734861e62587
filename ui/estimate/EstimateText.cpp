// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/EstimateText.h"

#include "core/rules/Parameters.h"
#include "core/text/YearMonth.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace mado {

QString EstimateText::name(qsizetype index) {
    return tr("Person %1").arg(index + 1);
}

QString EstimateText::age(const EstimateMember& member) const {
    if (member.birth.isValid()) return m_wording.date(member.birth);
    return member.age ? tr("%1 years").arg(*member.age) : tr("age missing");
}

QString EstimateText::income(const EstimateMember& member) const {
    if (member.totalIncome) return tr("total income %1").arg(m_wording.yen(*member.totalIncome));
    QStringList parts;
    if (member.salaryRevenue != 0) parts << tr("salary %1").arg(m_wording.yen(member.salaryRevenue));
    if (member.pensionRevenue != 0) parts << tr("pension %1").arg(m_wording.yen(member.pensionRevenue));
    if (member.otherIncome != 0) parts << tr("other %1").arg(m_wording.yen(member.otherIncome));
    return parts.isEmpty() ? tr("no income") : parts.join(m_wording.isJapanese() ? u"、"_s : u", "_s);
}

QString EstimateText::monthName(int monthOfFiscalYear) {
    static const char* const names[] = {
        QT_TRANSLATE_NOOP("EstimateText", "April"),    QT_TRANSLATE_NOOP("EstimateText", "May"),
        QT_TRANSLATE_NOOP("EstimateText", "June"),     QT_TRANSLATE_NOOP("EstimateText", "July"),
        QT_TRANSLATE_NOOP("EstimateText", "August"),   QT_TRANSLATE_NOOP("EstimateText", "September"),
        QT_TRANSLATE_NOOP("EstimateText", "October"),  QT_TRANSLATE_NOOP("EstimateText", "November"),
        QT_TRANSLATE_NOOP("EstimateText", "December"), QT_TRANSLATE_NOOP("EstimateText", "January"),
        QT_TRANSLATE_NOOP("EstimateText", "February"), QT_TRANSLATE_NOOP("EstimateText", "March")};
    return QCoreApplication::translate(
        "EstimateText", names[((monthOfFiscalYear % monthsOfYear) + monthsOfYear) % monthsOfYear]);
}

QString EstimateText::months(const EstimateMember& member) const {
    if (!member.insured || member.months == 0) return tr("not insured");
    if (member.months == monthsOfYear) return tr("all year");
    return tr("%1 to %2, %n months", nullptr, member.months)
        .arg(monthName(member.firstMonth()), monthName(member.lastMonth));
}

QString EstimateText::monthCount(const EstimateMember& member) {
    if (!member.insured || member.months == 0) return tr("not insured");
    return tr("%n months", nullptr, member.months);
}

QString EstimateText::reduction(const LevyAmounts& amounts) {
    if (amounts.blockedByUndeclared) return tr("no reduction: somebody is undeclared");
    switch (amounts.reduction) {
        case Reduction::Seven:
            return tr("reduction of 70 %");
        case Reduction::Five:
            return tr("reduction of 50 %");
        case Reduction::Two:
            return tr("reduction of 20 %");
        case Reduction::None:
            break;
    }
    return tr("no reduction");
}

QString EstimateText::remark(AgeRemark remark, bool isByAge) {
    QString words;
    switch (remark) {
        case AgeRemark::None:
            return {};
        case AgeRemark::CareBegins:
            words = tr("Turns 40 in the year: the care portion begins.");
            break;
        case AgeRemark::CareEnds:
            words = tr("Turns 65 in the year: the care portion ends.");
            break;
        case AgeRemark::LeavesForElderly:
            words = tr("Turns 75 in the year: insured by the NHI until the month before.");
            break;
        case AgeRemark::AlreadyLateElderly:
            return tr("75 or older: insured by the medical care system for the late elderly; no NHI tax.");
    }
    if (!isByAge) return words;
    return words + u' ' + tr("Reckoned as born on 1 October; enter the birth date to be exact.");
}

QString EstimateText::refusal(const Error& error) const {
    const ErrorCatalogue::Words words = m_wording.of(error);
    QString said = words.what;
    if (!words.next.isEmpty()) said += (m_wording.isJapanese() ? QString() : u" "_s) + words.next;
    return said;
}

EstimateField EstimateField::of(const Error& error) {
    static const QRegularExpression path(u"^members\\[(\\d+)\\]\\.(.+)$"_s);
    const QRegularExpressionMatch match = path.match(error.field);
    if (!match.hasMatch()) return {-1, error.field};
    return {match.captured(1).toInt(), match.captured(2)};
}

}  // namespace mado
