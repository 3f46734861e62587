// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/compiler/ReachCheck.h"
#include "forms/compiler/YamlDocument.h"
#include "forms/engine/DefinitionReader.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {

const char* const frame = R"(id: tested
version: 1
title: {ja: 試験, en: Test}
area: tested
kind: notification
keywords: [しけん, test]
filers: [head]
identity: {rule: B}
say: {ja: どうぞ。, en: Please.}
effect: tested
questions:
)";

QByteArray yesNo(int number, const QByteArray& visibleWhen = {}) {
    QByteArray text =
        "  - id: q" + QByteArray::number(number) + "\n    type: yes_no\n    label: {ja: 問, en: Q}\n";
    if (!visibleWhen.isEmpty()) text += "    visible_when: " + visibleWhen + "\n";
    return text;
}

QJsonObject jsonOf(const QByteArray& yaml) {
    QList<SourceProblem> problems;
    const auto document = YamlDocument::read(yaml, u"definition.yaml"_s, problems);
    return document ? document->json().toObject() : QJsonObject();
}

/// Pointers of the questions that can't become visible; "refused" if the definition is.
QStringList unreachable(const QByteArray& questions) {
    const DefinitionOutcome outcome = readDefinition(jsonOf(frame + questions));
    if (outcome.definition == nullptr) return {u"refused"_s};
    QStringList pointers;
    for (const DefinitionProblem& problem : unreachableQuestions(*outcome.definition))
        pointers.append(problem.pointer);
    return pointers;
}

}  // namespace

/// Definitions that are wrong or heavy on purpose.
class TestHostileDefinitions : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void reach_data() {
        QTest::addColumn<QByteArray>("questions");
        QTest::addColumn<QStringList>("expected");
        const QStringList third{u"/questions/2/visible_when"_s};
        const QByteArray two = yesNo(0) + yesNo(1);
        QTest::newRow("both") << two + yesNo(2, "answers.q0 and answers.q1") << QStringList();
        QTest::newRow("neither") << two + yesNo(2, "not answers.q0 and not answers.q1") << QStringList();
        QTest::newRow("contradiction") << two + yesNo(2, "answers.q0 and not answers.q0") << third;
        QTest::newRow("one of two") << two + yesNo(2, "(answers.q0 and not answers.q0) or answers.q1")
                                    << QStringList();
        QTest::newRow("never asked") << yesNo(0) + yesNo(1, "answers.q0") +
                                            yesNo(2, "not answers.q0 and answers.q1")
                                     << third;
        QTest::newRow("asked then") << yesNo(0) + yesNo(1, "not answers.q0") +
                                           yesNo(2, "not answers.q0 and answers.q1")
                                    << QStringList();
        QTest::newRow("constant") << two + yesNo(2, "1 > 2") << QStringList();  // taken as possible
    }
    void reach() {
        QFETCH(QByteArray, questions);
        QTEST(unreachable(questions), "expected");
    }

    void contradictionsOfManyAnswersAreFoundSoon() {
        QByteArray questions;
        QByteArray condition;
        for (int i = 0; i < 30; ++i) {
            questions += yesNo(i);
            condition += "answers.q" + QByteArray::number(i) + " and ";
        }
        for (int i = 30; i < 80; ++i)
            questions += yesNo(i, condition + "not answers.q0");
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(unreachable(questions).size(), 50);
        QVERIFY(timer.elapsed() < 20'000);
    }

    void whatIsTooMuchToTryIsTakenAsPossible() {
        // Each answer excludes only the last one, so nothing is ruled out before the end.
        QByteArray questions;
        QByteArray condition;
        for (int i = 0; i < 30; ++i) {
            questions += yesNo(i);
            const QByteArray id = QByteArray::number(i);
            condition += "(answers.q" + id + " = answers.q" + id + " or answers.q" + id + ") and ";
        }
        for (int i = 30; i < 80; ++i)
            questions += yesNo(i, condition + "answers.q29 and not answers.q29");
        QElapsedTimer timer;
        timer.start();
        QVERIFY(!unreachable(questions).contains(u"refused"_s));
        QVERIFY(timer.elapsed() < 60'000);
    }

    void aFractionIsNoExpression() {
        QJsonObject json = jsonOf(frame + yesNo(0));
        QVERIFY(readDefinition(json).definition != nullptr);
        QJsonArray questions = json[u"questions"_s].toArray();
        QJsonObject question = questions[0].toObject();
        question[u"type"_s] = u"number"_s;
        for (const double number : {1.5, 1e300, -0.25}) {
            question[u"default"_s] = number;
            questions[0] = question;
            json[u"questions"_s] = questions;
            const DefinitionOutcome outcome = readDefinition(json);
            QVERIFY(outcome.definition == nullptr);
            QCOMPARE(outcome.problems.front().pointer, u"/questions/0/default"_s);
        }
        question[u"default"_s] = 3.0;
        questions[0] = question;
        json[u"questions"_s] = questions;
        QVERIFY(readDefinition(json).definition != nullptr);
    }
};

QTEST_APPLESS_MAIN(TestHostileDefinitions)
#include "TestHostileDefinitions.moc"
