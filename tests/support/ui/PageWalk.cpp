// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageWalk.h"

#include <QAbstractButton>
#include <QLabel>
#include <QTest>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace mado::test {

bool showActive(QWidget& page) {
    QWidget* window = page.window();
    if (!window->isVisible()) window->show();
    if (!page.isVisible()) page.show();
    window->activateWindow();
    return QTest::qWaitForWindowActive(window) && page.isVisible();
}

QList<QWidget*> visibleWidgets(QWidget& page) {
    QList<QWidget*> found{&page};
    const QList<QWidget*> all = page.findChildren<QWidget*>();
    for (QWidget* each : all) {
        if (each->isVisible() && each->window() == page.window()) found << each;
    }
    return found;
}

QString nameOf(const QWidget& widget) {
    QString name = QString::fromLatin1(widget.metaObject()->className());
    if (!widget.objectName().isEmpty()) name += u' ' + widget.objectName();
    QString says;
    if (const auto* label = qobject_cast<const QLabel*>(&widget)) says = label->text();
    if (const auto* button = qobject_cast<const QAbstractButton*>(&widget)) says = button->text();
    if (says.isEmpty()) says = widget.accessibleName();
    return says.isEmpty() ? name : name + u" ("_s + says + u')';
}

}  // namespace mado::test
