// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/EffectWork.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/NoticePredicates.h"
#include "core/procedures/ProposedNumbers.h"
#include "core/rules/EligibilityRules.h"
#include "core/rules/Figures.h"
#include "core/text/Age.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace ce = field::certificate;
namespace cs = field::card_status;
namespace el = field::eligibility;
namespace oc = field::other_coverage;

/// Residents insured today, head first.
std::vector<const Record*> insuredResidents(const NoticeSituation& at) {
    std::vector<const Record*> list;
    for (const Record* each : at.household.members()) {
        if (isResident(*each) && at.household.activeEligibility(each->key(), at.today) != nullptr)
            list.push_back(each);
    }
    return list;
}

int days(const NoticeSituation& at, const QString& name) {
    return at.arguments[name].toInt();
}

bool isAhead(const NoticeSituation& at, const QDate& day) {
    return day.isValid() && day > at.today && at.today.daysTo(day) <= days(at, u"days_ahead"_s);
}

NoticeMatch about(const Record& person, NoticeValues values) {
    values.insert(u"name"_s, knownName(person));
    return {person.key(), std::move(values)};
}

/// The 75th birthday is the first day of the late-elderly scheme; the ratio of the elderly starts later in
/// the month.
Result<QDate> ageDay(const NoticeSituation& at, const QDate& birth) {
    const QString age = at.arguments[u"age"_s].toString();
    if (age == u"age.elderly_ratio"_s) {
        MADO_ASSIGN(const AgeDates dates, ageDates(at.parameters, birth, at.today));
        return dates.elderlyRatioFrom;
    }
    MADO_ASSIGN(const Parameter figure, at.parameters.at(age, at.today));
    return birthdayAt(birth, static_cast<int>(figure.number));
}

Result<NoticeMatches> ageAhead(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const QDate birth = birthOf(*person);
        if (!birth.isValid()) continue;
        MADO_ASSIGN(const QDate day, ageDay(at, birth));
        if (isAhead(at, day))
            list.push_back(about(*person, {{u"date"_s, day}, {u"until"_s, day.addDays(-1)}}));
    }
    return list;
}

Result<NoticeMatches> agePassed(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const QDate birth = birthOf(*person);
        if (!birth.isValid()) continue;
        MADO_ASSIGN(const QDate day, ageDay(at, birth));
        if (day < at.today) list.push_back(about(*person, {{u"date"_s, day}}));
    }
    return list;
}

/// 4 月 1 日: the ratio before school age ends with the school year.
Result<NoticeMatches> schoolAgeAhead(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const QDate birth = birthOf(*person);
        if (!birth.isValid() || birth > at.today) continue;
        MADO_ASSIGN(const BasicRatio now, basicRatio(at.parameters, birth, at.today));
        const QDate later = at.today.addDays(days(at, u"days_ahead"_s));
        MADO_ASSIGN(const BasicRatio then, basicRatio(at.parameters, birth, later));
        const bool starts = now.ageClass == u"preschool"_s && then.ageClass != now.ageClass;
        if (starts)
            list.push_back(about(*person, {{u"date"_s, then.from}, {u"until"_s, then.from.addDays(-1)}}));
    }
    return list;
}

Result<NoticeMatches> careAhead(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const QDate birth = birthOf(*person);
        if (!birth.isValid()) continue;
        MADO_ASSIGN(const AgeDates dates, ageDates(at.parameters, birth, at.today));
        if (isAhead(at, dates.careFrom)) list.push_back(about(*person, {{u"date"_s, dates.careFrom}}));
    }
    return list;
}

bool isVoided(const Record& certificate) {
    return !certificate.isNull(ce::is_latest_certificate) && !certificate.flag(ce::is_latest_certificate);
}

const Record* proofOf(const NoticeSituation& at, const QString& person) {
    const Record* current = at.household.currentCertificate(person);
    return current == nullptr || isVoided(*current) ? nullptr : current;
}

Result<NoticeMatches> certificateExpiring(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const Record* proof = proofOf(at, person->key());
        const QDate until = proof == nullptr ? QDate() : proof->date(ce::valid_until);
        const bool soon =
            until.isValid() && until >= at.today && at.today.daysTo(until) <= days(at, u"days_ahead"_s);
        if (soon) list.push_back(about(*person, {{u"until"_s, until}}));
    }
    return list;
}

Result<NoticeMatches> certificateExpired(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const Record* proof = proofOf(at, person->key());
        const QDate until = proof == nullptr ? QDate() : proof->date(ce::valid_until);
        if (until.isValid() && until < at.today) list.push_back(about(*person, {{u"date"_s, until}}));
    }
    return list;
}

Result<NoticeMatches> noCertificate(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        if (proofOf(at, person->key()) == nullptr) list.push_back(about(*person, {}));
    }
    return list;
}

Result<NoticeMatches> certificateOutstanding(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : at.household.members()) {
        if (at.household.activeEligibility(person->key(), at.today) != nullptr) continue;
        if (openCoverage(at.household, person->key()) != nullptr) continue;
        QDate ended;
        for (const Record* each : at.household.of(person->key(), Entity::Eligibility))
            ended = std::max(ended, each->date(el::application_end_date));
        const Record* current = at.household.currentCertificate(person->key());
        const bool proof = current != nullptr && current->text(ce::certificate_kind) == u"1"_s;
        const QDate until = proof ? current->date(ce::valid_until) : QDate();
        const bool good = proof && (!until.isValid() || until >= at.today);
        if (good && ended.isValid()) list.push_back(about(*person, {{u"date"_s, ended}}));
    }
    return list;
}

Result<NoticeMatches> doubleCoverage(const NoticeSituation& at) {
    const QJsonArray kinds = at.arguments[u"kinds"_s].toArray();
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const Record* coverage = at.household.activeEligibility(person->key(), at.today);
        for (const Record* other : at.household.of(person->key(), Entity::OtherCoverage)) {
            const QDate start = other->date(oc::started_on);
            const QDate end = other->date(oc::ended_on);
            const bool running = start.isValid() && start <= at.today && (!end.isValid() || at.today < end);
            // An older insurance without an end is a missing end date there, not a second insurance.
            const bool later = running && start >= coverage->date(el::application_start_date);
            if (!later || !kinds.contains(other->text(oc::coverage_kind))) continue;
            const QString name = other->text(oc::insurer_name);
            list.push_back(
                about(*person, {{u"date"_s, start}, {u"insurer"_s, name.isEmpty() ? u"—"_s : name}}));
            break;
        }
    }
    return list;
}

Result<NoticeMatches> headMissing(const NoticeSituation& at) {
    const bool insured = !insuredResidents(at).empty();
    if (!insured || headOf(at.household, at.household.householdNo()) != nullptr) return NoticeMatches{};
    return NoticeMatches{{QString(), {}}};
}

QDate cardUntil(const NoticeSituation& at, const Record& person) {
    const Record* card = at.household.find(Entity::CardStatus, person.key());
    if (card == nullptr || card->text(cs::card_state) != u"registered"_s) return {};
    return card->date(cs::electronic_certificate_until);
}

Result<NoticeMatches> cardExpiring(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const QDate until = cardUntil(at, *person);
        const bool soon =
            until.isValid() && until >= at.today && at.today.daysTo(until) <= days(at, u"days_ahead"_s);
        if (soon) list.push_back(about(*person, {{u"until"_s, until}}));
    }
    return list;
}

Result<NoticeMatches> cardExpired(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const QDate until = cardUntil(at, *person);
        const Record* proof = proofOf(at, person->key());
        const bool certificate = proof != nullptr && proof->text(ce::certificate_kind) == u"1"_s;
        const bool expired = until.isValid() && until < at.today && !certificate;
        if (expired) list.push_back(about(*person, {{u"date"_s, until}}));
    }
    return list;
}

Result<NoticeMatches> stayEnding(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : insuredResidents(at)) {
        const Record* stay = at.household.find(Entity::ResidenceStatus, person->key());
        const QDate until = stay == nullptr ? QDate() : stay->date(field::residence_status::stay_until);
        const bool soon = until.isValid() && at.today.daysTo(until) <= days(at, u"days_ahead"_s);
        if (soon) list.push_back(about(*person, {{u"until"_s, until}}));
    }
    return list;
}

Result<NoticeMatches> provisionalNumber(const NoticeSituation& at) {
    NoticeMatches list;
    for (const Record* person : at.household.members()) {
        if (isResident(*person) && isProvisional(person->key())) list.push_back(about(*person, {}));
    }
    return list;
}

}  // namespace

std::map<QString, NoticePredicate> personPredicates() {
    const QStringList ahead{u"days_ahead"_s};
    return {{u"age_ahead"_s, {ageAhead, {u"age"_s, u"days_ahead"_s}}},
            {u"age_passed"_s, {agePassed, {u"age"_s}}},
            {u"school_age_ahead"_s, {schoolAgeAhead, ahead}},
            {u"care_ahead"_s, {careAhead, ahead}},
            {u"certificate_expiring"_s, {certificateExpiring, ahead}},
            {u"certificate_expired"_s, {certificateExpired, {}}},
            {u"no_certificate"_s, {noCertificate, {}}},
            {u"certificate_outstanding"_s, {certificateOutstanding, {}}},
            {u"double_coverage"_s, {doubleCoverage, {u"kinds"_s}}},
            {u"head_missing"_s, {headMissing, {}}},
            {u"card_certificate_expiring"_s, {cardExpiring, ahead}},
            {u"card_certificate_expired"_s, {cardExpired, {}}},
            {u"stay_ending"_s, {stayEnding, ahead}},
            {u"provisional_number"_s, {provisionalNumber, {}}}};
}

}  // namespace mado
