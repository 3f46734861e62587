// SPDX-License-Identifier: GPL-3.0-or-later
// Every shared widget, to be looked at: MadoGallery [--shot FILE] [--scale
// 100|125|150] [--size 1366x768] [--focus NAME] [--toast]
#include "tests/ui/gallery/Gallery.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QCommandLineParser>
#include <QTest>
#include <QTranslator>

using namespace Qt::StringLiterals;

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    QCommandLineParser parser;
    parser.addHelpOption();
    parser.addOptions({{u"shot"_s, u"Save a picture and end."_s, u"file"_s},
                       {u"scale"_s, u"Per cent."_s, u"percent"_s, u"100"_s},
                       {u"size"_s, u"Of the window."_s, u"size"_s, u"1366x900"_s},
                       {u"focus"_s, u"Object name of what gets the focus."_s, u"name"_s},
                       {u"toast"_s, u"Show the toast."_s}});
    parser.process(application);
    QTranslator japanese;
    if (japanese.load(u":/i18n/madoguchi_ja"_s)) QApplication::installTranslator(&japanese);
    mado::theme::setScale(parser.value(u"scale"_s).toInt());
    mado::theme::applyTheme(application);
    mado::test::Gallery gallery;
    const QStringList size = parser.value(u"size"_s).split(u'x');
    if (size.size() == 2) gallery.resize(size[0].toInt(), size[1].toInt());
    gallery.show();
    if (parser.isSet(u"toast"_s)) gallery.tell();
    if (!parser.isSet(u"shot"_s)) return QApplication::exec();
    if (!QTest::qWaitForWindowExposed(&gallery)) return 1;
    gallery.activateWindow();
    const QString focus = parser.value(u"focus"_s);
    if (auto* widget = gallery.findChild<QWidget*>(focus); widget != nullptr && !focus.isEmpty())
        widget->setFocus();
    QCoreApplication::processEvents();
    return gallery.grab().save(parser.value(u"shot"_s)) ? 0 : 1;
}
