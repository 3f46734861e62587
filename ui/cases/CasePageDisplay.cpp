// SPDX-License-Identifier: GPL-3.0-or-later
// What the case page shows; how it works is in CasePage.cpp.
#include "forms/filing/AnswerRows.h"
#include "ui/base/DeskAnswer.h"
#include "ui/cases/CasePage.h"
#include "ui/cases/CaseSteps.h"
#include "ui/cases/PreviewPane.h"
#include "ui/questions/FilerForm.h"
#include "ui/questions/IdentityForm.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CalmText.h"

#include <QLabel>
#include <QPushButton>
#include <QTabBar>
#include <QTextBrowser>

using namespace Qt::StringLiterals;

namespace mado {

void CasePage::show() {
    showHead();
    showForms();
    showSteps();
    showPapers();
    if (step() == CaseStep::Review) showReview();
    const bool isReview = step() == CaseStep::Review;
    const bool wasEnabled = m_next->isEnabled();
    m_next->setText(isReview ? tr("Enter this case") : tr("Next  Ctrl+Enter"));
    m_next->setEnabled(!m_isSending && (!isReview || m_work->obstacles().isEmpty()));
    if (isReview && !wasEnabled && m_next->isEnabled()) m_next->setFocus();
    orderTabs();
}

void CasePage::showForms() {
    const CaseDraft& draft = m_work->draft();
    const auto& knowledge = m_services.desk.knowledge();
    m_identity->setNeed(
        draft.identityRule(),
        identityFilerKind(draft.filer()[u"kind"_s].toString(), draft.filer()[u"by_post"_s].toBool()),
        m_services.desk.clock().today(), knowledge.parameters());
    m_tabs->setVisible(step() == CaseStep::Content && m_tabs->count() > 1);
    const FormSession* asked = session();
    m_join->setVisible(step() == CaseStep::Content && asked != nullptr &&
                       asked->answers()[u"kind"_s].toString() == u"merge"_s);
    const QStringList titles{tr("Who files"), tr("Identity check"), tr("Content"), tr("Review")};
    m_stepTitle->setText(titles.value(static_cast<int>(step())));
    if (const FormSession* own = session()) m_steps->setSay(m_services.wording.of(own->definition().say));
}

void CasePage::showSteps() {
    const CaseDraft& draft = m_work->draft();
    m_steps->setCurrent(step());
    const QJsonObject filer = draft.filer();
    m_steps->setDone(CaseStep::Filer, m_filer->isComplete(), filer[u"name"_s].toString());
    const IdentityAssessment identity = m_work->identity();
    m_steps->setDone(CaseStep::Identity, identity.complete, identity.complete ? tr("complete") : QString());
    m_steps->setDone(CaseStep::Content, draft.isComplete());
    m_steps->setDone(CaseStep::Review, false);
}

void CasePage::showHead() {
    const auto& procedures = m_work->draft().procedures();
    QStringList titles;
    for (const FormSession& each : procedures)
        titles << m_services.wording.of(each.definition().title);
    m_heading->setText(
        titles.size() > 1
            ? tr("%1 and %n more", nullptr, static_cast<int>(titles.size()) - 1).arg(titles.first())
            : titles.value(0));
    const QJsonValue household = m_work->household().facts[u"household"_s];
    const QString number = household[u"number"_s].toString();
    QString about = tr("Household of %1").arg(household[u"head"_s][u"name"_s].toString());
    if (!number.isEmpty()) about += u"   "_s + household[u"symbol"_s].toString() + u' ' + number;
    m_about->setText(about + u"   "_s + m_work->caseNo());
    m_saved->setText(m_work->savedAt().isValid()
                         ? tr("Draft kept %1").arg(m_services.wording.time(m_work->savedAt()))
                         : QString());
    const auto& deadlines = m_work->computation().output.deadlines;
    if (deadlines.empty() || m_work->computation().refusal) {
        m_deadline->clear();
        return;
    }
    const Deadline& deadline = deadlines.front().deadline;
    QString text = tr("To be filed by %1").arg(m_services.wording.longDate(deadline.dueOn));
    if (deadline.lateDays > 0) {
        text += u"  <b style='color:%1'>%2</b>"_s.arg(theme::look().name(),
                                                      tr("%n days late", nullptr, deadline.lateDays));
    }
    m_deadline->setText(text);
}

void CasePage::showCorrection() {
    const QJsonObject& correction = m_work->correction();
    m_correction->setVisible(!correction.isEmpty());
    m_correction->setText(correction[u"reason"_s].toString(),
                          tr("Correction of %1, returned by %2")
                              .arg(correction[u"case_no"_s].toString(), correction[u"by"_s].toString()));
}

void CasePage::showReview() {
    QString html;
    const QStringList reasons = m_work->obstacles();
    if (reasons.isEmpty()) {
        html = u"<p style='color:%1'>✓ %2</p>"_s.arg(
            theme::good().name(),
            tr("Everything is there. Let the resident check and sign the paper.").toHtmlEscaped());
    }
    for (const QString& each : reasons)
        html += u"<p style='color:%1'>■ %2</p>"_s.arg(theme::stop().name(), each.toHtmlEscaped());
    for (const FormSession& each : m_work->draft().procedures()) {
        html += u"<h4>%1</h4><table width='100%' cellspacing='0'>"_s.arg(
            m_services.wording.of(each.definition().title).toHtmlEscaped());
        for (const AnswerRow& row : answerRows(each, m_services.wording.language())) {
            const QString label = row.person.isEmpty() ? row.label : row.person + u"  "_s + row.label;
            const QString before = row.registered.isEmpty()
                                       ? QString()
                                       : u"<span style='color:%1'>%2 → </span>"_s.arg(
                                             theme::muted().name(), row.registered.toHtmlEscaped());
            html +=
                u"<tr><td width='42%' style='color:%1; padding:3px 8px 3px 0'>%2</td><td style='padding:3px 0'>%3%4</td></tr>"_s
                    .arg(theme::muted().name(), label.toHtmlEscaped(), before, row.value.toHtmlEscaped());
        }
        html += u"</table>"_s;
        for (const LocalText& paper : each.missingEvidence()) {
            html += u"<p style='color:%1'>▲ %2</p>"_s.arg(
                theme::look().name(),
                tr("Still to be brought: %1").arg(m_services.wording.of(paper)).toHtmlEscaped());
        }
    }
    setCalmHtml(m_review, html);
}

void CasePage::showPapers() {
    QStringList titles;
    const QList<FormInfo> forms = m_services.papers.forms();
    for (const DocumentRequest& each : m_work->computation().documents) {
        QString title = each.form;
        for (const FormInfo& form : forms) {
            if (form.id == each.form) title = m_services.wording.isJapanese() ? form.titleJa : form.titleEn;
        }
        const QString name = each.facts[u"document"_s][u"person"_s][u"name"_s].toString();
        titles << (name.isEmpty() ? title : title + u"  "_s + name);
    }
    m_preview->setPapers(titles, m_work->preview());
}

void CasePage::printWhatToBring() {
    // The list (F90) is drawn from what is missing now and goes to the printer as any paper.
    QJsonArray missing;
    for (const IdentityAssessment::Bring& each : m_work->identity().whatToBring)
        missing.append(QJsonObject{{u"label"_s, each.ja}});
    for (const FormSession& each : m_work->draft().procedures()) {
        for (const LocalText& paper : each.missingEvidence())
            missing.append(QJsonObject{{u"label"_s, paper.ja}});
    }
    QJsonObject facts = m_work->household().facts;
    facts[u"filer"_s] = m_work->draft().filer();
    facts[u"results"_s] = QJsonObject{{u"missing_documents"_s, missing}};
    facts[u"case"_s] =
        QJsonObject{{u"id"_s, m_work->draft().id()},
                    {u"number"_s, m_work->caseNo()},
                    {u"titles"_s, QJsonArray{m_work->draft().procedures().front().definition().title.ja}}};
    facts[u"document"_s] = QJsonObject{{u"form"_s, u"F90"_s},
                                       {u"date"_s, m_services.desk.clock().today().toString(Qt::ISODate)}};
    const auto paper = m_services.papers.render(u"F90"_s, facts);
    if (!paper) {
        Q_EMIT refused(paper.error());
        return;
    }
    const UserSettings::PaperRoute route = m_services.settings.route(u"F90"_s);
    PrintRequest request;
    request.printer = route.printer;
    request.paperSource = route.source;
    request.pdf = paper->pdf;
    request.jobName = u"F90 "_s + m_work->caseNo();
    request.paperMillimetres = paper->firstPageMillimetres;
    m_preview->setDocument(paper->pdf);
    m_services.printers.print(request).then(
        &m_services.desk, whileAlive(this, [this](const Result<int>& job) {
            if (!job)
                Q_EMIT refused(job.error());
            else
                Q_EMIT told(tr("The list of what to bring is being printed."));
        }));
}

}  // namespace mado
