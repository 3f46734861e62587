// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/FilerQuestions.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

LocalText both(const QString& text) {
    return {text, text};
}

}  // namespace

FilerQuestions::FilerQuestions() {
    const auto add = [this](const QString& id, QuestionType type) {
        auto made = std::make_unique<Question>();
        made->id = id;
        made->type = type;
        m_questions.emplace(id, std::move(made));
    };
    add(u"kind"_s, QuestionType::Choice);
    add(u"person"_s, QuestionType::Person);
    add(u"name"_s, QuestionType::Name);
    add(u"kana"_s, QuestionType::Kana);
    add(u"relationship"_s, QuestionType::Text);
    add(u"home"_s, QuestionType::Address);
    add(u"phone"_s, QuestionType::Phone);
    add(u"by_post"_s, QuestionType::YesNo);
    translate();
}

const Question* FilerQuestions::question(const QString& id) const {
    const auto found = m_questions.find(id);
    return found == m_questions.end() ? nullptr : found->second.get();
}

bool FilerQuestions::isMember(const QString& kind) {
    return kind == u"head"_s || kind == u"member"_s || kind == u"person"_s;
}

bool FilerQuestions::mayBeMember(const QString& kind) {
    return kind == u"representative_legal"_s || kind == u"funeral_host"_s || kind == u"other"_s;
}

QString FilerQuestions::kindLabel(const QString& kind) const {
    if (kind == u"head"_s)
        return m_headName.isEmpty() ? tr("Household head") : tr("Head, %1").arg(m_headName);
    if (kind == u"member"_s) return tr("Member of the household");
    if (kind == u"person"_s) return tr("The person concerned");
    if (kind == u"representative_legal"_s) return tr("Legal representative");
    if (kind == u"representative_appointed"_s) return tr("Appointed representative");
    if (kind == u"funeral_host"_s) return tr("Who held the funeral");
    return tr("Somebody else");
}

void FilerQuestions::setKinds(const QStringList& kinds, const QString& headName) {
    if (kinds == m_kinds && headName == m_headName) return;
    m_kinds = kinds;
    m_headName = headName;
    auto made = std::make_unique<Question>();
    made->id = u"kind"_s;
    made->type = QuestionType::Choice;
    for (const QString& kind : kinds)
        made->choices.append(Choice{kind, {}});
    m_questions[u"kind"_s] = std::move(made);
    translate();
}

void FilerQuestions::translate() {
    at(u"kind"_s).label = both(tr("Who files"));
    for (Choice& choice : at(u"kind"_s).choices)
        choice.label = both(kindLabel(choice.code));
    at(u"person"_s).label = both(tr("Person"));
    at(u"name"_s).label = both(tr("Name"));
    at(u"kana"_s).label = both(tr("Name in kana"));
    at(u"relationship"_s).label = both(tr("Relation to the person"));
    at(u"home"_s).label = both(tr("Address"));
    at(u"phone"_s).label = both(tr("Phone"));
    at(u"by_post"_s).label = both(tr("Came by post"));
}

}  // namespace mado
