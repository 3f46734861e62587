// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/SliderField.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/NumberField.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int fieldWidth = 148;  // px at 100 %

}  // namespace

SliderField::SliderField(const Range& range, QWidget* parent)
    : QWidget(parent),
      m_range(range),
      m_label(new QLabel(this)),
      m_slider(new QSlider(Qt::Horizontal, this)),
      m_field(new NumberField(this)),
      m_below(new WrappedLabel(this)) {
    m_label->setBuddy(m_field);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_slider->setMinimumWidth(theme::px(80));
    m_field->setFixedWidth(theme::px(fieldWidth));
    m_below->setFont(theme::caption());
    m_below->hide();
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::px(12));
    row->addWidget(m_label);
    row->addWidget(m_slider, 1);
    row->addWidget(m_field);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::px(2));
    column->addLayout(row);
    column->addWidget(m_below);
    setMost(range.most);
    m_field->setRange(0, range.mostTyped);
    connect(m_slider, &QSlider::valueChanged, this, [this](int steps) {
        // At its end the slider may stand for more than it reaches.
        if (steps == m_slider->maximum() && m_value > m_range.most) return;
        take(steps * m_range.step);
    });
    connect(m_field, &NumberField::valueChanged, this, &SliderField::take);
    connect(m_field, &NumberField::emptied, this, [this] { take(0); });
    connect(m_field, &NumberField::refused, this, &SliderField::refused);
}

void SliderField::setWords(const QString& label, const QString& unit) {
    m_label->setText(label);
    m_field->setUnit(unit);
    describe(m_field, label, unit);
    describe(m_slider, tr("%1, slider").arg(withoutMnemonic(label)), unit);
}

void SliderField::setMost(qint64 most) {
    m_range.most = most;
    m_range.mostTyped = std::max(most, m_range.mostTyped);
    const QSignalBlocker quiet(m_slider);
    m_slider->setRange(0, static_cast<int>(most / m_range.step));
    m_slider->setSingleStep(1);
    m_slider->setPageStep(static_cast<int>(std::max<qint64>(1, m_range.page / m_range.step)));
    showSlider();
}

void SliderField::setValue(qint64 value) {
    m_value = value;
    m_field->setValue(value);
    showSlider();
}

void SliderField::take(qint64 value) {
    if (value == m_value && m_field->value() == value) return;
    setValue(value);
    setError({});
    Q_EMIT changed(value);
}

void SliderField::showSlider() {
    const QSignalBlocker quiet(m_slider);
    m_slider->setValue(static_cast<int>(std::min(m_value, m_range.most) / m_range.step));
}

void SliderField::setError(const QString& error) {
    m_errorText = error;
    showBelow();
    if (!error.isEmpty()) announce(m_field);
}

void SliderField::setHint(const QString& hint) {
    m_hintText = hint;
    showBelow();
}

void SliderField::showBelow() {
    const bool isWrong = !m_errorText.isEmpty();
    const QString words = isWrong ? m_errorText : m_hintText;
    QPalette colours = m_below->palette();
    colours.setColor(QPalette::WindowText, isWrong ? theme::stop() : theme::muted());
    m_below->setPalette(colours);
    m_below->setText(isWrong ? u"■ "_s + words : words);
    m_below->setVisible(!words.isEmpty());
    m_field->setAccessibleDescription(words.isEmpty() ? m_field->hint() : words);
}

void SliderField::setLabelWidth(int pixels) {
    m_label->setFixedWidth(pixels);
    m_below->setContentsMargins(pixels + theme::px(12), 0, 0, 0);
}

int SliderField::labelWidth() const {
    return m_label->sizeHint().width();
}

}  // namespace mado
