// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/PageHistory.h"

#include "ui/base/Page.h"

#include <QStackedWidget>

#include <algorithm>

namespace mado {

using Place = Destination::Place;

namespace {

constexpr std::size_t pagesKept = 12;

bool isSamePage(const Destination& a, const Destination& b) {
    if (a.place != b.place) return false;
    // A new case is a new page each time; other pages are the same if they show the same thing.
    return a.place != Place::NewCase &&
           (a.key == b.key || a.place == Place::WorkList || a.place == Place::Unsent);
}

/// Another list, or another person to point at.
bool isMadeAnew(const Destination& destination) {
    return destination.place == Place::WorkList || destination.place == Place::Household ||
           destination.place == Place::Unsent;
}

}  // namespace

PageHistory::PageHistory(QStackedWidget* stack, Make make, QObject* parent)
    : QObject(parent), m_stack(stack), m_make(std::move(make)) {}

Page* PageHistory::page() const {
    return m_visits.empty() ? nullptr : m_visits.back().page;
}

Destination PageHistory::here() const {
    return m_visits.empty() ? Destination{Place::Home} : m_visits.back().destination;
}

void PageHistory::open(const Destination& destination) {
    leave();
    Visit visit{destination, nullptr};
    const auto known = std::ranges::find_if(
        m_visits, [&](const Visit& each) { return isSamePage(each.destination, destination); });
    if (known != m_visits.end()) {
        visit.page = known->page;
        m_visits.erase(known);
        if (isMadeAnew(destination)) {
            visit.page->deleteLater();
            visit.page = nullptr;
        }
    }
    if (visit.page == nullptr) visit.page = m_make(destination);
    if (visit.page == nullptr) return;
    m_visits.push_back(visit);
    while (m_visits.size() > pagesKept) {
        m_visits.front().page->deleteLater();
        m_visits.erase(m_visits.begin());
    }
    show(visit);
}

void PageHistory::leave() {
    Page* shown = page();
    if (shown == nullptr) return;
    shown->leave();
    if (!shown->isOver()) return;
    shown->deleteLater();
    m_visits.pop_back();
}

bool PageHistory::back() {
    if (m_visits.size() < 2) return false;
    m_visits.back().page->leave();
    m_visits.back().page->deleteLater();
    m_visits.pop_back();
    show(Visit(m_visits.back()));  // a copy: who is told may go on at once
    return true;
}

void PageHistory::forget() {
    for (const Visit& each : m_visits)
        each.page->deleteLater();
    m_visits.clear();
}

void PageHistory::show(const Visit& visit) {
    m_stack->setCurrentWidget(visit.page);
    Q_EMIT shown(visit.page, visit.destination);
}

}  // namespace mado
