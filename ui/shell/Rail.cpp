// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Rail.h"

#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"

#include <QEvent>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

Rail::Rail(QWidget* parent) : QFrame(parent) {
    setObjectName(u"Rail"_s);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, theme::px(12), 0, theme::px(12));
    column->setSpacing(theme::px(4));
    add(column, u"search"_s, {Place::Home});
    add(column, u"check"_s, {Place::WorkList, {}, u"confirm"_s});
    add(column, u"print"_s, {Place::WorkList, {}, u"issue"_s});
    add(column, u"stamp"_s, {Place::WorkList, {}, u"decide"_s});
    add(column, u"calculator"_s, {Place::Estimate});
    column->addStretch();
    add(column, u"gear"_s, {Place::Settings});
    rename();
}

void Rail::add(QVBoxLayout* column, const QString& icon, const Destination& destination) {
    auto* button = new QToolButton(this);
    button->setIcon(theme::icon(icon, Qt::white));
    button->setIconSize(QSize(theme::px(22), theme::px(22)));
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setCheckable(true);
    button->setFont(theme::caption());
    button->setAutoRaise(true);
    button->setFixedSize(theme::px(86), theme::px(60));
    connect(button, &QToolButton::clicked, this, [this, destination] { Q_EMIT wanted(destination); });
    column->addWidget(button, 0, Qt::AlignHCenter);
    m_entries.push_back({button, destination, 0});
}

QString Rail::label(const Destination& destination) const {
    if (destination.place == Place::Home) return tr("Counter");
    if (destination.place == Place::Settings) return tr("Settings");
    if (destination.place == Place::Estimate) return tr("Estimate");
    if (destination.detail == u"confirm"_s) return tr("Confirm");
    if (destination.detail == u"issue"_s) return tr("Issue");
    return tr("Decide");
}

void Rail::rename() {
    for (Entry& each : m_entries) {
        const QString name = label(each.destination);
        each.button->setText(each.count == 0 ? name : name + u' ' + QString::number(each.count));
        each.button->setProperty("waiting", each.count > 0);
        each.button->style()->unpolish(each.button);  // the colour follows
        each.button->style()->polish(each.button);
        each.button->setAccessibleName(each.count == 0 ? name
                                                       : tr("%1, %2 waiting").arg(name).arg(each.count));
    }
}

void Rail::setCounts(int toConfirm, int toIssue, int toDecide) {
    for (Entry& each : m_entries) {
        if (each.destination.detail == u"confirm"_s) each.count = toConfirm;
        if (each.destination.detail == u"issue"_s) each.count = toIssue;
        if (each.destination.detail == u"decide"_s) each.count = toDecide;
    }
    rename();
}

void Rail::setCurrent(const Destination& destination) {
    for (Entry& each : m_entries) {
        const bool isWork = destination.place == Place::WorkList;
        const bool isHere = each.destination.place == destination.place &&
                            (!isWork || each.destination.detail == destination.detail);
        const bool isCounter = each.destination.place == Place::Home &&
                               destination.place != Place::Settings && !isWork &&
                               destination.place != Place::Estimate && destination.place != Place::Confirm &&
                               destination.place != Place::Issue;
        each.button->setChecked(isHere || isCounter);
    }
}

void Rail::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

}  // namespace mado
