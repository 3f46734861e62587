// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/support/MemorySecretStore.h"
#include "ui/base/CounterServices.h"

#include <QTemporaryDir>

#include <memory>

namespace mado::test {

/// No printers here.
class NoPrinters final : public PrintService {
 public:
    [[nodiscard]] Result<std::vector<PrinterInfo>> printers() override { return std::vector<PrinterInfo>(); }
    [[nodiscard]] Result<int> print(const PrintRequest&) override {
        return fail(QStringLiteral("E-PRINT-001"));
    }
    [[nodiscard]] PrintState state(const QString&, int) override { return PrintState::Unknown; }
};

/// What a page needs, with a desk that nobody has signed in to, on 20 November 2026.
struct Counter {
    explicit Counter(const QString& language, const FixedSettings& fixed = {})
        : settings(folder.filePath(QStringLiteral("settings.json")), fixed) {
        settings.setLanguageCode(language);
    }
    QTemporaryDir folder;
    MemorySecretStore secrets;
    FixedClock clock{QDateTime(QDate(2026, 11, 20), QTime(1, 42, 7), Qt::UTC)};
    std::unique_ptr<CityKnowledge> knowledge =
        std::move(CityKnowledge::load(QStringLiteral("kawaguchi"))).value();
    CounterDesk desk{folder.path(), secrets, clock, *knowledge};
    FormCatalogue forms = FormCatalogue::load().value();
    DocumentRenderer papers;
    PageRasterizer pictures;
    PrintDesk printers{std::make_unique<NoPrinters>()};
    ErrorCatalogue errors{QStringLiteral(":/errors")};
    UserSettings settings;
    Wording wording{errors, settings};
    SerialExecutor background;
    CounterServices services{desk, forms, papers, pictures, printers, settings, wording, background};
};

}  // namespace mado::test
