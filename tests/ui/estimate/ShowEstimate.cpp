// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the estimate's page into a picture, to be looked at: --shot FILE [--language ja|en] [--scale 100|150]
// [--size 1366x768] [--state empty|family|special|wrong|paper|steps]
#include "tests/ui/household/Counter.h"
#include "ui/estimate/AgeField.h"
#include "ui/estimate/EstimatePage.h"
#include "ui/estimate/SliderField.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ExplanationView.h"
#include "ui/widgets/NumberField.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QTabWidget>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

void type(QWidget* field, const QString& text) {
    field->setFocus();
    QTest::keyClick(field, Qt::Key_A, Qt::ControlModifier);
    QTest::keyClicks(field, text);
    QTest::keyClick(field, Qt::Key_Return);
}

void fill(mado::EstimatePage& page) {
    const QStringList ages{u"45"_s, u"S58.6.1"_s, u"10"_s, u"4"_s};
    for (int i = 0; i < ages.size(); ++i) {
        if (i > 0) QTest::mouseClick(page.findChild<QPushButton*>(u"add"_s), Qt::LeftButton);
        type(page.findChild<mado::AgeField*>(), ages[i]);
        if (i == 0) type(&page.findChild<mado::SliderField*>(u"salary_revenue"_s)->field(), u"5000000"_s);
        if (i == 3) type(&page.findChild<mado::SliderField*>(u"months"_s)->field(), u"8"_s);
    }
}

void settle() {
    for (int i = 0; i < 40; ++i)
        QTest::qWait(10);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"shot"_s, {}, u"file"_s},
                       {u"language"_s, {}, u"code"_s, u"ja"_s},
                       {u"scale"_s, {}, u"percent"_s, u"100"_s},
                       {u"size"_s, {}, u"size"_s, u"1290x690"_s},
                       {u"state"_s, {}, u"name"_s, u"family"_s}});
    parser.process(application);
    QTranslator translator;
    if (translator.load(u":/i18n/madoguchi_%1.qm"_s.arg(parser.value(u"language"_s))))
        QApplication::installTranslator(&translator);
    mado::theme::setScale(parser.value(u"scale"_s).toInt());
    mado::theme::applyTheme(application);
    mado::test::Counter counter(parser.value(u"language"_s));
    mado::EstimatePage page(counter.services);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    page.resize(size.value(0).toInt(), size.value(1).toInt());
    page.show();
    page.activate();
    const QString state = parser.value(u"state"_s);
    if (state != u"empty"_s) fill(page);
    if (state == u"wrong"_s)
        type(&page.findChild<mado::SliderField*>(u"salary_revenue"_s)->field(), u"abc"_s);
    settle();
    if (state == u"paper"_s) page.findChild<QTabWidget*>()->setCurrentIndex(1);
    if (state == u"special"_s) {
        for (auto* each : page.findChildren<QPushButton*>(u"ExplanationHead"_s)) {
            if (each->parentWidget()->inherits("mado::MemberForm")) each->click();
        }
    }
    if (state == u"steps"_s) page.findChild<mado::ExplanationView*>()->setOpen(true);
    settle();
    if (state == u"steps"_s || state == u"special"_s) {
        for (auto* each : page.findChildren<QScrollArea*>())
            each->verticalScrollBar()->setValue(each->verticalScrollBar()->maximum());
        settle();
    }
    return page.grab().save(parser.value(u"shot"_s)) ? 0 : 1;
}
