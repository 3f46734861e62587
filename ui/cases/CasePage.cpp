// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/CasePage.h"

#include "forms/filing/AnswerRows.h"
#include "ui/base/DeskAnswer.h"
#include "ui/cases/CaseSteps.h"
#include "ui/cases/EffectPane.h"
#include "ui/cases/PreviewPane.h"
#include "ui/questions/FilerForm.h"
#include "ui/questions/IdentityForm.h"
#include "ui/questions/QuestionForm.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CalmText.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QShortcut>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

namespace {

/// Kinds of filer that every filing of the case allows.
QStringList commonFilers(const CaseDraft& draft) {
    QStringList common;
    bool isFirst = true;
    for (const FormSession& each : draft.procedures()) {
        const QStringList& own = each.definition().filers;
        if (isFirst)
            common = own;
        else
            common.removeIf([&own](const QString& kind) { return !own.contains(kind); });
        isFirst = false;
    }
    return common;
}

bool allByPost(const CaseDraft& draft) {
    return std::all_of(draft.procedures().begin(), draft.procedures().end(),
                       [](const FormSession& each) { return each.definition().byPost; });
}

}  // namespace

CasePage::CasePage(const CounterServices& services, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_work(std::make_unique<CaseWork>(services)),
      m_heading(new QLabel(this)),
      m_about(new QLabel(this)),
      m_saved(new QLabel(this)),
      m_deadline(new QLabel(this)),
      m_correction(new Banner(Banner::Kind::Look, {}, this)),
      m_steps(new CaseSteps(this)),
      m_stack(new QStackedWidget(this)),
      m_filer(new FilerForm(services.wording, services.desk.knowledge().postalCodes())),
      m_identity(new IdentityForm(services.wording)),
      m_tabs(new QTabBar(this)),
      m_questions(new QuestionForm(services.wording, services.desk.knowledge().postalCodes())),
      m_review(new QTextBrowser(this)),
      m_stepTitle(new QLabel(this)),
      m_preview(new PreviewPane(services.pictures, this)),
      m_effects(new EffectPane(services.wording, services.desk.knowledge().codes(), this)),
      m_paper(new QPushButton(this)),
      m_join(new QPushButton(this)),
      m_next(new QPushButton(this)),
      m_later(new QPushButton(this)),
      m_discard(new QPushButton(this)) {
    build();
    connectForms();
    connectQuestions();
    addShortcuts();
    rename();
}

CasePage::~CasePage() = default;

void CasePage::rename() {
    m_later->setText(tr("Continue &later"));
    m_discard->setText(tr("&Discard draft"));
    m_paper->setText(tr("Show the pape&r"));
    m_join->setText(tr("&Add another household…"));
    m_tabs->setAccessibleName(tr("Procedures of this case"));
    m_review->setAccessibleName(tr("Review"));
    if (!m_work->isOpen()) return;
    showCorrection();
    show();
}

void CasePage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

void CasePage::begin(const QString& householdNo, const QStringList& procedures, const QStringList& people) {
    auto numbers = m_services.desk.newCase();
    auto household = m_services.desk.household(householdNo);
    household.then(&m_services.desk, whileAlive(this, [this, numbers, procedures,
                                                       people](const Result<HouseholdView>& view) mutable {
        numbers.then(
            &m_services.desk,
            whileAlive(this, [this, view, procedures, people](const Result<CounterDesk::CaseNumbers>& given) {
                Result<void> begun = !view    ? Result<void>(view.error())
                                     : !given ? Result<void>(given.error())
                                              : Result<void>();
                if (begun) begun = m_work->begin(*view, *given, procedures, people);
                if (!begun) {
                    Q_EMIT refused(begun.error());
                    return;
                }
                takeWork();
            }));
    }));
}

void CasePage::open(const QString& draftId) {
    m_services.desk.draft(draftId).then(
        &m_services.desk, whileAlive(this, [this](const Result<Draft>& draft) {
            if (!draft) {
                Q_EMIT refused(draft.error());
                return;
            }
            m_services.desk.household(draft->householdKey)
                .then(&m_services.desk, whileAlive(this, [this, draft](const Result<HouseholdView>& view) {
                    Result<void> restored =
                        view ? m_work->restore(*view, *draft) : Result<void>(view.error());
                    if (!restored) {
                        Q_EMIT refused(restored.error());
                        return;
                    }
                    takeWork();
                }));
        }));
}

void CasePage::correct(const QString& caseId) {
    m_services.desk.drafts().then(
        &m_services.desk, whileAlive(this, [this, caseId](const Result<std::vector<Draft>>& drafts) {
            if (!drafts) {
                Q_EMIT refused(drafts.error());
                return;
            }
            const auto begun = std::find_if(drafts->begin(), drafts->end(), [&caseId](const Draft& each) {
                return each.payload[u"supersedes_case_id"_s].toString() == caseId;
            });
            if (begun != drafts->end())
                open(begun->id);
            else
                beginCorrection(caseId);
        }));
}

void CasePage::beginCorrection(const QString& caseId) {
    auto numbers = m_services.desk.newCase();
    m_services.desk.caseView(caseId).then(
        &m_services.desk, whileAlive(this, [this, numbers](const Result<CaseView>& returned) mutable {
            numbers.then(&m_services.desk,
                         whileAlive(this, [this, returned](const Result<CounterDesk::CaseNumbers>& given) {
                             Result<void> begun = !returned ? Result<void>(returned.error())
                                                  : !given  ? Result<void>(given.error())
                                                            : m_work->correct(*returned, *given);
                             if (!begun) {
                                 Q_EMIT refused(begun.error());
                                 return;
                             }
                             takeWork();
                         }));
        }));
}

void CasePage::takeHousehold(const QString& householdNo) {
    m_services.desk.household(householdNo)
        .then(&m_services.desk, whileAlive(this, [this](const Result<HouseholdView>& other) {
            if (!other) {
                Q_EMIT refused(other.error());
                return;
            }
            m_work->join(*other);
            m_questions->refresh();
        }));
}

void CasePage::takeWork() {
    const CaseDraft& draft = m_work->draft();
    m_filer->setFacts(m_work->household().facts, commonFilers(draft), allByPost(draft));
    m_filer->setFiler(draft.filer());
    if (draft.filer().isEmpty()) m_work->draft().setFiler(m_filer->filer());
    for (const QString& each : m_work->joinedHouseholds())
        takeHousehold(each);
    m_identity->setEvidence(draft.identityEvidence());
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const FormSession& each : draft.procedures())
        m_tabs->addTab(m_services.wording.of(each.definition().title));
    setProcedure(0);
    showCorrection();
    goTo(draft.step() == CaseStep::Delivery ? CaseStep::Review : draft.step());
    Q_EMIT opened();
}

FormSession* CasePage::session() {
    return m_work->isOpen() ? m_work->draft().session(m_procedure) : nullptr;
}

void CasePage::setProcedure(int index) {
    if (!m_work->isOpen() || index < 0 || index >= static_cast<int>(m_work->draft().procedures().size()))
        return;
    m_questions->commitPending();
    m_procedure = m_work->draft().procedures()[static_cast<std::size_t>(index)].definition().id;
    m_questions->setSession(session());
    show();
}

void CasePage::sessionChanged() {
    m_work->changed();
    m_questions->refresh();
    show();
}

CaseStep CasePage::step() const {
    return m_work->isOpen() ? m_work->draft().step() : CaseStep::Filer;
}

void CasePage::goTo(CaseStep step) {
    if (!m_work->isOpen()) return;
    m_filer->commitPending();
    m_questions->commitPending();
    m_work->draft().setStep(step);
    m_work->keep();
    m_stack->setCurrentIndex(static_cast<int>(step));
    show();
    switch (step) {
        case CaseStep::Filer:
            m_filer->focusFirst();
            break;
        case CaseStep::Identity:
            m_identity->focusFirst();
            break;
        case CaseStep::Content:
            m_questions->focusFirst();
            break;
        case CaseStep::Review:
        case CaseStep::Delivery:
            m_next->setFocus();
            break;
    }
}

void CasePage::next() {
    if (!m_work->isOpen()) return;
    switch (step()) {
        case CaseStep::Filer:
            goTo(CaseStep::Identity);
            break;
        case CaseStep::Identity:
            goTo(CaseStep::Content);
            break;
        case CaseStep::Content:
            if (m_tabs->currentIndex() + 1 < m_tabs->count()) {
                m_tabs->setCurrentIndex(m_tabs->currentIndex() + 1);
                m_questions->focusFirst();
            } else {
                goTo(CaseStep::Review);
            }
            break;
        case CaseStep::Review:
        case CaseStep::Delivery:
            enter();
            break;
    }
}

void CasePage::enter() {
    if (m_isSending) return;
    const QStringList reasons = m_work->obstacles();
    if (!reasons.isEmpty()) {
        showReview();
        Q_EMIT told(reasons.first());
        return;
    }
    m_isSending = true;
    m_next->setEnabled(false);
    m_work->enter().then(&m_services.desk,
                         whileAlive(this, [this](const Result<Submission>& result) { takeEntered(result); }));
}

void CasePage::takeEntered(const Result<Submission>& result) {
    m_isSending = false;
    m_next->setEnabled(true);
    if (!result) {
        Q_EMIT refused(result.error());
        return;
    }
    if (result->answer && result->answer->outcome == Outcome::Quarantined) {
        // Kept as it was given; whoever is responsible decides in the list of what is unsent.
        Q_EMIT wanted({Place::Unsent, result->commandId});
        return;
    }
    if (result->answer && !result->isAccepted()) {
        const Error reason = result->answer->reason.value_or(fail(u"E-CENTRAL-001"_s));
        m_work->takeBack(result->commandId)
            .then(&m_services.desk, whileAlive(this, [this, reason](const Result<void>& kept) {
                Q_EMIT refused(kept ? reason : kept.error());
            }));
        return;
    }
    const QString caseId = m_work->draft().id();
    Q_EMIT told(result->answer
                    ? tr("Entered: %1. It waits for a second person.").arg(m_work->caseNo())
                    : tr("Saved here: %1. It is sent when the centre can be reached.").arg(m_work->caseNo()));
    Q_EMIT entered(caseId);
    Q_EMIT wanted({Place::Issue, caseId});
}

void CasePage::discard() {
    if (!m_work->isOpen() || m_isSending) return;
    m_filer->commitPending();
    m_questions->commitPending();
    WayBack back;
    back.words = tr("The draft is discarded.");
    back.undo = [&desk = m_services.desk, draft = m_work->asDraft()] { return desk.saveDraft(draft); };
    back.then = {Place::Draft, m_work->draft().id()};
    m_work->discard().then(&m_services.desk, whileAlive(this, [this, back](const Result<void>& done) {
        if (!done) {
            Q_EMIT refused(done.error());
            return;
        }
        Q_EMIT undoable(back);
        Q_EMIT wanted({Place::Household, m_work->household().records.householdNo()});
    }));
}

void CasePage::undo() {
    FormSession* own = session();
    if (own == nullptr || !own->canUndo()) return;
    static_cast<void>(own->undo());
    sessionChanged();
}

void CasePage::redo() {
    FormSession* own = session();
    if (own == nullptr || !own->canRedo()) return;
    static_cast<void>(own->redo());
    sessionChanged();
}

void CasePage::activate() {
    if (m_work->isOpen()) goTo(step());
}

void CasePage::refresh() {}

void CasePage::leave() {
    if (!m_work->isOpen()) return;
    m_filer->commitPending();
    m_questions->commitPending();
    m_work->keep();
    m_preview->clear();
}

QString CasePage::title() const {
    return tr("Case");
}

QString CasePage::helpTopic() const {
    if (step() == CaseStep::Identity) return u"page.identity"_s;
    const QString path = m_questions->focusedQuestion();
    return u"procedure:"_s + m_procedure + (path.isEmpty() ? QString() : u'/' + path);
}

}  // namespace mado
