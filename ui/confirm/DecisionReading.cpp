// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirm/DecisionReading.h"

#include "core/rules/ExplanationText.h"
#include "ui/theme/Theme.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString words(const char* text) {
    return QCoreApplication::translate("DecisionReading", text);
}

QString muted(const QString& plain) {
    return u"<span style='color:%1'>%2</span>"_s.arg(theme::muted().name(), plain.toHtmlEscaped());
}

/// The formula ends with the number that the step comes to.
bool saysTheResult(const ExplanationRow& row) {
    QString bare = row.value;
    bare.remove(u'円').remove(u'¥');
    return bare.isEmpty() || row.formula.endsWith(bare);
}

}  // namespace

QString DecisionReading::computed(const ClaimReview& review) const {
    if (review.refusal) {
        const ErrorCatalogue::Words why = m_wording.of(*review.refusal);
        return u"<p>%1</p>"_s.arg(why.what.toHtmlEscaped());
    }
    const bool isGrant = review.now.decision == BenefitDecision::Grant;
    QString html =
        u"<p style='font-size:%1px; margin:4px 0'><b>%2</b></p>"_s.arg(theme::px(26))
            .arg(isGrant ? m_wording.yen(review.now.amount)
                         : words(QT_TRANSLATE_NOOP("DecisionReading", "Not payable")).toHtmlEscaped());
    if (!review.payee.isEmpty()) {
        html += u"<p style='margin:0 0 8px 0'>%1</p>"_s.arg(
            muted(words(QT_TRANSLATE_NOOP("DecisionReading", "to be paid to %1")).arg(review.payee)));
    }
    for (const ExplanationRow& each :
         explanationRows(review.now.explanation, m_parameters, m_wording.language())) {
        const auto below = [](const QString& words) {
            return u"<div style='margin-left:%1px'>%2</div>"_s.arg(theme::px(12)).arg(words);
        };
        QString step =
            u"<div style='margin-top:%1px'>%2</div>"_s.arg(theme::px(8)).arg(each.label.toHtmlEscaped());
        if (!each.formula.isEmpty()) step += below(each.formula.toHtmlEscaped());
        if (!saysTheResult(each)) step += below(u"<b>%1</b>"_s.arg(each.value.toHtmlEscaped()));
        if (!each.article.isEmpty()) step += below(muted(each.article));
        for (const ExplanationFigure& figure : each.figures) {
            if (!figure.unconfirmed) continue;
            step += below(u"<span style='color:%1'>▲ %2</span>"_s.arg(
                theme::look().name(), figureText(figure, m_wording.language()).toHtmlEscaped()));
        }
        html += step;
    }
    return html;
}

QString DecisionReading::point(Mark mark, const QString& title, const QString& detail) const {
    const QColor colour = mark == Mark::Good   ? theme::good()
                          : mark == Mark::Look ? theme::look()
                                               : theme::stop();
    const QString sign = mark == Mark::Good ? u"✓"_s : mark == Mark::Look ? u"▲"_s : u"■"_s;
    return u"<p style='margin:0 0 10px 0'><span style='color:%1'>%2</span> <b>%3</b><br>%4</p>"_s.arg(
        colour.name(), sign, title.toHtmlEscaped(), detail.toHtmlEscaped().replace(u'\n', u"<br>"_s));
}

QString DecisionReading::limit(const ClaimReview& review) const {
    if (!review.now.claimUntil.isValid()) return {};
    const bool inTime = review.filedOn <= review.now.claimUntil;
    return point(inTime ? Mark::Good : Mark::Stop,
                 words(QT_TRANSLATE_NOOP("DecisionReading", "Limit of the claim")),
                 words(QT_TRANSLATE_NOOP("DecisionReading", "Until %1; filed on %2"))
                     .arg(m_wording.date(review.now.claimUntil), m_wording.date(review.filedOn)));
}

QString DecisionReading::earlier(const ClaimReview& review) const {
    const QString title = words(QT_TRANSLATE_NOOP("DecisionReading", "Earlier benefits of this kind"));
    if (review.earlier.empty())
        return point(Mark::Good, title,
                     words(QT_TRANSLATE_NOOP("DecisionReading", "None in this household")));
    QStringList lines;
    for (const EarlierBenefit& each : review.earlier) {
        const QString state =
            !each.fixed ? words(QT_TRANSLATE_NOOP("DecisionReading", "%1 claimed, not decided"))
                              .arg(m_wording.yen(each.claimed))
            : *each.fixed == 0
                ? words(QT_TRANSLATE_NOOP("DecisionReading", "denied"))
                : words(QT_TRANSLATE_NOOP("DecisionReading", "%1 granted")).arg(m_wording.yen(*each.fixed));
        lines << u"%1  %2  %3"_s.arg(m_wording.date(each.eventOn), each.personName, state);
    }
    return point(Mark::Look, title, lines.join(u'\n'));
}

QString DecisionReading::account(const ClaimReview& review) const {
    const QString title = words(QT_TRANSLATE_NOOP("DecisionReading", "Account"));
    if (review.hasAccount)
        return point(Mark::Good, title, words(QT_TRANSLATE_NOOP("DecisionReading", "Given with the claim")));
    return point(
        Mark::Look, title,
        review.wantsRegisteredAccount
            ? words(QT_TRANSLATE_NOOP("DecisionReading",
                                      "The registered benefit account is wished: fetch it before paying"))
            : words(QT_TRANSLATE_NOOP("DecisionReading", "Not given: ask before paying")));
}

QString DecisionReading::arrears(const ClaimReview& review) const {
    const QString title = words(QT_TRANSLATE_NOOP("DecisionReading", "Tax overdue"));
    if (review.arrears == 0)
        return point(Mark::Good, title, words(QT_TRANSLATE_NOOP("DecisionReading", "Nothing")));
    return point(
        Mark::Look, title,
        words(QT_TRANSLATE_NOOP("DecisionReading",
                                "%1. It does not forbid the grant; offer a talk on payment, and ask the "
                                "collection desk whether benefits are suspended."))
            .arg(m_wording.yen(review.arrears)));
}

/// What the findings say besides: arrears and account have points of their own.
QString DecisionReading::others(const ClaimReview& review) const {
    const QStringList told{u"arrears"_s, u"no_account"_s, u"registered_account"_s};
    QString html;
    for (const Notice& each : review.findings) {
        if (told.contains(each.id)) continue;
        const Mark mark = each.level == NoticeLevel::Stop ? Mark::Stop : Mark::Look;
        html += point(mark, m_wording.title(each), m_wording.detail(each));
    }
    return html;
}

QString DecisionReading::checks(const ClaimReview& review) const {
    return limit(review) + earlier(review) + account(review) + arrears(review) + others(review);
}

QString DecisionReading::obstacle(const ClaimReview& review) const {
    switch (review.grant()) {
        case ClaimReview::Grant::Possible:
            return {};
        case ClaimReview::Grant::NotComputed:
            return words(
                QT_TRANSLATE_NOOP("DecisionReading",
                                  "It cannot be computed from the records as they are now, so it cannot be "
                                  "granted. Have the records corrected, then open it again."));
        case ClaimReview::Grant::NotPayable:
            return words(QT_TRANSLATE_NOOP(
                "DecisionReading",
                "The rules find nothing to pay. Deny it with the reason, which the resident "
                "reads; or have the records corrected first."));
        case ClaimReview::Grant::Moved:
            return words(QT_TRANSLATE_NOOP(
                             "DecisionReading",
                             "Records have changed since it was filed: the amount is now another one (%1 "
                             "when filed). Deny it and take a new claim."))
                .arg(m_wording.yen(review.filedAmount));
        case ClaimReview::Grant::Stopped:
            break;
    }
    return words(QT_TRANSLATE_NOOP(
        "DecisionReading",
        "It was claimed before, so it cannot be granted. Look at the earlier claim; deny this "
        "one, or have the earlier one corrected."));
}

}  // namespace mado
