// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ProgressPanel.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int steps = 1000;  // of the bar, whatever the total
constexpr qint64 enoughMs = 2000;

}  // namespace

ProgressPanel::ProgressPanel(const Clock& clock, QWidget* parent)
    : QWidget(parent),
      m_clock(clock),
      m_text(new QLabel(this)),
      m_left(new QLabel(this)),
      m_bar(new QProgressBar(this)),
      m_cancel(new QPushButton(tr("Cancel"), this)) {
    m_left->setFont(theme::caption());
    m_left->setForegroundRole(QPalette::PlaceholderText);
    m_bar->setTextVisible(false);
    m_bar->setFixedHeight(theme::px(6));
    m_bar->setStyleSheet(
        u"QProgressBar { border: none; border-radius: %1px; background: %2; }"
        "QProgressBar::chunk { border-radius: %1px; background: %3; }"_s.arg(m_bar->height() / 2)
            .arg(theme::line().name(), theme::accent().name()));
    auto* words = new QHBoxLayout;
    words->addWidget(m_text, 1);
    words->addWidget(m_left);
    auto* column = new QVBoxLayout;
    column->setSpacing(theme::px(6));
    column->addLayout(words);
    column->addWidget(m_bar);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::px(16));
    row->addLayout(column, 1);
    row->addWidget(m_cancel, 0, Qt::AlignVCenter);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        m_cancel->setEnabled(false);
        Q_EMIT cancelled();
    });
}

void ProgressPanel::begin(const QString& text, qint64 total) {
    m_begun = m_clock.now();
    m_total = total;
    m_bar->setRange(0, total > 0 ? steps : 0);
    m_cancel->setEnabled(true);
    setText(text);
    setDone(0);
}

void ProgressPanel::setDone(qint64 done) {
    m_done = m_total > 0 ? std::clamp<qint64>(done, 0, m_total) : done;
    if (m_total > 0) m_bar->setValue(int(double(m_done) / double(m_total) * steps));
    const qint64 spent = m_begun.msecsTo(m_clock.now());
    const bool canTell = m_total > 0 && m_done > 0 && spent >= enoughMs;
    m_secondsLeft =
        canTell ? qint64(double(spent) / 1000 * double(m_total - m_done) / double(m_done) + 0.5) : -1;
    showTimeLeft();
}

void ProgressPanel::setText(const QString& text) {
    m_text->setText(text);
    describe(this, text);
    m_bar->setAccessibleName(text);
}

void ProgressPanel::setCancellable(bool on) {
    m_cancel->setVisible(on);
}

void ProgressPanel::showTimeLeft() {
    if (m_secondsLeft < 0) return m_left->clear();
    const QString time = u"%1:%2"_s.arg(m_secondsLeft / 60).arg(m_secondsLeft % 60, 2, 10, QChar(u'0'));
    m_left->setText(tr("%1 left").arg(time));
}

}  // namespace mado
