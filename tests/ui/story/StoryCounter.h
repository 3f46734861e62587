// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/SoftwareCards.h"
#include "tests/ui/story/StoryCity.h"
#include "ui/base/CounterServices.h"
#include "ui/shell/MainWindow.h"

#include <QMutex>

#include <memory>

namespace mado::test {

/// What came out of the printer.
class PrintTray {
 public:
    void put(const PrintRequest& request) {
        const QMutexLocker lock(&m_mutex);
        m_papers << request;
    }
    [[nodiscard]] QList<PrintRequest> papers() const {
        const QMutexLocker lock(&m_mutex);
        return m_papers;
    }
    /// Form ids in the order of printing ("F01").
    [[nodiscard]] QStringList forms() const {
        QStringList forms;
        for (const PrintRequest& each : papers())
            forms << each.jobName.section(u' ', 0, 0);
        return forms;
    }
    void clear() {
        const QMutexLocker lock(&m_mutex);
        m_papers.clear();
    }

 private:
    mutable QMutex m_mutex;
    QList<PrintRequest> m_papers;
};

/// The program as it is put together for a terminal, with a printer that keeps what it prints.
class StoryCounter {
 public:
    /// Opens the files and shows the window. All references outlive it.
    StoryCounter(StoryCity& city, const QString& profile, PrintTray& tray)
        : StoryCounter(city.secrets(), city.clock(), city.knowledge(), profile, tray) {}
    StoryCounter(SecretStore& secrets, const Clock& clock, const CityKnowledge& knowledge,
                 const QString& profile, PrintTray& tray);
    ~StoryCounter();
    [[nodiscard]] MainWindow& window() { return *m_window; }
    [[nodiscard]] CounterDesk& desk() { return *m_desk; }

 private:
    FormCatalogue m_forms;
    ErrorCatalogue m_errors;
    UserSettings m_settings;
    Wording m_wording;
    DocumentRenderer m_papers;
    PageRasterizer m_pictures;
    std::unique_ptr<CounterDesk> m_desk;  // before whatever runs beside it
    PrintDesk m_printers;
    SerialExecutor m_background;
    SoftwareCards m_cards;
    std::unique_ptr<CounterServices> m_services;
    std::unique_ptr<PageFactory> m_pages;
    std::unique_ptr<MainWindow> m_window;
};

}  // namespace mado::test
