// SPDX-License-Identifier: GPL-3.0-or-later
// Draws the household page into a picture, to be looked at: --shot FILE [--language ja|en] [--scale 100|150]
// [--size 1366x768] [--household sample|family|eight|protected|empty] [--tab 0..6] [--translation FILE]
#include "tests/ui/household/SampleHousehold.h"
#include "ui/household/HouseholdPage.h"
#include "ui/household/RecordTabs.h"
#include "ui/household/TimelineView.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTranslator>

using namespace Qt::StringLiterals;

namespace {

mado::HouseholdSnapshot household(const QString& name) {
    using mado::test::HouseholdBuilder;
    if (name == u"family"_s) return HouseholdBuilder::family().build();
    if (name == u"eight"_s) return HouseholdBuilder::eight().build();
    if (name == u"protected"_s) return mado::test::sampleHousehold().protectedPerson(u"B"_s).build();
    if (name == u"empty"_s) {
        return HouseholdBuilder().person({u"A"_s, u"試験 甲"_s, u"1981-05-10"_s, u"世帯主"_s}).build();
    }
    return mado::test::sampleHousehold().build();
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addOptions({{u"shot"_s, {}, u"file"_s},
                       {u"language"_s, {}, u"code"_s, u"ja"_s},
                       {u"scale"_s, {}, u"percent"_s, u"100"_s},
                       {u"size"_s, {}, u"size"_s, u"1290x690"_s},
                       {u"household"_s, {}, u"name"_s, u"sample"_s},
                       {u"tab"_s, {}, u"index"_s, u"2"_s},
                       {u"open"_s, {}, u"entity/key"_s},
                       {u"translation"_s, {}, u"file"_s}});
    parser.process(application);
    QTranslator translator;
    if (translator.load(parser.value(u"translation"_s))) QApplication::installTranslator(&translator);
    mado::theme::setScale(parser.value(u"scale"_s).toInt());
    mado::theme::applyTheme(application);
    mado::test::Counter counter(parser.value(u"language"_s));
    mado::HouseholdPage page(counter.services);
    const QStringList size = parser.value(u"size"_s).split(u'x');
    page.resize(size.value(0).toInt(), size.value(1).toInt());
    page.QWidget::show();
    page.setView(mado::test::viewOf(household(parser.value(u"household"_s)), counter));
    auto* tabs = page.findChild<mado::RecordTabs*>();
    tabs->setCurrentIndex(parser.value(u"tab"_s).toInt());
    auto* timeline = page.findChild<mado::TimelineView*>();
    if (parser.isSet(u"open"_s)) timeline->open(timeline->places().at(parser.value(u"open"_s).toUInt()));
    for (int i = 0; i < 20; ++i)
        QApplication::processEvents();
    return page.grab().save(parser.value(u"shot"_s)) ? 0 : 1;
}
