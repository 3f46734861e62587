// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/ui/PageChecks.h"
#include "tests/support/ui/PageWalk.h"

#include <QAbstractButton>
#include <QGroupBox>
#include <QKeySequence>
#include <QLabel>
#include <QMap>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

/// Every text of the widget that may hold a mnemonic which works now.
QStringList mnemonicTexts(QWidget& widget) {
    if (!widget.isEnabled()) return {};
    if (const auto* button = qobject_cast<QAbstractButton*>(&widget)) return {button->text()};
    if (const auto* box = qobject_cast<QGroupBox*>(&widget)) return {box->title()};
    if (const auto* label = qobject_cast<QLabel*>(&widget)) {
        return label->buddy() != nullptr ? QStringList{label->text()} : QStringList{};
    }
    QStringList texts;
    if (const auto* tabs = qobject_cast<QTabBar*>(&widget)) {
        for (int tab = 0; tab < tabs->count(); ++tab) {
            if (tabs->isTabVisible(tab)) texts << tabs->tabText(tab);
        }
    }
    return texts;
}

}  // namespace

QStringList clashingMnemonics(QWidget& page) {
    if (!showActive(page)) return {u"the page cannot be shown in an active window"_s};
    QMap<QString, QStringList> users;
    const QList<QWidget*> visible = visibleWidgets(page);
    for (QWidget* each : visible) {
        const QStringList texts = mnemonicTexts(*each);
        for (const QString& text : texts) {
            const QKeySequence key = QKeySequence::mnemonic(text);
            if (!key.isEmpty()) users[key.toString()] << nameOf(*each) + u" '"_s + text + u'\'';
        }
    }
    QStringList problems;
    for (auto each = users.cbegin(); each != users.cend(); ++each) {
        if (each->size() > 1) problems << each.key() + u": "_s + each->join(u", "_s);
    }
    return problems;
}

}  // namespace mado::test
