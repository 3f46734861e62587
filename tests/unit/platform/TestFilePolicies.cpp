// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/FilePolicySource.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mado;

class TestFilePolicies : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void readsTheFileOfTheAdministrator() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json"_s);
        FilePolicySource source(path, geteuid());
        QVERIFY(source.read() && source.read()->isEmpty());  // none
        write(path, "{'MostIdleMinutes': 4, 'HideFromCapture': false}");
        const auto policies = readPolicies(source);
        QVERIFY(policies);
        QCOMPARE(policies->mostIdleMinutes, std::optional(4));
        QVERIFY(!policies->hideFromCapture);
        write(path, "{'MostIdleMinutes': 4,");
        QCOMPARE(readPolicies(source).error().code, u"E-POLICY-002"_s);
        write(path, "[1]");
        QCOMPARE(readPolicies(source).error().code, u"E-POLICY-002"_s);
    }

    void aFileThatOthersCouldHaveWrittenIsNoPolicy() {
        QTemporaryDir folder;
        const QString path = folder.filePath(u"policy.json"_s);
        write(path, "{}");
        QCOMPARE(FilePolicySource(path, geteuid() + 1).read().error().code, u"E-POLICY-003"_s);
        QVERIFY(QFile::setPermissions(path, QFile::permissions(path) | QFile::WriteOther));
        QCOMPARE(FilePolicySource(path, geteuid()).read().error().code, u"E-POLICY-003"_s);
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner));
        QVERIFY(QFile::setPermissions(folder.path(), QFile::permissions(folder.path()) | QFile::WriteGroup));
        QCOMPARE(FilePolicySource(path, geteuid()).read().error().code, u"E-POLICY-003"_s);
        QVERIFY(QFile::setPermissions(folder.path(), QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
        QVERIFY(FilePolicySource(path, geteuid()).read());
        const QString link = folder.filePath(u"link.json"_s);
        QVERIFY(QFile::link(path, link));
        QCOMPARE(FilePolicySource(link, geteuid()).read().error().code, u"E-POLICY-003"_s);
        QVERIFY(QFile::remove(path));  // a link to nothing is not "no policies"
        QCOMPARE(FilePolicySource(link, geteuid()).read().error().code, u"E-POLICY-003"_s);
    }

 private:
    static void write(const QString& path, const QByteArray& text) {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(QByteArray(text).replace('\'', '"'));
        file.close();
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
    }
};

QTEST_GUILESS_MAIN(TestFilePolicies)
#include "TestFilePolicies.moc"
