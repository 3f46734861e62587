// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/FindingStrip.h"

#include "ui/base/Wording.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/PendingText.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"

#include <QAccessible>
#include <QCheckBox>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

questions::Tone toneOf(const Finding& finding) {
    switch (finding.level) {
        case FindingLevel::Stop:
            return questions::Tone::Stop;
        case FindingLevel::Ask:
            return finding.acknowledged ? questions::Tone::Inform : questions::Tone::Look;
        case FindingLevel::Inform:
            break;
    }
    return questions::Tone::Inform;
}

}  // namespace

FindingStrip::FindingStrip(const FieldSurroundings& surroundings, QWidget* parent)
    : QWidget(parent),
      m_surroundings(surroundings),
      m_icon(new QLabel(this)),
      m_words(questions::bodyLabel(this)),
      m_right(new QCheckBox(this)),
      m_note(new QLineEdit(this)),
      m_pendingNote(new PendingText(m_note)) {
    setObjectName(u"FindingStrip"_s);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(theme::px(10), theme::px(8), theme::px(10), theme::px(8));
    grid->setHorizontalSpacing(theme::px(8));
    grid->setVerticalSpacing(theme::px(6));
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_icon, 0, 0, Qt::AlignTop);
    grid->addWidget(m_words, 0, 1);
    grid->addWidget(m_right, 1, 1);
    grid->addWidget(m_note, 2, 1);
    connect(m_right, &QCheckBox::clicked, this, [this](bool on) {
        Q_EMIT m_surroundings.actions.acknowledged(m_code, on, on ? m_note->text() : QString());
    });
    connect(m_pendingNote, &PendingText::committed, this, [this](const QString& note) {
        if (m_right->isChecked()) Q_EMIT m_surroundings.actions.acknowledged(m_code, true, note.trimmed());
    });
}

QString FindingStrip::words(const Finding& finding) const {
    if (!finding.error) return m_surroundings.wording.of(finding.reason);
    const ErrorCatalogue::Words words = m_surroundings.wording.of(*finding.error);
    return words.next.isEmpty() ? words.what : words.what + u'\n' + words.next;
}

void FindingStrip::setFinding(const Finding& finding) {
    const bool isNew = m_code != finding.code;
    m_code = finding.code;
    questions::showTone(m_icon, toneOf(finding));
    questions::paintTone(this, toneOf(finding));
    const QString said = words(finding);
    questions::say(m_words, said);
    setAccessibleName(said);
    const bool asks = finding.level == FindingLevel::Ask;
    m_right->setVisible(asks);
    m_right->setText(tr("This is right"));
    m_right->setAccessibleName(tr("This is right: %1").arg(said));
    m_right->setChecked(finding.acknowledged);
    m_note->setVisible(asks && finding.acknowledged);
    m_note->setPlaceholderText(tr("Why (may stay empty)"));
    m_note->setAccessibleName(tr("Why it is right"));
    m_pendingNote->setStored(finding.note);
    if (isNew && finding.level == FindingLevel::Stop && QAccessible::isActive()) {
        QAccessibleEvent spoken(this, QAccessible::Alert);
        QAccessible::updateAccessibility(&spoken);
    }
}

QList<QWidget*> FindingStrip::stops() const {
    QList<QWidget*> stops;
    if (!m_right->isHidden()) stops << m_right;
    if (!m_note->isHidden()) stops << m_note;
    return stops;
}

}  // namespace mado
