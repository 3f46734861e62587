// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ElidedLabel.h"

#include "ui/theme/Theme.h"

#include <algorithm>

namespace mado {

ElidedLabel::ElidedLabel(QWidget* parent) : QLabel(parent) {
    setTextFormat(Qt::PlainText);
    setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Preferred);
}

void ElidedLabel::setWords(const QString& words) {
    m_words = words;
    setAccessibleName(words);
    updateGeometry();
    fit();
}

QSize ElidedLabel::sizeHint() const {
    return {fontMetrics().horizontalAdvance(m_words) + 2, QLabel::sizeHint().height()};
}

QSize ElidedLabel::minimumSizeHint() const {
    return {std::min(sizeHint().width(), theme::px(48)), QLabel::minimumSizeHint().height()};
}

void ElidedLabel::resizeEvent(QResizeEvent* event) {
    QLabel::resizeEvent(event);
    fit();
}

void ElidedLabel::fit() {
    const QString fitted = fontMetrics().elidedText(m_words, Qt::ElideRight, contentsRect().width());
    if (fitted != text()) setText(fitted);
    setToolTip(fitted == m_words ? QString() : m_words);
}

}  // namespace mado
