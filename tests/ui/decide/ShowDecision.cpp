// SPDX-License-Identifier: GPL-3.0-or-later
// mado_show_decision FOLDER LANGUAGE SCALE WIDTHxHEIGHT: pictures of a claim that an officer decides, and of
// the same page for somebody who may not.
#include "tests/ui/decide/ClaimStory.h"
#include "ui/base/UserSettings.h"

#include <QApplication>
#include <QDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mado::test;

namespace {

void shoot(Story& story, const QString& file) {
    QTest::qWait(1200);
    QWidget* modal = QApplication::activeModalWidget();
    (modal == nullptr ? static_cast<QWidget*>(&story.window()) : modal)->grab().save(file);
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    if (argc < 5) return 2;
    const QString folder = QString::fromLocal8Bit(argv[1]);
    const QString language = QString::fromLocal8Bit(argv[2]);
    const int scale = QString::fromLocal8Bit(argv[3]).toInt();
    const QStringList size = QString::fromLocal8Bit(argv[4]).split(u'x');
    QDir().mkpath(folder);
    const QString name = folder + u'/' + language + u'-' + QString::number(scale) + u'-';
    try {
        dressTheProgram();
        const auto city = claim_story::cityWithAClaim();
        dressTheProgram(language, scale);
        Story story(*city);
        story.close();
        mado::UserSettings(story.profile() + u"/settings.json"_s).setLanguageCode(language);
        mado::UserSettings(story.profile() + u"/settings.json"_s).setScalePercent(scale);
        story.open();
        story.window().resize(size.value(0).toInt(), size.value(1).toInt());
        story.clerk().signIn(2);
        claim_story::openFromTheList(story.clerk());
        shoot(story, name + u"decide.png"_s);
        story.clerk().press(Qt::Key_R, Qt::ControlModifier);
        shoot(story, name + u"deny.png"_s);
        story.clerk().press(Qt::Key_Escape);
        story.clerk().press(Qt::Key_Return, Qt::ControlModifier);
        shoot(story, name + u"papers.png"_s);
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
    return 0;
}
