// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/NhiHouseholdChanges.h"

#include "core/procedures/ProposedNumbers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace nhi = field::nhi_household;
namespace el = field::eligibility;
namespace ad = field::addressee;

const QString headCode = u"01"_s;

/// What a person is to the new head, from what both were to the old one. Empty: cannot be told.
QString relationshipTo(const QString& newHeadWas, const QString& was, const QString& sex) {
    const QString& wife = u"02"_s;
    const QString& husband = u"03"_s;
    const QString& child = u"04"_s;
    const bool spouseTakesOver = newHeadWas == wife || newHeadWas == husband;
    if (was == headCode) {
        if (newHeadWas == wife) return husband;
        if (newHeadWas == husband) return wife;
        if (newHeadWas == child) return sex == u"1"_s ? u"05"_s : u"06"_s;
        if (newHeadWas == u"05"_s || newHeadWas == u"06"_s) return child;
        return {};
    }
    if (spouseTakesOver && was == child) return child;
    if (newHeadWas == child && (was == wife || was == husband)) return was == wife ? u"06"_s : u"05"_s;
    if (newHeadWas == child && was == child) return u"08"_s;
    return {};
}

QString relationshipCode(const EffectWork& work, const Record& person) {
    return work.context.codes.codeOf(u"relationship"_s, person.text(ad::relationship_kanji));
}

}  // namespace

std::vector<const Record*> residentsOf(const HouseholdSnapshot& ledger, const QString& householdNo) {
    std::vector<const Record*> list;
    for (const Record* each : ledger.members()) {
        if (isResident(*each) && each->text(ad::household_no) == householdNo) list.push_back(each);
    }
    return list;
}

const Record* headOf(const HouseholdSnapshot& ledger, const QString& householdNo) {
    for (const Record* each : residentsOf(ledger, householdNo)) {
        if (each->text(ad::relationship_kanji) == u"世帯主"_s) return each;
    }
    return nullptr;
}

const Record* openNhiHousehold(const HouseholdSnapshot& ledger, const QString& householdNo) {
    for (const Record& each : ledger.records(Entity::NhiHousehold)) {
        if (each.text(nhi::household_no) == householdNo && each.isNull(nhi::ended_on)) return &each;
    }
    return nullptr;
}

std::vector<const Record*> openCoverages(const HouseholdSnapshot& ledger, const QString& certificateNo) {
    std::vector<const Record*> list;
    for (const Record& each : ledger.records(Entity::Eligibility)) {
        if (each.text(el::certificate_no) == certificateNo && each.isNull(el::application_end_date)) {
            list.push_back(&each);
        }
    }
    return list;
}

const Record* openCoverage(const HouseholdSnapshot& ledger, const QString& addresseeNo) {
    for (const Record* each : ledger.of(addresseeNo, Entity::Eligibility)) {
        if (each->isNull(el::application_end_date)) return each;
    }
    return nullptr;
}

QString createNhiHousehold(EffectWork& work, const QString& householdNo, const QString& headNo,
                           const QDate& day, const QString& continuedFrom) {
    const QString number = ProposedNumbers(work.context).certificateNo(work.ledger);
    Record household = newRecord(Entity::NhiHousehold, number, nhi::certificate_no, number);
    household.set(nhi::symbol, work.context.city.symbol);
    household.set(nhi::number, work.context.city.printedNumber(number));
    household.set(nhi::head_addressee_no, headNo);
    household.set(nhi::household_no, householdNo);
    household.set(nhi::is_nominal_head, valueOf(false));
    household.set(nhi::started_on, valueOf(day));
    household.set(nhi::direct_debit, valueOf(false));
    if (!continuedFrom.isEmpty()) household.set(nhi::continued_from_certificate_no, continuedFrom);
    work.put(std::move(household));
    work.find(u"nhi_household_created"_s, {{u"symbol"_s, work.context.city.symbol},
                                           {u"number"_s, work.context.city.printedNumber(number)}});
    return number;
}

Result<QString> ensureNhiHousehold(EffectWork& work, const QString& householdNo, const QDate& day) {
    if (const Record* open = openNhiHousehold(work.ledger, householdNo)) {
        const QString number = open->key();
        if (open->date(nhi::started_on) > day) {
            work.change(Entity::NhiHousehold, number,
                        [&](Record& each) { each.set(nhi::started_on, valueOf(day)); });
        }
        return number;
    }
    const Record* head = headOf(work.ledger, householdNo);
    if (head == nullptr) return fail(u"E-PROC-012"_s);
    work.relyOn(head);
    for (const Record& each : work.ledger.records(Entity::NhiHousehold)) {
        const bool ours =
            each.text(nhi::household_no) == householdNo && each.text(nhi::head_addressee_no) == head->key();
        if (!ours || each.date(nhi::ended_on) < day) continue;
        const QString number = each.key();
        work.change(Entity::NhiHousehold, number, [&](Record& again) {
            again.set(nhi::ended_on, {});
            if (again.date(nhi::started_on) > day) again.set(nhi::started_on, valueOf(day));
        });
        return number;
    }
    return createNhiHousehold(work, householdNo, head->key(), day);
}

void refreshNhiHousehold(EffectWork& work, const QString& certificateNo) {
    const Record* household = work.ledger.find(Entity::NhiHousehold, certificateNo);
    if (household == nullptr) return;
    const std::vector<const Record*> open = openCoverages(work.ledger, certificateNo);
    if (open.empty()) {
        QDate last = household->date(nhi::started_on);
        bool anybody = false;
        for (const Record& each : work.ledger.records(Entity::Eligibility)) {
            if (each.text(el::certificate_no) != certificateNo) continue;
            anybody = true;
            last = std::max(last, each.date(el::application_end_date));
        }
        if (!anybody && household->version() == 0) {  // made by this very case and not needed after all
            work.ledger.remove(Entity::NhiHousehold, certificateNo);
            return;
        }
        if (household->isNull(nhi::ended_on)) {
            work.find(u"nhi_household_closed"_s,
                      {{u"number"_s, household->text(nhi::number)}, {u"date"_s, last}});
        }
        work.change(Entity::NhiHousehold, certificateNo,
                    [&](Record& each) { each.set(nhi::ended_on, valueOf(last)); });
        return;
    }
    const QString headNo = household->text(nhi::head_addressee_no);
    const bool insuredHead = std::any_of(
        open.begin(), open.end(), [&](const Record* each) { return each->text(el::addressee_no) == headNo; });
    if (!insuredHead && !household->flag(nhi::is_nominal_head)) {
        work.find(u"nominal_head"_s, {{u"name"_s, work.nameOf(headNo)}}, headNo);
    }
    work.change(Entity::NhiHousehold, certificateNo,
                [&](Record& each) { each.set(nhi::is_nominal_head, valueOf(!insuredHead)); });
}

QString branchNumber(const HouseholdSnapshot& ledger, const QString& certificateNo,
                     const QString& addresseeNo) {
    int last = 0;
    for (const Record& each : ledger.records(Entity::Eligibility)) {
        if (each.text(el::certificate_no) != certificateNo) continue;
        if (each.text(el::addressee_no) == addresseeNo && !each.isNull(el::branch_no)) {
            return each.text(el::branch_no);
        }
        last = std::max(last, each.text(el::branch_no).toInt());
    }
    return u"%1"_s.arg(last + 1, 2, 10, QLatin1Char('0'));
}

void setHead(EffectWork& work, const QString& householdNo, const QString& headNo,
             const QJsonObject& relationships, const QDate& day) {
    const Record head = *work.ledger.member(headNo);
    const QString newHeadWas = relationshipCode(work, head);
    QStringList unsure;
    std::vector<QString> keys;
    for (const Record* each : residentsOf(work.ledger, householdNo))
        keys.push_back(each->key());
    for (const QString& key : keys) {
        const Record person = *work.ledger.member(key);
        QString code = key == headNo ? headCode : relationships[key].toString();
        if (code.isEmpty()) {
            const QString was = relationshipCode(work, person);
            code = newHeadWas == headCode ? was : relationshipTo(newHeadWas, was, person.text(ad::sex_code));
            // Two heads are worse than an open question.
            if (code.isEmpty() && was == headCode) code = u"13"_s;
            if (code.isEmpty() || (was == headCode && code == u"13"_s)) unsure << knownName(person);
        }
        work.change(Entity::Addressee, key, [&](Record& each) {
            if (!code.isEmpty()) {
                each.set(ad::relationship_kanji, work.context.codes.label(u"relationship"_s, code));
            }
            each.set(ad::head_name_kanji, knownName(head));
            each.set(ad::head_name_kana, knownKana(head));
            if (each != person) {
                each.set(ad::change_date, valueOf(day));
                each.set(ad::change_notified_date, valueOf(work.context.filedOn));
                each.set(ad::addressee_change_reason_code, u"07"_s);
            }
        });
    }
    if (!unsure.isEmpty()) work.find(u"relationships_to_check"_s, {{u"names"_s, unsure.join(u"、"_s)}});
}

}  // namespace mado
