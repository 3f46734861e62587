// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/embedded/CentralBulkLoad.h"
#include "core/city/SyntheticCity.h"
#include "tests/support/MemorySecretStore.h"

#include <QElapsedTimer>
#include <QFile>
#include <QFileInfo>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

qint64 peakKiB() {
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly)) return 0;
    for (const QByteArray& line : status.readAll().split('\n')) {
        if (line.startsWith("VmHWM:")) return line.simplified().split(' ').value(1).toLongLong();
    }
    return 0;
}

}  // namespace

/// How long a city takes. MADO_CITY_RESIDENTS sets its size (600000 for the whole of Kawaguchi).
class TestCitySpeed : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void makesACity() {
        const int residents = qEnvironmentVariableIntValue("MADO_CITY_RESIDENTS");
        QTemporaryDir folder;
        QVERIFY(folder.isValid());
        test::MemorySecretStore secrets;
        const FixedClock clock(QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC));
        const QString path = folder.filePath(u"city.db"_s);
        auto centre = EmbeddedCentralStore::open(path, secrets, u"speed"_s, clock);
        QVERIFY(centre.ok());
        QElapsedTimer timer;
        timer.start();
        auto load = CentralBulkLoad::begin(**centre);
        QVERIFY(load.ok());
        SyntheticCity::Plan plan{residents > 0 ? residents : 5'000, 1, clock.today()};
        auto state = (*centre)->connection().prepare("SELECT number_public_key FROM central_state");
        QVERIFY(state.ok() && state->step().valueOr(false));
        if (qEnvironmentVariableIsSet("MADO_CITY_NUMBERS")) plan.numberPublicKey = state->blob(0);
        state = fail(u"E-CITY-002"_s);
        const auto counts = SyntheticCity().generate(plan, *load);
        QVERIFY2(counts.ok(), counts.ok() ? "" : qPrintable(counts.error().code + counts.error().detail));
        const qint64 made = timer.elapsed();
        QVERIFY(load->finish().ok());
        qInfo() << counts->residents << "residents," << counts->everInsured << "ever insured,"
                << counts->records << "records: made in" << made << "ms, with indexes" << timer.elapsed()
                << "ms, peak" << peakKiB() / 1024 << "MiB, file" << QFileInfo(path).size() / 1024 / 1024
                << "MiB";
        QCOMPARE(load->count(), counts->records);
        QVERIFY(counts->residents >= plan.residents);
    }

    void canBeCancelled() {
        QTemporaryDir folder;
        test::MemorySecretStore secrets;
        const FixedClock clock(QDateTime(QDate(2026, 11, 20), QTime(1, 0), Qt::UTC));
        auto centre = EmbeddedCentralStore::open(folder.filePath(u"city.db"_s), secrets, u"speed"_s, clock);
        QVERIFY(centre.ok());
        auto load = CentralBulkLoad::begin(**centre);
        QVERIFY(load.ok());
        int steps = 0;
        const auto counts = SyntheticCity().generate(
            {1'000'000, 1, clock.today()}, *load,
            [&](int done, int total) {
                ++steps;
                QVERIFY(done > 0 && done < total);
            },
            [&] { return steps == 3; });
        QVERIFY(!counts.ok());
        QCOMPARE(counts.error().code, u"E-CITY-002"_s);
        QCOMPARE(steps, 3);
    }
};

QTEST_GUILESS_MAIN(TestCitySpeed)
#include "TestCitySpeed.moc"
