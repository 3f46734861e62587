// SPDX-License-Identifier: GPL-3.0-or-later
// Layouts print answers by the ids of the questions. A layout that names no question would print an empty
// box.
#include "forms/engine/FormCatalogue.h"
#include "forms/engine/FormDefinition.h"

#include <QDir>
#include <QFile>
#include <QRegularExpression>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

QString layoutText(const QString& path) {
    QFile file(QStringLiteral(MADO_SOURCE_DIR "/forms/documents/") + path);
    return file.open(QIODevice::ReadOnly) ? QString::fromUtf8(file.readAll()) : QString();
}

/// By answer name: codes of a choice, nothing for other kinds.
QMap<QString, QStringList> askedAnswers() {
    QMap<QString, QStringList> asked;
    const auto catalogue = FormCatalogue::load();
    if (!catalogue) return asked;
    for (const FormSummary& form : catalogue->forms()) {
        const auto definition = catalogue->definition(form.id);
        if (!definition) continue;
        for (const Question& question : (*definition)->questions) {
            for (const QString& name : question.answerNames()) {
                QStringList& codes = asked[name];
                for (const Choice& choice : question.choices)
                    codes << choice.code;
            }
        }
    }
    return asked;
}

}  // namespace

class TestPaperAnswers : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void everyAnswerIsAsked_data();
    void everyAnswerIsAsked();
};

void TestPaperAnswers::everyAnswerIsAsked_data() {
    QTest::addColumn<QString>("path");
    QTest::newRow("common") << u"common.yaml"_s;
    const QDir folder(QStringLiteral(MADO_SOURCE_DIR "/forms/documents"));
    for (const QString& form : folder.entryList({u"F*"_s}, QDir::Dirs))
        QTest::newRow(qPrintable(form)) << form + u"/layout.yaml"_s;
}

void TestPaperAnswers::everyAnswerIsAsked() {
    QFETCH(QString, path);
    const QMap<QString, QStringList> asked = askedAnswers();
    QVERIFY(asked.contains(u"account_number"_s));
    const QString text = layoutText(path);
    QVERIFY(!text.isEmpty());
    static const QRegularExpression answer(u"\\b(?:answers|document\\.about)\\.([a-z0-9_]+)"_s);
    for (auto it = answer.globalMatch(text); it.hasNext();) {
        const QString name = it.next().captured(1);
        QVERIFY2(asked.contains(name), qPrintable(path + u": nobody asks "_s + name));
    }
    // A code that the layout's map does not know would be printed as the bare code.
    static const QRegularExpression mapped(u"\\{answers\\.([a-z0-9_]+)\\|map\\(([^)]*)\\)"_s);
    for (auto it = mapped.globalMatch(text); it.hasNext();) {
        const auto match = it.next();
        for (const QString& code : asked.value(match.captured(1))) {
            QVERIFY2((u',' + match.captured(2)).contains(u',' + code + u'='),
                     qPrintable(match.captured(1) + u' ' + code));
        }
    }
}

QTEST_GUILESS_MAIN(TestPaperAnswers)
#include "TestPaperAnswers.moc"
