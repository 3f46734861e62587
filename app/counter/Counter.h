// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/counter/ProgramOptions.h"
#include "core/base/Clock.h"
#include "core/cards/StaffCard.h"
#include "core/desk/CounterDesk.h"
#include "core/platform/Policies.h"
#include "core/platform/SessionEvents.h"
#include "core/security/SecretStore.h"
#include "ui/base/CounterServices.h"
#include "ui/shell/CaptureFilter.h"
#include "ui/shell/MainWindow.h"

#include <QTranslator>

#include <memory>
#include <optional>

namespace mado {

/// The program put together: the one place that knows every concrete class.
class Counter {
 public:
    /// `fixed`: what the administrator of the machine decided. `secrets`: the keychain; one in a process. All
    /// references outlive the counter. A refusal means that the program can't start; its words are for a
    /// message box.
    [[nodiscard]] static Result<std::unique_ptr<Counter>> make(const ProgramOptions& options,
                                                               const Policies& fixed,
                                                               const ErrorCatalogue& errors,
                                                               UserSettings& settings, SecretStore& secrets);
    ~Counter();
    /// Opens keys and files beside the GUI thread; the window is there meanwhile.
    void start();
    /// Somebody started the program again.
    void bringToFront();
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] CounterServices& services() { return *m_services; }

 private:
    Counter(const ErrorCatalogue& errors, UserSettings& settings, SecretStore& secrets);

    /// Locks when the person's session does; keeps the windows out of other programs' pictures.
    void obeySystem(const Policies& fixed);

    std::unique_ptr<Clock> m_clock;
    SecretStore& m_secrets;
    std::unique_ptr<CityKnowledge> m_knowledge;
    std::optional<FormCatalogue> m_forms;
    DocumentRenderer m_papers;
    PageRasterizer m_pictures;
    Wording m_wording;
    std::unique_ptr<PrintDesk> m_printers;
    SerialExecutor m_background;
    std::unique_ptr<StaffCardReader> m_cards;
    std::unique_ptr<CounterDesk> m_desk;
    std::unique_ptr<CounterServices> m_services;
    std::unique_ptr<PageFactory> m_pages;
    std::unique_ptr<MainWindow> m_window;
    std::unique_ptr<CaptureFilter> m_capture;
    std::unique_ptr<SessionEvents> m_session;  // last: it locks the window
    UserSettings& m_settings;
};

/// Loads and installs the words of the language; takes those of another one away.
void installLanguage(const QString& code);

}  // namespace mado
