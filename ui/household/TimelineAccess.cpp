// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TimelineAccess.h"

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// One bar. Belongs to Qt's cache of accessible interfaces, which deletes it.
class BarAccess final : public QAccessibleInterface, public QAccessibleActionInterface {
 public:
    BarAccess(TimelineView* view, int index) : m_view(view), m_index(static_cast<std::size_t>(index)) {}

    [[nodiscard]] std::size_t index() const { return m_index; }
    [[nodiscard]] bool isValid() const override {
        return m_view != nullptr && m_index < m_view->places().size();
    }
    [[nodiscard]] QObject* object() const override { return nullptr; }
    [[nodiscard]] QAccessibleInterface* parent() const override {
        return QAccessible::queryAccessibleInterface(m_view);
    }
    [[nodiscard]] QAccessibleInterface* child(int) const override { return nullptr; }
    [[nodiscard]] int childCount() const override { return 0; }
    [[nodiscard]] int indexOfChild(const QAccessibleInterface*) const override { return -1; }
    [[nodiscard]] QAccessibleInterface* childAt(int, int) const override { return nullptr; }
    [[nodiscard]] QString text(QAccessible::Text kind) const override {
        return kind == QAccessible::Name && isValid() ? m_view->itemName(place()) : QString();
    }
    void setText(QAccessible::Text, const QString&) override {}
    [[nodiscard]] QRect rect() const override {
        if (!isValid()) return {};
        const QRect here = m_view->itemRect(place());
        return {m_view->mapToGlobal(here.topLeft()), here.size()};
    }
    [[nodiscard]] QAccessible::Role role() const override { return QAccessible::ListItem; }
    [[nodiscard]] QAccessible::State state() const override {
        QAccessible::State state;
        state.focusable = true;
        state.selectable = true;
        const bool isSelected = isValid() && m_view->selected() == std::optional(place());
        state.selected = isSelected;
        state.focused = isSelected && m_view->hasFocus();
        state.offscreen = rect().isEmpty();
        return state;
    }
    void* interface_cast(QAccessible::InterfaceType type) override {
        return type == QAccessible::ActionInterface ? static_cast<QAccessibleActionInterface*>(this)
                                                    : nullptr;
    }
    [[nodiscard]] QStringList actionNames() const override { return {pressAction(), setFocusAction()}; }
    void doAction(const QString& action) override {
        if (!isValid()) return;
        if (action == pressAction()) m_view->open(place());
        if (action != setFocusAction()) return;
        m_view->setFocus();
        m_view->select(place());
    }
    [[nodiscard]] QStringList keyBindingsForAction(const QString&) const override { return {}; }

 private:
    [[nodiscard]] TimelineView::Place place() const { return m_view->places()[m_index]; }
    QPointer<TimelineView> m_view;
    std::size_t m_index;
};

QAccessibleInterface* make(const QString&, QObject* object) {
    auto* view = qobject_cast<TimelineView*>(object);
    // Taken over by Qt's cache.
    return view == nullptr ? nullptr : std::make_unique<TimelineAccess>(view).release();
}

}  // namespace

void TimelineAccess::install() {
    static const bool once = [] {
        QAccessible::installFactory(make);
        return true;
    }();
    Q_UNUSED(once)
}

TimelineAccess::TimelineAccess(TimelineView* view) : QAccessibleWidget(view, QAccessible::List) {}

TimelineAccess::~TimelineAccess() {
    for (const auto& [index, id] : m_children)
        QAccessible::deleteAccessibleInterface(id);
}

TimelineView* TimelineAccess::view() const {
    return static_cast<TimelineView*>(widget());
}

int TimelineAccess::childCount() const {
    return static_cast<int>(view()->places().size());
}

QAccessibleInterface* TimelineAccess::child(int index) const {
    if (index < 0 || index >= childCount()) return nullptr;
    const auto known = m_children.find(index);
    if (known != m_children.end()) return QAccessible::accessibleInterface(known->second);
    QAccessibleInterface* made = std::make_unique<BarAccess>(view(), index).release();
    m_children[index] = QAccessible::registerAccessibleInterface(made);
    return made;
}

int TimelineAccess::indexOfChild(const QAccessibleInterface* child) const {
    for (const auto& [index, id] : m_children) {
        if (QAccessible::accessibleInterface(id) == child) return index;
    }
    return -1;
}

QAccessibleInterface* TimelineAccess::childAt(int x, int y) const {
    const auto place = view()->placeAt(view()->mapFromGlobal(QPoint(x, y)));
    if (!place) return nullptr;
    const auto all = view()->places();
    return child(static_cast<int>(std::find(all.begin(), all.end(), *place) - all.begin()));
}

QAccessibleInterface* TimelineAccess::focusChild() const {
    if (!view()->hasFocus() || !view()->selected()) return nullptr;
    const auto all = view()->places();
    return child(static_cast<int>(std::find(all.begin(), all.end(), *view()->selected()) - all.begin()));
}

}  // namespace mado
