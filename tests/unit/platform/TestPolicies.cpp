// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/FilePolicySource.h"

#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mado;

class TestPolicies : public QObject {
    Q_OBJECT

    static QJsonObject object(QByteArray json) {
        const auto document = QJsonDocument::fromJson(json.replace('\'', '"'));
        Q_ASSERT(document.isObject());
        return document.object();
    }

 private Q_SLOTS:
    void takesWhatIsRight() {
        const auto policies = Policies::of(
            object("{'Centre': 'centre-a.city.example, 192-0-2-9.city.example:5433', 'CentreCertificate': "
                   "'/etc/madoguchi/ca.crt', 'CardModule': '/usr/lib/opensc-pkcs11.so', 'Language': 'en', "
                   "'MostIdleMinutes': 3, 'HideFromCapture': 0}"));
        QVERIFY(policies);
        QCOMPARE(policies->centre.size(), std::size_t{2});
        QCOMPARE(policies->centre[0].name, u"centre-a.city.example"_s);
        QCOMPARE(policies->centre[0].port, 5432);
        QCOMPARE(policies->centre[1].port, 5433);
        QCOMPARE(policies->centreCertificate, u"/etc/madoguchi/ca.crt"_s);
        QCOMPARE(policies->cardModule, u"/usr/lib/opensc-pkcs11.so"_s);
        QCOMPARE(policies->language, u"en"_s);
        QCOMPARE(policies->mostIdleMinutes, std::optional(3));
        QVERIFY(!policies->hideFromCapture);
    }

    void withoutPoliciesNothingIsFixedAndTheScreenIsHidden() {
        const auto policies = Policies::of({});
        QVERIFY(policies);
        QCOMPARE(*policies, Policies{});
        QVERIFY(policies->hideFromCapture);
    }

    // Group policy writes an empty text when a field is cleared.
    void anEmptyTextIsAsGoodAsNone() {
        const auto policies =
            Policies::of(object("{'Centre': ' ', 'CentreCertificate': '', 'Language': ''}"));
        QVERIFY(policies);
        QCOMPARE(*policies, Policies{});
    }

    void refusesWhatCannotBeFollowed_data() {
        QTest::addColumn<QByteArray>("json");
        QTest::addColumn<QString>("name");
        const auto row = [](const char* what, const QByteArray& json, const QString& name) {
            QTest::newRow(what) << json << name;
        };
        row("a host with a space", "{'Centre': 'centre a'}", u"Centre"_s);
        row("a host that is an option", "{'Centre': 'a host=evil.example'}", u"Centre"_s);
        row("a comma too many", "{'Centre': 'a.example,'}", u"Centre"_s);
        row("a port too high", "{'Centre': 'a.example:70000'}", u"Centre"_s);
        row("port 0", "{'Centre': 'a.example:0'}", u"Centre"_s);
        row("a line end after the host", "{\"Centre\": \"a.example\\n.b\"}", u"Centre"_s);
        row("hosts as a list", "{'Centre': ['a.example']}", u"Centre"_s);
        row("a relative file", "{'CentreCertificate': 'ca.crt'}", u"CentreCertificate"_s);
        row("a relative library", "{'CardModule': 'opensc-pkcs11.so'}", u"CardModule"_s);
        row("a library on a share", "{'CardModule': '//server/share/card.so'}", u"CardModule"_s);
        row("another language", "{'Language': 'de'}", u"Language"_s);
        row("no minute", "{'MostIdleMinutes': 0}", u"MostIdleMinutes"_s);
        row("more than an hour", "{'MostIdleMinutes': 61}", u"MostIdleMinutes"_s);
        row("half a minute", "{'MostIdleMinutes': 2.5}", u"MostIdleMinutes"_s);
        row("minutes as a text", "{'MostIdleMinutes': '5'}", u"MostIdleMinutes"_s);
        row("a kind the registry has and we have not", "{'MostIdleMinutes': null}", u"MostIdleMinutes"_s);
        row("a switch of three", "{'HideFromCapture': 2}", u"HideFromCapture"_s);
    }
    void refusesWhatCannotBeFollowed() {
        QFETCH(QByteArray, json);
        QFETCH(QString, name);
        const auto policies = Policies::of(object(json));
        QVERIFY(!policies);
        QCOMPARE(policies.error().code, u"E-POLICY-001"_s);
        QCOMPARE(policies.error().facts, QStringList{name});
    }

    void namesOfOtherVersionsAreNamedNotRefused() {
        const auto policies = Policies::of(object("{'Zoom': 1, 'Colour': 'x', 'MostIdleMinutes': 5}"));
        QVERIFY(policies);
        QCOMPARE(policies->unknown, (QStringList{u"Colour"_s, u"Zoom"_s}));
    }

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

QTEST_GUILESS_MAIN(TestPolicies)
#include "TestPolicies.moc"
