// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/Counter.h"
#include "app/counter/ProgramOptions.h"
#include "app/counter/Tour.h"
#include "app/counter/TourProfile.h"
#include "core/security/KeychainSecretStore.h"
#include "ui/shell/MainWindow.h"
#include "ui/signin/SignInPage.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QMessageBox>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

int cannotStart(const mado::Error& error, const mado::ErrorCatalogue& errors,
                const mado::UserSettings& settings) {
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

}  // namespace

int main(int argc, char* argv[]) {
    QElapsedTimer sinceStart;
    sinceStart.start();
    QApplication application(argc, argv);
    QApplication::setApplicationName(u"madoguchi"_s);
    QApplication::setApplicationVersion(QStringLiteral(MADO_VERSION));
    mado::ProgramOptions options = mado::ProgramOptions::parse(QCoreApplication::arguments());
    mado::KeychainSecretStore secrets;
    std::unique_ptr<mado::TourProfile> tourProfile;
    if (!options.tour.isEmpty()) {
        auto made = mado::TourProfile::make(options.municipality, secrets);
        if (!made) return tourFailed(made.error().code);
        tourProfile = std::move(*made);
        options.profile = tourProfile->folder();
    }
    mado::UserSettings settings(options.profile + u"/settings.json"_s);
    if (!options.language.isEmpty()) settings.setLanguageCode(options.language);
    mado::installLanguage(settings.languageCode());
    QObject::connect(&settings, &mado::UserSettings::languageChanged,
                     [&settings] { mado::installLanguage(settings.languageCode()); });
    mado::theme::setScale(options.scalePercent != 0 ? options.scalePercent : settings.scalePercent());
    mado::theme::applyTheme(application);
    const mado::ErrorCatalogue errors(u":/errors"_s);
    auto counter = mado::Counter::make(options, errors, settings, secrets);
    if (!counter) return cannotStart(counter.error(), errors, settings);
    mado::MainWindow& window = (*counter)->window();
    if (options.measuresStart) {
        QObject::connect(
            &window.signIn(), &mado::SignInPage::ready, &window,
            [&sinceStart] {
                std::printf("usable sign-in after %lld ms\n", static_cast<long long>(sinceStart.elapsed()));
                QCoreApplication::quit();
            },
            Qt::QueuedConnection);
    }
    window.show();
    (*counter)->start();
    if (options.tour.isEmpty()) return QApplication::exec();
    mado::Tour tour(**counter, options.tour);
    return tour.play() ? 0 : tourFailed(tour.failure());
}
