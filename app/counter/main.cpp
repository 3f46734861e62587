// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/Counter.h"
#include "app/counter/ProgramOptions.h"
#include "app/counter/Tour.h"
#include "app/counter/TourProfile.h"
#include "app/setup/SystemParts.h"
#include "core/platform/ProgramStart.h"
#include "core/platform/SingleInstance.h"
#include "ui/shell/MainWindow.h"
#include "ui/signin/SignInPage.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMessageBox>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

int cannotStart(const mado::Error& error, const mado::UserSettings& settings) {
    const mado::ErrorCatalogue errors(u":/errors"_s);
    const auto words = errors.words(error, settings.language());
    QMessageBox box(QMessageBox::Critical, QCoreApplication::translate("main", "Madoguchi cannot start"),
                    words.what);
    box.setInformativeText(words.means + u"\n\n"_s + words.next + u"\n\n"_s + error.code);
    box.show();  // the only window: the program ends with it
    QApplication::exec();
    return 1;
}

int tourFailed(const QString& why) {
    std::fprintf(stderr, "The tour stopped: %s\n", qPrintable(why));
    return 1;
}

void sayWhenUsable(mado::MainWindow& window, const QElapsedTimer& sinceStart) {
    QObject::connect(
        &window.signIn(), &mado::SignInPage::ready, &window,
        [&sinceStart] {
            std::printf("usable sign-in after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
            QCoreApplication::quit();
        },
        Qt::QueuedConnection);
}

int run(const mado::ProgramOptions& options, const mado::Policies& fixed, mado::UserSettings& settings,
        mado::SecretStore& secrets, const QElapsedTimer& sinceStart) {
    const bool isForPeople = options.tour.isEmpty() && !options.measuresStart;
    mado::SingleInstance instance(mado::SingleInstance::channelOf(options.profile));
    // One that is there but does not answer keeps the folder locked, which is said in words below.
    if (isForPeople && instance.begin() == mado::SingleInstance::Start::Told) return 0;
    const mado::ErrorCatalogue errors(u":/errors"_s);
    const auto counter = mado::Counter::make(options, fixed, errors, settings, secrets);
    if (!counter) return cannotStart(counter.error(), settings);
    mado::Counter& opened = **counter;
    QObject::connect(&instance, &mado::SingleInstance::frontWanted, &opened.window(),
                     [&opened] { opened.bringToFront(); });
    if (options.measuresStart) sayWhenUsable(opened.window(), sinceStart);
    opened.window().show();
    opened.start();
    if (options.tour.isEmpty()) return QApplication::exec();
    mado::Tour tour(opened, options.tour);
    return tour.play() ? 0 : tourFailed(tour.failure());
}

}  // namespace

int main(int argc, char* argv[]) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    mado::startProgram();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"madoguchi"_s);
    QApplication::setApplicationVersion(QStringLiteral(MADO_VERSION));
    const auto policies = mado::readPolicies(*mado::setup::systemPolicies());
    mado::Policies fixed = policies.valueOr({});
    mado::ProgramOptions options =
        mado::ProgramOptions::parse(QCoreApplication::arguments(), !fixed.centre.empty());
    const auto secrets = mado::setup::systemSecrets();
    std::unique_ptr<mado::TourProfile> tourProfile;
    if (!options.tour.isEmpty()) {
        auto made = mado::TourProfile::make(options.municipality, *secrets);
        if (!made) return tourFailed(made.error().code);
        tourProfile = std::move(*made);
        options.profile = tourProfile->folder();
        fixed = {};  // invented people, a centre and cards of its own
    }
    mado::UserSettings settings(options.profile + u"/settings.json"_s,
                                {fixed.language, fixed.mostIdleMinutes});
    if (!options.language.isEmpty()) settings.setLanguageCode(options.language);
    mado::installLanguage(settings.languageCode());
    QObject::connect(&settings, &mado::UserSettings::languageChanged,
                     [&settings] { mado::installLanguage(settings.languageCode()); });
    mado::theme::setScale(options.scalePercent != 0 ? options.scalePercent : settings.scalePercent());
    mado::theme::applyTheme(application);
    if (!policies && options.tour.isEmpty()) return cannotStart(policies.error(), settings);
    return run(options, fixed, settings, *secrets, sinceStart);
}
