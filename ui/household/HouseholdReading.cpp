// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/HouseholdReading.h"

#include "core/procedures/CaseDifferences.h"
#include "core/procedures/EffectWork.h"
#include "ui/base/ProcedureTitles.h"

#include <QDateTime>
#include <QRegularExpression>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mado::household_reading {

namespace {

constexpr int japanOffsetSeconds = 9 * 3600;

/// "application_start_date" -> "Application start date": the dictionary has Japanese names only.
QString englishName(std::string_view column) {
    QStringList words = QString::fromUtf8(column.data(), static_cast<qsizetype>(column.size())).split(u'_');
    words.replaceInStrings(QRegularExpression(u"^nhi$"_s), u"NHI"_s);
    words.replaceInStrings(QRegularExpression(u"^no$"_s), u"number"_s);
    words.replaceInStrings(QRegularExpression(u"^id$"_s), u"ID"_s);
    words.removeAll(u"kanji"_s);
    QString name = words.join(u' ');
    if (!name.isEmpty()) name[0] = name[0].toUpper();
    return name;
}

}  // namespace

QDate today(const HouseholdView& view) {
    return QDate::fromString(view.facts[u"today"_s].toString(), Qt::ISODate);
}

QDate dayOf(const QString& isoMoment) {
    const QDateTime at = QDateTime::fromString(isoMoment, Qt::ISODateWithMs);
    return at.isValid() ? at.toOffsetFromUtc(japanOffsetSeconds).date() : QDate();
}

QString procedureTitles(const QString& commaSeparated, const CounterServices& services) {
    QStringList ids;
    for (const QString& id : commaSeparated.split(u',', Qt::SkipEmptyParts))
        ids << id.trimmed();
    return listed(mado::procedureTitles(ids, services), services.wording);
}

QString shown(Field field, const Record& record, const HouseholdSnapshot& people,
              const CounterServices& services) {
    if (field == field::case_file::procedures) return procedureTitles(record.text(field), services);
    if (field == field::case_file::subjects) {
        QStringList names;
        for (const QString& each : record.text(field).split(u',', Qt::SkipEmptyParts)) {
            const Record* person = people.member(each);
            names << (person == nullptr ? each : knownName(*person));
        }
        return listed(names, services.wording);
    }
    const CodeTables& codes = services.desk.knowledge().codes();
    const Language language = services.wording.language();
    if (field == field::case_file::state) return codes.label(u"case_state"_s, record.text(field), language);
    if (field == field::document_issue::issue_state)
        return codes.label(u"issue_state"_s, record.text(field), language);
    if (field == field::case_file::decision_class && !record.isNull(field))
        return codes.label(u"decision_class"_s, record.text(field), language);
    if (field == field::levy_portion::portion)
        return codes.label(u"levy_portion"_s, record.text(field), language);
    if (field == field::case_file::entered_at || field == field::case_file::confirmed_at) {
        const QDateTime at = QDateTime::fromString(record.text(field), Qt::ISODateWithMs);
        return at.isValid() ? services.wording.dateTime(at) : QString();
    }
    const ItemInfo& info = dictionary::info(field);
    const bool isOwnNumber = record.entity() == Entity::Addressee && info.column == "addressee_no";
    if (!isOwnNumber && info.column.find("addressee_no") != std::string_view::npos) {
        const Record* person = people.member(record.text(field));
        if (person != nullptr) return knownName(*person);
    }
    if (info.type == ItemType::Date) return services.wording.date(record.text(field));
    if (info.type == ItemType::Yen && !record.isNull(field))
        return services.wording.yen(record.number(field));
    return services.wording.of(displayValue(field, record.value(field), codes));
}

QString itemName(Field field, const CounterServices& services) {
    const ItemInfo& info = dictionary::info(field);
    return services.wording.isJapanese() ? info.nameJa.toString() : englishName(info.column);
}

bool isHidden(Field field) {
    const ItemInfo& info = dictionary::info(field);
    if (info.placement() == Placement::Sealed) return true;
    static constexpr std::array<std::string_view, 3> internal{"payload", "payload_digest", "pdf_digest"};
    return std::find(internal.begin(), internal.end(), info.column) != internal.end();
}

bool tellsWhereabouts(Field field) {
    if (field.entity == Entity::Contact || field.entity == Entity::Protection) return true;
    const std::string_view column = dictionary::info(field).column;
    if (field.entity == Entity::ResidentMove) return column.starts_with("other_");
    if (field.entity != Entity::Addressee) return false;
    static constexpr std::array<std::string_view, 5> starts{"current_", "moveout_", "previous_", "mailing_",
                                                            "registered_domicile"};
    return std::any_of(starts.begin(), starts.end(), [&](auto start) { return column.starts_with(start); });
}

}  // namespace mado::household_reading
