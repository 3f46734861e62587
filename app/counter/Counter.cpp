// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/Counter.h"

#include "app/counter/SystemPrinters.h"
#include "core/cards/PcscEvents.h"
#include "core/cards/Pkcs11Cards.h"
#include "core/cards/SoftwareCards.h"
#include "core/desk/CentreSettings.h"
#include "core/platform/CaptureShield.h"

#include <QApplication>
#include <QLibraryInfo>
#include <QPointer>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Real cards where the terminal's settings name their library; else those of files in its folder.
Result<std::unique_ptr<StaffCardReader>> cardReader(const QString& profile, const Policies& fixed) {
    MADO_ASSIGN(const auto centre, CentreSettings::read(profile, fixed));
    if (!centre || centre->cardModule.isEmpty())
        return std::unique_ptr<StaffCardReader>(std::make_unique<SoftwareCards>(profile + u"/cards"_s));
    MADO_ASSIGN(auto module, Pkcs11Module::load(centre->cardModule));
    return std::unique_ptr<StaffCardReader>(
        std::make_unique<Pkcs11Cards>(std::move(module), std::make_unique<PcscEvents>()));
}

}  // namespace

Counter::Counter(const ErrorCatalogue& errors, UserSettings& settings, SecretStore& secrets)
    : m_clock(std::make_unique<SystemClock>()),
      m_secrets(secrets),
      m_wording(errors, settings),
      m_printers(std::make_unique<PrintDesk>(systemPrinters())),
      m_settings(settings) {}

Counter::~Counter() = default;

Result<std::unique_ptr<Counter>> Counter::make(const ProgramOptions& options, const Policies& fixed,
                                               const ErrorCatalogue& errors, UserSettings& settings,
                                               SecretStore& secrets) {
    std::unique_ptr<Counter> counter(new Counter(errors, settings, secrets));
    MADO_ASSIGN(counter->m_cards, cardReader(options.profile, fixed));
    MADO_ASSIGN(counter->m_knowledge, CityKnowledge::load(options.municipality));
    MADO_ASSIGN(FormCatalogue forms, FormCatalogue::load());
    counter->m_forms.emplace(std::move(forms));
    counter->m_desk = std::make_unique<CounterDesk>(options.profile, counter->m_secrets, *counter->m_clock,
                                                    *counter->m_knowledge, fixed);
    counter->m_services = std::make_unique<CounterServices>(
        CounterServices{*counter->m_desk, *counter->m_forms, counter->m_papers, counter->m_pictures,
                        *counter->m_printers, settings, counter->m_wording, counter->m_background});
    counter->m_pages = std::make_unique<PageFactory>(*counter->m_services);
    counter->m_window =
        std::make_unique<MainWindow>(*counter->m_services, *counter->m_cards, *counter->m_pages);
    counter->obeySystem(fixed);
    return counter;
}

void Counter::obeySystem(const Policies& fixed) {
    if (fixed.hideFromCapture) m_capture = std::make_unique<CaptureFilter>(&shieldFromCapture);
    m_session = systemSessionEvents();
    if (m_session) m_session->listen([this](SessionChange) { m_window->lock(); });
}

void Counter::bringToFront() {
    m_window->setWindowState(m_window->windowState() & ~Qt::WindowMinimized);
    m_window->show();
    m_window->raise();
    m_window->activateWindow();
}

void Counter::start() {
    m_desk->open().then(m_window.get(), [this](const Result<void>& opened) {
        if (!opened) m_window->cannotOpen(opened.error());
    });
}

namespace {

/// Takes the earlier one's words away.
QTranslator& anew(QPointer<QTranslator>& translator) {
    if (translator) QCoreApplication::removeTranslator(translator);
    delete translator;
    translator = new QTranslator(qApp);
    return *translator;
}

}  // namespace

void installLanguage(const QString& code) {
    static QPointer<QTranslator> own;  // owned by the application
    static QPointer<QTranslator> qts;
    QTranslator& ours = anew(own);
    if (ours.load(u":/i18n/madoguchi_"_s + code)) QCoreApplication::installTranslator(&ours);
    // Qt's own words (buttons of its dialogs).
    QTranslator& theirs = anew(qts);
    if (theirs.load(u"qtbase_"_s + code, QLibraryInfo::path(QLibraryInfo::TranslationsPath)))
        QCoreApplication::installTranslator(&theirs);
}

}  // namespace mado
