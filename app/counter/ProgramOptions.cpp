// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/ProgramOptions.h"

#include "core/platform/Folders.h"

#include <QCommandLineParser>

using namespace Qt::StringLiterals;

namespace mado {

ProgramOptions ProgramOptions::parse(const QStringList& arguments, bool centreIsFixed) {
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Counter client for National Health Insurance"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption profile(u"profile"_s, u"The terminal's data folder."_s, u"folder"_s,
                                     folders::defaultProfile(centreIsFixed));
    const QCommandLineOption municipality(u"municipality"_s, u"Whose figures and names."_s, u"id"_s,
                                          u"kawaguchi"_s);
    const QCommandLineOption language(u"language"_s, u"ja or en."_s, u"code"_s);
    const QCommandLineOption scale(u"scale"_s, u"Size of text: 100, 125 or 150."_s, u"percent"_s);
    const QCommandLineOption tour(
        u"tour"_s, u"Plays a whole case in the real windows and keeps numbered pictures and every PDF."_s,
        u"folder"_s);
    const QCommandLineOption start(
        u"measure-start"_s, u"Says how long the start took until the sign-in can be used, and ends."_s);
    parser.addOptions({profile, municipality, language, scale, tour, start});
    parser.process(arguments);
    ProgramOptions options;
    options.profile = parser.value(profile);
    options.municipality = parser.value(municipality);
    options.language = parser.value(language);
    options.scalePercent = parser.value(scale).toInt();
    options.tour = parser.value(tour);
    options.measuresStart = parser.isSet(start);
    return options;
}

}  // namespace mado
