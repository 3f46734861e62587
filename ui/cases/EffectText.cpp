// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/EffectText.h"

#include "core/rules/ExplanationText.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("EffectText", text);
}

QString muted(const QString& html) {
    return u"<span style='color:%1'>%2</span>"_s.arg(theme::muted().name(), html);
}

QString levelColour(NoticeLevel level) {
    switch (level) {
        case NoticeLevel::Stop:
            return theme::stop().name();
        case NoticeLevel::Look:
            return theme::look().name();
        case NoticeLevel::Info:
            break;
    }
    return theme::accent().name();
}

QString levelMark(NoticeLevel level) {
    switch (level) {
        case NoticeLevel::Stop:
            return u"■"_s;
        case NoticeLevel::Look:
            return u"▲"_s;
        case NoticeLevel::Info:
            break;
    }
    return u"●"_s;
}

}  // namespace

QString EffectText::row(const QString& label, const QString& html) const {
    if (html.isEmpty()) return {};
    if (m_isStacked) {
        return u"<tr><td style='color:%1; padding:3px 0 0 0'>%2</td></tr><tr><td style='padding:0 0 6px 0'>%3</td></tr>"_s
            .arg(theme::muted().name(), label.toHtmlEscaped(), html);
    }
    return u"<tr><td width='%1' style='color:%2; padding:6px 8px 6px 0; vertical-align:top'>%3</td>"
           "<td style='padding:6px 0'>%4</td></tr>"_s.arg(QString::number(theme::px(78)),
                                                          theme::muted().name(), label.toHtmlEscaped(), html);
}

QString EffectText::event(const CoverageEvent& event) const {
    QString what;
    QStringList dates;
    switch (event.kind) {
        case CoverageEvent::Kind::Acquire:
            what = words(QT_TRANSLATE_NOOP("EffectText", "Coverage begins"));
            break;
        case CoverageEvent::Kind::Lose:
            what = words(QT_TRANSLATE_NOOP("EffectText", "Coverage ends"));
            break;
        case CoverageEvent::Kind::Start:
            what = words(QT_TRANSLATE_NOOP("EffectText", "Application begins"));
            break;
        case CoverageEvent::Kind::End:
            what = words(QT_TRANSLATE_NOOP("EffectText", "Application ends"));
            break;
        case CoverageEvent::Kind::Change:
            what = words(QT_TRANSLATE_NOOP("EffectText", "Details change"));
            break;
    }
    // Two layers of dates: the prefecture's (qualification) and the city's (application).
    if (event.qualificationDate) dates << m_wording.date(*event.qualificationDate);
    if (event.applicationDate && event.applicationDate != event.qualificationDate) {
        dates << words(QT_TRANSLATE_NOOP("EffectText", "in this city %1"))
                     .arg(m_wording.date(*event.applicationDate));
    }
    return u"<b>%1 %2</b>"_s.arg(what.toHtmlEscaped(), dates.join(u"、"_s).toHtmlEscaped());
}

QString EffectText::coverage(const EffectOutput& output) const {
    // People to whom the same happens stand together, each name on a line of its own.
    QStringList order;
    QHash<QString, QStringList> names;
    for (const CoverageEvent& each : output.events) {
        const QString reason = m_codes.label(u"nhi_change_reason"_s, each.reasonCode, m_wording.language());
        const QString line = event(each) + u"<br>"_s + muted(reason.toHtmlEscaped());
        if (!names.contains(line)) order << line;
        names[line] << each.name.toHtmlEscaped();
    }
    QStringList lines;
    for (const QString& each : order)
        lines << each + u"<br>"_s + names[each].join(u"<br>"_s);
    return lines.join(u"<br>"_s);
}

QString EffectText::steps(const QString& id, const Explanation& explanation,
                          const QSet<QString>& open) const {
    if (explanation.isEmpty()) return {};
    const bool isOpen = open.contains(id);
    QString html = u"<a href='steps:%1'>%2 %3</a>"_s.arg(
        id, isOpen ? u"▼"_s : u"▶"_s, words(QT_TRANSLATE_NOOP("EffectText", "How it is computed")));
    if (!isOpen) return html;
    for (const ExplanationStep& each : explanation.steps()) {
        const QString label = m_wording.isJapanese() ? each.labelJa : each.labelEn;
        const auto* amount = std::get_if<qint64>(&each.value);
        QString line = label.toHtmlEscaped();
        if (!each.formula.isEmpty())
            line += u"<br>&nbsp;&nbsp;"_s +
                    muted(shownFormula(each.formula, m_wording.language()).toHtmlEscaped());
        else if (amount != nullptr)
            line += u"  "_s + m_wording.yen(*amount);
        if (!each.article.isEmpty()) line += u"<br>&nbsp;&nbsp;"_s + muted(each.article.toHtmlEscaped());
        html += u"<div style='margin-top:4px'>"_s + line + u"</div>"_s;
    }
    if (!explanation.unconfirmed().isEmpty()) {
        html += u"<div style='color:%1'>▲ %2</div>"_s.arg(
            theme::look().name(),
            words(QT_TRANSLATE_NOOP("EffectText", "Uses figures that are still to be confirmed."))
                .toHtmlEscaped());
    }
    return html;
}

QString EffectText::tax(const EffectOutput& output, const QSet<QString>& open) const {
    if (!output.tax) return {};
    const TaxEstimate& tax = *output.tax;
    QString html = u"<b>%1 → %2</b><br>%3"_s.arg(
        m_wording.yen(tax.before), m_wording.yen(tax.after),
        muted(words(QT_TRANSLATE_NOOP("EffectText", "a year, estimate")).toHtmlEscaped()));
    if (!tax.unknownIncome.isEmpty()) {
        html += u"<br><span style='color:%1'>▲ %2</span>"_s.arg(
            theme::look().name(),
            words(QT_TRANSLATE_NOOP("EffectText", "Income not on file is taken as none.")).toHtmlEscaped());
    }
    return html + u"<br>"_s + steps(u"tax"_s, tax.afterSteps, open);
}

/// What is handed out stands under its kind, a name on a line of its own: no name is broken in two.
QString EffectText::papers(const EffectOutput& output) const {
    QStringList kinds;
    QHash<QString, QStringList> issued;
    QStringList returned;
    for (const CertificateAction& each : output.certificates) {
        const QString kind = each.form == u"F10"_s
                                 ? words(QT_TRANSLATE_NOOP("EffectText", "Eligibility certificate"))
                                 : words(QT_TRANSLATE_NOOP("EffectText", "Eligibility notice"));
        switch (each.kind) {
            case CertificateAction::Kind::Issue: {
                if (!issued.contains(kind)) kinds << kind;
                QString name = each.name.toHtmlEscaped();
                if (each.validUntil) {
                    name += u' ' + muted(words(QT_TRANSLATE_NOOP("EffectText", "(until %1)"))
                                             .arg(m_wording.date(*each.validUntil))
                                             .toHtmlEscaped());
                }
                issued[kind] << name;
                break;
            }
            case CertificateAction::Kind::Collect:
                returned << words(QT_TRANSLATE_NOOP("EffectText", "%1 of %2 is taken back"))
                                .arg(kind, each.name)
                                .toHtmlEscaped();
                break;
            case CertificateAction::Kind::AwaitReturn:
                returned << words(QT_TRANSLATE_NOOP("EffectText", "%1 of %2 is to be returned"))
                                .arg(kind, each.name)
                                .toHtmlEscaped();
                break;
        }
    }
    QStringList lines;
    for (const QString& each : kinds)
        lines << muted(each.toHtmlEscaped()) + u"<br>"_s + issued[each].join(u"<br>"_s);
    return (lines + returned).join(u"<br>"_s);
}

QString EffectText::benefits(const EffectOutput& output, const QSet<QString>& open) const {
    QStringList parts;
    for (const BenefitProposal& each : output.benefits) {
        const BenefitAssessment& found = each.assessment;
        const bool isGrant = found.decision == BenefitDecision::Grant;
        QString line = u"<b>%1</b>"_s.arg(
            isGrant ? m_wording.yen(found.amount)
                    : words(QT_TRANSLATE_NOOP("EffectText", "Not payable")).toHtmlEscaped());
        if (!isGrant)
            line += u"<br>"_s + (m_wording.isJapanese() ? found.reasonJa : found.reasonEn).toHtmlEscaped();
        if (found.claimUntil.isValid()) {
            line += u"<br>"_s + muted(words(QT_TRANSLATE_NOOP("EffectText", "to be claimed by %1"))
                                          .arg(m_wording.date(found.claimUntil))
                                          .toHtmlEscaped());
        }
        parts << line + u"<br>"_s + steps(u"benefit/"_s + each.benefitKey, found.explanation, open);
    }
    return parts.join(u"<br>"_s);
}

QString EffectText::summary(const EffectOutput& output, const QSet<QString>& open) const {
    return u"<table width='100%' cellspacing='0'>"_s +
           row(words(QT_TRANSLATE_NOOP("EffectText", "Coverage")), coverage(output)) +
           row(words(QT_TRANSLATE_NOOP("EffectText", "Tax")), tax(output, open)) +
           row(words(QT_TRANSLATE_NOOP("EffectText", "Papers")), papers(output)) +
           row(words(QT_TRANSLATE_NOOP("EffectText", "Benefit")), benefits(output, open)) + u"</table>"_s;
}

QString EffectText::differences(const std::vector<DifferenceGroup>& groups) const {
    QString html;
    for (const DifferenceGroup& group : groups) {
        html +=
            u"<p style='margin:12px 0 2px 0'><b>%1</b></p>"_s.arg(m_wording.of(group.title).toHtmlEscaped());
        for (const RecordDifference& record : group.records) {
            if (!record.name.isEmpty()) html += u"<div>%1</div>"_s.arg(record.name.toHtmlEscaped());
            html += u"<table width='100%' cellspacing='0'>"_s;
            for (const ItemDifference& item : record.items) {
                const QString before = m_wording.of(item.before);
                const QString after = m_wording.of(item.after);
                html +=
                    u"<tr><td width='40%' style='color:%1; padding:2px 8px 2px 0'>%2</td>"
                    "<td style='padding:2px 0'>%3<span style='background:%4'>&nbsp;%5&nbsp;</span></td></tr>"_s
                        .arg(theme::muted().name(), m_wording.of(item.label).toHtmlEscaped(),
                             before.isEmpty() ? QString() : muted(before.toHtmlEscaped()) + u" → "_s,
                             theme::accentLight().name(), after.isEmpty() ? u"—"_s : after.toHtmlEscaped());
            }
            html += u"</table>"_s;
        }
    }
    return html;
}

QString EffectText::findings(const std::vector<Notice>& findings) const {
    QString html;
    for (const Notice& each : findings) {
        html += u"<p style='margin:6px 0'><span style='color:%1'>%2</span> <b>%3</b><br>%4</p>"_s.arg(
            levelColour(each.level), levelMark(each.level), m_wording.title(each).toHtmlEscaped(),
            m_wording.detail(each).toHtmlEscaped());
    }
    return html;
}

}  // namespace mado
