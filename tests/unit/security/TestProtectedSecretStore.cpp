// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/ProtectedSecretStore.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QMessageAuthenticationCode>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

/// Does to bytes what Windows' does, no more secret than a test needs: bound to a user, a machine, a purpose.
class FakeProtector final : public SecretProtector {
 public:
    explicit FakeProtector(QByteArray user, QByteArray machine = "machine-1")
        : m_user(std::move(user)), m_machine(std::move(machine)) {}

    QByteArray owner() const override { return m_user + '@' + m_machine; }
    Result<QByteArray> seal(const SecretBuffer& secret, const QByteArray& purpose) override {
        if (fails) return fail(u"E-KEY-004"_s);
        QByteArray bytes(reinterpret_cast<const char*>(secret.bytes().data()),
                         static_cast<qsizetype>(secret.size()));
        for (char& each : bytes)
            each = static_cast<char>(each ^ 0x5A);
        return codeOf(bytes, purpose) + bytes;
    }
    Result<SecretBuffer> open(const QByteArray& sealed, const QByteArray& purpose) override {
        constexpr qsizetype codeSize = 32;
        QByteArray bytes = sealed.mid(codeSize);
        if (sealed.left(codeSize) != codeOf(bytes, purpose)) return fail(u"E-KEY-014"_s);
        for (char& each : bytes)
            each = static_cast<char>(each ^ 0x5A);
        return SecretBuffer::copyOf({reinterpret_cast<const unsigned char*>(bytes.constData()),
                                     static_cast<std::size_t>(bytes.size())});
    }
    bool fails = false;

 private:
    // Windows' keys roam with the user of a domain: the machine is no part of them.
    QByteArray codeOf(const QByteArray& bytes, const QByteArray& purpose) const {
        return QMessageAuthenticationCode::hash(bytes + purpose, m_user, QCryptographicHash::Sha256);
    }
    QByteArray m_user;
    QByteArray m_machine;
};

SecretBuffer secretOf(const QByteArray& bytes) {
    return SecretBuffer::copyOf(
        {reinterpret_cast<const unsigned char*>(bytes.constData()), static_cast<std::size_t>(bytes.size())});
}

QByteArray bytesOf(const SecretBuffer& secret) {
    return {reinterpret_cast<const char*>(secret.bytes().data()), static_cast<qsizetype>(secret.size())};
}

}  // namespace

class TestProtectedSecretStore : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    const QString m_name = u"jp.madoguchi/outbox-key/端末"_s;
    const QByteArray m_key = QByteArray(32, 'k');

    ProtectedSecretStore store(const QByteArray& user = "S-1-5-21-1",
                               const QByteArray& machine = "machine-1") const {
        return {m_folder.filePath(u"secrets"_s), std::make_unique<FakeProtector>(user, machine)};
    }
    static QByteArray read(const QString& path) {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    static void write(const QString& path, const QByteArray& bytes) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }

 private Q_SLOTS:
    void cleanup() { QDir(m_folder.filePath(u"secrets"_s)).removeRecursively(); }

    void keepsAndGivesBack() {
        QVERIFY(store().read(m_name) && !store().read(m_name)->has_value());
        QVERIFY(store().write(m_name, secretOf(m_key)));
        const auto back = store().read(m_name);
        QVERIFY(back && back->has_value());
        QCOMPARE(bytesOf(**back), m_key);
        QVERIFY(store().write(m_name, secretOf("other")));
        QCOMPARE(bytesOf(**store().read(m_name)), QByteArray("other"));
        QVERIFY(store().remove(m_name));
        QVERIFY(store().remove(m_name));
        QVERIFY(!store().read(m_name)->has_value());
    }

    void theFileTellsNeitherNameNorKeyAndIsForThisUserOnly() {
        QVERIFY(store().write(m_name, secretOf(m_key)));
        const QStringList files = QDir(m_folder.filePath(u"secrets"_s)).entryList(QDir::Files);
        QCOMPARE(files.size(), 1);
        QVERIFY(!files[0].contains(u"outbox"_s));
        const QString path = store().pathOf(m_name);
        QVERIFY(!read(path).contains(m_key.left(8)));
#ifndef Q_OS_WIN  // there the file takes the rights of the user's own folder, which these bits do not show
        QVERIFY(!(QFile::permissions(path) & (QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup)));
#endif
    }

    void anotherUsersFileIsRefusedByName() {
        QVERIFY(store("S-1-5-21-1").write(m_name, secretOf(m_key)));
        QCOMPARE(store("S-1-5-21-2").read(m_name).error().code, u"E-KEY-013"_s);
    }

    // The keys of a domain's user roam; the terminal's must not.
    void anotherMachinesFileIsRefusedThoughItWouldOpen() {
        QVERIFY(store("S-1-5-21-1", "machine-1").write(m_name, secretOf(m_key)));
        QCOMPARE(store("S-1-5-21-1", "machine-2").read(m_name).error().code, u"E-KEY-013"_s);
    }

    void aTornFileIsRefusedAtEveryLength() {
        QVERIFY(store().write(m_name, secretOf(m_key)));
        const QString path = store().pathOf(m_name);
        const QByteArray whole = read(path);
        for (qsizetype size = 0; size < whole.size(); ++size) {
            write(path, whole.left(size));
            const auto got = store().read(m_name);
            QVERIFY2(!got, qPrintable(QString::number(size)));
            QCOMPARE(got.error().code, u"E-KEY-012"_s);
            QCOMPARE(read(path).size(), size);  // left as it was
        }
        write(path, whole + 'x');
        QCOMPARE(store().read(m_name).error().code, u"E-KEY-012"_s);
    }

    void aChangedByteIsRefusedWhereverItIs() {
        QVERIFY(store().write(m_name, secretOf(m_key)));
        const QString path = store().pathOf(m_name);
        const QByteArray whole = read(path);
        for (qsizetype at = 0; at < whole.size(); ++at) {
            QByteArray changed = whole;
            changed[at] = static_cast<char>(changed[at] ^ 1);
            write(path, changed);
            QVERIFY2(!store().read(m_name), qPrintable(QString::number(at)));
        }
    }

    /// Somebody who knows the format: the hash fits again, the seal does not.
    void tamperingWithAFittingHashIsRefused() {
        QVERIFY(store().write(m_name, secretOf(m_key)));
        const QString path = store().pathOf(m_name);
        QByteArray changed = read(path);
        const qsizetype body = changed.size() - 32;
        changed[body - 1] = static_cast<char>(changed[body - 1] ^ 1);
        write(path,
              changed.left(body) + QCryptographicHash::hash(changed.left(body), QCryptographicHash::Sha256));
        QCOMPARE(store().read(m_name).error().code, u"E-KEY-014"_s);
    }

    void filesCannotBeExchanged() {
        QVERIFY(store().write(m_name, secretOf(m_key)));
        QVERIFY(store().write(u"other"_s, secretOf("other")));
        write(store().pathOf(m_name), read(store().pathOf(u"other"_s)));
        QCOMPARE(store().read(m_name).error().code, u"E-KEY-014"_s);
    }

    void whatCannotBeSealedLeavesTheOldOne() {
        QVERIFY(store().write(m_name, secretOf(m_key)));
        auto protector = std::make_unique<FakeProtector>("S-1-5-21-1");
        protector->fails = true;
        ProtectedSecretStore failing(m_folder.filePath(u"secrets"_s), std::move(protector));
        QCOMPARE(failing.write(m_name, secretOf("new")).error().code, u"E-KEY-004"_s);
        QCOMPARE(bytesOf(**store().read(m_name)), m_key);
    }

    void aFolderThatCannotBeMadeIsSaid() {
        write(m_folder.filePath(u"file"_s), "x");
        ProtectedSecretStore nowhere(m_folder.filePath(u"file/secrets"_s),
                                     std::make_unique<FakeProtector>("u"));
        QCOMPARE(nowhere.write(m_name, secretOf(m_key)).error().code, u"E-KEY-011"_s);
    }
};

QTEST_GUILESS_MAIN(TestProtectedSecretStore)
#include "TestProtectedSecretStore.moc"
