// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/ObjectReader.h"

#include <QHash>
#include <QJsonArray>

#include <memory>
#include <vector>

namespace mado {

/// Reads the questions of one definition in two passes: what they are (so that expressions know all of them),
/// then their expressions, which may look back only where a value or a place on the form depends on them.
class QuestionReader {
 public:
    explicit QuestionReader(QList<DefinitionProblem>& problems) : m_problems(problems) {}

    [[nodiscard]] std::vector<Question> read(const QJsonArray& array);

 private:
    using Readers = std::vector<std::unique_ptr<ObjectReader>>;
    struct Place {
        const ObjectType& scope;
        int index;               ///< of the top question
        const Question* parent;  ///< of a sub-question, else null
        int subIndex;
    };

    [[nodiscard]] Question readShape(ObjectReader& reader, const Question* parent);
    void readLimits(ObjectReader& reader, Question& question);
    void readChoices(ObjectReader& reader, Question& question);
    void readSubShapes(ObjectReader& reader, Question& question);
    void readRules(ObjectReader& reader, Question& question, const Place& place);
    void readPrefill(ObjectReader& reader, Question& question, const Place& place);
    void readMemberRules(ObjectReader& reader, Question& question, const Place& place);
    [[nodiscard]] std::vector<MemberRemark> readRemarks(ObjectReader& reader, const QString& key,
                                                        const ObjectType& scope, const Place& place);
    void readSubRules(Question& question, int index, const ObjectType& scope);
    void checkOrder(ObjectReader& reader, const QString& key, const Expression& expression,
                    const Place& place);
    void takeNames(ObjectReader& reader, const Question& question, int index);

    QList<DefinitionProblem>& m_problems;
    QHash<QString, int> m_names;  ///< answer name -> index of the top question
    QHash<QString, QString> m_subPointers;
    std::vector<Readers> m_subReaders;
    std::vector<Question>* m_questions = nullptr;
};

/// "checks" or "warnings" of a definition or a question.
[[nodiscard]] std::vector<Check> readChecks(ObjectReader& reader, const QString& key, const ObjectType& scope,
                                            QList<DefinitionProblem>& problems);

}  // namespace mado
