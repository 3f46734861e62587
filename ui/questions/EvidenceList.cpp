// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/EvidenceList.h"

#include "ui/base/Wording.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/QuestionLook.h"
#include "ui/questions/SegmentedChoice.h"
#include "ui/theme/Theme.h"

#include <QGridLayout>
#include <QLabel>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

using State = EvidenceState::State;

EvidenceList::EvidenceList(const FieldSurroundings& surroundings, QWidget* parent)
    : QWidget(parent),
      m_surroundings(surroundings),
      m_layout(new QVBoxLayout(this)),
      m_heading(questions::headingLabel(this)) {
    m_layout->setContentsMargins(0, 0, 0, 0);
    m_layout->setSpacing(theme::px(6));
    m_layout->addWidget(m_heading);
}

EvidenceList::Row EvidenceList::makeRow(const QString& key) {
    auto* box = new QWidget(this);
    Row row{key, {}, box, questions::bodyLabel(box), questions::captionLabel(box), new SegmentedChoice(box)};
    for (const State state : {State::Shown, State::TakenBack, State::Later, State::Unavailable})
        row.choice->addSegment(int(state));
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, theme::px(2), 0, theme::px(6));
    grid->setHorizontalSpacing(theme::px(12));
    grid->setVerticalSpacing(theme::px(2));
    grid->setColumnStretch(0, 1);
    grid->addWidget(row.label, 0, 0);
    grid->addWidget(row.remark, 1, 0);
    grid->addWidget(row.choice, 0, 1, 2, 1, Qt::AlignTop);
    auto* line = questions::hairline(box);
    grid->addWidget(line, 2, 0, 1, 2);
    connect(row.choice, &SegmentedChoice::chosen, this, [this, key](int id) {
        const auto found =
            std::find_if(m_rows.begin(), m_rows.end(), [&](const Row& each) { return each.key == key; });
        if (found == m_rows.end()) return;
        Q_EMIT m_surroundings.actions.evidenceChanged(key, id < 0 ? State::Open : State(id), found->note);
    });
    return row;
}

void EvidenceList::setEvidence(const QList<EvidenceState>& evidence) {
    QList<Row> wanted;
    bool isOther = evidence.size() != m_rows.size();
    for (const EvidenceState& state : evidence) {
        const auto kept = std::find_if(m_rows.begin(), m_rows.end(),
                                       [&](const Row& row) { return row.key == state.key(); });
        isOther |= kept == m_rows.end();
        wanted << (kept == m_rows.end() ? makeRow(state.key()) : *kept);
    }
    for (const Row& row : std::as_const(m_rows)) {
        if (std::any_of(wanted.begin(), wanted.end(), [&](const Row& each) { return each.box == row.box; }))
            continue;
        row.box->hide();
        row.box->deleteLater();
    }
    m_rows = wanted;
    for (int i = 0; i < int(m_rows.size()); ++i) {
        if (m_layout->indexOf(m_rows[i].box) != i + 1) m_layout->insertWidget(i + 1, m_rows[i].box);
        show(m_rows[i], evidence[i]);
        m_rows[i].box->show();
    }
    m_heading->setText(tr("Papers"));
    setVisible(!m_rows.isEmpty());
    if (isOther) Q_EMIT m_surroundings.actions.stopsChanged();
}

void EvidenceList::show(Row& row, const EvidenceState& state) {
    const Wording& wording = m_surroundings.wording;
    const Evidence& paper = *state.evidence;
    const QString label = wording.of(paper.label);
    row.note = state.note;
    const QString said = state.personName.isEmpty() ? label : tr("%1 (%2)").arg(label, state.personName);
    questions::say(row.label, said);
    questions::say(row.remark, wording.of(paper.note));
    row.choice->setSegment(int(State::Shown), tr("Shown"));
    row.choice->setSegment(int(State::TakenBack),
                           paper.action == Evidence::Action::Copy ? tr("Copied") : tr("Taken"));
    row.choice->setSegment(int(State::Later), tr("Later"), paper.canFollow);
    row.choice->setSegment(int(State::Unavailable), tr("None"));
    row.choice->nameAll(said);
    row.choice->setCurrent(state.state == State::Open ? -1 : int(state.state));
}

QList<QWidget*> EvidenceList::stops() const {
    QList<QWidget*> stops;
    for (const Row& row : m_rows)
        stops << row.choice->stops();
    return stops;
}

}  // namespace mado
