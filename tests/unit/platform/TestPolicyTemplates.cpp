// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/platform/Policies.h"

#include <QFile>
#include <QHash>
#include <QJsonObject>
#include <QSet>
#include <QTest>
#include <QXmlStreamReader>

#include <functional>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

const QString folder = QStringLiteral(MADO_SOURCE_DIR "/installer/windows/");

/// Every element of a file with its attributes; fails on what is not well-formed.
void eachElement(const QString& path,
                 const std::function<void(const QString&, const QXmlStreamAttributes&)>& use) {
    QFile file(path);
    QVERIFY2(file.open(QIODevice::ReadOnly), qPrintable(path));
    QXmlStreamReader reader(&file);
    while (!reader.atEnd()) {
        if (reader.readNext() == QXmlStreamReader::StartElement)
            use(reader.name().toString(), reader.attributes());
    }
    QVERIFY2(!reader.hasError(), qPrintable(path + u": "_s + reader.errorString()));
}

QSet<QString> idsIn(const QString& path, const QString& element) {
    QSet<QString> ids;
    eachElement(path, [&](const QString& name, const QXmlStreamAttributes& attributes) {
        if (name == element) ids << attributes.value(u"id"_s).toString();
    });
    return ids;
}

}  // namespace

/// The templates of group policy, the package's properties and the program mean the same policies.
class TestPolicyTemplates : public QObject {
    Q_OBJECT

    const QString m_template = folder + u"policies/madoguchi.admx"_s;

 private Q_SLOTS:
    void theProgramKnowsEveryValueThatTheTemplatesWrite() {
        QJsonObject values;
        eachElement(m_template, [&values](const QString&, const QXmlStreamAttributes& attributes) {
            if (!attributes.hasAttribute(u"valueName"_s)) return;
            values[attributes.value(u"valueName"_s).toString()] = QJsonValue();
            if (attributes.hasAttribute(u"key"_s))
                QCOMPARE(attributes.value(u"key"_s).toString(), u"Software\\Policies\\Madoguchi"_s);
        });
        QCOMPARE(values.size(), 6);
        for (const QString& each : values.keys()) {
            const auto policies = Policies::of({{each, QJsonValue()}});
            QVERIFY2(!policies, qPrintable(each));  // known, and of no kind that it may have
        }
    }

    void theirRangesAreThoseOfTheProgram() {
        eachElement(m_template, [](const QString&, const QXmlStreamAttributes& attributes) {
            if (!attributes.hasAttribute(u"minValue"_s)) return;
            const QString name = attributes.value(u"valueName"_s).toString();
            const int least = attributes.value(u"minValue"_s).toInt();
            const int most = attributes.value(u"maxValue"_s).toInt();
            QVERIFY(Policies::of({{name, least}}) && Policies::of({{name, most}}));
            QVERIFY(!Policies::of({{name, least - 1}}) && !Policies::of({{name, most + 1}}));
        });
    }

    void everyTextIsThereInBothLanguages_data() {
        QTest::addColumn<QString>("language");
        QTest::newRow("Japanese") << u"ja-JP"_s;
        QTest::newRow("English") << u"en-US"_s;
    }
    void everyTextIsThereInBothLanguages() {
        QFETCH(QString, language);
        const QString texts = folder + u"policies/"_s + language + u"/madoguchi.adml"_s;
        const QSet<QString> strings = idsIn(texts, u"string"_s);
        const QSet<QString> presentations = idsIn(texts, u"presentation"_s);
        QSet<QString> wantedStrings;
        QSet<QString> wantedPresentations;
        eachElement(m_template, [&](const QString&, const QXmlStreamAttributes& attributes) {
            for (const QXmlStreamAttribute& each : attributes) {
                const QString value = each.value().toString();
                if (value.startsWith(u"$(string."_s)) wantedStrings << value.mid(9).chopped(1);
                if (value.startsWith(u"$(presentation."_s)) wantedPresentations << value.mid(15).chopped(1);
            }
        });
        QCOMPARE(strings, wantedStrings);
        QCOMPARE(presentations, wantedPresentations);
    }

    void thePackageWritesTheSameNames() {
        QFile script(folder + u"make-msi.sh"_s);
        QVERIFY(script.open(QIODevice::ReadOnly));
        const QByteArray text = script.readAll();
        for (const char* each :
             {"CENTRE Centre string", "CENTRECERTIFICATE CentreCertificate string",
              "CARDMODULE CardModule string", "SCREENLANGUAGE Language string",
              "MOSTIDLEMINUTES MostIdleMinutes integer", "HIDEFROMCAPTURE HideFromCapture integer"})
            QVERIFY2(text.contains(QByteArray("policy ") + each), each);
    }
};

QTEST_GUILESS_MAIN(TestPolicyTemplates)
#include "TestPolicyTemplates.moc"
