// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/LabeledField.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/Tone.h"
#include "ui/widgets/WrappedLabel.h"

#include <QHBoxLayout>
#include <QLabel>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int labelColumn = 144;  // px at 100 %, so that fields below each other line up

template <class Label>
Label* small(QWidget* parent, const QColor& ink) {
    auto* made = new Label(parent);
    made->setFont(theme::caption());
    QPalette colours = made->palette();
    colours.setColor(QPalette::WindowText, ink);
    made->setPalette(colours);
    return made;
}

}  // namespace

LabeledField::LabeledField(const QString& label, QWidget* field, Place place, QWidget* parent)
    : QWidget(parent),
      m_field(field),
      m_label(new QLabel(label, this)),
      m_required(small<QLabel>(this, theme::accent())),
      m_old(small<QLabel>(this, theme::muted())),
      m_hint(small<WrappedLabel>(this, theme::muted())),
      m_errorRow(new QWidget(this)),
      m_error(small<WrappedLabel>(m_errorRow, theme::stop())) {
    m_field->setParent(this);
    m_label->setBuddy(m_field);
    m_label->setForegroundRole(QPalette::PlaceholderText);
    m_required->setText(tr("required"));
    m_required->hide();
    m_old->hide();
    m_hint->hide();
    auto* icon = new QLabel(m_errorRow);
    const QSize side(theme::px(16), theme::px(16));
    const ToneLook look = lookOf(Tone::Stop);
    icon->setPixmap(theme::icon(look.icon, look.ink).pixmap(side, devicePixelRatioF()));
    auto* row = new QHBoxLayout(m_errorRow);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(theme::px(6));
    row->addWidget(icon, 0, Qt::AlignTop);
    row->addWidget(m_error, 1);
    m_errorRow->hide();
    layOut(place);
    describeAnew();
}

void LabeledField::layOut(Place place) {
    auto* labels = new QHBoxLayout;
    labels->setSpacing(theme::grid());
    labels->addWidget(m_label);
    labels->addWidget(m_required);
    labels->addStretch(1);
    auto* answer = new QHBoxLayout;
    answer->setSpacing(theme::px(12));
    const bool isNarrow = m_field->sizePolicy().horizontalPolicy() == QSizePolicy::Fixed;
    answer->addWidget(m_field, isNarrow ? 0 : 1);
    answer->addWidget(m_old);
    if (isNarrow) answer->addStretch(1);
    auto* column = new QVBoxLayout;
    column->setSpacing(theme::px(4));
    if (place == Place::Top) column->addLayout(labels);
    column->addLayout(answer);
    column->addWidget(m_hint);
    column->addWidget(m_errorRow);
    auto* whole = new QHBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(theme::px(12));
    if (place == Place::Left) {
        auto* left = new QVBoxLayout;
        left->setContentsMargins(0, theme::px(7), 0, 0);
        left->addLayout(labels);
        left->addStretch(1);
        left->addStrut(theme::px(labelColumn));
        whole->addLayout(left);
    }
    whole->addLayout(column, 1);
}

void LabeledField::setLabel(const QString& label) {
    m_label->setText(label);
    describeAnew();
}

void LabeledField::setRequired(bool required) {
    m_isRequired = required;
    m_required->setVisible(required);
    describeAnew();
}

void LabeledField::setHint(const QString& hint) {
    m_hintText = hint;
    m_hint->setText(hint);
    m_hint->setVisible(!hint.isEmpty() && m_errorText.isEmpty());
    describeAnew();
}

void LabeledField::setError(const QString& error) {
    const bool isNew = error != m_errorText;
    m_errorText = error;
    m_error->setText(error);
    m_errorRow->setVisible(!error.isEmpty());
    m_hint->setVisible(error.isEmpty() && !m_hintText.isEmpty());
    describeAnew();
    if (isNew && !error.isEmpty()) announce(m_field);
}

void LabeledField::setOldValue(const QString& value) {
    m_oldText = value.isEmpty() ? QString() : tr("Before: %1").arg(value);
    m_old->setText(m_oldText);
    m_old->setVisible(!value.isEmpty());
    describeAnew();
}

void LabeledField::describeAnew() {
    QStringList said;
    if (!m_errorText.isEmpty()) said << m_errorText;
    if (m_isRequired) said << m_required->text();
    if (!m_oldText.isEmpty()) said << m_oldText;
    if (!m_hintText.isEmpty()) said << m_hintText;
    describe(m_field, m_label->text(), said.join(u". "_s));
}

}  // namespace mado
