// SPDX-License-Identifier: GPL-3.0-or-later
// How the case page is put together and what its parts tell it.
#include "ui/base/DeskAnswer.h"
#include "ui/cases/CasePage.h"
#include "ui/cases/CaseSteps.h"
#include "ui/cases/EffectPane.h"
#include "ui/cases/PreviewPane.h"
#include "ui/questions/FilerForm.h"
#include "ui/questions/IdentityForm.h"
#include "ui/questions/QuestionForm.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/FlowLayout.h"

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

}  // namespace

void CasePage::build() {
    m_heading->setFont(theme::pageTitle());
    m_about->setForegroundRole(QPalette::PlaceholderText);
    m_saved->setObjectName(u"SavedMark"_s);
    m_deadline->setTextFormat(Qt::RichText);
    m_correction->hide();
    auto* who = new QWidget(this);  // in two lines where there is no room for one
    auto* whoFlow = new FlowLayout(who, theme::px(16), theme::px(4));
    for (QLabel* each : {m_heading, m_about, m_saved, m_deadline})
        whoFlow->addWidget(each);

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
    middleColumn->addWidget(m_join, 0, Qt::AlignLeft);
    middleColumn->addWidget(m_stack, 1);

    m_next->setProperty("primary", true);
    for (QPushButton* each : {m_next, m_later, m_discard})
        each->setAutoDefault(true);  // Enter presses it, as in a dialog
    m_next->setMinimumHeight(theme::px(38));
    m_later->setMinimumHeight(theme::px(34));
    auto* right = new QWidget(this);
    m_side = new QVBoxLayout(right);
    m_side->setContentsMargins(0, 0, 0, 0);
    m_side->setSpacing(theme::grid());
    m_side->addWidget(m_effects, 1);
    for (QPushButton* each : {m_paper, m_next, m_later, m_discard})
        m_side->addWidget(each);
    m_paper->setCheckable(true);
    m_paper->hide();

    m_columns = new QSplitter(Qt::Horizontal, this);
    QSplitter* const columns = m_columns;
    columns->setObjectName(u"CaseColumns"_s);
    columns->setHandleWidth(theme::px(12));
    columns->setChildrenCollapsible(false);
    columns->addWidget(middle);
    columns->addWidget(m_preview);
    columns->addWidget(right);
    columns->setStretchFactor(0, 5);
    columns->setStretchFactor(1, 5);
    columns->setStretchFactor(2, 3);
    middle->setMinimumWidth(theme::px(370));
    m_preview->setMinimumWidth(theme::px(220));
    right->setMinimumWidth(theme::px(228));
    columns->setSizes({theme::px(480), theme::px(360), theme::px(300)});
    const QByteArray kept = m_services.settings.layout(u"case_columns"_s);
    if (!kept.isEmpty()) columns->restoreState(kept);
    connect(columns, &QSplitter::splitterMoved, this, [this, columns] {
        if (!m_isNarrow) m_services.settings.setLayout(u"case_columns"_s, columns->saveState());
    });

    auto* body = new QHBoxLayout;
    body->setSpacing(theme::px(12));
    body->addWidget(m_steps);
    body->addWidget(columns, 1);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(theme::px(20), theme::px(14), theme::px(20), theme::px(14));
    all->setSpacing(theme::px(12));
    all->addWidget(who);
    all->addWidget(m_correction);
    all->addLayout(body, 1);
}

/// Where the window is too narrow for three columns, the paper takes the place of what changes when it is
/// asked for.
void CasePage::arrange() {
    constexpr int leastWide = 1160;
    const bool isNarrow = width() < theme::px(leastWide);
    if (isNarrow == m_isNarrow) return;
    m_isNarrow = isNarrow;
    m_steps->setNarrow(isNarrow);
    m_effects->setStacked(isNarrow);
    m_paper->setVisible(isNarrow);
    if (isNarrow) {
        m_side->insertWidget(0, m_preview, 1);
        m_columns->setSizes({theme::px(1000), 1});  // the questions take what is to be had
    } else {
        m_columns->insertWidget(1, m_preview);
    }
    showSide();
}

void CasePage::showSide() {
    const bool showsPaper = m_paper->isChecked();
    m_preview->setVisible(!m_isNarrow || showsPaper);
    m_effects->setVisible(!m_isNarrow || !showsPaper);
}

/// Questions come and go; what stands to the right of them comes after them.
void CasePage::orderTabs() {
    QWidget* last = window()->previousInFocusChain();
    while (last->focusPolicy() == Qt::NoFocus && last != window())
        last = last->previousInFocusChain();  // Qt puts nothing after what takes no focus
    const QList<QWidget*> paper = m_preview->findChildren<QWidget*>();
    const QList<QWidget*> effects = m_effects->findChildren<QWidget*>();
    for (QWidget* each : paper + effects + QList<QWidget*>{m_paper, m_next, m_later, m_discard}) {
        const bool isStop = each->focusPolicy() != Qt::NoFocus && each->window() == window();
        if (!isStop || each == last) continue;
        setTabOrder(last, each);
        last = each;
    }
    m_identity->orderTabs();
}

void CasePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    arrange();
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
    connect(m_join, &QPushButton::clicked, this, &Page::householdWanted);
    connect(m_paper, &QPushButton::toggled, this, &CasePage::showSide);
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
    connect(m_questions, &QuestionForm::answered, this,
            [this, change](const QString& path, const QJsonValue& value) {
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
    connect(m_questions, &QuestionForm::acknowledged, this,
            [this](const QString& code, bool on, const QString& note) {
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
                m_services.desk.sealNumber(number->clone())
                    .then(&m_services.desk, whileAlive(this, [this, path](const Result<QByteArray>& sealed) {
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

}  // namespace mado
