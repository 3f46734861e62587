// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/CasePage.h"

#include "ui/base/DeskAnswer.h"
#include "ui/cases/CaseSteps.h"
#include "ui/cases/EffectPane.h"
#include "ui/cases/PreviewPane.h"
#include "forms/filing/AnswerRows.h"
#include "ui/questions/FilerForm.h"
#include "ui/questions/IdentityForm.h"
#include "ui/questions/QuestionForm.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/CalmText.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QMessageBox>
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

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidgetResizable(true);
    area->setFrameShape(QFrame::NoFrame);
    area->setFocusPolicy(Qt::NoFocus);
    area->setWidget(content);
    content->setAutoFillBackground(false);  // the card shows through
    area->viewport()->setAutoFillBackground(false);
    return area;
}

/// Kinds of filer that every filing of the case allows.
QStringList commonFilers(const CaseDraft& draft) {
    QStringList common;
    bool isFirst = true;
    for (const FormSession& each : draft.procedures()) {
        const QStringList& own = each.definition().filers;
        if (isFirst) common = own;
        else common.removeIf([&own](const QString& kind) { return !own.contains(kind); });
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

void CasePage::build() {
    m_heading->setFont(theme::pageTitle());
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_saved->setObjectName(u"SavedMark"_s);
    m_deadline->setTextFormat(Qt::RichText);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::px(16));
    head->addWidget(m_heading);
    head->addWidget(m_about);
    head->addWidget(m_saved);
    head->addStretch();
    head->addWidget(m_deadline);

    m_stepTitle->setFont(theme::bold());
    m_tabs->setDrawBase(false);
    m_tabs->setExpanding(false);
    m_review->setFrameShape(QFrame::NoFrame);
    m_stack->addWidget(scrolled(m_filer, m_stack));
    m_stack->addWidget(scrolled(m_identity, m_stack));
    m_stack->addWidget(scrolled(m_questions, m_stack));
    m_stack->addWidget(m_review);
    auto* middle = new QFrame(this);
    middle->setObjectName(u"Card"_s);
    auto* middleColumn = new QVBoxLayout(middle);
    middleColumn->setContentsMargins(theme::px(16), theme::px(16), theme::px(8), theme::px(8));
    middleColumn->addWidget(m_stepTitle);
    middleColumn->addWidget(m_tabs);
    middleColumn->addWidget(m_stack, 1);

    m_next->setProperty("primary", true);
    for (QPushButton* each : {m_next, m_later, m_discard})
        each->setAutoDefault(true);  // Enter presses it, as in a dialog
    m_next->setMinimumHeight(theme::px(38));
    m_later->setMinimumHeight(theme::px(34));
    auto* right = new QWidget(this);
    auto* rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(0, 0, 0, 0);
    rightColumn->setSpacing(theme::grid());
    rightColumn->addWidget(m_effects, 1);
    rightColumn->addWidget(m_next);
    rightColumn->addWidget(m_later);
    rightColumn->addWidget(m_discard);

    auto* columns = new QSplitter(Qt::Horizontal, this);
    columns->setObjectName(u"CaseColumns"_s);
    columns->setHandleWidth(theme::px(12));
    columns->setChildrenCollapsible(false);
    columns->addWidget(middle);
    columns->addWidget(m_preview);
    columns->addWidget(right);
    columns->setStretchFactor(0, 5);
    columns->setStretchFactor(1, 5);
    columns->setStretchFactor(2, 3);
    middle->setMinimumWidth(theme::px(380));
    m_preview->setMinimumWidth(theme::px(220));
    right->setMinimumWidth(theme::px(260));
    columns->setSizes({theme::px(480), theme::px(360), theme::px(300)});
    const QByteArray kept = m_services.settings.layout(u"case_columns"_s);
    if (!kept.isEmpty()) columns->restoreState(kept);
    connect(columns, &QSplitter::splitterMoved, this, [this, columns] {
        m_services.settings.setLayout(u"case_columns"_s, columns->saveState());
    });

    auto* body = new QHBoxLayout;
    body->setSpacing(theme::px(12));
    body->addWidget(m_steps);
    body->addWidget(columns, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(theme::px(20), theme::px(14), theme::px(20), theme::px(14));
    all->setSpacing(theme::px(12));
    all->addLayout(head);
    all->addLayout(body, 1);
}

void CasePage::rename() {
    m_later->setText(tr("Continue &later"));
    m_discard->setText(tr("&Discard draft"));
    m_tabs->setAccessibleName(tr("Procedures of this case"));
    m_review->setAccessibleName(tr("Review"));
    if (m_work->isOpen()) show();
}

void CasePage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

void CasePage::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(Qt::CTRL | Qt::Key_Z, [this] { undo(); });
    add(Qt::CTRL | Qt::Key_Y, [this] { redo(); });
    add(Qt::CTRL | Qt::Key_Return, [this] { next(); });
    add(Qt::ALT | Qt::Key_PageDown, [this] { next(); });
    add(Qt::ALT | Qt::Key_PageUp, [this] {
        if (step() != CaseStep::Filer) goTo(static_cast<CaseStep>(static_cast<int>(step()) - 1));
    });
}

void CasePage::connectForms() {
    connect(m_steps, &CaseSteps::chosen, this, [this](CaseStep chosen) {
        if (chosen != CaseStep::Delivery) goTo(chosen);
    });
    connect(m_filer, &FilerForm::filerChanged, this, [this](const QJsonObject& filer) {
        m_work->draft().setFiler(filer);
        sessionChanged();
    });
    connect(m_filer, &FilerForm::finished, this, &CasePage::next);
    connect(m_identity, &IdentityForm::evidenceChanged, this, [this](const QJsonArray& evidence) {
        m_work->draft().setIdentityEvidence(evidence);
        sessionChanged();
    });
    connect(m_identity, &IdentityForm::finished, this, &CasePage::next);
    connect(m_identity, &IdentityForm::whatToBringAsked, this, &CasePage::printWhatToBring);
    connect(m_tabs, &QTabBar::currentChanged, this, &CasePage::setProcedure);
    connect(m_next, &QPushButton::clicked, this, &CasePage::next);
    connect(m_later, &QPushButton::clicked, this, [this] {
        leave();
        Q_EMIT told(tr("The draft is kept. It is on the counter page."));
        Q_EMIT wanted({Place::Household, m_work->household().records.householdNo()});
    });
    connect(m_discard, &QPushButton::clicked, this, &CasePage::discard);
    connect(m_preview, &PreviewPane::paperChosen, m_work.get(), &CaseWork::setPreview);
    connect(m_work.get(), &CaseWork::computed, this, [this] {
        m_questions->refresh();
        m_effects->show(m_work->computation());
        show();
    });
    connect(m_work.get(), &CaseWork::drawn, this, [this](const QByteArray& pdf) {
        m_preview->setDocument(pdf);
        Q_EMIT updated();
    });
    connect(m_work.get(), &CaseWork::kept, this, [this] { showHead(); });
    connect(m_work.get(), &CaseWork::refused, this, &Page::refused);
}

void CasePage::connectQuestions() {
    const auto change = [this](const Result<FormChange>& changed) {
        if (!changed) {
            Q_EMIT refused(changed.error());
            m_questions->refresh();
            return;
        }
        sessionChanged();
    };
    connect(m_questions, &QuestionForm::answered, this, [this, change](const QString& path, const QJsonValue& value) {
        if (FormSession* own = session()) change(own->setAnswer(path, value));
    });
    connect(m_questions, &QuestionForm::memberToggled, this,
            [this, change](const QString& question, const QString& person, bool selected) {
                if (FormSession* own = session()) change(own->selectMember(question, person, selected));
            });
    connect(m_questions, &QuestionForm::rowAdded, this, [this, change](const QString& group) {
        if (FormSession* own = session()) change(own->addRow(group));
    });
    connect(m_questions, &QuestionForm::rowRemoved, this, [this, change](const QString& group, int row) {
        if (FormSession* own = session()) change(own->removeRow(group, row));
    });
    connect(m_questions, &QuestionForm::resetAsked, this, [this](const QString& path) {
        if (FormSession* own = session()) static_cast<void>(own->resetAnswer(path));
        sessionChanged();
    });
    connect(m_questions, &QuestionForm::acknowledged, this, [this](const QString& code, bool on, const QString& note) {
        if (FormSession* own = session()) own->acknowledge(code, on, note);
        sessionChanged();
    });
    connect(m_questions, &QuestionForm::evidenceChanged, this,
            [this](const QString& key, EvidenceState::State state, const QString& note) {
                if (FormSession* own = session()) own->setEvidence(key, state, note);
                sessionChanged();
            });
    connect(m_questions, &QuestionForm::numberEntered, this,
            [this](const QString& path, const std::shared_ptr<SecretBuffer>& number) {
                m_services.desk.sealNumber(number->clone()).then(&m_services.desk, whileAlive(this, [this, path](const Result<QByteArray>& sealed) {
                    if (!sealed) {
                        Q_EMIT refused(sealed.error());
                        return;
                    }
                    if (FormSession* own = session()) {
                        const QJsonObject answer{{u"sealed"_s, QString::fromLatin1(sealed->toBase64())}};
                        static_cast<void>(own->setAnswer(path, answer));
                    }
                    sessionChanged();
                }));
            });
    connect(m_questions, &QuestionForm::finished, this, &CasePage::next);
}

void CasePage::begin(const QString& householdNo, const QStringList& procedures, const QStringList& people) {
    auto numbers = m_services.desk.newCase();
    auto household = m_services.desk.household(householdNo);
    household.then(&m_services.desk, whileAlive(this, [this, numbers, procedures, people](const Result<HouseholdView>& view) mutable {
        numbers.then(&m_services.desk, whileAlive(this, [this, view, procedures, people](const Result<CounterDesk::CaseNumbers>& given) {
            Result<void> begun = !view ? Result<void>(view.error()) : !given ? Result<void>(given.error()) : Result<void>();
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
    m_services.desk.draft(draftId).then(&m_services.desk, whileAlive(this, [this](const Result<Draft>& draft) {
        if (!draft) {
            Q_EMIT refused(draft.error());
            return;
        }
        m_services.desk.household(draft->householdKey).then(&m_services.desk, whileAlive(this, [this, draft](const Result<HouseholdView>& view) {
            Result<void> restored = view ? m_work->restore(*view, *draft) : Result<void>(view.error());
            if (!restored) {
                Q_EMIT refused(restored.error());
                return;
            }
            takeWork();
        }));
    }));
}

void CasePage::takeWork() {
    const CaseDraft& draft = m_work->draft();
    m_filer->setFacts(m_work->household().facts, commonFilers(draft), allByPost(draft));
    m_filer->setFiler(draft.filer());
    if (draft.filer().isEmpty()) m_work->draft().setFiler(m_filer->filer());
    m_identity->setEvidence(draft.identityEvidence());
    while (m_tabs->count() > 0)
        m_tabs->removeTab(0);
    for (const FormSession& each : draft.procedures())
        m_tabs->addTab(m_services.wording.of(each.definition().title));
    setProcedure(0);
    goTo(draft.step() == CaseStep::Delivery ? CaseStep::Review : draft.step());
    Q_EMIT opened();
}

FormSession* CasePage::session() { return m_work->isOpen() ? m_work->draft().session(m_procedure) : nullptr; }

void CasePage::setProcedure(int index) {
    if (!m_work->isOpen() || index < 0 || index >= static_cast<int>(m_work->draft().procedures().size())) return;
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

CaseStep CasePage::step() const { return m_work->isOpen() ? m_work->draft().step() : CaseStep::Filer; }

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
    m_work->enter().then(&m_services.desk, whileAlive(this, [this](const Result<Submission>& result) { takeEntered(result); }));
}

void CasePage::takeEntered(const Result<Submission>& result) {
    m_isSending = false;
    m_next->setEnabled(true);
    if (!result) {
        Q_EMIT refused(result.error());
        return;
    }
    if (result->answer && !result->isAccepted()) {
        m_work->takeBack();
        Q_EMIT refused(result->answer->reason.value_or(fail(u"E-CENTRAL-001"_s)));
        return;
    }
    const QString caseId = m_work->draft().id();
    Q_EMIT told(result->answer ? tr("Entered: %1. It waits for a second person.").arg(m_work->caseNo())
                               : tr("Saved here: %1. It is sent when the centre can be reached.").arg(m_work->caseNo()));
    Q_EMIT entered(caseId);
    Q_EMIT wanted({Place::Issue, caseId});
}

void CasePage::discard() {
    QMessageBox ask(QMessageBox::Question, tr("Discard draft"), tr("Discard this draft? What was typed is deleted for good."),
                    QMessageBox::NoButton, this);
    QPushButton* yes = ask.addButton(tr("&Discard"), QMessageBox::DestructiveRole);
    ask.setDefaultButton(ask.addButton(tr("&Keep"), QMessageBox::RejectRole));
    ask.exec();
    if (ask.clickedButton() != yes) return;
    m_work->discard().then(&m_services.desk, whileAlive(this, [this](const Result<void>& done) {
        if (!done) Q_EMIT refused(done.error());
        else Q_EMIT wanted({Place::Household, m_work->household().records.householdNo()});
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

QString CasePage::title() const { return tr("Case"); }

QString CasePage::helpTopic() const {
    if (step() == CaseStep::Identity) return u"page.identity"_s;
    const QString path = m_questions->focusedQuestion();
    return u"procedure:"_s + m_procedure + (path.isEmpty() ? QString() : u'/' + path);
}

void CasePage::show() {
    showHead();
    showForms();
    showSteps();
    showPapers();
    if (step() == CaseStep::Review) showReview();
    const bool isReview = step() == CaseStep::Review;
    const bool wasEnabled = m_next->isEnabled();
    m_next->setText(isReview ? tr("Enter this case") : tr("Next"));
    m_next->setEnabled(!m_isSending && (!isReview || m_work->obstacles().isEmpty()));
    if (isReview && !wasEnabled && m_next->isEnabled()) m_next->setFocus();
}

void CasePage::showForms() {
    const CaseDraft& draft = m_work->draft();
    const auto& knowledge = m_services.desk.knowledge();
    m_identity->setNeed(draft.identityRule(),
                        identityFilerKind(draft.filer()[u"kind"_s].toString(), draft.filer()[u"by_post"_s].toBool()),
                        m_services.desk.clock().today(), knowledge.parameters());
    m_tabs->setVisible(step() == CaseStep::Content && m_tabs->count() > 1);
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
    m_heading->setText(titles.size() > 1 ? tr("%1 and %n more", nullptr, static_cast<int>(titles.size()) - 1).arg(titles.first())
                                         : titles.value(0));
    const QJsonValue household = m_work->household().facts[u"household"_s];
    const QString number = household[u"number"_s].toString();
    QString about = tr("Household of %1").arg(household[u"head"_s][u"name"_s].toString());
    if (!number.isEmpty()) about += u"   "_s + household[u"symbol"_s].toString() + u' ' + number;
    m_about->setText(about + u"   "_s + m_work->caseNo());
    m_saved->setText(m_work->savedAt().isValid() ? tr("Draft kept %1").arg(m_services.wording.time(m_work->savedAt())) : QString());
    const auto& deadlines = m_work->computation().output.deadlines;
    if (deadlines.empty() || m_work->computation().refusal) {
        m_deadline->clear();
        return;
    }
    const Deadline& deadline = deadlines.front().deadline;
    QString text = tr("To be filed by %1").arg(m_services.wording.longDate(deadline.dueOn));
    if (deadline.lateDays > 0) {
        text += u"  <b style='color:%1'>%2</b>"_s.arg(theme::look().name(), tr("%n days late", nullptr, deadline.lateDays));
    }
    m_deadline->setText(text);
}

void CasePage::showReview() {
    QString html;
    const QStringList reasons = m_work->obstacles();
    if (reasons.isEmpty()) {
        html = u"<p style='color:%1'>✓ %2</p>"_s.arg(theme::good().name(),
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
                                       : u"<span style='color:%1'>%2 → </span>"_s.arg(theme::muted().name(),
                                                                                      row.registered.toHtmlEscaped());
            html += u"<tr><td width='42%' style='color:%1; padding:3px 8px 3px 0'>%2</td><td style='padding:3px 0'>%3%4</td></tr>"_s
                        .arg(theme::muted().name(), label.toHtmlEscaped(), before, row.value.toHtmlEscaped());
        }
        html += u"</table>"_s;
        for (const LocalText& paper : each.missingEvidence()) {
            html += u"<p style='color:%1'>▲ %2</p>"_s.arg(
                theme::look().name(), tr("Still to be brought: %1").arg(m_services.wording.of(paper)).toHtmlEscaped());
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
    facts[u"case"_s] = QJsonObject{{u"id"_s, m_work->draft().id()},
                                   {u"number"_s, m_work->caseNo()},
                                   {u"titles"_s, QJsonArray{m_work->draft().procedures().front().definition().title.ja}}};
    facts[u"document"_s] = QJsonObject{{u"form"_s, u"F90"_s}, {u"date"_s, m_services.desk.clock().today().toString(Qt::ISODate)}};
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
    m_services.printers.print(request).then(&m_services.desk, whileAlive(this, [this](const Result<int>& job) {
        if (!job) Q_EMIT refused(job.error());
        else Q_EMIT told(tr("The list of what to bring is being printed."));
    }));
}

}  // namespace mado
