// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/FindingList.h"

#include "ui/questions/FieldActions.h"
#include "ui/questions/FindingStrip.h"
#include "ui/theme/Theme.h"

#include <QVBoxLayout>

#include <algorithm>

namespace mado {

FindingList::FindingList(const FieldSurroundings& surroundings, QWidget* parent)
    : QWidget(parent), m_surroundings(surroundings), m_layout(new QVBoxLayout(this)) {
    m_layout->setContentsMargins(0, theme::px(4), 0, 0);
    m_layout->setSpacing(theme::px(6));
    hide();
}

void FindingList::setFindings(const QList<Finding>& findings) {
    QList<FindingStrip*> wanted;
    bool isOther = findings.size() != m_strips.size();
    for (const Finding& finding : findings) {
        const auto kept = std::find_if(m_strips.begin(), m_strips.end(), [&](const FindingStrip* strip) {
            return strip->code() == finding.code;
        });
        if (kept != m_strips.end()) {
            wanted << *kept;
            continue;
        }
        wanted << new FindingStrip(m_surroundings, this);
        isOther = true;
    }
    for (FindingStrip* strip : std::as_const(m_strips)) {
        if (wanted.contains(strip)) continue;
        m_layout->removeWidget(strip);
        strip->hide();
        strip->deleteLater();
    }
    m_strips = wanted;
    for (int i = 0; i < int(m_strips.size()); ++i) {
        if (m_layout->indexOf(m_strips[i]) != i) m_layout->insertWidget(i, m_strips[i]);
        m_strips[i]->setFinding(findings[i]);
        m_strips[i]->show();
    }
    setVisible(!m_strips.isEmpty());
    if (isOther) Q_EMIT m_surroundings.actions.stopsChanged();
}

QList<QWidget*> FindingList::stops() const {
    QList<QWidget*> stops;
    for (const FindingStrip* strip : m_strips)
        stops << strip->stops();
    return stops;
}

}  // namespace mado
