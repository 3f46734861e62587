// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/QuestionReader.h"

#include "forms/engine/DefinitionScope.h"
#include "forms/engine/FactTypes.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int mostQuestions = 80;
constexpr int mostSubQuestions = 20;

bool isText(QuestionType type) {
    return type == QuestionType::Text || type == QuestionType::Kana || type == QuestionType::Name;
}
bool listsMembers(QuestionType type) {
    return type == QuestionType::Person || type == QuestionType::Members;
}
bool hasQuestions(QuestionType type) {
    return type == QuestionType::Members || type == QuestionType::Group;
}

}  // namespace

std::vector<Check> readChecks(ObjectReader& reader, const QString& key, const ObjectType& scope,
                              QList<DefinitionProblem>& problems) {
    std::vector<Check> checks;
    QSet<QString> ids;
    const QJsonArray array = reader.array(key, 30);
    for (int i = 0; i < array.size(); ++i) {
        ObjectReader item(array[i], u"%1/%2"_s.arg(reader.pointer(key)).arg(i), problems);
        Check check;
        check.id = item.id(u"id"_s);
        if (ids.contains(check.id)) item.problem(u"id"_s, u"'%1' is used twice"_s.arg(check.id));
        ids.insert(check.id);
        const int level = item.oneOf(u"level"_s, {u"stop"_s, u"ask"_s, u"inform"_s});
        check.level = FindingLevel(qMax(level, 0));
        check.when = item.condition(u"when"_s, scope);
        if (!item.has(u"when"_s)) problems.append({item.pointer({}).chopped(1), u"'when' is missing"_s});
        check.reason = item.places(u"reason"_s, scope);
        item.finish();
        checks.push_back(std::move(check));
    }
    return checks;
}

std::vector<Question> QuestionReader::read(const QJsonArray& array) {
    std::vector<Question> questions;
    Readers readers;
    if (array.size() > mostQuestions) {
        m_problems.append({u"/questions"_s, u"more than %1 questions"_s.arg(mostQuestions)});
        return questions;
    }
    for (int i = 0; i < array.size(); ++i) {
        readers.push_back(std::make_unique<ObjectReader>(array[i], u"/questions/%1"_s.arg(i), m_problems));
        m_subReaders.emplace_back();
        questions.push_back(readShape(*readers.back(), nullptr));
        takeNames(*readers.back(), questions.back(), i);
    }
    m_questions = &questions;
    const ObjectType scope = definitionScope(questions);
    for (int i = 0; i < int(questions.size()); ++i) {
        Question& question = questions[std::size_t(i)];
        readRules(*readers[std::size_t(i)], question, {scope, i, nullptr, 0});
        if (hasQuestions(question.type)) readSubRules(question, i, scope);
        readers[std::size_t(i)]->finish();
    }
    return questions;
}

void QuestionReader::takeNames(ObjectReader& reader, const Question& question, int index) {
    QStringList names = question.answerNames();
    if (!names.contains(question.id)) names.append(question.id);
    if (question.type == QuestionType::Group) {
        // Rows are objects of their own, so names inside them only need to differ from each other.
        QSet<QString> inside;
        for (const Question& sub : question.questions) {
            if (inside.contains(sub.id)) reader.problem(u"questions"_s, u"'%1' is used twice"_s.arg(sub.id));
            inside.insert(sub.id);
        }
    }
    for (const QString& name : std::as_const(names)) {
        if (m_names.contains(name)) reader.problem(u"id"_s, u"the answer '%1' is given twice"_s.arg(name));
        m_names.insert(name, index);
    }
}

Question QuestionReader::readShape(ObjectReader& reader, const Question* parent) {
    Question question;
    question.id = reader.id(u"id"_s);
    const QString code = reader.text(u"type"_s);
    const auto type = questionTypeFromCode(code);
    if (!type && !code.isEmpty()) reader.problem(u"type"_s, u"there is no type '%1'"_s.arg(code.left(60)));
    question.type = type.value_or(QuestionType::Text);
    if (parent != nullptr &&
        (hasQuestions(question.type) || question.type == QuestionType::Person ||
         question.type == QuestionType::Address || question.type == QuestionType::BankAccount))
        reader.problem(u"type"_s, u"a question inside another can't be a %1"_s.arg(code));
    question.heading = reader.words(u"heading"_s, ObjectReader::Need::Optional);
    question.label = reader.words(u"label"_s);
    question.hint = reader.words(u"hint"_s, ObjectReader::Need::Optional);
    question.help = reader.words(u"help"_s, ObjectReader::Need::Optional);
    question.share = reader.id(u"share"_s, ObjectReader::Need::Optional);
    question.required = reader.truth(u"required"_s);
    const int use = reader.oneOf(u"serves"_s, {u"effect"_s, u"form"_s, u"paper"_s, u"case"_s}, 0);
    question.use = AnswerUse(qMax(use, 0));
    readLimits(reader, question);
    readChoices(reader, question);
    if (hasQuestions(question.type)) readSubShapes(reader, question);
    return question;
}

void QuestionReader::readLimits(ObjectReader& reader, Question& question) {
    const QuestionType type = question.type;
    if (isText(type)) question.maxGraphemes = int(reader.number(u"max_graphemes"_s, 0, 1, 1000));
    if (type == QuestionType::Text) question.multiline = reader.truth(u"multiline"_s);
    if (type == QuestionType::Date) question.partialDate = reader.truth(u"partial"_s);
    if (type == QuestionType::Address) {
        question.prefix = reader.text(u"prefix"_s, ObjectReader::Need::Optional);
        if (!question.prefix.isEmpty() && !isIdentifier(question.prefix))
            reader.problem(u"prefix"_s, u"'%1' is no id"_s.arg(question.prefix.left(60)));
    }
    const bool counted = type == QuestionType::Number || type == QuestionType::Yen || hasQuestions(type);
    if (!counted) return;
    const qint64 most = hasQuestions(type) ? 100 : 1'000'000'000'000;
    question.hasMin = reader.has(u"min"_s);
    question.min = reader.number(u"min"_s, 0, 0, most);
    question.max = reader.number(u"max"_s, 0, 1, most);
    if (question.max != 0 && question.max < question.min)
        reader.problem(u"max"_s, u"'max' is less than 'min'"_s);
}

void QuestionReader::readChoices(ObjectReader& reader, Question& question) {
    if (question.type != QuestionType::Choice && question.type != QuestionType::MultiChoice) return;
    question.codeTable = reader.id(u"code_table"_s, ObjectReader::Need::Optional);
    const QJsonArray array = reader.array(u"choices"_s, 200);
    if (array.isEmpty()) reader.problem(u"choices"_s, u"a choice needs at least one code"_s);
    QSet<QString> codes;
    for (int i = 0; i < array.size(); ++i) {
        ObjectReader item(array[i], u"%1/%2"_s.arg(reader.pointer(u"choices"_s)).arg(i), m_problems);
        Choice choice{item.text(u"code"_s), item.words(u"label"_s),
                      item.words(u"note"_s, ObjectReader::Need::Optional)};
        if (codes.contains(choice.code)) item.problem(u"code"_s, u"'%1' is used twice"_s.arg(choice.code));
        codes.insert(choice.code);
        item.finish();
        question.choices.append(choice);
    }
}

void QuestionReader::readSubShapes(ObjectReader& reader, Question& question) {
    const QJsonArray array = reader.array(u"questions"_s, mostSubQuestions);
    if (array.isEmpty() && question.type == QuestionType::Group)
        reader.problem(u"questions"_s, u"a group needs questions"_s);
    for (int i = 0; i < array.size(); ++i) {
        const QString pointer = u"%1/%2"_s.arg(reader.pointer(u"questions"_s)).arg(i);
        m_subReaders.back().push_back(std::make_unique<ObjectReader>(array[i], pointer, m_problems));
        question.questions.push_back(readShape(*m_subReaders.back().back(), &question));
    }
}

void QuestionReader::readSubRules(Question& question, int index, const ObjectType& scope) {
    ObjectType inner = scope;
    inner.fields.insert(question.type == QuestionType::Members ? u"member"_s : u"row"_s, entryType(question));
    Readers& readers = m_subReaders[std::size_t(index)];
    for (int i = 0; i < int(question.questions.size()); ++i) {
        readRules(*readers[std::size_t(i)], question.questions[std::size_t(i)], {inner, index, &question, i});
        readers[std::size_t(i)]->finish();
    }
}

void QuestionReader::checkOrder(ObjectReader& reader, const QString& key, const Expression& expression,
                                const Place& place) {
    for (const QString& path : expression.paths()) {
        const QStringList parts = path.split(u'.');
        if (path == u"concerned"_s || path == u"event"_s)
            reader.problem(key,
                           u"'%1' is known only to checks, warnings, evidence and documents"_s.arg(path));
        if (parts.size() < 2) continue;
        if (parts[0] == u"answers"_s && m_names.value(parts[1], -1) >= place.index)
            reader.problem(key, u"'%1' is not asked before this question"_s.arg(parts[1]));
        if (place.parent == nullptr || (parts[0] != u"member"_s && parts[0] != u"row"_s)) continue;
        const std::vector<Question>& siblings = place.parent->questions;
        for (std::size_t i = std::size_t(place.subIndex); i < siblings.size(); ++i)
            if (siblings[i].id == parts[1])
                reader.problem(key, u"'%1' is not asked before this question"_s.arg(parts[1]));
    }
}

void QuestionReader::readRules(ObjectReader& reader, Question& question, const Place& place) {
    question.requiredWhen = reader.condition(u"required_when"_s, place.scope);
    if (reader.has(u"required_when"_s) && reader.has(u"required"_s))
        reader.problem(u"required_when"_s, u"either 'required' or 'required_when'"_s);
    question.visibleWhen = reader.condition(u"visible_when"_s, place.scope);
    checkOrder(reader, u"visible_when"_s, question.visibleWhen, place);
    readPrefill(reader, question, place);
    if (listsMembers(question.type)) readMemberRules(reader, question, place);
    ObjectType scope = place.scope;
    const bool flat = question.type == QuestionType::Address || question.type == QuestionType::BankAccount;
    if (!flat) scope.fields.insert(u"value"_s, answerType(question));
    question.checks = readChecks(reader, u"checks"_s, scope, m_problems);
}

void QuestionReader::readPrefill(ObjectReader& reader, Question& question, const Place& place) {
    const QuestionType type = question.type;
    if (listsMembers(type) || type == QuestionType::Group || type == QuestionType::BankAccount ||
        type == QuestionType::IndividualNumber)
        return;
    const ValueKind kind = type == QuestionType::Address ? ValueKind::Object : answerType(question).kind;
    question.prefill = reader.expression(u"prefill"_s, place.scope, kind);
    checkOrder(reader, u"prefill"_s, question.prefill, place);
    const ExpressionType source = question.prefill.type();
    if (type == QuestionType::Address && source.object != nullptr &&
        !source.object->fields.contains(u"postal_code"_s))
        reader.problem(u"prefill"_s,
                       u"an address is filled from something that has postal_code, address, building"_s);
    if (type == QuestionType::Address) return;
    question.defaultValue = reader.expression(u"default"_s, place.scope, kind);
    checkOrder(reader, u"default"_s, question.defaultValue, place);
    for (const QString& key : {u"prefill"_s, u"default"_s}) {
        const Expression& expression = key == u"prefill"_s ? question.prefill : question.defaultValue;
        if (type != QuestionType::Choice || expression.nodes().size() != 1) continue;
        const QString* code = std::get_if<QString>(&expression.nodes().front().constant);
        if (code != nullptr && question.choice(*code) == nullptr)
            reader.problem(key, u"'%1' is none of its codes"_s.arg(*code));
    }
}

void QuestionReader::readMemberRules(ObjectReader& reader, Question& question, const Place& place) {
    ObjectType scope = place.scope;
    scope.fields.insert(u"member"_s, ExpressionType::objectOf(personType()));
    question.candidates = reader.condition(u"candidates"_s, scope);
    checkOrder(reader, u"candidates"_s, question.candidates, place);
    question.selectedByDefault = reader.condition(u"selected_by_default"_s, scope);
    checkOrder(reader, u"selected_by_default"_s, question.selectedByDefault, place);
    question.remarks = readRemarks(reader, u"remarks"_s, scope, place);
    question.disabled = readRemarks(reader, u"disabled"_s, scope, place);
}

std::vector<MemberRemark> QuestionReader::readRemarks(ObjectReader& reader, const QString& key,
                                                      const ObjectType& scope, const Place& place) {
    std::vector<MemberRemark> remarks;
    const QJsonArray array = reader.array(key, 20);
    for (int i = 0; i < array.size(); ++i) {
        ObjectReader item(array[i], u"%1/%2"_s.arg(reader.pointer(key)).arg(i), m_problems);
        MemberRemark remark{item.condition(u"when"_s, scope), item.words(u"text"_s)};
        checkOrder(item, u"when"_s, remark.when, place);
        item.finish();
        remarks.push_back(std::move(remark));
    }
    return remarks;
}

}  // namespace mado
