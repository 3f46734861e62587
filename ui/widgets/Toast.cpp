// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Toast.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPainter>
#include <QPushButton>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace mado {

Toast::Toast(QWidget* page) : QFrame(page), m_text(new QLabel(this)), m_undo(new QPushButton(this)) {
    hide();
    QPalette colours = m_text->palette();
    colours.setColor(QPalette::WindowText, theme::surface());
    m_text->setPalette(colours);
    m_text->setWordWrap(false);
    m_undo->setStyleSheet(
        u"QPushButton { background: transparent; color: #9fd0ff; border: 2px "
        u"solid transparent; "
        "font-weight: bold; padding: %1px %2px; }"
        "QPushButton:hover { background: #23517a; } QPushButton:focus { border-color: #9fd0ff; }"_s
            .arg(theme::px(3))
            .arg(theme::px(10)));
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(theme::px(16), theme::px(8), theme::px(8), theme::px(8));
    row->setSpacing(theme::px(12));
    row->addWidget(m_text);
    row->addWidget(m_undo);
    m_time.setSingleShot(true);
    connect(&m_time, &QTimer::timeout, this, &Toast::timeOver);
    connect(m_undo, &QPushButton::clicked, this, [this] {
        dismiss();
        Q_EMIT undone();
    });
    page->installEventFilter(this);
}

void Toast::tell(const QString& text, const QString& undo) {
    m_text->setText(text);
    m_undo->setText(undo);
    m_undo->setVisible(!undo.isEmpty());
    layout()->setContentsMargins(theme::px(16), theme::px(8), theme::px(undo.isEmpty() ? 16 : 8),
                                 theme::px(8));
    describe(this, text);
    place();
    show();
    raise();
    announce(this);
    m_time.start(std::chrono::seconds(undo.isEmpty() ? seconds : secondsToUndo));
}

void Toast::dismiss() {
    m_time.stop();
    hide();
}

void Toast::timeOver() {
    if (underMouse() || m_undo->hasFocus()) return m_time.start();
    dismiss();
}

void Toast::place() {
    const QWidget* page = parentWidget();
    const int margin = theme::px(24);
    layout()->activate();
    const QSize size =
        sizeHint().boundedTo(QSize(std::max(page->width() - 2 * margin, 0), sizeHint().height()));
    setGeometry(
        QRect(QPoint((page->width() - size.width()) / 2, page->height() - size.height() - margin), size));
}

bool Toast::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Resize && watched == parentWidget() && isVisible()) place();
    return QFrame::eventFilter(watched, event);
}

void Toast::paintEvent(QPaintEvent*) {
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme::rail());
    painter.drawRoundedRect(rect(), theme::radius(), theme::radius());
}

}  // namespace mado
