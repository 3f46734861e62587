// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/WrappedLabel.h"

#include "ui/widgets/WrappedText.h"

#include <QPainter>
#include <QStyle>

#include <algorithm>

namespace mado {

WrappedLabel::WrappedLabel(QWidget* parent) : WrappedLabel(QString(), parent) {}

WrappedLabel::WrappedLabel(const QString& text, QWidget* parent) : QLabel(text, parent) {
    setWordWrap(true);
}

bool WrappedLabel::isOwn() const {
    if (!wordWrap() || text().isEmpty()) return false;
    if (buddy() != nullptr && text().contains(u'&')) return false;
    if (textInteractionFlags() & (Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard)) return false;
    return textFormat() == Qt::PlainText || (textFormat() == Qt::AutoText && !Qt::mightBeRichText(text()));
}

QMargins WrappedLabel::edges() const {
    return contentsMargins() + QMargins(margin() + std::max(0, indent()), margin(), margin(), margin());
}

int WrappedLabel::heightForWidth(int width) const {
    if (!isOwn()) return QLabel::heightForWidth(width);
    const QMargins around = edges();
    return wrapped_text::height(text(), font(), width - around.left() - around.right()) + around.top() +
           around.bottom();
}

QSize WrappedLabel::sizeHint() const {
    const QSize wanted = QLabel::sizeHint();
    return isOwn() ? QSize(wanted.width(), heightForWidth(wanted.width())) : wanted;
}

QSize WrappedLabel::minimumSizeHint() const {
    const QSize least = QLabel::minimumSizeHint();
    return isOwn() ? QSize(least.width(), heightForWidth(QWIDGETSIZE_MAX)) : least;
}

void WrappedLabel::paintEvent(QPaintEvent* event) {
    if (!isOwn()) return QLabel::paintEvent(event);
    QPainter painter(this);
    drawFrame(&painter);
    const QRect room = rect().marginsRemoved(edges());
    const QSize text(room.width(), wrapped_text::height(this->text(), font(), room.width()));
    const QRect place =
        QStyle::alignedRect(layoutDirection(), alignment() & Qt::AlignVertical_Mask, text, room);
    painter.setPen(palette().color(foregroundRole()));
    wrapped_text::paint(painter, place.topLeft(), this->text(), font(), room.width(),
                        QStyle::visualAlignment(layoutDirection(), alignment()));
}

}  // namespace mado
