// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/HeadChanges.h"

#include "core/procedures/CertificateChanges.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/NhiHouseholdChanges.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace el = field::eligibility;
namespace nhi = field::nhi_household;

/// Insured persons of the household whose coverage is open under its number, head first.
QStringList insuredUnder(const HouseholdSnapshot& ledger, const Record& nhiHousehold) {
    QStringList list;
    for (const Record* person : ledger.members()) {
        const Record* open = openCoverage(ledger, person->key());
        const bool here = person->text(ad::household_no) == nhiHousehold.text(nhi::household_no);
        if (here && open != nullptr && open->text(el::certificate_no) == nhiHousehold.key()) {
            list << person->key();
        }
    }
    return list;
}

}  // namespace

Result<void> reissueFor(EffectWork& work, const QStringList& persons, const QDate& day,
                        const QString& field) {
    for (const QString& person : persons) {
        CertificateWish wish;
        wish.from = day;
        wish.reasonCode = u"06"_s;
        MADO_TRY(issueCertificate(work, person, wish, field));
    }
    return {};
}

namespace {

/// Ends the old number and carries its insured over to a new one of the new head. The tax is split by month.
Result<void> renumber(EffectWork& work, const Record& old, const QString& headNo, const QDate& day,
                      const QString& dateField) {
    if (day < old.date(nhi::started_on)) return fail(u"E-PROC-022"_s, dateField);
    work.relyOn(&old);
    const QString number = createNhiHousehold(work, old.text(nhi::household_no), headNo, day, old.key());
    const QStringList persons = insuredUnder(work.ledger, old);
    for (const QString& person : persons)
        carryOver(work, person, number, day, u"210"_s, u"110"_s);
    work.change(Entity::NhiHousehold, old.key(),
                [&](Record& each) { each.set(nhi::ended_on, valueOf(day)); });
    refreshNhiHousehold(work, number);
    if (old.flag(nhi::direct_debit)) work.find(u"direct_debit_ends"_s);
    return reissueFor(work, persons, day, u"new_head"_s);
}

}  // namespace

Result<void> changeHeadTo(EffectWork& work, const QString& householdNo, const QString& headNo,
                          const QDate& day, const QJsonObject& relationships, const QString& dateField) {
    setHead(work, householdNo, headNo, relationships, day);
    // Who was insured alone and died leaves no number to carry on.
    const Record* open = openNhiHousehold(work.ledger, householdNo);
    return open == nullptr ? Result<void>() : renumber(work, Record(*open), headNo, day, dateField);
}

}  // namespace mado
