// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/HouseholdPicker.h"

#include "ui/shell/Omnibox.h"
#include "ui/theme/Theme.h"

#include <QLabel>
#include <QVBoxLayout>

namespace mado {

HouseholdPicker::HouseholdPicker(const CounterServices& services, QWidget* parent)
    : QDialog(parent), m_omnibox(new Omnibox(services, this)) {
    setWindowTitle(tr("Add another household"));
    setModal(true);
    resize(theme::px(860), theme::px(520));
    auto* hint = new QLabel(tr("Find a member of the other household."), this);
    auto* column = new QVBoxLayout(this);
    column->addWidget(hint);
    column->addWidget(m_omnibox);
    column->addStretch();
    m_omnibox->setListParent(this);
    connect(m_omnibox, &Omnibox::wanted, this, [this](const Destination& destination) {
        if (destination.place != Destination::Place::Household) return;
        accept();
        Q_EMIT picked(destination.key);
    });
    m_omnibox->focusField();
}

}  // namespace mado
