// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>

#include <chrono>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::chrono::seconds toldFor{6};

QPushButton* flatButton(QWidget* parent) {
    auto* button = new QPushButton(parent);
    button->setFlat(true);
    button->setCursor(Qt::PointingHandCursor);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void paint(QLabel& dot, const QColor& colour) {
    QPalette colours = dot.palette();
    colours.setColor(QPalette::WindowText, colour);
    dot.setPalette(colours);
}

}  // namespace

StatusLine::StatusLine(const Wording& wording, QWidget* parent)
    : QFrame(parent),
      m_wording(wording),
      m_dot(new QLabel(u"●"_s, this)),
      m_connection(new ElidedLabel(this)),
      m_warning(flatButton(this)),
      m_unsent(flatButton(this)),
      m_waiting(flatButton(this)),
      m_terminal(new ElidedLabel(this)),
      m_told(new ElidedLabel(this)) {
    setObjectName(u"StatusLine"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::px(16), theme::px(2), theme::px(16), theme::px(2));
    row->setSpacing(theme::px(20));
    auto* connection = new QHBoxLayout;
    connection->setSpacing(theme::px(6));
    connection->addWidget(m_dot);
    connection->addWidget(m_connection);
    row->addLayout(connection);
    for (QWidget* each : std::initializer_list<QWidget*>{m_warning, m_unsent, m_waiting, m_terminal})
        row->addWidget(each);
    row->addStretch();
    row->addWidget(m_told, 1, Qt::AlignRight);
    m_forget.setSingleShot(true);
    m_forget.setInterval(toldFor);
    connect(&m_forget, &QTimer::timeout, this, [this] { say({}); });
    connect(m_warning, &QPushButton::clicked, this, &StatusLine::unsentAsked);
    connect(m_unsent, &QPushButton::clicked, this, &StatusLine::unsentAsked);
    connect(m_waiting, &QPushButton::clicked, this, &StatusLine::waitingAsked);
    showStatus();
}

void StatusLine::setStatus(const DeskStatus& status, const std::optional<StaffIdentity>& staff) {
    m_status = status;
    m_person = staff ? u"%1  %2"_s.arg(staff->section, staff->name).trimmed() : QString();
    showStatus();
}

void StatusLine::tell(const QString& words) {
    say(words);
    m_forget.start();
}

void StatusLine::say(const QString& words) {
    m_told->setWords(words);
    giveWay();
}

void StatusLine::giveWay() {
    // The dot stays: its colour says whether the centre is there.
    const std::initializer_list<QWidget*> givingWay{m_terminal, m_connection};
    for (QWidget* each : givingWay)
        each->show();
    if (m_told->words().isEmpty()) return;
    for (QWidget* each : givingWay)
        each->setVisible(layout()->sizeHint().width() <= width());
}

void StatusLine::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    giveWay();
}

void StatusLine::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) showStatus();
}

void StatusLine::showStatus() {
    const bool isIn = m_status.isSignedIn;
    QString connection = tr("Not signed in");
    if (isIn && m_status.isConnected)
        connection = tr("Connected %1").arg(m_wording.time(m_status.lastContact));
    else if (isIn)
        connection = tr("Not connected since %1").arg(m_wording.time(m_status.lastContact));
    paint(*m_dot, !isIn ? theme::muted() : m_status.isConnected ? theme::good() : theme::look());
    if (m_status.isEmbedded && isIn) connection += u"  "_s + tr("(evaluation centre on this machine)");
    m_connection->setWords(connection);
    m_warning->setText(u"▲ "_s + tr("Tell the system desk"));
    m_warning->setToolTip(m_status.warnings.empty() ? QString()
                                                    : m_wording.of(m_status.warnings.front()).what);
    QString unsent = tr("Unsent %1").arg(m_status.unsent);
    if (m_status.refused > 0) unsent += u"  ▲ "_s + tr("Refused %1").arg(m_status.refused);
    unsent +=
        (m_status.quarantined > 0 ? u"  ■ "_s : u"  "_s) + tr("Quarantined %1").arg(m_status.quarantined);
    m_unsent->setText(unsent);
    m_waiting->setText(tr("Awaiting confirmation %1").arg(m_status.awaitingMe));
    m_terminal->setWords(tr("Terminal %1").arg(m_status.terminal) +
                         (m_person.isEmpty() ? QString() : u"    "_s + m_person));
    m_warning->setVisible(isIn && !m_status.warnings.empty());
    m_unsent->setVisible(isIn);
    m_waiting->setVisible(isIn);
    giveWay();
}

}  // namespace mado
