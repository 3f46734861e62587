// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Cards.h"
#include "core/desk/TerminalStores.h"
#include "tests/central/postgres/PostgresCentre.h"
#include "tests/store/StoreFolder.h"
#include "tests/support/MemorySecretStore.h"
#include "tests/support/cards/SoftTokens.h"
#include "ui/base/CounterServices.h"
#include "ui/shell/MainWindow.h"
#include "ui/signin/PinEntry.h"
#include "ui/signin/SignInPage.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QListWidget>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

constexpr int patience = 60'000;  // milliseconds; the machine may be busy
const QString label = u"職員S001"_s;

/// No printers here.
class NoPrinters final : public PrintService {
 public:
    [[nodiscard]] Result<std::vector<PrinterInfo>> printers() override { return std::vector<PrinterInfo>(); }
    [[nodiscard]] Result<int> print(const PrintRequest&) override { return fail(u"E-PRINT-001"_s); }
    [[nodiscard]] PrintState state(const QString&, int) override { return PrintState::Unknown; }
};

/// The window as the program puts it together, before cards behind a maker's library.
struct Program {
    Program(const QString& profile, SecretStore& secrets, const Clock& clock, const CityKnowledge& knowledge,
            StaffCardReader& cards)
        : settings(profile + u"/settings.json"_s),
          desk(profile, secrets, clock, knowledge),
          window(services, cards, pages) {
        window.show();
        desk.open().then(&window, [this](const Result<void>& opened) {
            if (!opened) window.cannotOpen(opened.error());
        });
    }
    FormCatalogue forms = FormCatalogue::load().value();
    ErrorCatalogue errors{u":/errors"_s};
    UserSettings settings;
    Wording wording{errors, settings};
    DocumentRenderer papers;
    PageRasterizer pictures;
    CounterDesk desk;
    PrintDesk printers{std::make_unique<NoPrinters>()};
    SerialExecutor background;
    CounterServices services{desk, forms, papers, pictures, printers, settings, wording, background};
    PageFactory pages{services};
    MainWindow window;
};

}  // namespace

/// A person with a real card's library at a counter whose centre is a server: by the keys, as a clerk does.
class TestCardDesk : public QObject {
    Q_OBJECT
 public:
    TestCardDesk(PostgresServer& server, const CityKnowledge& knowledge)
        : m_server(server), m_knowledge(knowledge) {}

 private Q_SLOTS:
    void init();
    void cleanup();

    void aWrongPinCostsOneTry();
    void theCardPulledLocksAndCuts();

 private:
    void makeTerminal();
    void makeCard();
    void enterPin(const QString& digits);
    [[nodiscard]] SignInPage& page() { return m_program->window.signIn(); }
    [[nodiscard]] int connections() {
        return m_server
            .run(u"SELECT count(*) FROM pg_stat_activity WHERE usename = 'staff_s001'"_s, u"postgres"_s)
            .toInt();
    }

    PostgresServer& m_server;
    const CityKnowledge& m_knowledge;
    std::unique_ptr<PostgresCentre> m_centre;
    std::unique_ptr<StoreFolder> m_folder;
    std::unique_ptr<MemorySecretStore> m_secrets;
    std::unique_ptr<SoftTokens> m_tokens;
    std::unique_ptr<Pkcs11Cards> m_reader;
    std::unique_ptr<Program> m_program;
};

void TestCardDesk::makeTerminal() {
    QVERIFY(TerminalStores::create(m_folder->path(), u"A-12"_s).ok());
    const QJsonObject json{{u"nodes"_s, QJsonArray{QJsonObject{{u"host"_s, u"localhost"_s},
                                                               {u"address"_s, u"127.0.0.1"_s},
                                                               {u"port"_s, m_server.postgres().port()}}}},
                           {u"ca"_s, m_server.postgres().authority()},
                           {u"card_module"_s, SoftTokens::libraryPath()}};
    QFile file(m_folder->path(u"centre.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QJsonDocument(json).toJson());
}

void TestCardDesk::makeCard() {
    CardMaking making;
    making.authority = m_server.postgres().authorityFolder();
    const QByteArray digits = "4649";
    const auto key = m_tokens->make(
        label, SecretBuffer::copyOf(std::span(reinterpret_cast<const unsigned char*>(digits.constData()), 4)),
        making);
    QVERIFY(key.ok());
    const StaffIdentity staff{u"S001"_s, u"職員"_s, u"ショクイン"_s, u"国保年金課"_s, {u"enter"_s}};
    QVERIFY(m_centre->registerStaff(staff, key->publicKey).ok());
}

void TestCardDesk::init() {
    m_centre = std::make_unique<PostgresCentre>(m_server);
    m_folder = std::make_unique<StoreFolder>();
    m_secrets = std::make_unique<MemorySecretStore>();
    m_tokens = std::make_unique<SoftTokens>();
    auto module = m_tokens->module();
    QVERIFY(module.ok());
    m_reader = std::make_unique<Pkcs11Cards>(std::move(module).value());
    makeTerminal();
    makeCard();
    m_program =
        std::make_unique<Program>(m_folder->path(), *m_secrets, m_centre->clock(), m_knowledge, *m_reader);
    QTRY_VERIFY_WITH_TIMEOUT(page().isReady() && page().cards()->count() == 1, patience);
}

void TestCardDesk::cleanup() {
    m_program.reset();
    m_reader.reset();
    m_tokens.reset();
    m_centre.reset();
}

void TestCardDesk::enterPin(const QString& digits) {
    page().pin()->setFocus();
    QTest::keyClicks(page().pin(), digits);
    QTest::keyClick(page().pin(), Qt::Key_Return);
}

void TestCardDesk::aWrongPinCostsOneTry() {
    enterPin(u"4640"_s);
    QTRY_VERIFY_WITH_TIMEOUT(page().message().contains(u"E-CARD-011"_s), patience);
    QCOMPARE(m_reader->cards().value().front().pin, PinState::FewTries);
    QCOMPARE(connections(), 0);
    QVERIFY(!m_program->window.isWorking());
    QVERIFY(page().pin()->text().isEmpty());
}

void TestCardDesk::theCardPulledLocksAndCuts() {
    enterPin(u"4649"_s);
    QTRY_VERIFY2_WITH_TIMEOUT(m_program->window.isWorking(), qPrintable(page().message()), patience);
    QCOMPARE(connections(), 1);
    QVERIFY(m_program->desk.status().isConnected);
    QVERIFY(!m_program->desk.status().isOfflineSignIn);
    QTest::qWait(500);  // the first turns are over

    m_tokens->pull(label);
    QElapsedTimer timer;
    timer.start();
    QTRY_VERIFY_WITH_TIMEOUT(!m_program->window.isWorking(), patience);
    const qint64 locked = timer.elapsed();
    QTRY_VERIFY_WITH_TIMEOUT(connections() == 0, patience);
    qInfo("locked after %lld ms, connection gone after %lld ms", locked, timer.elapsed());
    QVERIFY(!m_program->desk.staff());
    QVERIFY(QDir(m_folder->path()).entryList({u"card-*.crt"_s}).isEmpty());
    // Put back it is asked for its PIN again.
    m_tokens->putBack(label);
    QTest::qWait(1000);
    QVERIFY(!m_program->window.isWorking());
    QCOMPARE(connections(), 0);
    enterPin(u"4649"_s);
    QTRY_VERIFY_WITH_TIMEOUT(m_program->window.isWorking(), patience);
}

int main(int argc, char* argv[]) {
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QApplication application(argc, argv);
    PostgresServer server;
    const auto knowledge = CityKnowledge::load(u"kawaguchi"_s);
    if (!knowledge) qFatal("no city");
    TestCardDesk tests(server, **knowledge);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestCardDesk.moc"
