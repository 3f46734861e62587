// SPDX-License-Identifier: GPL-3.0-or-later
#include <QDirIterator>
#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>
#include <QXmlStreamReader>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace {

struct Message {
    QString context;
    QString source;
    QString comment;
    bool isPlural = false;
    bool isFinished = true;
    QStringList forms;  ///< one, or as many as the language has plural forms

    [[nodiscard]] QString key() const {
        return context + u" | "_s + source + (comment.isEmpty() ? QString() : u" | "_s + comment);
    }
};

Message readMessage(QXmlStreamReader& xml, const QString& context) {
    Message message;
    message.context = context;
    message.isPlural = xml.attributes().value("numerus"_L1) == "yes"_L1;
    while (xml.readNextStartElement()) {
        if (xml.name() == "source"_L1) {
            message.source = xml.readElementText();
        } else if (xml.name() == "comment"_L1) {
            message.comment = xml.readElementText();
        } else if (xml.name() == "translation"_L1) {
            message.isFinished = !xml.attributes().hasAttribute("type"_L1);
            if (!message.isPlural) {
                message.forms << xml.readElementText();
                continue;
            }
            while (xml.readNextStartElement())
                message.forms << xml.readElementText();
        } else {
            xml.skipCurrentElement();
        }
    }
    return message;
}

/// Empty if the file can't be read; every test that uses it says so.
QList<Message> messagesOf(const QString& path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) return {};
    QXmlStreamReader xml(&file);
    QList<Message> messages;
    QString context;
    xml.readNextStartElement();
    while (xml.readNextStartElement()) {
        while (xml.readNextStartElement()) {
            if (xml.name() == "name"_L1)
                context = xml.readElementText();
            else if (xml.name() == "message"_L1)
                messages << readMessage(xml, context);
            else
                xml.skipCurrentElement();
        }
    }
    return xml.hasError() ? QList<Message>() : messages;
}

QString fileOf(const QString& language) {
    return QStringLiteral(MADO_SOURCE_DIR) + u"/translations/madoguchi_"_s + language + u".ts"_s;
}

/// "%1", "%n" and the like.
QSet<QString> placesOf(const QString& text) {
    static const QRegularExpression place(u"%(L?[0-9]{1,2}|n)"_s);
    QSet<QString> places;
    for (auto each = place.globalMatch(text); each.hasNext();)
        places << each.next().captured();
    return places;
}

/// The letter of the access key, or none.
QString accessKeyOf(QString text) {
    text.remove(u"&&"_s);
    const qsizetype at = text.indexOf(u'&');
    return at < 0 || at + 1 >= text.size() ? QString() : QString(text.at(at + 1)).toUpper();
}

bool hasWords(const QString& text) {
    static const QRegularExpression places(u"%(L?[0-9]{1,2}|n)"_s);
    static const QRegularExpression word(u"[A-Za-z]{2,}"_s);
    return QString(text).remove(places).contains(word);
}

QString listed(const QStringList& lines) {
    return lines.join(u'\n');
}

}  // namespace

class TestTranslations : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void nothingIsUnfinished_data() { languages(); }
    void nothingIsUnfinished();
    void placesAreThoseOfTheSource_data() { languages(); }
    void placesAreThoseOfTheSource();
    void accessKeysAreThoseOfTheSource_data() { languages(); }
    void accessKeysAreThoseOfTheSource();
    void japaneseIsJapanese();
    void everySourceStringIsThere_data() { languages(); }
    void everySourceStringIsThere();
    void programsCarryThem_data() { languages(); }
    void programsCarryThem();
    void englishCounts();
    void everyPageHasHelp_data() { languages(); }
    void everyPageHasHelp();

 private:
    static void languages() {
        QTest::addColumn<QString>("language");
        QTest::addColumn<int>("pluralForms");
        QTest::newRow("Japanese") << u"ja"_s << 1;
        QTest::newRow("English") << u"en"_s << 2;
    }
};

void TestTranslations::nothingIsUnfinished() {
    QFETCH(QString, language);
    QFETCH(int, pluralForms);
    const QList<Message> messages = messagesOf(fileOf(language));
    QVERIFY(!messages.isEmpty());
    QStringList faults;
    for (const Message& each : messages) {
        const bool isFilled = std::none_of(each.forms.begin(), each.forms.end(),
                                           [](const QString& form) { return form.trimmed().isEmpty(); });
        if (!each.isFinished || !isFilled || each.forms.size() != (each.isPlural ? pluralForms : 1))
            faults << each.key();
    }
    QCOMPARE(listed(faults), QString());
}

void TestTranslations::placesAreThoseOfTheSource() {
    QFETCH(QString, language);
    const QList<Message> messages = messagesOf(fileOf(language));
    QVERIFY(!messages.isEmpty());
    QStringList faults;
    for (const Message& each : messages) {
        for (const QString& form : each.forms) {
            if (placesOf(form) != placesOf(each.source)) faults << each.key() + u" -> "_s + form;
        }
    }
    QCOMPARE(listed(faults), QString());
}

/// The same letter, so that keys that do not clash in one language do not clash in the other.
void TestTranslations::accessKeysAreThoseOfTheSource() {
    QFETCH(QString, language);
    const QList<Message> messages = messagesOf(fileOf(language));
    QVERIFY(!messages.isEmpty());
    QStringList faults;
    for (const Message& each : messages) {
        for (const QString& form : each.forms) {
            if (accessKeyOf(form) != accessKeyOf(each.source)) faults << each.key() + u" -> "_s + form;
        }
    }
    QCOMPARE(listed(faults), QString());
}

void TestTranslations::japaneseIsJapanese() {
    const QList<Message> messages = messagesOf(fileOf(u"ja"_s));
    QVERIFY(!messages.isEmpty());
    const QSet<QString> names{u"Madoguchi"_s, u"PIN"_s};
    QStringList faults;
    for (const Message& each : messages) {
        if (hasWords(each.source) && !names.contains(each.source) && each.forms.contains(each.source))
            faults << each.key();
    }
    QCOMPARE(listed(faults), QString());
}

void TestTranslations::everySourceStringIsThere() {
    QFETCH(QString, language);
    QTemporaryDir folder;
    const QString fresh = folder.filePath(u"fresh.ts"_s);
    QStringList arguments{u"-silent"_s,          u"-I"_s, u"."_s,  u"-locations"_s, u"none"_s,
                          u"-source-language"_s, u"en"_s, u"ui"_s, u"app"_s,        u"forms"_s,
                          u"-target-language"_s, language};
    if (language == u"en"_s) arguments << u"-pluralonly"_s;
    arguments << u"-ts"_s << fresh;
    QProcess lupdate;
    lupdate.setWorkingDirectory(QStringLiteral(MADO_SOURCE_DIR));
    lupdate.start(QStringLiteral(MADO_LUPDATE), arguments);
    QVERIFY(lupdate.waitForFinished(90'000));
    QCOMPARE(lupdate.exitCode(), 0);

    QSet<QString> known;
    for (const Message& each : messagesOf(fileOf(language)))
        known << each.key();
    const QList<Message> used = messagesOf(fresh);
    QVERIFY(!used.isEmpty());
    QStringList missing;
    for (const Message& each : used) {
        if (!known.contains(each.key())) missing << each.key();
    }
    QVERIFY2(missing.isEmpty(),
             qPrintable(u"Run translations/update.sh and translate:\n"_s + listed(missing)));
}

void TestTranslations::programsCarryThem() {
    QFETCH(QString, language);
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/madoguchi_"_s + language));
    QStringList faults;
    for (const Message& each : messagesOf(fileOf(language))) {
        const QString found = translator.translate(
            each.context.toUtf8().constData(), each.source.toUtf8().constData(),
            each.comment.isEmpty() ? nullptr : each.comment.toUtf8().constData(), each.isPlural ? 2 : -1);
        if (found != each.forms.last()) faults << each.key() + u" -> "_s + found;
    }
    QCOMPARE(listed(faults), QString());
}

void TestTranslations::englishCounts() {
    QTranslator translator;
    QVERIFY(translator.load(u":/i18n/madoguchi_en"_s));
    QCOMPARE(translator.translate("mado::CasePage", "%n days late", nullptr, 1), u"%n day late"_s);
    QCOMPARE(translator.translate("mado::CasePage", "%n days late", nullptr, 2), u"%n days late"_s);
}

void TestTranslations::everyPageHasHelp() {
    QFETCH(QString, language);
    const QString root = QStringLiteral(MADO_SOURCE_DIR);
    static const QRegularExpression topic(u"\"(page\\.[a-z]+)\""_s);
    QSet<QString> topics;
    QDirIterator sources(root + u"/ui"_s, {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories);
    while (sources.hasNext()) {
        QFile source(sources.next());
        QVERIFY(source.open(QIODevice::ReadOnly));
        const QString text = QString::fromUtf8(source.readAll());
        for (auto each = topic.globalMatch(text); each.hasNext();)
            topics << each.next().captured(1);
    }
    QVERIFY(topics.contains(u"page.start"_s));
    QStringList missing;
    for (const QString& each : std::as_const(topics)) {
        QFile file(root + u"/resources/help/"_s + language + u'/' + each + u".md"_s);
        if (!file.open(QIODevice::ReadOnly) || file.readAll().trimmed().isEmpty()) missing << file.fileName();
    }
    QCOMPARE(listed(missing), QString());
}

QTEST_GUILESS_MAIN(TestTranslations)
#include "TestTranslations.moc"
