// SPDX-License-Identifier: GPL-3.0-or-later
// What the program writes on the screen is in the fonts that it brings: another machine's fallback fonts, or
// the lack of one, never decide how a sign looks.
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDirIterator>
#include <QFile>
#include <QRawFont>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;

class TestScreenGlyphs : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase();
    void aForeignSignIsFound();
    void everyFileOfTheScreen_data();
    void everyFileOfTheScreen();

 private:
    /// Characters of the text that none of the program's own fonts has, each once.
    [[nodiscard]] QString missing(const QString& text) const;
    QRawFont m_gothic;
    QRawFont m_rare;
};

void TestScreenGlyphs::initTestCase() {
    mado::theme::applyTheme(*qApp);
    const auto only = [](const QString& family) {
        QFont font;
        font.setFamilies({family});
        return QRawFont::fromFont(font);
    };
    m_gothic = only(u"BIZ UDPGothic"_s);
    m_rare = only(u"IPAmjMincho"_s);
    QCOMPARE(m_gothic.familyName(), u"BIZ UDPGothic"_s);
    QCOMPARE(m_rare.familyName(), u"IPAmjMincho"_s);
}

QString TestScreenGlyphs::missing(const QString& text) const {
    QSet<char32_t> seen;
    QString absent;
    for (const char32_t character : text.toUcs4()) {
        if (character < 0x80 || seen.contains(character)) continue;
        seen.insert(character);
        if (!m_gothic.supportsCharacter(character) && !m_rare.supportsCharacter(character))
            absent += QString::fromUcs4(&character, 1);
    }
    return absent;
}

void TestScreenGlyphs::aForeignSignIsFound() {
    QCOMPARE(missing(u"口を開く ✓ ▼ ▾"_s), u"▾"_s);
}

void TestScreenGlyphs::everyFileOfTheScreen_data() {
    QTest::addColumn<QString>("path");
    const QString source = QString::fromUtf8(MADO_SOURCE_DIR);
    for (const char16_t* folder : {u"/ui", u"/app", u"/forms", u"/translations"}) {
        QDirIterator files(source + QString::fromUtf16(folder),
                           {u"*.cpp"_s, u"*.h"_s, u"*.yaml"_s, u"*.md"_s, u"*.json"_s, u"*.ts"_s},
                           QDir::Files, QDirIterator::Subdirectories);
        while (files.hasNext()) {
            const QString path = files.next();
            QTest::newRow(qUtf8Printable(path.mid(source.size() + 1))) << path;
        }
    }
}

void TestScreenGlyphs::everyFileOfTheScreen() {
    QFETCH(QString, path);
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QString absent = missing(QString::fromUtf8(file.readAll()));
    QVERIFY2(absent.isEmpty(), qUtf8Printable(u"in none of the program's fonts: "_s + absent));
}

QTEST_MAIN(TestScreenGlyphs)
#include "TestScreenGlyphs.moc"
