// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/EstimatePage.h"

#include "ui/estimate/EstimateWork.h"
#include "ui/estimate/MemberForm.h"
#include "ui/estimate/MembersModel.h"
#include "ui/estimate/ResultPane.h"
#include "ui/preview/PaperView.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/CommitLine.h"
#include "ui/widgets/FlatTable.h"

#include <QApplication>
#include <QComboBox>
#include <QKeyEvent>
#include <QPushButton>
#include <QSignalBlocker>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype mostMembers = 16;
constexpr int paperTab = 1;

}  // namespace

EstimateInput EstimatePage::emptyInput() const {
    const QDate today = m_services.desk.clock().today();
    EstimateMember head;
    head.head = true;
    return {FiscalYear::of(today), {head}, {}};
}

QString EstimatePage::title() const {
    return tr("Tax estimate");
}

QString EstimatePage::helpTopic() const {
    return u"page.estimate"_s;
}

void EstimatePage::activate() {
    compute();
    m_form->focusAge();
}

void EstimatePage::leave() {
    m_paper->clear();
    m_tabs->setCurrentIndex(0);
}

int EstimatePage::current() const {
    return std::clamp(m_current, 0, static_cast<int>(input().members.size()) - 1);
}

void EstimatePage::selectMember(int index) {
    if (index < 0 || index >= input().members.size() || index == m_current) return;
    m_form->forgetTyping();
    m_current = index;
    showInput();
    compute();
}

void EstimatePage::addMember() {
    if (input().members.size() >= mostMembers) return;
    EstimateInput next = input();
    EstimateMember added;
    // Whoever joins the household most likely joins for as long as the head.
    added.months = next.members.first().months;
    added.lastMonth = next.members.first().lastMonth;
    next.members << added;
    m_form->forgetTyping();
    m_current = static_cast<int>(next.members.size()) - 1;
    takeInput(next, {});
    m_form->focusAge();
}

void EstimatePage::removeMember() {
    EstimateInput next = input();
    if (next.members.size() < 2) return;
    const bool wasHead = next.members[current()].head;
    next.members.removeAt(current());
    if (wasHead) next.members.first().head = true;
    m_form->forgetTyping();
    m_current = std::min(m_current, static_cast<int>(next.members.size()) - 1);
    takeInput(next, {});
    Q_EMIT told(tr("Taken out. Ctrl+Z brings the person back."));
}

void EstimatePage::restart() {
    m_form->forgetTyping();
    m_history.restart(emptyInput());
    m_current = 0;
    showInput();
    compute();
    m_form->focusAge();
}

void EstimatePage::takeMember(const EstimateMember& member, const QString& field) {
    EstimateInput next = input();
    const int at = current();
    if (member.head) {
        for (EstimateMember& each : next.members)
            each.head = false;
    }
    next.members[at] = member;
    takeInput(next, field.isEmpty() ? QString() : u"%1/%2"_s.arg(at).arg(field));
}

void EstimatePage::takeInput(const EstimateInput& input, const QString& field) {
    m_history.change(input, field);
    showInput();
    compute();
}

void EstimatePage::undo() {
    const bool onlyTyping = m_form->hasUnreadable();  // never was a step: the value before it comes back
    if (!onlyTyping && !m_history.canUndo()) return;
    m_form->forgetTyping();
    if (!onlyTyping) m_history.undo();
    showInput();
    compute();
}

void EstimatePage::redo() {
    if (!m_history.canRedo()) return;
    m_form->forgetTyping();
    m_history.redo();
    showInput();
    compute();
}

void EstimatePage::showInput() {
    m_current = current();
    const EstimateInput& shown = input();
    m_members->setMembers(shown.members);
    fitTable();
    {
        const QSignalBlocker quiet(m_table->selectionModel());
        m_table->setCurrentIndex(m_members->index(m_current, 0));
    }
    m_table->viewport()->update();
    m_year->setCurrentIndex(m_year->findData(shown.year.year()));
    m_person->setTitle(EstimateText::name(m_current));
    m_form->setMember(shown.members[m_current], shown.year);
    showRemark();
    m_remove->setEnabled(shown.members.size() > 1);
    m_add->setEnabled(shown.members.size() < mostMembers);
    m_undo->setEnabled(m_history.canUndo() || m_form->hasUnreadable());
    m_result->setFromToday(shown.decidedOn.isValid());
    m_result->setCanDecideToday(canDecideToday(shown.year));
}

void EstimatePage::showRemark() {
    const EstimateMember& member = input().members[m_current];
    const auto rates = levyRates(m_services.desk.knowledge().parameters(), input().year);
    if (!rates) return m_form->setAgeRemark({});
    m_form->setAgeRemark(
        EstimateText::remark(ageRemark(*rates, birthOf(member, input().year)), !member.birth.isValid()));
    m_form->setReasonCodes(rates->involuntaryCodes.join(u", "_s));
}

bool EstimatePage::canDecideToday(FiscalYear year) const {
    return year.contains(m_services.desk.clock().today());
}

void EstimatePage::compute() {
    m_work->compute(input());
}

void EstimatePage::showEstimate() {
    m_form->clearErrors();
    if (m_form->hasUnreadable()) return showUnreadable();
    m_result->showEstimate(*m_work->estimate());
    m_print->setEnabled(true);
    m_tabs->setTabEnabled(paperTab, true);
    if (m_tabs->currentIndex() == paperTab) m_work->draw();
}

void EstimatePage::withholdPaper() {
    m_print->setEnabled(false);
    m_paper->clear();
    m_tabs->setCurrentIndex(0);
    m_tabs->setTabEnabled(paperTab, false);
}

/// The amounts would belong to what was there before, not to what is seen.
void EstimatePage::showUnreadable() {
    withholdPaper();
    m_undo->setEnabled(true);
    m_result->showRefusal(
        tr("Something that was entered can't be read."),
        tr("Correct what is marked, or take it back with Ctrl+Z. Then the tax appears again."));
}

void EstimatePage::showFailure(const Error& error) {
    m_form->clearErrors();
    if (m_form->hasUnreadable()) return showUnreadable();
    withholdPaper();
    const EstimateField at = EstimateField::of(error);
    const QString who = at.member < 0 ? QString() : EstimateText::name(at.member);
    if (error.code == u"E-RULE-010"_s && at.name == u"age"_s) {
        // Not wrong, only not there yet.
        m_result->showMissing(
            tr("%1: enter the age or the birth date. The tax appears here at once.").arg(who));
        return;
    }
    if (error.code == u"E-RULE-010"_s && error.field == u"members"_s) {
        m_result->showMissing(
            tr("Nobody joins the NHI. Tick \"Joins the NHI\" for somebody, for a month or more."));
        return;
    }
    const QString words = m_words.refusal(error);
    m_result->showRefusal(
        who.isEmpty() ? tr("The tax can't be estimated.") : tr("%1: the tax can't be estimated.").arg(who),
        words);
    if (at.member == m_current) m_form->showError(at.name, words);
}

void EstimatePage::showPaper(bool on) {
    m_tabs->setCurrentIndex(on ? paperTab : 0);
    if (on) m_work->draw();
}

void EstimatePage::print() {
    if (auto* line = qobject_cast<CommitLine*>(QApplication::focusWidget())) line->commit();
    if (m_print->isEnabled()) m_work->print();
}

/// A field that has taken its text gives Ctrl+Z to the page; while something is being typed it undoes that.
bool EstimatePage::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride) {
        auto* line = qobject_cast<CommitLine*>(watched);
        auto* key = static_cast<QKeyEvent*>(event);
        const bool goesBack = key->matches(QKeySequence::Undo);
        const bool goesOn = key->matches(QKeySequence::Redo);
        if (line != nullptr && !line->isPending() && (goesBack || goesOn)) {
            event->accept();
            if (event->type() == QEvent::KeyPress) goesBack ? undo() : redo();
            return true;
        }
    }
    return Page::eventFilter(watched, event);
}

void EstimatePage::keyPressEvent(QKeyEvent* event) {
    if (event->key() == Qt::Key_Escape && m_tabs->currentIndex() == paperTab) {
        showPaper(false);
        m_form->focusAge();
        return;
    }
    Page::keyPressEvent(event);
}

void EstimatePage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    rename();
    showInput();
}

}  // namespace mado
