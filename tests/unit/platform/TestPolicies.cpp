// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/Policies.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

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
        const QString certificate = QDir::rootPath() + u"etc/madoguchi/ca.crt"_s;  // "C:/..." on Windows
        const QString module = QDir::rootPath() + u"usr/lib/opensc-pkcs11.so"_s;
        QJsonObject given = object(
            "{'Centre': 'centre-a.city.example, 192-0-2-9.city.example:5433', 'Language': 'en', "
            "'MostIdleMinutes': 3, 'HideFromCapture': 0}");
        given.insert(u"CentreCertificate"_s, certificate);
        given.insert(u"CardModule"_s, module);
        const auto policies = Policies::of(given);
        QVERIFY(policies);
        QCOMPARE(policies->centre.size(), std::size_t{2});
        QCOMPARE(policies->centre[0].name, u"centre-a.city.example"_s);
        QCOMPARE(policies->centre[0].port, 5432);
        QCOMPARE(policies->centre[1].port, 5433);
        QCOMPARE(policies->centreCertificate, certificate);
        QCOMPARE(policies->cardModule, module);
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
};

QTEST_GUILESS_MAIN(TestPolicies)
#include "TestPolicies.moc"
