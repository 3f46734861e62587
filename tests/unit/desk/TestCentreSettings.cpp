// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/desk/CentreSettings.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

class TestCentreSettings : public QObject {
    Q_OBJECT
    std::unique_ptr<QTemporaryDir> m_folder;

    void write(const char* name, const QByteArray& text) {
        QFile file(m_folder->filePath(QString::fromLatin1(name)));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    }
    [[nodiscard]] QString path(const char* name) const {
        return m_folder->filePath(QString::fromLatin1(name));
    }
    static Policies fixedHost() {
        Policies fixed;
        fixed.centre = {{u"fixed.city.example"_s, 5433}};
        return fixed;
    }

 private Q_SLOTS:
    void init() {
        m_folder = std::make_unique<QTemporaryDir>();
        write("ca.crt", "authority");
        write("fixed.crt", "authority of the machine");
    }

    void withoutFileAndPolicyTheCentreIsEmbedded() {
        const auto settings = CentreSettings::read(m_folder->path());
        QVERIFY(settings.ok() && !*settings);
        // A library of cards alone makes no server.
        Policies fixed;
        fixed.cardModule = u"/usr/lib/cards.so"_s;
        const auto cards = CentreSettings::read(m_folder->path(), fixed);
        QVERIFY(cards.ok() && !*cards);
    }

    void theFileAlone() {
        write(
            "centre.json",
            R"({"nodes": [{"host": "a.example", "address": "192.0.2.11"}], "ca": "ca.crt", "certificates": "cards"})");
        const auto settings = CentreSettings::read(m_folder->path());
        QVERIFY(settings.ok() && *settings);
        QCOMPARE((*settings)->server.nodes.size(), std::size_t{1});
        QCOMPARE((*settings)->server.nodes[0].address, u"192.0.2.11"_s);
        QCOMPARE((*settings)->server.caPath, path("ca.crt"));
        QCOMPARE((*settings)->certificates, path("cards"));
        QVERIFY((*settings)->cardModule.isEmpty());
    }

    void whatIsFixedTakesTheFilesPlace() {
        write("centre.json",
              R"({"nodes": [{"host": "a.example"}], "ca": "ca.crt", "card_module": "/own/cards.so"})");
        Policies fixed = fixedHost();
        fixed.centreCertificate = path("fixed.crt");
        fixed.cardModule = u"/fixed/cards.so"_s;
        const auto settings = CentreSettings::read(m_folder->path(), fixed);
        QVERIFY(settings.ok() && *settings);
        QCOMPARE((*settings)->server.nodes.size(), std::size_t{1});
        QCOMPARE((*settings)->server.nodes[0].host, u"fixed.city.example"_s);
        QCOMPARE((*settings)->server.nodes[0].port, 5433);
        QCOMPARE((*settings)->server.caPath, path("fixed.crt"));
        QCOMPARE((*settings)->cardModule, u"/fixed/cards.so"_s);
    }

    void fixedHostsNeedNoFile() {
        Policies fixed = fixedHost();
        fixed.centreCertificate = path("fixed.crt");
        const auto settings = CentreSettings::read(m_folder->path(), fixed);
        QVERIFY(settings.ok() && *settings);
        QCOMPARE((*settings)->server.database, PgServer().database);
    }

    void whatCannotBeFollowedIsRefused() {
        // Hosts without any authority: nobody could tell the centre from another server.
        QCOMPARE(CentreSettings::read(m_folder->path(), fixedHost()).error().code, u"E-CENTRAL-017"_s);
        Policies fixed = fixedHost();
        fixed.centreCertificate = path("nowhere.crt");
        const auto gone = CentreSettings::read(m_folder->path(), fixed);
        QCOMPARE(gone.error().code, u"E-POLICY-001"_s);
        QCOMPARE(gone.error().facts, QStringList{u"CentreCertificate"_s});
        write("centre.json", "{torn");
        QCOMPARE(CentreSettings::read(m_folder->path()).error().code, u"E-CENTRAL-017"_s);
        write("centre.json", R"({"ca": "ca.crt"})");
        QCOMPARE(CentreSettings::read(m_folder->path()).error().facts, QStringList{u"nodes"_s});
        // With fixed hosts the same file is enough.
        QVERIFY(CentreSettings::read(m_folder->path(), fixedHost()).ok());
    }
};

QTEST_GUILESS_MAIN(TestCentreSettings)
#include "TestCentreSettings.moc"
