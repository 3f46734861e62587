// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ChoiceGroup.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/FocusRadio.h"

#include <QBoxLayout>
#include <QButtonGroup>
#include <QKeyEvent>

#include <algorithm>
#include <utility>

namespace mado {

ChoiceGroup::ChoiceGroup(Qt::Orientation orientation, QWidget* parent)
    : QWidget(parent),
      m_layout(new QBoxLayout(
          orientation == Qt::Horizontal ? QBoxLayout::LeftToRight : QBoxLayout::TopToBottom, this)),
      m_group(new QButtonGroup(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(orientation == Qt::Horizontal ? theme::grid() : theme::px(2));
    m_layout->addStretch(1);
}

void ChoiceGroup::addChoice(const QString& code, const QString& text) {
    const Choice choice{code, new FocusRadio(text, this)};
    m_group->addButton(choice.button);
    m_layout->insertWidget(m_layout->count() - 1, choice.button);
    choice.button->installEventFilter(this);
    connect(choice.button, &QAbstractButton::clicked, this, [this, choice] { choose(choice); });
    m_choices << choice;
    setName(accessibleName());
    placeTabStop();
}

void ChoiceGroup::setCurrent(const QString& code) {
    const auto found = std::find_if(m_choices.begin(), m_choices.end(),
                                    [&](const Choice& each) { return each.code == code; });
    m_current = found == m_choices.end() ? QString() : code;
    m_group->setExclusive(false);  // or the last chosen one could not be taken back
    for (const Choice& each : std::as_const(m_choices))
        each.button->setChecked(each.code == m_current && !m_current.isEmpty());
    m_group->setExclusive(true);
    placeTabStop();
}

QString ChoiceGroup::current() const {
    return m_current;
}

void ChoiceGroup::setName(const QString& name) {
    setAccessibleName(name);
    for (const Choice& each : std::as_const(m_choices)) {
        const QString text = withoutMnemonic(each.button->text());
        each.button->setAccessibleName(name.isEmpty() ? text : name + u' ' + text);
    }
}

bool ChoiceGroup::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() != QEvent::KeyPress) return QWidget::eventFilter(watched, event);
    switch (static_cast<QKeyEvent*>(event)->key()) {
        case Qt::Key_Left:
        case Qt::Key_Up:
            move(watched, -1);
            return true;
        case Qt::Key_Right:
        case Qt::Key_Down:
            move(watched, 1);
            return true;
        default:
            return QWidget::eventFilter(watched, event);
    }
}

void ChoiceGroup::move(const QObject* from, int by) {
    qsizetype at = 0;
    while (at < m_choices.size() && m_choices[at].button != from)
        ++at;
    for (qsizetype tried = 1; tried < m_choices.size(); ++tried) {
        at = (at + by + m_choices.size()) % m_choices.size();
        if (!m_choices[at].button->isEnabled()) continue;
        m_choices[at].button->setFocus(Qt::TabFocusReason);
        m_choices[at].button->setChecked(true);
        return choose(m_choices[at]);
    }
}

void ChoiceGroup::choose(const Choice& choice) {
    const bool isNew = m_current != choice.code;
    m_current = choice.code;
    placeTabStop();
    if (isNew) Q_EMIT chosen(m_current);
}

void ChoiceGroup::placeTabStop() {
    if (m_choices.isEmpty()) return;
    FocusRadio* stop = m_choices.first().button;
    for (const Choice& each : std::as_const(m_choices)) {
        if (each.code == m_current && !m_current.isEmpty()) stop = each.button;
    }
    for (const Choice& each : std::as_const(m_choices))
        each.button->setFocusPolicy(each.button == stop ? Qt::StrongFocus : Qt::ClickFocus);
    setFocusProxy(stop);
}

}  // namespace mado
