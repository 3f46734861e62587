// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/ErrorCatalogue.h"
#include "core/base/Result.h"
#include "core/base/SecretBuffer.h"
#include "core/base/UuidV7.h"

#include <QSet>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {
Result<int> half(int n) {
    if (n % 2 != 0) return fail(u"E-TEST-001"_s, u"n"_s, {QString::number(n)});
    return n / 2;
}
Result<int> quarter(int n) {
    MADO_ASSIGN(const int once, half(n));
    return half(once);
}
}  // namespace

class TestBase : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void resultCarriesValueOrError() {
        QCOMPARE(quarter(8).value(), 2);
        const auto refused = quarter(6);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, u"E-TEST-001"_s);
        QCOMPARE(refused.error().facts, QStringList{u"3"_s});
        QCOMPARE(half(4).map([](int n) { return n + 1; }).value(), 3);
    }
    void uuidsAreOrderedEvenWhenTheClockStepsBack() {
        FixedClock clock(QDateTime::fromString(u"2026-11-22T01:00:00Z"_s, Qt::ISODate));
        UuidV7Generator ids(clock);
        QString last;
        QSet<QString> seen;
        for (int i = 0; i < 10000; ++i) {
            if (i == 5000) clock.advance(-86400);
            const QString id = ids.next();
            QVERIFY2(isUuidV7(id), qPrintable(id));
            QVERIFY(id > last);
            seen.insert(id);
            last = id;
        }
        QCOMPARE(seen.size(), 10000);
        UuidV7Generator later(clock);
        later.startAfter(last);
        QVERIFY(later.next() > last);
    }
    void secretsMoveAndWipe() {
        SecretBuffer key = SecretBuffer::random(32);
        const SecretBuffer copy = key.clone();
        QCOMPARE(copy.size(), std::size_t{32});
        SecretBuffer moved = std::move(key);
        QVERIFY(key.isEmpty());  // NOLINT(bugprone-use-after-move): the moved-from state is what is tested
        QVERIFY(std::equal(moved.bytes().begin(), moved.bytes().end(), copy.bytes().begin()));
        moved.wipe();
        QVERIFY(moved.isEmpty());
    }
    void businessDateIsTheDayInJapan() {
        const FixedClock clock(QDateTime::fromString(u"2026-03-31T15:00:00Z"_s, Qt::ISODate));
        QCOMPARE(clock.today(), QDate(2026, 4, 1));
    }
    void errorWordsNameTheNextStep() {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"a.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(
            R"({"E-TEST-001":{"ja":{"what":"%1 は奇数です。","means":"","next":"直してください。"},"en":{"what":"%1 is odd.","means":"","next":"Mend it."}}})");
        file.close();
        const ErrorCatalogue catalogue(dir.path());
        QVERIFY(catalogue.problems().isEmpty());
        QCOMPARE(catalogue.words(quarter(6).error(), Language::Japanese).what, u"3 は奇数です。"_s);
        QVERIFY(catalogue.words(Error{u"E-X-9"_s, {}}, Language::English).next.contains(u"E-X-9"_s));
    }
};

QTEST_GUILESS_MAIN(TestBase)
#include "TestBase.moc"
