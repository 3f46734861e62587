// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/SealedNumbers.h"
#include "core/store/CacheSchema.h"
#include "core/store/Connection.h"
#include "tests/central/postgres/PostgresCentre.h"
#include "tests/sync/SyncTerminal.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

constexpr int people = 25;
constexpr std::size_t numberSize = 12;
constexpr unsigned char mask = 0x5A;

/// Made-up numbers that stand nowhere in this process but under a mask.
std::vector<std::array<unsigned char, numberSize>> maskedNumbers() {
    std::vector<std::array<unsigned char, numberSize>> all;
    quint64 state = 0x9E3779B97F4A7C15ULL;
    for (int i = 0; i < people; ++i) {
        std::array<unsigned char, numberSize> number{};
        for (unsigned char& digit : number) {
            state = state * 6364136223846793005ULL + 1442695040888963407ULL;
            digit = static_cast<unsigned char>(('0' + (state >> 33) % 10) ^ mask);
        }
        all.push_back(number);
    }
    return all;
}

SecretBuffer plain(const std::array<unsigned char, numberSize>& masked) {
    SecretBuffer number(numberSize);
    for (std::size_t i = 0; i < numberSize; ++i)
        number.bytes()[i] = masked[i] ^ mask;
    return number;
}

/// Whether any of the numbers stands in the bytes, one or two bytes a digit. Never unmasks a whole number.
bool holdsANumber(std::span<const unsigned char> bytes,
                  const std::vector<std::array<unsigned char, numberSize>>& numbers) {
    std::array<bool, 256> isFirst{};
    for (const auto& each : numbers)
        isFirst[each[0] ^ mask] = true;
    for (const std::size_t step : {std::size_t{1}, std::size_t{2}}) {
        const std::size_t length = numberSize * step;
        for (std::size_t at = 0; at + length <= bytes.size(); ++at) {
            if (!isFirst[bytes[at]] || bytes[at + step] < '0' || bytes[at + step] > '9') continue;
            for (const auto& each : numbers) {
                std::size_t same = 0;
                while (same < numberSize && (bytes[at + same * step] ^ mask) == each[same] &&
                       (step == 1 || bytes[at + same * step + 1] == 0))
                    ++same;
                if (same == numberSize) return true;
            }
        }
    }
    return false;
}

/// Goes through all that this process may write to. Returns where a number stands; nothing for nowhere.
QString placeInMemory(const std::vector<std::array<unsigned char, numberSize>>& numbers) {
    QFile maps(u"/proc/self/maps"_s);
    QFile memory(u"/proc/self/mem"_s);
    if (!maps.open(QIODevice::ReadOnly) || !memory.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return u"no view of the memory"_s;
    const QList<QByteArray> lines = maps.readAll().split('\n');
    // One buffer from the system alone: looking must not copy what it looks at into the heap.
    static std::array<unsigned char, 1 << 20> window;
    for (const QByteArray& line : lines) {
        if (!line.contains(" rw")) continue;
        const QList<QByteArray> range = line.left(line.indexOf(' ')).split('-');
        const quint64 from = range.value(0).toULongLong(nullptr, 16);
        const quint64 to = range.value(1).toULongLong(nullptr, 16);
        constexpr quint64 moreThanAMachineHas = 1ULL << 40;
        if (to - from > moreThanAMachineHas) continue;  // a sanitizer's notes on memory, not memory
        for (quint64 at = from; at < to; at += window.size() - 2 * numberSize) {
            const auto begin = reinterpret_cast<quint64>(window.data());
            if (at < begin + window.size() && begin < at + window.size()) continue;  // the window itself
            if (!memory.seek(static_cast<qint64>(at))) break;
            const qint64 got = memory.read(reinterpret_cast<char*>(window.data()),
                                           static_cast<qint64>(std::min<quint64>(window.size(), to - at)));
            if (got <= 0) break;
            if (holdsANumber({window.data(), static_cast<std::size_t>(got)}, numbers))
                return QString::fromLatin1(line);
        }
    }
    return {};
}

QStringList filesWithANumber(const QString& folder,
                             const std::vector<std::array<unsigned char, numberSize>>& numbers, int& count) {
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray content = file.readAll();
        ++count;
        if (holdsANumber({reinterpret_cast<const unsigned char*>(content.constData()),
                          static_cast<std::size_t>(content.size())},
                         numbers))
            found << file.fileName();
    }
    return found;
}

bool textHoldsANumber(const QByteArray& text,
                      const std::vector<std::array<unsigned char, numberSize>>& numbers) {
    return holdsANumber(
        {reinterpret_cast<const unsigned char*>(text.constData()), static_cast<std::size_t>(text.size())},
        numbers);
}

/// Reads an encrypted store with its key, every value of every table. Returns where a number stands.
QStringList placesInStore(const QString& path, const SecretBuffer& key,
                          const std::vector<std::array<unsigned char, numberSize>>& numbers, int& values) {
    // The two kinds of store differ in their settings.
    ConnectionOptions reading =
        path.endsWith(u"cache.db"_s) ? cacheSchema::connectionOptions({}) : ConnectionOptions();
    reading.access = ConnectionOptions::Access::ReadOnly;
    const auto store = Connection::open(path, key, reading);
    if (!store) return {store.error().code};
    QStringList found;
    auto columns = (*store)->prepare(
        "SELECT t.name, c.name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type = 'table'");
    while (columns->step().valueOr(false)) {
        const QString table = columns->text(0);
        const QString column = columns->text(1);
        auto rows = (*store)->prepareOnce(
            u"SELECT CAST(\"%1\" AS text) FROM \"%2\""_s.arg(column, table).toStdString());
        if (!rows) {
            found << table + u'.' + column + u": unreadable"_s;
            continue;
        }
        while (rows->step().valueOr(false)) {
            ++values;
            if (textHoldsANumber(rows->text(0).toUtf8(), numbers)) found << table + u'.' + column;
        }
    }
    found.removeDuplicates();
    return found;
}

/// What this program said, for the log.
QByteArray& said() {
    static QByteArray words;
    return words;
}

void listen(QtMsgType /*type*/, const QMessageLogContext& /*where*/, const QString& words) {
    said() += words.toUtf8() + '\n';
}

}  // namespace

/// Individual numbers that were entered, sent, confirmed and read again are nowhere in clear: not in the
/// terminal's stores, also read with their keys, nor in temporary files or in what the program says; not in
/// the server's tables but sealed, its log of changes or its log; not in this process's memory.
class TestNumberTraces : public QObject {
    Q_OBJECT
 public:
    explicit TestNumberTraces(PostgresServer& server) : m_server(server) {}

 private Q_SLOTS:
    void numbersLeaveNoTrace();
    void theSearchFindsWhatIsThere();  // last: it leaves what it wrote in freed memory

 private:
    void lookIntoTables();

    PostgresServer& m_server;
    const std::vector<std::array<unsigned char, numberSize>> m_numbers = maskedNumbers();
};

void TestNumberTraces::theSearchFindsWhatIsThere() {
    for (const int step : {1, 2}) {
        // As a careless program would have it: a text of its own on the heap.
        const std::vector one{m_numbers[static_cast<std::size_t>(step)]};
        const SecretBuffer secret = plain(one.front());
        QByteArray careless(numberSize * step, '\0');
        for (std::size_t i = 0; i < numberSize; ++i)
            careless[static_cast<qsizetype>(i * static_cast<std::size_t>(step))] =
                static_cast<char>(secret.bytes()[i]);
        QVERIFY(!placeInMemory(one).isEmpty());
        StoreFolder folder;
        QFile file(folder.path(u"careless"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("abc" + careless + "def") > 0);
        file.close();
        int count = 0;
        QCOMPARE(filesWithANumber(folder.path(), one, count), QStringList{file.fileName()});
    }
}

void TestNumberTraces::numbersLeaveNoTrace() {
    PostgresCentre centre(m_server);
    SyncTerminal clerk(centre, u"S001"_s);
    SyncTerminal second(centre, u"S002"_s);
    QVERIFY(clerk.on().ok() && second.on().ok() && clerk.fill().ok() && second.fill().ok());
    const QByteArray key = clerk.session().hello()->numberPublicKey;
    const QtMessageHandler before = qInstallMessageHandler(listen);
    QStringList given;
    for (int i = 0; i < people; ++i) {
        const QString person = QString::number(20'000'000 + i);
        CasePayload payload = caseOf(clerk.outbox().newId(), {{createPerson(person, u"ア"_s)}, {}});
        {
            const auto sealed = sealed_number::seal(plain(m_numbers[static_cast<std::size_t>(i)]), key);
            QVERIFY(sealed.ok());
            payload.filings.front().answers[u"persons"_s] = QJsonArray{QJsonObject{
                {u"individual_number"_s, QJsonObject{{u"sealed"_s, QString::fromLatin1(sealed->toBase64())},
                                                     {u"addressee_no"_s, person}}}}};
        }
        const OutboxCommand entered =
            clerk.put(CommandKind::EnterCase, payload.caseId, person, payload.toJson());
        given << entered.id;
        QVERIFY(clerk.synchronise().ok());
        const QJsonObject filed = QJsonDocument::fromJson(entered.payload).object();
        const OutboxCommand confirmed =
            second.put(CommandKind::ConfirmCase, payload.caseId, person,
                       {{u"payload_digest"_s, QString::fromLatin1(entered.digest)},
                        {u"change_set"_s, filed[u"change_set"_s]}});
        QVERIFY(second.synchronise().ok());
        QVERIFY(second.state(confirmed) >= CommandState::Acknowledged);
        const auto read = clerk.session().readNumber(person, u"本人の申出"_s);
        QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().code));
        const SecretBuffer wanted = plain(m_numbers[static_cast<std::size_t>(i)]);
        QVERIFY(std::ranges::equal(read->bytes(), wanted.bytes()));
    }
    QCOMPARE(m_server.run(u"SELECT count(*) FROM centre.sealed_number"_s).toInt(), people);
    m_server.run(u"CHECKPOINT"_s, u"postgres"_s);
    QCOMPARE(placeInMemory(m_numbers), QString());
    int count = 0;
    QCOMPARE(filesWithANumber(clerk.path({}), m_numbers, count), QStringList());
    QCOMPARE(filesWithANumber(second.path({}), m_numbers, count), QStringList());
    QVERIFY(count >= 4);
    count = 0;
    QCOMPARE(filesWithANumber(m_server.postgres().dataFolder(), m_numbers, count), QStringList());
    QVERIFY(count > 500);
    QFile log(m_server.postgres().logFile());
    QVERIFY(log.open(QIODevice::ReadOnly));
    const QByteArray told = log.readAll();
    QVERIFY(!told.isEmpty());
    QVERIFY(!textHoldsANumber(told, m_numbers));
    qInstallMessageHandler(before);
    QVERIFY(!textHoldsANumber(said(), m_numbers));
    // In files everything is encrypted or packed: read as the programs read them, too.
    count = 0;
    for (SyncTerminal* each : {&clerk, &second}) {
        QCOMPARE(placesInStore(each->path(u"outbox.db"_s), keyOf(1), m_numbers, count), QStringList());
        QCOMPARE(placesInStore(each->path(u"cache.db"_s), each->cacheKey(), m_numbers, count), QStringList());
    }
    QVERIFY(count > 1'000);
    lookIntoTables();
    // Other people's folder for temporary files is this process's own here: server, tokens, printing.
    QVERIFY(qEnvironmentVariableIsSet("TMPDIR"));
    QCOMPARE(filesWithANumber(QDir::tempPath(), m_numbers, count), QStringList());
    // When the centre's backup has the cases, the outbox gives them up; nothing of a number stays behind in
    // it.
    m_server.run(u"UPDATE centre.head SET backup_seq = last_seq"_s);
    QVERIFY(clerk.synchronise().ok());
    centre.clock().advance(8 * 24 * 3600);
    QVERIFY(clerk.synchronise().ok());
    for (const QString& each : given)
        QCOMPARE(clerk.outbox().command(each).error().code, u"E-STORE-024"_s);
    clerk.off();
    QCOMPARE(placesInStore(clerk.path(u"outbox.db"_s), keyOf(1), m_numbers, count), QStringList());
    QCOMPARE(filesWithANumber(clerk.path({}), m_numbers, count), QStringList());
}

/// Every value of every table of the centre, as text: what the server packs in its files is unpacked.
void TestNumberTraces::lookIntoTables() {
    const QStringList tables =
        m_server
            .run(
                u"SELECT string_agg(c.oid::regclass::text, ' ') FROM pg_class c WHERE c.relkind = 'r' AND "
                "c.relnamespace IN ('records'::regnamespace, 'centre'::regnamespace)"_s)
            .split(u' ');
    QVERIFY(tables.size() > 40);
    qint64 read = 0;
    for (const QString& table : tables) {
        const QString all =
            m_server.run(u"SELECT coalesce(string_agg(t::text, E'\\n'), '') FROM %1 t"_s.arg(table));
        // What is stored as bytes shows as hexadecimal digits in text.
        const QByteArray bytes = all.toUtf8();
        read += bytes.size();
        QVERIFY2(!textHoldsANumber(bytes, m_numbers), qPrintable(table));
        QByteArray unpacked;
        for (const QByteArray& part : bytes.split('\\'))
            if (part.startsWith('x')) unpacked += QByteArray::fromHex(part.mid(1)) + '\n';
        QVERIFY2(!textHoldsANumber(unpacked, m_numbers), qPrintable(table));
    }
    QVERIFY(read > 100'000);
}

int main(int argc, char* argv[]) {
    const QCoreApplication application(argc, argv);
    // Before the server starts: its folder and everything temporary is looked through.
    const StoreFolder temporary;
    QFile(temporary.path())
        .setPermissions(QFile::permissions(temporary.path()) | QFile::ExeOther | QFile::ReadOther);
    qputenv("TMPDIR", temporary.path().toLocal8Bit());
    PostgresServer server;
    TestNumberTraces tests(server);
    return QTest::qExec(&tests, argc, argv);
}

#include "TestNumberTraces.moc"
