// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/StoreKeys.h"
#include "core/store/Connection.h"
#include "tests/store/StoreFolder.h"
#include "tests/support/MemorySecretStore.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

bool same(const SecretBuffer& a, const SecretBuffer& b) {
    return std::ranges::equal(a.bytes(), b.bytes());
}

SecretBuffer ascii(const QByteArray& text) {
    return SecretBuffer::copyOf(
        {reinterpret_cast<const unsigned char*>(text.constData()), static_cast<std::size_t>(text.size())});
}

}  // namespace

class TestStoreKeys : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void init();
    void makesTwoKeysOnce();
    void keychainAloneIsNotEnough();
    void folderAloneIsNotEnough();
    void lostKeychainIsRestored();
    void wrongRecoveryKeyIsRefused();
    void lostKeychainNeverMakesAnotherOutboxKey();
    void aLostCacheKeyIsMadeAnew();
    void rewrapsWithoutChangingTheKey();
    void rewrapSurvivesACutBeforeTheKeychain();
    void rewrapSurvivesACutBeforeTheRename();
    void reseals();
    void brokenKeychainIsReported();
    void printedKeyRoundTrips();
    void mistypedPrintedKeyIsRefused();
#ifndef Q_OS_WIN  // files take the rights of the user's own folder there
    void keyFilesAreForThisUserOnly();
#endif

 private:
    [[nodiscard]] StoreKeys keys() {
        return {m_secrets, m_folder->path(), u"test"_s, m_recovery.publicKey()};
    }
    MemorySecretStore m_secrets;
    std::unique_ptr<StoreFolder> m_folder;
    RecoveryKey m_recovery = RecoveryKey::generate();
};

void TestStoreKeys::init() {
    m_secrets.clear();
    m_secrets.failure.reset();
    m_secrets.writesUntilFailure = -1;
    m_folder = std::make_unique<StoreFolder>();
}

void TestStoreKeys::makesTwoKeysOnce() {
    const auto first = keys().load();
    QVERIFY(first.ok());
    QVERIFY(first->cacheIsNew && first->outboxIsNew);
    QCOMPARE(first->outbox.size(), std::size_t{32});
    QVERIFY(!same(first->cache, first->outbox));
    const auto second = keys().load();
    QVERIFY(!second->cacheIsNew && !second->outboxIsNew);
    QVERIFY(same(first->cache, second->cache));
    QVERIFY(same(first->outbox, second->outbox));
    for (const QString& name : m_secrets.names())
        QVERIFY2(name.startsWith(u"jp.madoguchi/"_s) && name.endsWith(u"/test"_s), qPrintable(name));
}

void TestStoreKeys::keychainAloneIsNotEnough() {
    const auto first = keys().load();
    QVERIFY(first.ok());
    // What the keychain holds is not the key, in no place of it.
    const auto kept = m_secrets.read(u"jp.madoguchi/outbox-key/test"_s);
    const auto found = std::ranges::search((*kept)->bytes(), first->outbox.bytes());
    QVERIFY(found.empty());
    m_folder = std::make_unique<StoreFolder>();  // the profile roamed, the folder did not
    QCOMPARE(keys().load().error().code, u"E-KEY-006"_s);
}

void TestStoreKeys::folderAloneIsNotEnough() {
    QVERIFY(keys().load().ok());
    QVERIFY(writeFile(m_folder->path(u"outbox.db"_s), "x"));
    m_secrets.clear();
    QCOMPARE(keys().load().error().code, u"E-KEY-005"_s);
}

void TestStoreKeys::lostKeychainIsRestored() {
    const auto first = keys().load();
    const QString path = keys().outboxPath();
    {
        auto outbox = Connection::open(path, first->outbox);
        QVERIFY((*outbox)->execute("CREATE TABLE kept (x text); INSERT INTO kept VALUES ('case')").ok());
    }
    m_secrets.clear();
    QVERIFY(QFile::remove(m_folder->path(u"device.secret"_s)));
    QCOMPARE(keys().load().error().code, u"E-KEY-005"_s);
    // From paper, as two persons would type it.
    const auto typed = RecoveryKey::fromPrinted(m_recovery.printed().bytes());
    QVERIFY(typed.ok());
    const auto restored = keys().restoreOutboxKey(*typed);
    QVERIFY(restored.ok());
    auto outbox = Connection::open(path, *restored);
    QVERIFY(outbox.ok());
    QCOMPARE((*outbox)->scalarText("SELECT x FROM kept").valueOr({}), u"case"_s);
    const auto later = keys().load();
    QVERIFY(later.ok());
    QVERIFY(same(later->outbox, first->outbox));
    QVERIFY(!later->outboxIsNew);
}

void TestStoreKeys::wrongRecoveryKeyIsRefused() {
    QVERIFY(keys().load().ok());
    const QByteArray sealed = contentOf(keys().sealedCopyPath());
    QCOMPARE(keys().restoreOutboxKey(RecoveryKey::generate()).error().code, u"E-KEY-009"_s);
    QByteArray damaged = sealed;
    damaged[40] = static_cast<char>(damaged[40] ^ 1);
    QVERIFY(writeFile(keys().sealedCopyPath(), damaged));
    QCOMPARE(keys().restoreOutboxKey(m_recovery).error().code, u"E-KEY-009"_s);
    QVERIFY(QFile::remove(keys().sealedCopyPath()));
    QCOMPARE(keys().restoreOutboxKey(m_recovery).error().code, u"E-KEY-008"_s);
}

void TestStoreKeys::lostKeychainNeverMakesAnotherOutboxKey() {
    QVERIFY(keys().load().ok());
    const QByteArray sealed = contentOf(keys().sealedCopyPath());
    QVERIFY(writeFile(m_folder->path(u"outbox.db"_s), "x"));
    m_secrets.clear();
    QVERIFY(!keys().load().ok());
    QCOMPARE(contentOf(keys().sealedCopyPath()), sealed);
    QVERIFY(m_secrets.names().isEmpty());
    // The outbox was moved aside by hand: a new key is made, the old sealed copy stays.
    QVERIFY(QFile::remove(m_folder->path(u"outbox.db"_s)));
    QVERIFY(keys().load().ok());
    QCOMPARE(contentOf(keys().sealedCopyPath() + u".1"_s), sealed);
    QVERIFY(contentOf(keys().sealedCopyPath()) != sealed);
}

void TestStoreKeys::aLostCacheKeyIsMadeAnew() {
    const auto first = keys().load();
    QVERIFY(m_secrets.remove(u"jp.madoguchi/cache-key/test"_s).ok());
    const auto second = keys().load();
    QVERIFY(second->cacheIsNew);
    QVERIFY(!second->outboxIsNew);
    QVERIFY(!same(first->cache, second->cache));
}

void TestStoreKeys::rewrapsWithoutChangingTheKey() {
    const auto first = keys().load();
    const QByteArray device = contentOf(m_folder->path(u"device.secret"_s));
    QVERIFY(keys().rewrap().ok());
    QVERIFY(contentOf(m_folder->path(u"device.secret"_s)) != device);
    QVERIFY(same(keys().load()->outbox, first->outbox));
    // The old device secret opens nothing any more.
    QVERIFY(writeFile(m_folder->path(u"device.secret"_s), device));
    QCOMPARE(keys().load().error().code, u"E-KEY-006"_s);
}

void TestStoreKeys::rewrapSurvivesACutBeforeTheKeychain() {
    const auto first = keys().load();
    m_secrets.writesUntilFailure = 0;
    QVERIFY(!keys().rewrap().ok());
    QVERIFY(QFile::exists(m_folder->path(u"device.secret.new"_s)));
    m_secrets.writesUntilFailure = -1;
    QVERIFY(same(keys().load()->outbox, first->outbox));
}

void TestStoreKeys::rewrapSurvivesACutBeforeTheRename() {
    const auto first = keys().load();
    const QByteArray device = contentOf(m_folder->path(u"device.secret"_s));
    QVERIFY(keys().rewrap().ok());
    // As if it had ended before the last step.
    QVERIFY(QFile::rename(m_folder->path(u"device.secret"_s), m_folder->path(u"device.secret.new"_s)));
    QVERIFY(writeFile(m_folder->path(u"device.secret"_s), device));
    QVERIFY(same(keys().load()->outbox, first->outbox));
    QVERIFY(!QFile::exists(m_folder->path(u"device.secret.new"_s)));
    QVERIFY(same(keys().load()->outbox, first->outbox));
}

void TestStoreKeys::reseals() {
    const auto first = keys().load();
    const RecoveryKey next = RecoveryKey::generate();
    QVERIFY(keys().resealTo(next.publicKey()).ok());
    QCOMPARE(keys().restoreOutboxKey(m_recovery).error().code, u"E-KEY-009"_s);
    const auto restored = keys().restoreOutboxKey(next);
    QVERIFY(restored.ok());
    QVERIFY(same(*restored, first->outbox));
}

void TestStoreKeys::brokenKeychainIsReported() {
    m_secrets.failure = fail(u"E-KEY-001"_s);
    QCOMPARE(keys().load().error().code, u"E-KEY-001"_s);
    QVERIFY(!QFile::exists(keys().sealedCopyPath()));
}

void TestStoreKeys::printedKeyRoundTrips() {
    for (int i = 0; i < 200; ++i) {
        const RecoveryKey key = RecoveryKey::generate();
        const SecretBuffer printed = key.printed();
        QByteArray text(reinterpret_cast<const char*>(printed.bytes().data()),
                        static_cast<qsizetype>(printed.size()));
        QCOMPARE(text.size(), 65);
        QCOMPARE(text.count('-'), 10);
        text = text.toLower().replace("-", " ").replace('0', 'o').replace('1', 'l');
        const auto again = RecoveryKey::fromPrinted(ascii(text).bytes());
        QVERIFY(again.ok());
        QVERIFY(again->publicKey() == key.publicKey());
    }
}

void TestStoreKeys::mistypedPrintedKeyIsRefused() {
    const SecretBuffer printed = m_recovery.printed();
    const QByteArray text(reinterpret_cast<const char*>(printed.bytes().data()),
                          static_cast<qsizetype>(printed.size()));
    QByteArray other = text;
    other[3] = other[3] == 'A' ? 'B' : 'A';
    for (const QByteArray& wrong : {other, text.left(64), text + "0", QByteArray(), QByteArray("山田")}) {
        QCOMPARE(RecoveryKey::fromPrinted(ascii(wrong).bytes()).error().code, u"E-KEY-007"_s);
    }
}

#ifndef Q_OS_WIN
void TestStoreKeys::keyFilesAreForThisUserOnly() {
    QVERIFY(keys().load().ok());
    for (const QString& name : {u"device.secret"_s, u"outbox.key.sealed"_s}) {
        const auto others = QFile::ReadGroup | QFile::WriteGroup | QFile::ReadOther | QFile::WriteOther;
        QVERIFY2(!(QFile::permissions(m_folder->path(name)) & others), qPrintable(name));
    }
}
#endif

QTEST_GUILESS_MAIN(TestStoreKeys)
#include "TestStoreKeys.moc"
