// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/AddressEditor.h"

#include "ui/questions/PendingText.h"
#include "ui/questions/QuestionLook.h"
#include "ui/widgets/FlowLayout.h"

#include <QLabel>
#include <QLineEdit>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype mostOffers = 12;
constexpr int codeCharacters = 14;

}  // namespace

AddressEditor::AddressEditor(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent)
    : PartsEditor(wording, parent),
      m_postalCodes(postalCodes),
      m_offers(new QWidget(this)),
      m_unknown(questions::captionLabel(this)) {
    new FlowLayout(m_offers, questions::narrowGap(), questions::narrowGap());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(questions::narrowGap());
    for (const QString& name : {u"postal_code"_s, u"address"_s, u"building"_s}) {
        const Part& added = addPart(name);
        column->addWidget(added.label);
        column->addWidget(added.line);
        if (name != u"postal_code"_s) continue;
        added.line->setMaximumWidth(fontMetrics().horizontalAdvance(u'0') * codeCharacters);
        column->addWidget(m_unknown);
        column->addWidget(m_offers);
        connect(added.line, &QLineEdit::textEdited, this, &AddressEditor::lookUp);
    }
    m_offers->hide();
    m_unknown->hide();
}

void AddressEditor::setField(const FieldState& field, const QList<Finding>&) {
    name(*part(u"postal_code"_s), tr("Postal code"), field);
    name(*part(u"address"_s), tr("Address"), field);
    name(*part(u"building"_s), tr("Building and room"), field);
    FieldState shown = field;
    QJsonObject object = field.value.toObject();
    if (const auto code = PostalCode::parse(object.value("postal_code"_L1).toString()))
        object.insert(u"postal_code"_s, code->text());
    shown.value = object;
    showParts(shown);
}

void AddressEditor::lookUp(const QString& typed) {
    const auto code = PostalCode::parse(typed);
    if (!code) {
        offer({});
        m_unknown->hide();
        return;
    }
    const auto found = m_postalCodes.find(*code);
    const QList<PostalCodeTable::Place> places = found.valueOr({});
    questions::say(m_unknown, places.isEmpty() ? tr("This postal code is not in the table.") : QString());
    offer(places.size() > 1 ? places : QList<PostalCodeTable::Place>{});
    if (places.size() == 1) fill(places.front());
}

void AddressEditor::offer(const QList<PostalCodeTable::Place>& places) {
    for (QToolButton* button : m_buttons)
        button->deleteLater();
    m_buttons.clear();
    for (const PostalCodeTable::Place& place : places.mid(0, mostOffers)) {
        QToolButton* button = questions::linkButton(m_offers);
        button->setText(place.town.isEmpty() ? place.address() : place.town);
        button->setAccessibleName(place.address());
        m_offers->layout()->addWidget(button);
        connect(button, &QToolButton::clicked, this, [this, place] { fill(place); });
        m_buttons << button;
        button->show();
    }
    m_offers->setVisible(!m_buttons.isEmpty());
}

void AddressEditor::fill(const PostalCodeTable::Place& place) {
    QLineEdit* address = part(u"address"_s)->line;
    // House numbers that the clerk typed are never replaced.
    if (!address->text().isEmpty() && address->text() != m_filled) return;
    m_filled = place.address();
    address->setText(m_filled);
    send();
}

QList<QWidget*> AddressEditor::stops() const {
    QList<QWidget*> stops;
    for (const Part& each : m_parts) {
        stops << each.line;
        if (each.name == u"postal_code"_s)
            for (QToolButton* button : m_buttons)
                stops << button;
    }
    return stops;
}

}  // namespace mado
