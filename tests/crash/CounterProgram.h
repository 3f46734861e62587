// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/SoftwareCards.h"
#include "tests/crash/CounterPlace.h"
#include "tests/crash/FileSecretStore.h"
#include "ui/base/CounterServices.h"

#include <QEventLoop>
#include <QFutureWatcher>

#include <memory>

namespace mado::test {

/// No printers here: papers go into a folder.
class NoPrinters final : public PrintService {
 public:
    [[nodiscard]] Result<std::vector<PrinterInfo>> printers() override { return std::vector<PrinterInfo>(); }
    [[nodiscard]] Result<int> print(const PrintRequest&) override {
        return fail(QStringLiteral("E-PRINT-001"));
    }
    [[nodiscard]] PrintState state(const QString&, int) override { return PrintState::Unknown; }
};

/// The program without its windows: the real desk, files, keys, forms and papers.
struct CounterProgram {
    explicit CounterProgram(const CounterPlace& where)
        : place(where),
          secrets(place.secrets()),
          desk(place.profile(), secrets, clock, *knowledge),
          settings(place.file(QStringLiteral("settings.json"))) {}
    CounterPlace place;
    FileSecretStore secrets;
    SystemClock clock;
    std::unique_ptr<CityKnowledge> knowledge =
        std::move(CityKnowledge::load(QStringLiteral("kawaguchi"))).value();
    CounterDesk desk;
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

/// Lets the program run until the future is fulfilled.
template <class T>
[[nodiscard]] T await(QFuture<T> future) {
    QEventLoop loop;
    QFutureWatcher<T> watcher;
    QObject::connect(&watcher, &QFutureWatcherBase::finished, &loop, &QEventLoop::quit);
    watcher.setFuture(future);
    loop.exec();
    return future.result();
}

/// Signs with one of the evaluation cards in a folder.
[[nodiscard]] inline Result<StaffIdentity> signInAt(CounterDesk& desk, const QString& cards,
                                                    const QString& staffId) {
    return await(desk.signIn(staffId, [cards, staffId](const QByteArray& challenge) -> Result<CardProof> {
        SoftwareCards reader(cards);
        MADO_ASSIGN(const auto card, reader.open(staffId));
        static constexpr unsigned char pin[] = {'1', '2', '3', '4'};
        return card->prove(SecretBuffer::copyOf(pin), challenge);
    }));
}

[[nodiscard]] inline Result<StaffIdentity> signIn(CounterProgram& program, const QString& staffId) {
    return signInAt(program.desk, program.place.file(QStringLiteral("cards")), staffId);
}

}  // namespace mado::test
