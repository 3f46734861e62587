// SPDX-License-Identifier: GPL-3.0-or-later
//
// Runs one fuzz target over every file of its corpus, so that whatever the fuzzer once found stays found.
#include <QDirIterator>
#include <QtTest>

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

class TestCorpus : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void replay_data();
    void replay();
};

void TestCorpus::replay_data() {
    QTest::addColumn<QString>("path");
    QDirIterator files(QStringLiteral(MADO_CORPUS_DIR), QDir::Files);
    int count = 0;
    while (files.hasNext()) {
        const QString path = files.next();
        QTest::newRow(qPrintable(files.fileName())) << path;
        ++count;
    }
    QVERIFY2(count > 0, "a corpus without files tests nothing");
}

void TestCorpus::replay() {
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray input = file.readAll();
    QCOMPARE(LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(input.constData()),
                                    static_cast<std::size_t>(input.size())),
             0);
}

QTEST_APPLESS_MAIN(TestCorpus)
#include "TestCorpus.moc"
