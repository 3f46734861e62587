// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/engine/FactTypes.h"

#include <initializer_list>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Fields = std::initializer_list<std::pair<QString, ExpressionType>>;

std::shared_ptr<const ObjectType> makeObject(Fields fields, bool isPerson = false) {
    auto object = std::make_shared<ObjectType>();
    object->isPerson = isPerson;
    for (const auto& [name, type] : fields)
        object->fields.insert(name, type);
    return object;
}

ExpressionType text() {
    return ExpressionType::of(ValueKind::Text);
}
ExpressionType date() {
    return ExpressionType::of(ValueKind::Date);
}
ExpressionType number() {
    return ExpressionType::of(ValueKind::Number);
}
ExpressionType truth() {
    return ExpressionType::of(ValueKind::Boolean);
}
ExpressionType object(Fields fields) {
    return ExpressionType::objectOf(makeObject(fields));
}

std::shared_ptr<const ObjectType> makePerson() {
    const ExpressionType coverage = object({{u"insured"_s, truth()},
                                            {u"qualification_acquired"_s, date()},
                                            {u"qualification_acquired_reason"_s, text()},
                                            {u"application_start"_s, date()},
                                            {u"under_number_since"_s, date()},
                                            {u"application_start_reason"_s, text()},
                                            {u"application_end"_s, date()},
                                            {u"application_end_reason"_s, text()},
                                            {u"qualification_lost"_s, date()},
                                            {u"qualification_lost_reason"_s, text()},
                                            {u"key"_s, text()}});
    const ExpressionType otherCoverage =
        object({{u"kind"_s, ExpressionType::code({u"employee_insurance"_s, u"dependant"_s, u"association"_s,
                                                  u"late_elderly"_s, u"public_assistance"_s,
                                                  u"other_municipality"_s, u"none"_s})},
                {u"insurer_name"_s, text()},
                {u"started_on"_s, date()}});
    const ExpressionType certificate =
        object({{u"kind"_s,
                 ExpressionType::code({u"eligibility_certificate"_s, u"eligibility_notice"_s, u"none"_s})},
                {u"issued_on"_s, date()},
                {u"valid_until"_s, date()},
                {u"effective_from"_s, date()},
                {u"key"_s, text()}});
    return makeObject({{u"addressee_no"_s, text()},
                       {u"name"_s, text()},
                       {u"kana"_s, text()},
                       {u"alias"_s, text()},
                       {u"alias_kana"_s, text()},
                       {u"birth_date"_s, date()},
                       {u"age"_s, number()},
                       {u"sex"_s, ExpressionType::code({u"1"_s, u"2"_s, u"0"_s})},
                       {u"sex_text"_s, text()},
                       {u"relationship"_s, text()},
                       {u"branch_no"_s, text()},
                       {u"nationality_code"_s, text()},
                       {u"postal_code"_s, text()},
                       {u"address"_s, text()},
                       {u"building"_s, text()},
                       {u"protected"_s, truth()},
                       {u"resident"_s, truth()},
                       {u"deceased"_s, truth()},
                       {u"legal_name"_s, text()},
                       {u"coverage"_s, coverage},
                       {u"other_coverage"_s, otherCoverage},
                       {u"certificate"_s, certificate},
                       {u"holds_certificate"_s, truth()},
                       {u"card"_s, ExpressionType::code(
                                       {u"registered"_s, u"not_registered"_s, u"no_card"_s, u"unusable"_s})},
                       {u"burden_ratio"_s, number()},
                       {u"burden_ratio_from"_s, date()},
                       {u"declared"_s, truth()}},
                      true);
}

ExpressionType filerType() {
    return object({{u"kind"_s, ExpressionType::code({u"head"_s, u"member"_s, u"representative_legal"_s,
                                                     u"representative_appointed"_s, u"person"_s,
                                                     u"funeral_host"_s, u"other"_s})},
                   {u"by_post"_s, truth()},
                   {u"name"_s, text()},
                   {u"kana"_s, text()},
                   {u"relationship"_s, text()},
                   {u"postal_code"_s, text()},
                   {u"address"_s, text()},
                   {u"building"_s, text()},
                   {u"phone"_s, text()}});
}

ExpressionType householdType() {
    return object({{u"certificate_no"_s, text()},
                   {u"symbol"_s, text()},
                   {u"number"_s, text()},
                   {u"household_no"_s, text()},
                   {u"head_addressee_no"_s, text()},
                   {u"head"_s, ExpressionType::objectOf(personType())},
                   {u"nominal_head"_s, truth()},
                   {u"postal_code"_s, text()},
                   {u"address"_s, text()},
                   {u"building"_s, text()},
                   {u"phone"_s, text()},
                   {u"undeclared"_s, truth()},
                   {u"arrears_yen"_s, number()},
                   {u"direct_debit"_s, truth()},
                   {u"protected"_s, truth()}});
}

ObjectType makeScope() {
    const ExpressionType office = object(
        {{u"postal_code"_s, text()}, {u"address"_s, text()}, {u"section"_s, text()}, {u"phone"_s, text()}});
    const ExpressionType openCase = object(
        {{u"id"_s, text()},
         {u"number"_s, text()},
         {u"procedure"_s, text()},
         {u"procedures"_s, ExpressionType::listOf(text())},
         {u"members"_s, ExpressionType::listOf(text())},
         {u"state"_s, ExpressionType::code({u"draft"_s, u"entered"_s, u"returned"_s, u"withdrawn"_s,
                                            u"applied"_s, u"conflict"_s, u"quarantined"_s, u"decided"_s})}});
    const ExpressionType deadline = object({{u"due_on"_s, date()}, {u"late_days"_s, number()}});
    return *makeObject(
        {{u"city"_s, object({{u"name"_s, text()},
                             {u"prefecture"_s, text()},
                             {u"insurer_no"_s, text()},
                             {u"mayor_title"_s, text()},
                             {u"office"_s, office}})},
         {u"staff"_s, object({{u"id"_s, text()}, {u"name"_s, text()}, {u"section"_s, text()}})},
         {u"case"_s, object({{u"id"_s, text()}, {u"number"_s, text()}})},
         {u"filer"_s, filerType()},
         {u"household"_s, householdType()},
         {u"members"_s, ExpressionType::listOf(ExpressionType::objectOf(personType()))},
         {u"open_cases"_s, ExpressionType::listOf(openCase)},
         {u"results"_s, object({{u"deadline"_s, deadline}})}});
}

}  // namespace

std::shared_ptr<const ObjectType> personType() {
    static const std::shared_ptr<const ObjectType> type = makePerson();
    return type;
}

const ObjectType& factScope() {
    static const ObjectType scope = makeScope();
    return scope;
}

}  // namespace mado
