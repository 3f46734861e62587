// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Destination.h"

#include <QObject>

#include <functional>
#include <vector>

class QStackedWidget;

namespace mado {

class Page;

/// The pages that were visited, oldest first; the last one is on screen. The oldest of many are forgotten.
/// Pages belong to the stack; a page that leaves the history is deleted.
class PageHistory : public QObject {
    Q_OBJECT
 public:
    /// Makes the page of a destination, a child of the stack and shown in it; null if there is none.
    using Make = std::function<Page*(const Destination&)>;
    /// `stack` outlives the history.
    PageHistory(QStackedWidget* stack, Make make, QObject* parent);

    /// What is on screen; null in the beginning.
    [[nodiscard]] Page* page() const;
    /// Where one is; Home in the beginning.
    [[nodiscard]] Destination here() const;

    /// Leaves the page on screen and shows another; one that was visited is shown as it was left. Lists and
    /// households are made anew: cheap, and never stale.
    void open(const Destination& destination);
    /// False if there is nothing before.
    bool back();
    void forget();

 Q_SIGNALS:
    /// `page` is on screen; it is to be activated.
    void shown(mado::Page* page, const mado::Destination& destination);

 private:
    struct Visit {
        Destination destination;
        Page* page;
    };
    void leave();
    void show(const Visit& visit);

    QStackedWidget* m_stack;
    Make m_make;
    std::vector<Visit> m_visits;
};

}  // namespace mado
