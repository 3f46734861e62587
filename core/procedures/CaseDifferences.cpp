// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CaseDifferences.h"

#include "core/procedures/EffectWork.h"
#include "core/procedures/ReverseChanges.h"
#include "core/rules/Parameters.h"
#include "core/text/DateText.h"
#include "core/text/YearMonth.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Groups in the order of the screen; the rest follows in the order of the dictionary.
const QList<std::pair<QString, QList<Entity>>>& groups() {
    static const QList<std::pair<QString, QList<Entity>>> list{
        {u"eligibility"_s, {Entity::Eligibility}},
        {u"certificate"_s, {Entity::Certificate}},
        {u"household"_s, {Entity::NhiHousehold}},
        {u"addressee"_s,
         {Entity::Addressee, Entity::ResidentMove, Entity::ResidenceStatus, Entity::Contact,
          Entity::Protection}},
        {u"other_coverage"_s, {Entity::OtherCoverage, Entity::CardStatus}},
        {u"benefit"_s, {Entity::Benefit, Entity::BankAccount}},
        {u"tax"_s, {Entity::Income, Entity::Levy, Entity::LevyPortion, Entity::Collection}},
        {u"office"_s, {Entity::CaseFile, Entity::DocumentIssue, Entity::StaffMember}}};
    return list;
}

/// Items that only serve the program.
bool isInternal(std::string_view column) {
    static constexpr std::string_view hidden[] = {"addressee_no",
                                                  "history_no",
                                                  "is_active",
                                                  "nhi_is_active",
                                                  "is_latest",
                                                  "notice_no",
                                                  "is_latest_certificate",
                                                  "is_latest_flag",
                                                  "application_class_code",
                                                  "phone_key"};
    return std::find(std::begin(hidden), std::end(hidden), column) != std::end(hidden);
}

/// The code table of an item; empty if it has none.
QString codeTable(std::string_view column, Entity entity) {
    static const QHash<QString, QString> tables{
        {u"sex_code"_s, u"sex"_s},
        {u"resident_class"_s, u"resident_class"_s},
        {u"relationship_code"_s, u"relationship"_s},
        {u"application_start_reason"_s, u"nhi_change_reason"_s},
        {u"application_end_reason"_s, u"nhi_change_reason"_s},
        {u"qualification_acquired_reason"_s, u"nhi_change_reason"_s},
        {u"qualification_lost_reason"_s, u"nhi_change_reason"_s},
        {u"nhi_change_reason"_s, u"nhi_change_reason"_s},
        {u"addressee_change_reason_code"_s, u"addressee_change_reason"_s},
        {u"certificate_kind"_s, u"certificate_kind"_s},
        {u"certificate_class"_s, u"certificate_class"_s},
        {u"certificate_form_class"_s, u"certificate_form"_s},
        {u"issue_reason_class"_s, u"issue_reason"_s},
        {u"issue_method_class"_s, u"issue_method"_s},
        {u"collection_method_class"_s, u"collection_method"_s},
        {u"coverage_kind"_s, u"other_coverage_kind"_s},
        {u"card_state"_s, u"card_state"_s},
        {u"move_kind"_s, u"move_kind"_s},
        {u"medical_expense_kind"_s, u"benefit_kind"_s},
        {u"account_type"_s, u"account_type"_s},
        {u"reduction_class"_s, u"reduction_class"_s},
        {u"twin_class"_s, u"yes_no"_s},
        {u"stillbirth_class"_s, u"yes_no"_s},
        {u"obstetric_compensation_class"_s, u"yes_no"_s}};
    const QString name = QString::fromUtf8(column.data(), qsizetype(column.size()));
    if (name == u"purpose"_s && entity == Entity::BankAccount) return u"account_purpose"_s;
    return tables.value(name);
}

/// "application_start_date" -> "Application start date".
QString englishLabel(std::string_view column) {
    QString label = QString::fromUtf8(column.data(), qsizetype(column.size()));
    label.replace(u'_', u' ');
    label.replace(u" kanji"_s, u""_s).replace(u" no"_s, u" number"_s).replace(u"nhi"_s, u"NHI"_s);
    if (!label.isEmpty()) label[0] = label[0].toUpper();
    return label;
}

Bilingual dateText(const QString& iso) {
    const auto date = PartialDate::fromIso(iso);
    if (!date) return {iso, iso};
    return {formatDate(*date), formatDate(*date, DateStyle::English)};
}

Bilingual codeText(const QString& table, const QString& code, const CodeTables& codes) {
    return {codes.label(table, code), codes.label(table, code, Language::English)};
}

Bilingual numberText(ItemType type, qint64 number, const CodeTables& codes) {
    if (type == ItemType::Boolean) return codeText(u"yes_no"_s, number != 0 ? u"1"_s : u"0"_s, codes);
    if (type == ItemType::Yen) return {yenText(number) + u"円"_s, yenText(number) + u" yen"_s};
    if (type == ItemType::Percent) {
        const bool tenths = number % 10 == 0;
        return {tenths ? u"%1割"_s.arg(number / 10) : u"%1%"_s.arg(number), u"%1%"_s.arg(number)};
    }
    return {QString::number(number), QString::number(number)};
}

/// Whom a key of a person stands for, where an item holds one.
QString personName(std::string_view column, const Value& value, const HouseholdSnapshot& people) {
    if (!column.ends_with("addressee_no")) return {};
    const auto* number = std::get_if<QString>(&value);
    const Record* person = number == nullptr ? nullptr : people.member(*number);
    return person == nullptr ? QString() : knownName(*person);
}

RecordDifference differenceOf(const RecordChange& change, const HouseholdSnapshot& before,
                              const HouseholdSnapshot& after, const CodeTables& codes) {
    RecordDifference difference;
    difference.kind = change.kind;
    difference.entity = change.entity;
    difference.key = change.key;
    const auto person = dictionary::fieldNamed(change.entity, u"addressee_no");
    const bool remains = change.kind != RecordChange::Kind::Remove;
    const Record* record = (remains ? after : before).find(change.entity, change.key);
    if (person && record != nullptr) difference.addresseeNo = record->text(*person);
    for (const HouseholdSnapshot* each : {&after, &before}) {
        const Record* named = each->member(difference.addresseeNo);
        if (named != nullptr && difference.name.isEmpty()) difference.name = knownName(*named);
    }
    for (const FieldChange& each : change.fields) {
        if (!isItemForPeople(each.field)) continue;
        difference.items.push_back({each.field, itemLabel(each.field),
                                    displayValue(each.field, each.before, before, codes),
                                    displayValue(each.field, each.after, after, codes)});
    }
    return difference;
}

}  // namespace

bool isItemForPeople(Field field) {
    const ItemInfo& info = dictionary::info(field);
    return !isInternal(info.column) && info.placement() != Placement::Sealed;
}

Bilingual itemLabel(Field field) {
    const ItemInfo& info = dictionary::info(field);
    return {info.nameJa.toString(), englishLabel(info.column)};
}

Bilingual recordTitle(Entity entity) {
    const EntityInfo& info = dictionary::info(entity);
    return {info.titleJa.toString(), englishLabel(info.table)};
}

Bilingual displayValue(Field field, const Value& value, const HouseholdSnapshot& people,
                       const CodeTables& codes) {
    const QString name = personName(dictionary::info(field).column, value, people);
    return name.isEmpty() ? displayValue(field, value, codes) : Bilingual{name, name};
}

Bilingual displayValue(Field field, const Value& value, const CodeTables& codes) {
    if (isNull(value)) return {};
    const ItemInfo& info = dictionary::info(field);
    if (const auto* number = std::get_if<qint64>(&value)) return numberText(info.type, *number, codes);
    const QString text = std::get<QString>(value);
    const QString table = codeTable(info.column, field.entity);
    if (!table.isEmpty()) return codeText(table, text, codes);
    if (info.column == "relationship_kanji") {
        const QString code = codes.codeOf(u"relationship"_s, text);
        return {text, code.isEmpty() ? text : codes.label(u"relationship"_s, code, Language::English)};
    }
    if (info.type == ItemType::Date) return dateText(text);
    if (info.type == ItemType::Month) {
        const auto month = YearMonth::fromIso(text);
        return {month ? month->wareki() : text, text};
    }
    return {text, text};
}

std::vector<DifferenceGroup> caseDifferences(const HouseholdSnapshot& before, const ChangeSet& changes,
                                             const CodeTables& codes) {
    const auto applied = withChanges(before, changes, false);
    const HouseholdSnapshot after = applied.valueOr(before);
    std::vector<DifferenceGroup> list;
    for (const auto& [id, entities] : groups()) {
        DifferenceGroup group{id, codeText(u"record_group"_s, id, codes), {}};
        for (const Entity entity : entities) {
            for (const RecordChange& change : changes.changes) {
                if (change.entity != entity) continue;
                RecordDifference difference = differenceOf(change, before, after, codes);
                if (!difference.items.empty()) group.records.push_back(std::move(difference));
            }
        }
        if (!group.records.empty()) list.push_back(std::move(group));
    }
    return list;
}

}  // namespace mado
