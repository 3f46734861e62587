// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/FilerForm.h"

#include "forms/engine/AnswerInput.h"
#include "ui/base/Wording.h"
#include "ui/questions/EnterWalk.h"
#include "ui/questions/FieldActions.h"
#include "ui/questions/FieldColumn.h"
#include "ui/questions/FilerQuestions.h"

#include <QEvent>
#include <QJsonArray>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

const QStringList& writtenParts() {
    static const QStringList names{u"name"_s, u"kana"_s, u"relationship"_s, u"phone"_s};
    return names;
}

const QStringList& homeParts() {
    static const QStringList names{u"postal_code"_s, u"address"_s, u"building"_s};
    return names;
}

void copyParts(const QJsonObject& from, const QStringList& names, QJsonObject& into) {
    for (const QString& name : names)
        if (const QString text = from.value(name).toString(); !text.isEmpty()) into.insert(name, text);
}

}  // namespace

FilerForm::FilerForm(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent)
    : QWidget(parent),
      m_wording(wording),
      m_actions(std::make_unique<FieldActions>()),
      m_surroundings(
          std::make_unique<FieldSurroundings>(FieldSurroundings{wording, postalCodes, *m_actions})),
      m_questions(std::make_unique<FilerQuestions>()),
      m_column(new FieldColumn(*m_surroundings, this)),
      m_walk(new EnterWalk(this, [this] { return m_column->stops(); })) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_column);
    column->addStretch(1);
    connect(m_actions.get(), &FieldActions::answered, this, &FilerForm::take);
    connect(m_walk, &EnterWalk::finished, this, &FilerForm::finished);
    connect(m_walk, &EnterWalk::commitAsked, this, &FilerForm::commitPending);
}

FilerForm::~FilerForm() {
    m_actions->disconnect(this);
    delete m_column;  // before what it works with
}

void FilerForm::setFacts(const QJsonObject& facts, const QStringList& filerKinds, bool mayBeByPost) {
    m_facts = facts;
    m_kinds = filerKinds;
    m_mayBeByPost = mayBeByPost;
    rebuildKinds();
    if (!m_kinds.contains(kind())) m_values.remove(u"kind"_s);
    if (kind().isEmpty() && !m_kinds.isEmpty())
        m_values.insert(u"kind"_s, m_kinds.contains(u"head"_s) ? u"head"_s : m_kinds.front());
    proposePerson();
    ask();
}

void FilerForm::rebuildKinds() {
    const QString head =
        m_facts.value("household"_L1).toObject().value("head"_L1).toObject().value("name"_L1).toString();
    m_questions->setKinds(m_kinds, head);
}

QString FilerForm::kind() const {
    return m_values.value("kind"_L1).toString();
}

/// A person concerned or member who is the only one is not asked for.
void FilerForm::proposePerson() {
    const QJsonArray members = m_facts.value("members"_L1).toArray();
    if (!FilerQuestions::isMember(kind()) || members.size() != 1) return;
    m_values.insert(u"person"_s, members.first().toObject().value("addressee_no"_L1));
}

QJsonObject FilerForm::person() const {
    const QJsonObject household = m_facts.value("household"_L1).toObject();
    const QString chosen = kind() == u"head"_s ? household.value("head_addressee_no"_L1).toString()
                                               : m_values.value("person"_L1).toString();
    const bool counts = FilerQuestions::isMember(kind()) || FilerQuestions::mayBeMember(kind());
    if (chosen.isEmpty() || !counts) return {};
    const QJsonArray members = m_facts.value("members"_L1).toArray();
    for (const QJsonValue& member : members)
        if (member.toObject().value("addressee_no"_L1).toString() == chosen) return member.toObject();
    return kind() == u"head"_s ? household.value("head"_L1).toObject() : QJsonObject();
}

FieldState FilerForm::field(const QString& path, bool required) const {
    FieldState field;
    field.path = path;
    field.question = m_questions->question(path);
    field.required = required;
    field.value = m_values.contains(path) ? m_values.value(path) : QJsonValue();
    field.origin = isEmptyAnswer(field.value) ? AnswerOrigin::Empty : AnswerOrigin::Entered;
    if (m_typed.contains(path)) {
        field.origin = AnswerOrigin::Refused;
        field.typed = m_typed.value(path);
        field.value = {};
    }
    if (field.question->type != QuestionType::Person) return field;
    const QJsonArray members = m_facts.value("members"_L1).toArray();
    for (const QJsonValue& member : members) {
        const QJsonObject person = member.toObject();
        const QString relationship = person.value("relationship"_L1).toString();
        field.options.append(MemberOption{person.value("addressee_no"_L1).toString(),
                                          person,
                                          person.value("addressee_no"_L1) == field.value,
                                          true,
                                          {relationship, relationship}});
    }
    return field;
}

QList<FieldState> FilerForm::fields() const {
    QList<FieldState> fields{field(u"kind"_s, true)};
    const bool isInside = FilerQuestions::isMember(kind());
    if ((isInside && kind() != u"head"_s) || FilerQuestions::mayBeMember(kind()))
        fields << field(u"person"_s, isInside);
    if (!isInside && person().isEmpty() && !kind().isEmpty())
        fields << field(u"name"_s, true) << field(u"kana"_s, false) << field(u"relationship"_s, false)
               << field(u"home"_s, true) << field(u"phone"_s, false);
    if (m_mayBeByPost) fields << field(u"by_post"_s, false);
    return fields;
}

void FilerForm::ask() {
    m_questions->translate();
    QList<Finding> findings;
    for (auto it = m_refusals.cbegin(); it != m_refusals.cend(); ++it) {
        Finding finding;
        finding.question = it.key();
        finding.level = FindingLevel::Stop;
        finding.code = it.key() + u'.' + it.value().code;
        finding.error = it.value();
        findings << finding;
    }
    m_column->setFields(fields(), findings);
    m_walk->order();
}

void FilerForm::take(const QString& path, const QJsonValue& value) {
    const Question* question = m_questions->question(path);
    if (question == nullptr) return;
    m_typed.remove(path);
    m_refusals.remove(path);
    const Result<QJsonValue> answer = normaliseAnswer(*question, value);
    if (!answer) {
        m_typed.insert(path, value);
        m_refusals.insert(path, answer.error());
        m_values.remove(path);
    } else if (isEmptyAnswer(*answer)) {
        m_values.remove(path);
    } else {
        m_values.insert(path, *answer);
    }
    if (path == u"kind"_s) proposePerson();
    ask();
    Q_EMIT filerChanged(filer());
}

QJsonObject FilerForm::membersFiler() const {
    const QJsonObject household = m_facts.value("household"_L1).toObject();
    const QJsonObject who = person();
    QJsonObject filer;
    copyParts(household, homeParts() + QStringList{u"phone"_s}, filer);
    copyParts(who, homeParts() + QStringList{u"name"_s, u"kana"_s, u"relationship"_s, u"addressee_no"_s},
              filer);
    return filer;
}

QJsonObject FilerForm::strangersFiler() const {
    QJsonObject filer;
    copyParts(m_values, writtenParts(), filer);
    copyParts(m_values.value("home"_L1).toObject(), homeParts(), filer);
    return filer;
}

QJsonObject FilerForm::filer() const {
    if (kind().isEmpty()) return {};
    QJsonObject filer = person().isEmpty() ? strangersFiler() : membersFiler();
    if (FilerQuestions::isMember(kind()) && person().isEmpty()) filer = {};
    filer.insert(u"kind"_s, kind());
    filer.insert(u"by_post"_s, m_mayBeByPost && m_values.value("by_post"_L1).toBool());
    return filer;
}

void FilerForm::setFiler(const QJsonObject& filer) {
    m_typed = {};
    m_refusals.clear();
    m_values = {};
    const QString wanted = filer.value("kind"_L1).toString();
    if (!wanted.isEmpty()) m_values.insert(u"kind"_s, wanted);
    if (filer.contains("addressee_no"_L1))
        m_values.insert(u"person"_s, filer.value("addressee_no"_L1));
    else
        copyParts(filer, writtenParts(), m_values);
    QJsonObject home;
    if (!filer.contains("addressee_no"_L1)) copyParts(filer, homeParts(), home);
    if (!home.isEmpty()) m_values.insert(u"home"_s, home);
    if (m_mayBeByPost || filer.value("by_post"_L1).toBool())
        m_values.insert(u"by_post"_s, filer.value("by_post"_L1).toBool());
    setFacts(QJsonObject(m_facts), QStringList(m_kinds), m_mayBeByPost);
}

bool FilerForm::isComplete() const {
    return m_refusals.isEmpty() && !filer().value("name"_L1).toString().isEmpty();
}

void FilerForm::commitPending() {
    m_column->commit();
}

void FilerForm::focusFirst() {
    m_walk->begin();
}

void FilerForm::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) ask();
}

}  // namespace mado
