// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirm/ConfirmPage.h"

#include "core/procedures/BenefitDecisions.h"
#include "ui/base/DeskAnswer.h"
#include "ui/preview/PaperView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CalmText.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ReasonDialog.h"
#include "ui/widgets/WrappedLabel.h"

#include <QFrame>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

ConfirmPage::ConfirmPage(const CounterServices& services, const QString& caseId, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_caseId(caseId),
      m_reading(services),
      m_decision(services.wording, services.desk.knowledge().parameters()),
      m_words(services.wording, services.desk.knowledge().codes()),
      m_heading(new QLabel(this)),
      m_about(new ElidedLabel(this)),
      m_remark(new WrappedLabel(this)),
      m_letterCard(new QFrame(this)),
      m_letterTitle(new QLabel(m_letterCard)),
      m_letter(new PaperView(services.pictures, m_letterCard)),
      m_confirm(new QPushButton(this)),
      m_return(new QPushButton(this)),
      m_withdraw(new QPushButton(this)),
      m_correct(new QPushButton(this)),
      m_household(new QPushButton(this)) {
    build();
    rename();
}

QString ConfirmPage::title() const {
    return tr("Confirmation");
}
QString ConfirmPage::helpTopic() const {
    return task() == Task::Decide ? u"page.decide"_s : u"page.confirm"_s;
}
void ConfirmPage::activate() {
    load();
}
void ConfirmPage::refresh() {
    load();
}

void ConfirmPage::load() {
    m_services.desk.caseView(m_caseId).then(&m_services.desk,
                                            whileAlive(this, [this](const Result<CaseView>& view) {
                                                if (!view) {
                                                    Q_EMIT refused(view.error());
                                                    return;
                                                }
                                                take(*view);
                                            }));
}

CaseSituation ConfirmPage::situation(const CaseView& view) const {
    return situationOf(view, m_services.desk.clock().today(), titlesOf(view.payload, m_services.forms));
}

void ConfirmPage::take(const CaseView& view) {
    const CaseSituation situation = this->situation(view);
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    const QStringList notInForce{u"entered"_s, u"conflict"_s, u"returned"_s};
    const bool isOpen = notInForce.contains(view.row.state);
    if (isForDecision(view)) {
        m_services.background
            .run([view, situation, &knowledge] {
                return reviewClaim(view.payload, view.household.records, knowledge, situation);
            })
            .then(&m_services.desk,
                  whileAlive(this, [this, view](const ClaimReview& review) { take(view, review); }));
        return;
    }
    m_services.background
        .run([view, situation, &knowledge, isOpen] {
            if (isOpen)
                return computeFilings(filingsOf(view.payload), view.household.records, knowledge, situation);
            // In force already: what was changed then, not what it would change now.
            CaseComputation computation;
            computation.results = view.payload.results;
            return computation;
        })
        .then(&m_services.desk, whileAlive(this, [this, view](const CaseComputation& computation) {
            m_view = view;
            m_computation = computation;
            draw();
            if (mayConfirm() && !m_confirm->hasFocus()) m_confirm->setFocus();
            if (mayCorrect() && !m_correct->hasFocus()) m_correct->setFocus();
            Q_EMIT read();
        }));
}

void ConfirmPage::take(const CaseView& view, const ClaimReview& review) {
    m_view = view;
    m_review = review;
    m_computation = {};
    draw();
    const bool mayDeny = m_return->isEnabled();
    if (mayConfirm() && !m_confirm->hasFocus())
        m_confirm->setFocus();
    else if (!mayConfirm() && mayDeny && !m_return->hasFocus())
        m_return->setFocus();
    Q_EMIT read();
}

bool ConfirmPage::isOwn() const {
    const auto& staff = m_services.desk.staff();
    return m_view && staff && m_view->row.authorId == staff->staffId;
}

bool ConfirmPage::isReturned() const {
    return m_view && m_view->row.state == u"returned"_s;
}

bool ConfirmPage::mayCorrect() const {
    const auto& staff = m_services.desk.staff();
    return isReturned() && staff && staff->may(u"enter"_s) && !m_isBusy;
}

ConfirmPage::Task ConfirmPage::task() const {
    if (!m_view) return Task::Read;
    if (m_view->row.state == u"entered"_s || m_view->row.state == u"conflict"_s) return Task::Confirm;
    return m_view->row.awaitsDecision ? Task::Decide : Task::Read;
}

bool ConfirmPage::mayConfirm() const {
    const auto& staff = m_services.desk.staff();
    if (!m_view || !staff || isOwn() || m_isBusy) return false;
    if (task() == Task::Decide)
        return staff->may(u"decide"_s) && m_review.grant() == ClaimReview::Grant::Possible;
    return task() == Task::Confirm && staff->may(u"confirm"_s) && m_computation.isUsable();
}

bool ConfirmPage::hasMoved() const {
    return task() == Task::Confirm && m_computation.isUsable() &&
           m_computation.output.changes.toJson()[u"changes"_s] != m_view->payload.changeSet[u"changes"_s];
}

QString ConfirmPage::remark() const {
    if (!m_view) return {};
    const auto& staff = m_services.desk.staff();
    if (isReturned()) {
        return tr("Returned by %1: %2").arg(m_view->row.confirmerName, m_view->row.returnReason) + u'\n' +
               tr("Nothing has taken effect. Put it right and file it again; what was typed is kept.");
    }
    if (task() == Task::Read) return {};
    if (isOwn()) return tr("This is your own case: you can read it here; a colleague confirms it.");
    if (task() == Task::Decide && staff && !staff->may(u"decide"_s))
        return tr("An officer who may decide grants or denies this claim.");
    if (task() == Task::Decide) return m_decision.obstacle(m_review);
    if (task() == Task::Confirm && m_computation.refusal) {
        const ErrorCatalogue::Words words = m_services.wording.of(*m_computation.refusal);
        return tr("It can no longer be applied: %1 Return it to its author.").arg(words.what);
    }
    if (hasMoved()) {
        return tr(
            "Records have changed since this was entered. What you see is computed anew from the records as "
            "they are now; "
            "compare with care.");
    }
    return {};
}

void ConfirmPage::draw() {
    if (!m_view) return;
    QStringList titles;
    for (const QString& each : m_view->row.procedures) {
        const FormSummary* form = m_services.forms.summary(each);
        titles << (form == nullptr ? each : m_services.wording.of(form->title));
    }
    m_heading->setText(
        titles.size() > 1
            ? tr("%1 and %n more", nullptr, static_cast<int>(titles.size()) - 1).arg(titles.first())
            : titles.value(0));
    m_about->setWords(u"%1   %2   %3 %4"_s.arg(m_view->row.names, m_view->row.caseNo,
                                               m_services.wording.dateTime(m_view->row.enteredAt),
                                               m_view->row.authorName));
    const QString words = remark();
    m_remark->setText(words.isEmpty() ? QString() : u"▲ "_s + words);
    m_remark->setVisible(!words.isEmpty());
    drawColumns();
    drawButtons();
}

void ConfirmPage::nameColumns() {
    const bool decides = task() == Task::Decide;
    const QString confirming[4] = {tr("Record now"), tr("Filed"), tr("Shown as evidence"), tr("Computed")};
    const QString deciding[4] = {tr("Amount, computed anew"), tr("Claimed and shown"),
                                 tr("Shown as evidence"), tr("To be looked at")};
    for (int i = 0; i < 4; ++i) {
        const QString& title = decides ? deciding[i] : confirming[i];
        m_titles[i]->setText(title);
        m_columns[i]->setAccessibleName(title);
    }
    m_letter->setEmptyText(tr("The letter is drawn here."));
    m_letter->setAccessibleName(tr("Letter"));
}

void ConfirmPage::drawColumns() {
    const bool decides = task() == Task::Decide;
    nameColumns();
    m_cards[2]->setVisible(!decides);
    m_letterCard->setVisible(decides);
    const QString filed = m_reading.filed(*m_view, m_computation);
    const QString evidence = m_reading.evidence(*m_view);
    setCalmHtml(m_columns[1], decides ? filed + evidence : filed);
    setCalmHtml(m_columns[2], evidence);
    if (decides) {
        drawLetter();
        setCalmHtml(m_columns[0], m_decision.computed(m_review));
        setCalmHtml(m_columns[3], m_decision.checks(m_review));
        return;
    }
    setCalmHtml(m_columns[0], m_reading.recordNow(*m_view, m_computation));
    setCalmHtml(m_columns[3], m_words.summary(m_computation.output, m_open) +
                                  m_words.findings(m_computation.output.findings));
}

/// The letter of the decision that is likely: the grant, or a denial for the reason that the rules give.
void ConfirmPage::drawLetter() {
    const bool isGrant = m_review.grant() == ClaimReview::Grant::Possible;
    CaseDecision decision{isGrant ? BenefitDecision::Grant : BenefitDecision::Deny};
    if (!isGrant) decision.reason = denialReasons(m_review.kind, m_review.now.reason).value(0);
    m_letterTitle->setText(isGrant ? tr("Letter, if granted") : tr("Letter, if denied"));
    RenderOptions options;
    options.mark = tr("Preview");
    const DocumentRenderer& papers = m_services.papers;
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    const int asked = ++m_letters;
    m_services.background
        .run([view = *m_view, situation = situation(*m_view), &knowledge, &papers, decision,
              options]() -> Result<QByteArray> {
            const auto requests =
                papersOf(view.payload, view.household.records, knowledge, situation, decision);
            const auto letter = std::find_if(requests.begin(), requests.end(), [](const auto& each) {
                return each.stage == DocumentSuggestion::Stage::Decided;
            });
            if (letter == requests.end()) return QByteArray();
            MADO_ASSIGN(const RenderedDocument drawn, papers.render(letter->form, letter->facts, options));
            return drawn.pdf;
        })
        .then(&m_services.desk, whileAlive(this, [this, asked](const Result<QByteArray>& pdf) {
            if (asked != m_letters) return;  // the records changed meanwhile
            if (pdf)
                m_letter->setDocument(*pdf);
            else
                m_letter->clear();
        }));
}

void ConfirmPage::drawButtons() {
    const bool decides = task() == Task::Decide;
    m_confirm->setText(decides ? tr("Grant  Ctrl+Enter") : tr("Confirm  Ctrl+Enter"));
    m_return->setText(decides ? tr("Deny  Ctrl+R") : tr("Return  Ctrl+R"));
    m_confirm->setVisible(task() != Task::Read);
    m_return->setVisible(task() != Task::Read);
    m_confirm->setEnabled(mayConfirm());
    const auto& staff = m_services.desk.staff();
    const bool mayGiveBack = !decides || (staff && staff->may(u"decide"_s));
    m_return->setEnabled(!isOwn() && !m_isBusy && mayGiveBack);
    m_withdraw->setVisible((isOwn() && task() == Task::Confirm) || isReturned());
    m_correct->setVisible(isReturned());
    m_correct->setEnabled(mayCorrect());
}

void ConfirmPage::correct() {
    if (mayCorrect()) Q_EMIT wanted({Place::Correction, m_caseId});
}

void ConfirmPage::confirm() {
    if (!mayConfirm()) return;
    if (task() == Task::Decide) {
        decide(u"grant"_s, {});
        return;
    }
    m_isBusy = true;
    drawButtons();
    const NewCommand command =
        desk_command::confirmCase(*m_services.desk.staff(), *m_view, m_computation.output.changes);
    m_services.desk.carryOut(command).then(
        &m_services.desk, whileAlive(this, [this](const Result<Submission>& result) {
            const bool isGood = result && (!result->answer || result->isAccepted());
            finish(result, tr("Confirmed: %1.").arg(m_view->row.caseNo), {Place::Issue, m_caseId});
            if (isGood) Q_EMIT confirmed(m_caseId);
        }));
}

void ConfirmPage::decide(const QString& decision, const QString& reason) {
    const bool isGrant = decision == u"grant"_s;
    const auto changes = benefitDecision(m_view->household.records, m_review.benefitKey,
                                         isGrant ? BenefitDecision::Grant : BenefitDecision::Deny,
                                         isGrant ? m_review.filedAmount : 0);
    if (!changes) {
        Q_EMIT refused(changes.error());
        return;
    }
    m_isBusy = true;
    drawButtons();
    const NewCommand command =
        desk_command::decideCase(*m_services.desk.staff(), m_view->row, decision, reason, *changes);
    m_services.desk.carryOut(command).then(
        &m_services.desk, whileAlive(this, [this, isGrant](const Result<Submission>& result) {
            finish(result, isGrant ? tr("Granted.") : tr("Denied."), {Place::Issue, m_caseId});
        }));
}

void ConfirmPage::finish(const Result<Submission>& result, const QString& words, const Destination& next) {
    m_isBusy = false;
    if (result && result->answer && result->answer->outcome == Outcome::Conflict) {
        // Whether the same comes out of the records now is found out beside this page.
        Q_EMIT told(tr("A record has changed meanwhile. It is computed anew."));
        load();
        return;
    }
    if (!result || (result->answer && !result->isAccepted())) {
        Q_EMIT refused(!result ? result.error() : result->answer->reason.value_or(fail(u"E-CENTRAL-001"_s)));
        load();
        return;
    }
    Q_EMIT told(result->answer ? words : tr("Saved here. It is sent when the centre can be reached."));
    Q_EMIT wanted(next);
}

void ConfirmPage::askReason() {
    if (!m_view || !m_return->isEnabled() || task() == Task::Read) return;
    const bool denies = task() == Task::Decide;
    const QStringList choices = denies ? denialReasons(m_review.kind, m_review.now.reason) : QStringList();
    auto* ask = new ReasonDialog(
        denies ? tr("Deny") : tr("Return"),
        denies ? tr("Why is the claim denied? The resident reads this.") : tr("What is to be put right?"),
        choices, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask, denies] {
        if (denies)
            decide(u"deny"_s, ask->reason());
        else
            giveBack(ask->reason());
    });
    ask->open();
}

void ConfirmPage::giveBack(const QString& reason) {
    if (!m_view || isOwn()) return;
    m_services.desk.carryOut(desk_command::returnCase(*m_services.desk.staff(), m_view->row, reason))
        .then(&m_services.desk, whileAlive(this, [this](const Result<Submission>& result) {
            finish(result, tr("Returned to %1.").arg(m_view->row.authorName),
                   {Place::WorkList, {}, u"confirm"_s});
        }));
}

void ConfirmPage::withdraw() {
    if (!m_view) return;
    auto* ask = new ReasonDialog(tr("Withdraw"), tr("Why is this case withdrawn?"), {}, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask] { withdrawFor(ask->reason()); });
    ask->open();
}

void ConfirmPage::withdrawFor(const QString& reason) {
    m_services.desk.carryOut(desk_command::withdrawCase(*m_services.desk.staff(), m_view->row, reason))
        .then(&m_services.desk, whileAlive(this, [this](const Result<Submission>& result) {
            finish(result, tr("Withdrawn."), {Place::Household, m_view->row.householdNo});
        }));
}

}  // namespace mado
