// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/CacheReader.h"
#include "tests/sync/FaultBench.h"

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

/// Every n-th file call of the first fill fails: what is shown is whole, and going on ends well.
class TestFillFaults : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void aFillIsWholeOrNotShown_data() { addFaults(); }
    void aFillIsWholeOrNotShown();
};

void TestFillFaults::aFillIsWholeOrNotShown() {
    FaultVfs vfs("faultfill");
    FaultBench bench;
    bench.keepFiles();
    const CacheContent wanted = directContent(bench.centre);
    SweepCase subject;
    subject.prepare = [&] { bench.putBack(); };
    subject.operation = [&](const QByteArray& layer) {
        return bench.work(layer, [&]() -> Result<void> {
            MADO_TRY(bench.terminal.fill());
            return {};
        });
    };
    subject.check = [&](bool acknowledged) -> QString {
        const QString path = bench.terminal.path(u"cache.db"_s);
        const bool isShown = QFile::exists(path) && CacheReader::open(path, bench.terminal.cacheKey()).ok();
        if (!isShown) return acknowledged ? u"acknowledged, but not shown"_s : QString();
        const auto cache = bench.openCache();
        if (!cache) return u"can't be opened: "_s + cache.error().code;
        if (const QString wrong = problemsOf(**cache); !wrong.isEmpty()) return wrong;
        return contentOf(**cache) == wanted ? QString() : u"shown half filled"_s;
    };
    sweepFaults(subject, vfs);
}

QTEST_GUILESS_MAIN(TestFillFaults)
#include "TestFillFaults.moc"
