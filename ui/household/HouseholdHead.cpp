// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/HouseholdHead.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

#include <QHBoxLayout>
#include <QJsonObject>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

HouseholdHead::HouseholdHead(const CounterServices& services, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_title(new QLabel(this)),
      m_number(new QLabel(this)),
      m_address(new QLabel(this)),
      m_reveal(new QPushButton(tr("Show the &address …"), this)),
      m_phone(new QLabel(this)),
      m_undeclared(chip(u"chip_undeclared"_s, theme::look(), theme::lookGround())),
      m_arrears(chip(u"chip_arrears"_s, theme::stop(), theme::stopGround())),
      m_nominal(chip(u"chip_nominal"_s, theme::ink(), theme::accentLight())),
      m_debit(chip(u"chip_debit"_s, theme::ink(), theme::accentLight())),
      m_new(new QPushButton(tr("&New filing   Ctrl+N"), this)) {
    m_title->setFont(theme::pageTitle());
    m_title->setObjectName(u"household_title"_s);
    for (QLabel* each : {m_number, m_address, m_phone})
        each->setForegroundRole(QPalette::PlaceholderText);
    m_address->setObjectName(u"household_address"_s);
    m_phone->setObjectName(u"household_phone"_s);
    m_reveal->setObjectName(u"reveal_address"_s);
    m_new->setProperty("primary", true);
    m_new->setObjectName(u"new_case"_s);
    // Where there is no room beside each other, a part goes below as a whole: no number is broken in two.
    auto* whose = new QWidget(this);
    auto* title = new FlowLayout(whose, theme::px(10), theme::px(4));
    for (QLabel* each : {m_title, m_undeclared, m_arrears, m_nominal, m_debit})
        title->addWidget(each);
    auto* first = new QHBoxLayout;
    first->setSpacing(theme::px(10));
    first->addWidget(whose, 1);
    first->addWidget(m_new, 0, Qt::AlignTop);
    auto* where = new QWidget(this);
    auto* second = new FlowLayout(where, theme::px(20), theme::px(4));
    for (QWidget* each : std::initializer_list<QWidget*>{m_number, m_address, m_reveal, m_phone})
        second->addWidget(each);
    auto* box = new QVBoxLayout(this);
    box->setContentsMargins(0, 0, 0, 0);
    box->setSpacing(theme::px(4));
    box->addLayout(first);
    box->addWidget(where);
    m_undeclared->setText(tr("Somebody has not declared income"));
    m_nominal->setText(tr("Head not insured here"));
    m_nominal->setToolTip(
        tr("The head of the household is not insured by NHI, but the tax is charged to the head."));
    m_debit->setText(tr("Direct debit"));
    connect(m_new, &QPushButton::clicked, this, &HouseholdHead::newCaseWanted);
    connect(m_reveal, &QPushButton::clicked, this, &HouseholdHead::revealWanted);
}

QLabel* HouseholdHead::chip(const QString& name, const QColor& ink, const QColor& ground) {
    auto* label = new QLabel(this);
    label->setObjectName(name);
    label->setFont(theme::caption());
    label->setStyleSheet(u"background: %1; color: %2; border-radius: %3px; padding: %4px %5px;"_s.arg(
        ground.name(), ink.name(), QString::number(theme::px(4)), QString::number(theme::px(3)),
        QString::number(theme::px(8))));
    label->setSizePolicy(QSizePolicy::Maximum, QSizePolicy::Maximum);
    return label;
}

void HouseholdHead::setView(const HouseholdView& view, bool isRevealed) {
    const QJsonObject facts = view.facts[u"household"_s].toObject();
    const QString head = facts[u"head"_s][u"name"_s].toString();
    m_title->setText(head.isEmpty() ? tr("Household without a head") : tr("Household of %1").arg(head));
    const QString number = facts[u"number"_s].toString();
    m_number->setText(number.isEmpty() ? tr("no NHI number")
                                       : tr("NHI no. %1").arg(facts[u"symbol"_s].toString() + u' ' + number));
    const bool isMasked = facts[u"protected"_s].toBool() && !isRevealed;
    const QString building = facts[u"building"_s].toString();
    QString address = facts[u"address"_s].toString();
    if (!building.isEmpty()) address += u"  "_s + building;
    m_address->setText(isMasked ? tr("Address hidden") : address);
    m_reveal->setVisible(isMasked);
    const QString phone = facts[u"phone"_s].toString();
    m_phone->setText(phone.isEmpty() ? QString() : tr("Phone %1").arg(isMasked ? tr("hidden") : phone));
    m_phone->setVisible(!phone.isEmpty());
    m_undeclared->setVisible(facts[u"undeclared"_s].toBool());
    const auto arrears = facts[u"arrears_yen"_s].toInteger();
    m_arrears->setText(tr("In arrears: %1").arg(m_services.wording.yen(arrears)));
    m_arrears->setVisible(arrears > 0);
    m_nominal->setVisible(facts[u"nominal_head"_s].toBool());
    m_debit->setVisible(facts[u"direct_debit"_s].toBool());
}

}  // namespace mado
