// SPDX-License-Identifier: GPL-3.0-or-later
// The real keychain: starts itself again on a private message bus with a keyring daemon of its own.
#include "core/security/KeychainSecretStore.h"
#include "core/security/StoreKeys.h"
#include "tests/store/StoreFolder.h"

#include <QCoreApplication>
#include <QDir>
#include <QTest>

#include <algorithm>
#include <cstdio>
#include <future>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

class TestKeychain : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void keepsASecret();
    void tellsAnAbsentSecret();
    void removes();
    void keepsTheKeysOfAStore();
    void severalThreadsAtOnce();

 private:
    KeychainSecretStore m_store{std::chrono::seconds(20)};
};

void TestKeychain::keepsASecret() {
    const SecretBuffer secret = SecretBuffer::random(73);  // with zero bytes and no valid text
    const auto written = m_store.write(u"jp.madoguchi/test/kept"_s, secret);
    QVERIFY2(written.ok(), written ? "" : qPrintable(written.error().code + u' ' + written.error().detail));
    const auto read = m_store.read(u"jp.madoguchi/test/kept"_s);
    QVERIFY(read.ok() && read->has_value());
    QVERIFY(std::ranges::equal((*read)->bytes(), secret.bytes()));
}

void TestKeychain::tellsAnAbsentSecret() {
    const auto read = m_store.read(u"jp.madoguchi/test/absent"_s);
    QVERIFY2(read.ok(), read ? "" : qPrintable(read.error().detail));
    QVERIFY(!read->has_value());
}

void TestKeychain::removes() {
    QVERIFY(m_store.write(u"jp.madoguchi/test/gone"_s, SecretBuffer::random(32)).ok());
    QVERIFY(m_store.remove(u"jp.madoguchi/test/gone"_s).ok());
    QVERIFY(!m_store.read(u"jp.madoguchi/test/gone"_s)->has_value());
    QVERIFY(m_store.remove(u"jp.madoguchi/test/gone"_s).ok());
}

void TestKeychain::keepsTheKeysOfAStore() {
    const StoreFolder folder;
    const RecoveryKey recovery = RecoveryKey::generate();
    const auto first = StoreKeys(m_store, folder.path(), u"keychain-test"_s, recovery.publicKey()).load();
    const auto second = StoreKeys(m_store, folder.path(), u"keychain-test"_s, recovery.publicKey()).load();
    QVERIFY(first.ok() && second.ok());
    QVERIFY(std::ranges::equal(first->outbox.bytes(), second->outbox.bytes()));
    QVERIFY(std::ranges::equal(first->cache.bytes(), second->cache.bytes()));
}

void TestKeychain::severalThreadsAtOnce() {
    std::vector<std::future<bool>> all;
    for (int i = 0; i < 4; ++i) {
        all.push_back(std::async(std::launch::async, [this, i] {
            const QString name = u"jp.madoguchi/test/thread-%1"_s.arg(i);
            const SecretBuffer secret = SecretBuffer::random(32);
            if (!m_store.write(name, secret)) return false;
            const auto read = m_store.read(name);
            return read.ok() && read->has_value() && std::ranges::equal((*read)->bytes(), secret.bytes());
        }));
    }
    for (auto& one : all)
        QVERIFY(one.get());
}

int main(int argc, char** argv) {
    if (!qEnvironmentVariableIsSet("MADO_PRIVATE_BUS")) {
        static QTemporaryDir home;
        qputenv("MADO_PRIVATE_BUS", "1");
        for (const char* name :
             {"HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR"})
            qputenv(name, home.path().toUtf8());
        qunsetenv("XDG_CURRENT_DESKTOP");
        home.setAutoRemove(false);  // the second start does it
        const char* script =
            "printf '\\n' | gnome-keyring-daemon --unlock --components=secrets >/dev/null || exit 99; exec "
            "\"$@\"";
        std::vector<const char*> words{"dbus-run-session", "--", "sh", "-c", script, "sh"};
        words.insert(words.end(), argv, argv + argc);
        words.push_back(nullptr);
        ::execvp("dbus-run-session", const_cast<char* const*>(words.data()));
        std::perror("dbus-run-session");
        return 98;
    }
    const QCoreApplication application(argc, argv);
    TestKeychain test;
    const int failures = QTest::qExec(&test, argc, argv);
    QDir(qEnvironmentVariable("HOME")).removeRecursively();
    return failures;
}
#include "TestKeychain.moc"
