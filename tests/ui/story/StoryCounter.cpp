// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/story/StoryCounter.h"

#include "ui/base/DeskAnswer.h"

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

/// Takes every job and keeps it.
class KeepingPrinter final : public PrintService {
 public:
    explicit KeepingPrinter(PrintTray& tray) : m_tray(tray) {}
    [[nodiscard]] Result<std::vector<PrinterInfo>> printers() override {
        return std::vector<PrinterInfo>{{u"tray"_s, u"Tray"_s, true, true, {}}};
    }
    [[nodiscard]] Result<int> print(const PrintRequest& request) override {
        MADO_TRY(checkRequest(request));
        m_tray.put(request);
        return static_cast<int>(m_tray.papers().size());
    }
    [[nodiscard]] PrintState state(const QString&, int) override { return PrintState::Done; }

 private:
    PrintTray& m_tray;
};

}  // namespace

StoryCounter::StoryCounter(SecretStore& secrets, const Clock& clock, const CityKnowledge& knowledge,
                           const QString& profile, PrintTray& tray)
    : m_forms(FormCatalogue::load().value()),
      m_errors(u":/errors"_s),
      m_settings(profile + u"/settings.json"_s),
      m_wording(m_errors, m_settings),
      m_desk(std::make_unique<CounterDesk>(profile, secrets, clock, knowledge)),
      m_printers(std::make_unique<KeepingPrinter>(tray)),
      m_cards(profile + u"/cards"_s),
      m_services(new CounterServices{*m_desk, m_forms, m_papers, m_pictures, m_printers, m_settings,
                                     m_wording, m_background}),
      m_pages(std::make_unique<PageFactory>(*m_services)),
      m_window(std::make_unique<MainWindow>(*m_services, m_cards, *m_pages)) {
    m_window->show();
    m_window->activateWindow();
    whenAnswered(*m_desk, m_desk->open(), m_window.get(), [this](const Result<void>& opened) {
        if (!opened) m_window->cannotOpen(opened.error());
    });
}

StoryCounter::~StoryCounter() = default;

}  // namespace mado::test
