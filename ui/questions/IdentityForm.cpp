// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/IdentityForm.h"

#include "core/rules/Parameters.h"
#include "ui/base/Wording.h"
#include "ui/questions/EnterWalk.h"
#include "ui/questions/IdentityRow.h"
#include "ui/questions/IdentityState.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"

#include <QCheckBox>
#include <QJsonObject>
#include <QKeyEvent>
#include <QLabel>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

FilerKind identityFilerKind(const QString& filerKind, bool byPost) {
    if (byPost) return FilerKind::Post;
    if (filerKind == u"representative_legal"_s) return FilerKind::LegalRepresentative;
    if (filerKind == u"representative_appointed"_s) return FilerKind::AppointedRepresentative;
    return FilerKind::Person;
}

IdentityForm::IdentityForm(const Wording& wording, QWidget* parent)
    : QWidget(parent),
      m_wording(wording),
      m_sentence(questions::bodyLabel(this)),
      m_state(new IdentityState(wording, this)),
      m_list(new QVBoxLayout),
      m_walk(new EnterWalk(this, [this] { return stops(); })) {
    m_list->setSpacing(0);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::px(12));
    column->addWidget(m_sentence);
    column->addWidget(m_state);
    column->addLayout(m_list);
    column->addStretch(1);
    m_state->hide();
    connect(m_state->printButton(), &QPushButton::clicked, this, &IdentityForm::whatToBringAsked);
    m_walk->finishWhen([this] { return m_assessment.complete; });
    connect(m_walk, &EnterWalk::finished, this, [this] {
        if (m_assessment.complete) Q_EMIT finished();
    });
}

IdentityForm::~IdentityForm() = default;

void IdentityForm::setNeed(const QString& ruleCode, FilerKind filer, QDate day,
                           const Parameters& parameters) {
    const IdentityRule rule =
        identityRuleFromCode(ruleCode).value_or(IdentityRule::A);  // the strictest if unknown
    const bool isSame = m_parameters != nullptr && rule == m_rule && filer == m_filer && day == m_day;
    m_rule = rule;
    m_filer = filer;
    m_day = day;
    m_parameters = std::make_unique<Parameters>(parameters);
    if (isSame) {
        assess();
        return;
    }
    const QJsonArray before = evidence();
    rebuild();
    setEvidence(before);
}

void IdentityForm::planGroups(const QStringList& needs) {
    const bool isRepresentative =
        m_filer == FilerKind::LegalRepresentative || m_filer == FilerKind::AppointedRepresentative;
    const bool needsNumber = needs.contains(u"number"_s);
    const QStringList numbers{u"number"_s, u"number_by_register"_s};
    if (m_filer == FilerKind::Online) {
        addGroup(tr("Card with its certificate"), {u"card_chip"_s}, false);
        return;
    }
    if (!isRepresentative) {
        addGroup(tr("One card that suffices"), {u"one_card"_s}, false);
        if (needsNumber) addGroup(tr("Number: one of these"), numbers, false);
        addGroup(tr("With photo: one suffices"), {u"photo_one"_s}, false);
        addGroup(tr("Without photo: two are needed"), {u"non_photo_two"_s}, false);
        return;
    }
    if (needsNumber)
        addGroup(tr("Number of the person represented: one of these"), QStringList{u"one_card"_s} + numbers,
                 false);
    if (needs.contains(u"authority"_s)) {
        const bool isLegal = m_filer == FilerKind::LegalRepresentative;
        addGroup(tr("Authority: one of these"), {isLegal ? u"authority_legal"_s : u"authority_appointed"_s},
                 false);
    }
    addGroup(tr("Representative, with photo: one suffices"), {u"one_card"_s, u"photo_one"_s}, true);
    addGroup(tr("Representative, without photo: two are needed"), {u"non_photo_two"_s}, true);
}

void IdentityForm::rebuild() {
    for (const Group& group : std::as_const(m_groups)) {
        delete group.title;
        qDeleteAll(group.rows);
    }
    m_groups.clear();
    const auto nothing = assessIdentity(*m_parameters, m_rule, m_filer, {}, m_day);
    if (!nothing) {
        m_sentence->setText(m_wording.of(nothing.error()).what);
        return;
    }
    if (!nothing->missing.isEmpty()) planGroups(nothing->missing);
    char16_t letter = u'A';
    for (const Group& group : std::as_const(m_groups))
        for (IdentityRow* row : group.rows)
            row->setLetter(letter <= u'Z' ? QString(QChar(letter++)) : QString());
}

void IdentityForm::addGroup(const QString& title, const QStringList& classes, bool ofRepresentative) {
    const auto documents = identityDocuments(*m_parameters, m_day);
    if (!documents) return;
    Group group{questions::questionLabel(this), classes, ofRepresentative, {}};
    group.title->setText(title);
    group.title->setContentsMargins(0, theme::px(10), 0, theme::px(2));
    m_list->addWidget(group.title);
    for (const IdentityDocument& document : *documents) {
        const bool isOfGroup = std::any_of(document.classes.begin(), document.classes.end(),
                                           [&](const QString& each) { return classes.contains(each); });
        if (!isOfGroup) continue;
        auto* row = new IdentityRow(document, ofRepresentative, m_wording, this);
        m_list->addWidget(row);
        connect(row, &IdentityRow::changed, this, &IdentityForm::changed);
        row->box()->installEventFilter(this);
        group.rows << row;
    }
    m_groups << group;
}

void IdentityForm::setEvidence(const QJsonArray& evidence) {
    m_kept = evidence;
    for (const Group& group : std::as_const(m_groups)) {
        for (IdentityRow* row : group.rows) {
            QJsonObject own;
            for (qsizetype i = 0; i < m_kept.size(); ++i) {
                const QJsonObject each = m_kept[i].toObject();
                const bool isRows = each.value("document"_L1).toString() == row->code() &&
                                    each.value("by_representative"_L1).toBool() == row->isOfRepresentative();
                if (!isRows) continue;
                own = each;
                m_kept.removeAt(i);
                break;
            }
            row->setEvidence(own);
        }
    }
    if (m_parameters != nullptr) assess();
}

QJsonArray IdentityForm::evidence() const {
    QJsonArray evidence;
    for (const Group& group : m_groups)
        for (const IdentityRow* row : group.rows)
            if (row->isTicked()) evidence.append(row->evidence());
    for (const QJsonValue& kept : m_kept)
        evidence.append(kept);
    return evidence;
}

QList<ShownEvidence> IdentityForm::shown() const {
    QList<ShownEvidence> shown;
    for (const Group& group : m_groups)
        for (const IdentityRow* row : group.rows)
            if (row->isTicked()) shown << row->shown();
    return shown;
}

void IdentityForm::changed() {
    assess();
    Q_EMIT evidenceChanged(evidence());
}

void IdentityForm::assess() {
    const auto assessed = assessIdentity(*m_parameters, m_rule, m_filer, shown(), m_day);
    if (!assessed) {
        m_assessment = {};
        questions::say(m_sentence, m_wording.of(assessed.error()).what);
        return;
    }
    m_assessment = *assessed;
    questions::say(m_sentence, m_wording.isJapanese() ? m_assessment.sentenceJa : m_assessment.sentenceEn);
    m_state->setAssessment(m_assessment, !m_groups.isEmpty());
    showRows();
    m_walk->order();
}

/// A copy does not count where the same paper as an original would prove more.
bool IdentityForm::needsOriginal(const IdentityRow& row) const {
    if (!row.isTicked() || !row.shown().copy || m_assessment.complete) return false;
    QList<ShownEvidence> others = shown();
    for (ShownEvidence& each : others)
        if (each.document == row.code() && each.byRepresentative == row.isOfRepresentative())
            each.copy = false;
    const auto better = assessIdentity(*m_parameters, m_rule, m_filer, others, m_day);
    return better.ok() && better->missing.size() < m_assessment.missing.size();
}

void IdentityForm::showRows() {
    for (const Group& group : std::as_const(m_groups)) {
        for (IdentityRow* row : group.rows) {
            const bool isExpired = row->isTicked() && m_assessment.refused.contains(row->code()) &&
                                   row->shown().validUntil.value_or(m_day) < m_day;
            if (isExpired)
                row->setRefusal(tr("Does not count: no longer valid."));
            else
                row->setRefusal(needsOriginal(*row) ? tr("Does not count: the original is needed.")
                                                    : QString());
        }
    }
}

QList<QWidget*> IdentityForm::stops() const {
    QList<QWidget*> stops;
    for (const Group& group : m_groups)
        for (const IdentityRow* row : group.rows)
            stops << row->stops();
    if (!m_state->printButton()->isHidden()) stops << m_state->printButton();
    return stops;
}

void IdentityForm::orderTabs() {
    QPushButton* print = m_state->printButton();
    QWidget* first = stops().value(0);
    if (first == nullptr || first == print || print->isHidden()) return;
    QWidget* before = first->previousInFocusChain();
    while (before->focusPolicy() == Qt::NoFocus && before != first)
        before = before->previousInFocusChain();
    if (before != print && before != first) setTabOrder(before, print);
}

void IdentityForm::focusFirst() {
    if (!m_groups.isEmpty() && !m_groups.front().rows.isEmpty())
        m_groups.front().rows.front()->box()->setFocus(Qt::TabFocusReason);
}

bool IdentityForm::moveTo(const QObject* from, int by) {
    QList<QCheckBox*> boxes;
    for (const Group& group : std::as_const(m_groups))
        for (const IdentityRow* row : group.rows)
            boxes << row->box();
    for (int i = 0; i < int(boxes.size()); ++i) {
        if (boxes[i] != from) continue;
        const int next = std::clamp(i + by, 0, int(boxes.size()) - 1);
        boxes[next]->setFocus(by > 0 ? Qt::TabFocusReason : Qt::BacktabFocusReason);
        EnterWalk::bringIntoView(boxes[next]);
        break;
    }
    return true;
}

bool IdentityForm::toggleByLetter(const QString& letter) {
    if (letter.isEmpty()) return false;
    for (const Group& group : std::as_const(m_groups)) {
        for (IdentityRow* row : group.rows) {
            if (row->letter() != letter) continue;
            row->box()->setFocus(Qt::ShortcutFocusReason);
            row->tick(!row->isTicked());
            EnterWalk::bringIntoView(row);
            return true;
        }
    }
    return false;
}

bool IdentityForm::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    if (key->key() == Qt::Key_Down) return moveTo(watched, 1);
    if (key->key() == Qt::Key_Up) return moveTo(watched, -1);
    const bool isLetter = key->key() >= Qt::Key_A && key->key() <= Qt::Key_Z &&
                          (key->modifiers() & ~Qt::ShiftModifier) == Qt::NoModifier;
    if (isLetter && toggleByLetter(QChar(key->key()))) return true;
    return QWidget::eventFilter(watched, event);
}

void IdentityForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange || m_parameters == nullptr) return;
    const QJsonArray before = evidence();
    rebuild();
    setEvidence(before);
}

}  // namespace mado
