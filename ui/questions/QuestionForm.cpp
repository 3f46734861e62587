// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/QuestionForm.h"

#include "ui/base/Wording.h"
#include "ui/questions/AnswerEditor.h"
#include "ui/questions/EnterWalk.h"
#include "ui/questions/EvidenceList.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/FieldBlock.h"
#include "ui/questions/FieldColumn.h"
#include "ui/questions/FindingList.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QEvent>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

QuestionForm::QuestionForm(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent)
    : QWidget(parent),
      m_wording(wording),
      m_actions(std::make_unique<FieldActions>()),
      m_surroundings(
          std::make_unique<FieldSurroundings>(FieldSurroundings{wording, postalCodes, *m_actions})),
      m_column(new FieldColumn(*m_surroundings, this)),
      m_findings(new FindingList(*m_surroundings, this)),
      m_evidence(new EvidenceList(*m_surroundings, this)),
      m_walk(new EnterWalk(this, [this] { return stops(); })) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::px(20));
    column->addWidget(m_column);
    column->addWidget(m_findings);
    column->addWidget(m_evidence);
    column->addStretch(1);
    m_evidence->hide();
    forwardActions();
    connect(m_walk, &EnterWalk::finished, this, &QuestionForm::finished);
    connect(m_walk, &EnterWalk::commitAsked, this, &QuestionForm::commitPending);
    connect(qApp, &QApplication::focusChanged, this, [this](QWidget*, QWidget* now) { noteFocus(now); });
}

QuestionForm::~QuestionForm() {
    disconnect(qApp, nullptr, this, nullptr);
    m_actions->disconnect(this);  // what is unsent is the owner's to fetch before, by commitPending()
    delete m_column;
    delete m_findings;
    delete m_evidence;
}

void QuestionForm::forwardActions() {
    FieldActions* from = m_actions.get();
    connect(from, &FieldActions::answered, this, &QuestionForm::answered);
    connect(from, &FieldActions::memberToggled, this, &QuestionForm::memberToggled);
    connect(from, &FieldActions::rowAdded, this, &QuestionForm::rowAdded);
    connect(from, &FieldActions::rowRemoved, this, &QuestionForm::rowRemoved);
    connect(from, &FieldActions::resetAsked, this, &QuestionForm::resetAsked);
    connect(from, &FieldActions::acknowledged, this, &QuestionForm::acknowledged);
    connect(from, &FieldActions::evidenceChanged, this, &QuestionForm::evidenceChanged);
    connect(from, &FieldActions::numberEntered, this, &QuestionForm::numberEntered);
    connect(from, &FieldActions::stopsChanged, this, [this] {
        m_isOrderDue = true;
        if (!m_isRefreshing) orderStops();
    });
}

void QuestionForm::setSession(const FormSession* session) {
    const bool isOther =
        m_session == nullptr || session == nullptr || m_session->definition().id != session->definition().id;
    if (isOther) m_column->clear();
    m_session = session;
    refresh();
}

void QuestionForm::refresh() {
    if (m_isRefreshing) {
        m_isAskedAgain = true;
        return;
    }
    m_isRefreshing = true;
    do {
        m_isAskedAgain = false;
        const QList<Finding> findings = m_session == nullptr ? QList<Finding>() : m_session->findings();
        QList<Finding> general;
        std::copy_if(findings.begin(), findings.end(), std::back_inserter(general),
                     [](const Finding& each) { return each.question.isEmpty(); });
        m_column->setFields(m_session == nullptr ? QList<FieldState>() : m_session->fields(), findings);
        m_findings->setFindings(general);
        m_evidence->setEvidence(m_session == nullptr ? QList<EvidenceState>()
                                                     : m_session->requiredEvidence());
    } while (m_isAskedAgain);
    m_isRefreshing = false;
    if (m_isOrderDue) orderStops();
}

void QuestionForm::commitPending() {
    m_column->commit();
}

QList<QWidget*> QuestionForm::stops() const {
    return m_column->stops() + m_findings->stops() + m_evidence->stops();
}

void QuestionForm::orderStops() {
    m_isOrderDue = false;
    m_walk->order();
}

QString QuestionForm::focusedQuestion() const {
    const FieldBlock* block = m_walk->blockOf(QApplication::focusWidget());
    return block == nullptr ? QString() : block->path();
}

void QuestionForm::noteFocus(const QWidget* now) {
    const FieldBlock* block = m_walk->blockOf(now);
    const QString path = block == nullptr ? QString() : block->path();
    if (path == m_focused) return;
    m_focused = path;
    Q_EMIT focusedQuestionChanged(path);
}

void QuestionForm::focusQuestion(const QString& path) {
    FieldBlock* block = m_column->block(path);
    if (block == nullptr) return;
    block->takeFocus();
    EnterWalk::bringIntoView(block);
}

void QuestionForm::focusFirst() {
    if (m_session == nullptr) return;
    const QString next = m_session->nextQuestion();
    if (m_column->block(next) != nullptr) {
        focusQuestion(next);
        return;
    }
    m_walk->begin();
}

void QuestionForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) refresh();
}

}  // namespace mado
