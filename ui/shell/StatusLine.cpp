// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/StatusLine.h"

#include "ui/theme/Theme.h"

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

QString dot(const QColor& colour) { return u"<span style='color:%1'>●</span> "_s.arg(colour.name()); }

}  // namespace

StatusLine::StatusLine(const Wording& wording, QWidget* parent)
    : QFrame(parent),
      m_wording(wording),
      m_connection(new QLabel(this)),
      m_unsent(flatButton(this)),
      m_waiting(flatButton(this)),
      m_terminal(new QLabel(this)),
      m_told(new QLabel(this)) {
    setObjectName(u"StatusLine"_s);
    m_connection->setTextFormat(Qt::RichText);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(16, 2, 16, 2);
    row->setSpacing(24);
    for (QWidget* each : std::initializer_list<QWidget*>{m_connection, m_unsent, m_waiting, m_terminal})
        row->addWidget(each);
    row->addStretch();
    row->addWidget(m_told);
    m_forget.setSingleShot(true);
    m_forget.setInterval(toldFor);
    connect(&m_forget, &QTimer::timeout, m_told, &QLabel::clear);
    connect(m_unsent, &QPushButton::clicked, this, &StatusLine::unsentAsked);
    connect(m_waiting, &QPushButton::clicked, this, &StatusLine::waitingAsked);
    show();
}

void StatusLine::setStatus(const DeskStatus& status, const std::optional<StaffIdentity>& staff) {
    m_status = status;
    m_person = staff ? u"%1  %2"_s.arg(staff->section, staff->name).trimmed() : QString();
    show();
}

void StatusLine::tell(const QString& words) {
    m_told->setText(words);
    m_forget.start();
}

void StatusLine::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) show();
}

void StatusLine::show() {
    const bool isIn = m_status.isSignedIn;
    QString connection = dot(theme::muted()) + tr("Not signed in");
    if (isIn && m_status.isConnected) {
        connection = dot(theme::good()) + tr("Connected, synchronised %1").arg(m_wording.time(m_status.lastContact));
    } else if (isIn) {
        connection =
            dot(theme::look()) + tr("Not connected, last synchronised %1").arg(m_wording.time(m_status.lastContact));
    }
    if (m_status.isEmbedded && isIn) connection += u"  "_s + tr("(evaluation centre on this machine)");
    m_connection->setText(connection);
    QString unsent = tr("Unsent %1").arg(m_status.unsent);
    if (m_status.refused > 0) unsent += u"  ▲ "_s + tr("Refused %1").arg(m_status.refused);
    unsent += (m_status.quarantined > 0 ? u"  ■ "_s : u"  "_s) + tr("Quarantined %1").arg(m_status.quarantined);
    m_unsent->setText(unsent);
    m_waiting->setText(tr("Awaiting confirmation %1").arg(m_status.awaitingMe));
    m_terminal->setText(tr("Terminal %1").arg(m_status.terminal) + (m_person.isEmpty() ? QString() : u"    "_s + m_person));
    m_unsent->setVisible(isIn);
    m_waiting->setVisible(isIn);
    m_connection->setAccessibleName(tr("Connection"));
}

}  // namespace mado
