// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/BenefitDecisions.h"
#include "core/procedures/ContactChanges.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/Effects.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/ProposedNumbers.h"
#include "core/procedures/ReverseChanges.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;
namespace ad = field::addressee;
namespace ba = field::bank_account;
namespace be = field::benefit;
namespace el = field::eligibility;

const QString claimChildbirth = u"claim_childbirth"_s;
const QString claimFuneral = u"claim_funeral"_s;
const QString childbirthKind = u"childbirth"_s;
const QString funeralKind = u"funeral"_s;

QList<AnswerSpec> accountSpecs() {
    return {{u"bank_code"_s, Form::Text},          {u"bank_name"_s, Form::Text},
            {u"branch_code"_s, Form::Text},        {u"branch_name"_s, Form::Text},
            {u"account_type"_s, Form::Code},       {u"account_number"_s, Form::Text},
            {u"account_holder_kana"_s, Form::Text}};
}

/// The payee's account for benefits; the key of its record, or nothing when no account was given.
QString recordAccount(EffectWork& work, const QString& payee) {
    if (!work.answers.has(u"account_number"_s)) return {};
    const QString key = payee + u"/benefit"_s;
    const Record* found = work.ledger.find(Entity::BankAccount, key);
    Record account = found != nullptr ? *found : newRecord(Entity::BankAccount, key, ba::addressee_no, payee);
    work.relyOn(found);
    account.set(ba::purpose, u"benefit"_s);
    const auto fill = [&](Field field, const QString& question) {
        if (work.answers.has(question)) account.set(field, work.answers.text(question));
    };
    fill(ba::bank_code, u"bank_code"_s);
    fill(ba::bank_name, u"bank_name"_s);
    fill(ba::branch_code, u"branch_code"_s);
    fill(ba::branch_name, u"branch_name"_s);
    fill(ba::account_type, u"account_type"_s);
    fill(ba::account_number, u"account_number"_s);
    fill(ba::holder_kana, u"account_holder_kana"_s);
    work.put(std::move(account));
    return key;
}

/// The coverage in force on the day, whether or not it has ended since.
const Record* coverageOn(EffectWork& work, const QString& person, const QDate& day) {
    const Record* coverage = work.ledger.activeEligibility(person, day);
    work.relyOn(coverage);
    return coverage;
}

Record newClaim(EffectWork& work, const QString& kind, const QString& person, const Record* coverage) {
    const QString number = ProposedNumbers(work.context).benefitNo(work.ledger);
    Record claim = newRecord(Entity::Benefit, number, be::notice_no, number);
    claim.set(be::medical_expense_kind, kind);
    claim.set(be::addressee_no, person);
    if (coverage != nullptr) claim.set(be::certificate_no, coverage->value(el::certificate_no));
    claim.set(be::claim_month, YearMonth::of(work.context.filedOn).toIso());
    return claim;
}

void propose(EffectWork& work, Record claim, const QString& kind, const BenefitAssessment& assessment,
             const QString& payee, bool registeredAccount = false) {
    const QString account = recordAccount(work, payee);
    if (!account.isEmpty()) claim.set(be::bank_account, account);
    if (account.isEmpty()) work.find(registeredAccount ? u"registered_account"_s : u"no_account"_s);
    claim.set(be::billed_amount, qint64{assessment.amount});
    const bool grant = assessment.decision == BenefitDecision::Grant;
    if (!grant) {
        work.find(u"benefit_denial_likely"_s,
                  {{u"reason_ja"_s, assessment.reasonJa}, {u"reason_en"_s, assessment.reasonEn}},
                  claim.text(be::addressee_no));
    }
    work.suggest(u"F02"_s, DocumentSuggestion::Stage::Entered);
    work.suggest(grant ? u"F70"_s : u"F71"_s, DocumentSuggestion::Stage::Decided, payee);
    work.output.benefits.push_back({claim.key(), kind, assessment});
    work.put(std::move(claim));
}

/// A denied claim stands in nobody's way: what was missing then may be brought now.
bool isDenied(const Record& claim) {
    return !claim.isNull(be::payment_fixed_amount) && claim.number(be::payment_fixed_amount) == 0;
}

/// The same birth by the same mother: one day, a day apart for twins born around midnight.
bool isClaimed(EffectWork& work, const QString& mother, const QDate& born) {
    for (const Record* each : work.ledger.of(mother, Entity::Benefit)) {
        const QDate other = each->date(be::delivery_date);
        if (other.isValid() && qAbs(other.daysTo(born)) <= 1 && !isDenied(*each)) return true;
    }
    return false;
}

ChildbirthFacts childbirthFacts(EffectWork& work, const QDate& born, bool insured) {
    ChildbirthFacts facts;
    facts.birthDate = born;
    facts.claimedOn = work.context.filedOn;
    facts.weeks = static_cast<int>(work.answers.number(u"weeks"_s).value_or(0));
    facts.days = static_cast<int>(work.answers.number(u"days"_s).value_or(0));
    facts.babies = static_cast<int>(work.answers.number(u"babies"_s).value_or(1));
    facts.compensationScheme = work.answers.flag(u"compensation_scheme"_s).value_or(true);
    facts.insuredAtBirth = insured;
    facts.employeeInsurancePays = work.answers.yes(u"employee_insurance_pays"_s);
    facts.directPayment = work.answers.yes(u"direct_payment"_s);
    facts.hospitalCost = work.answers.number(u"hospital_cost"_s).value_or(0);
    return facts;
}

Result<void> childbirth(EffectWork& work) {
    const QString mother = work.answers.text(u"mother"_s);
    const QDate born = work.answers.date(u"born_on"_s);
    MADO_TRY(refuseFuture(work, born, u"born_on"_s));
    const Record person = *work.ledger.member(mother);
    work.relyOn(&person);
    const QDate birth = birthOf(person);
    if (birth.isValid() && born <= birth) return fail(u"E-PROC-006"_s, u"born_on"_s);
    if (work.answers.yes(u"direct_payment"_s) && !work.answers.has(u"hospital_cost"_s)) {
        return fail(u"E-PROC-002"_s, u"hospital_cost"_s);
    }
    if (isClaimed(work, mother, born)) {
        work.find(u"duplicate_claim"_s, {{u"name"_s, knownName(person)}, {u"date"_s, born}}, mother,
                  u"born_on"_s);
    }
    const Record* coverage = coverageOn(work, mother, born);
    const ChildbirthFacts facts = childbirthFacts(work, born, coverage != nullptr);
    MADO_ASSIGN(const BenefitAssessment assessment, childbirthLumpSum(work.context.parameters, facts));
    Record claim = newClaim(work, childbirthKind, mother, coverage);
    claim.set(be::delivery_date, valueOf(born));
    claim.set(be::gestation_weeks, qint64{facts.weeks});
    claim.set(be::birth_count, qint64{facts.babies});
    claim.set(be::twin_class, facts.babies > 1 ? u"1"_s : u"0"_s);
    claim.set(be::stillbirth_class, work.answers.yes(u"stillbirth"_s) ? u"1"_s : u"0"_s);
    claim.set(be::receipt_delegated, valueOf(facts.directPayment));
    claim.set(be::obstetric_compensation_class, facts.compensationScheme ? u"1"_s : u"0"_s);
    const QString baby = work.answers.text(u"baby"_s);
    const QString named = work.answers.text(u"baby_name"_s);
    if (!baby.isEmpty()) claim.set(be::newborn_addressee_no, baby);
    const QString name = !baby.isEmpty() ? work.nameOf(baby) : named;
    if (!name.isEmpty()) claim.set(be::newborn_name, name);
    work.suggest(u"F68"_s, DocumentSuggestion::Stage::Entered, mother);
    // The claim is the household head's (国民健康保険法58条, 条例); the money goes to the head.
    const Record* head = headOf(work.ledger, person.text(ad::household_no));
    propose(work, std::move(claim), u"childbirth_lump_sum"_s, assessment,
            head == nullptr ? mother : head->key());
    return {};
}

/// Who held the funeral: a member of the household, or a person outside the register, kept so that the
/// payment has a payee.
Result<QString> hostOf(EffectWork& work) {
    const QString known = work.answers.text(u"host"_s);
    if (!known.isEmpty()) {
        if (!isResident(*work.ledger.member(known))) return fail(u"E-PROC-019"_s, u"host"_s);
        return known;
    }
    if (!work.answers.has(u"host_name"_s)) return fail(u"E-PROC-002"_s, u"host"_s);
    const QString number = ProposedNumbers(work.context).addresseeNo(work.ledger);
    Record host = newRecord(Entity::Addressee, number, ad::addressee_no, number);
    host.set(ad::history_no, qint64{1});
    host.set(ad::is_active, valueOf(true));
    host.set(ad::resident_class, u"3"_s);
    const auto fill = [&](Field field, const QString& question) {
        if (work.answers.has(question)) host.set(field, work.answers.text(question));
    };
    fill(ad::name_kanji, u"host_name"_s);
    fill(ad::name_kana, u"host_kana"_s);
    fill(ad::current_postal_code, u"host_postal_code"_s);
    fill(ad::current_address, u"host_address"_s);
    fill(ad::current_building_name, u"host_building"_s);
    work.put(std::move(host));
    return number;
}

Result<QDate> deathDate(const EffectWork& work, const Record& deceased) {
    const QDate answered = work.answers.date(u"died_on"_s);
    const bool recorded = deceased.text(ad::resident_class) == u"5"_s;
    const QDate onFile = recorded ? deceased.date(ad::change_date) : QDate();
    if (!answered.isValid() && !onFile.isValid()) return fail(u"E-PROC-030"_s, u"deceased"_s);
    if (answered.isValid() && onFile.isValid() && answered != onFile)
        return fail(u"E-PROC-031"_s, u"died_on"_s);
    return onFile.isValid() ? onFile : answered;
}

Result<void> funeral(EffectWork& work) {
    const QString number = work.answers.text(u"deceased"_s);
    const Record deceased = *work.ledger.member(number);
    work.relyOn(&deceased);
    MADO_ASSIGN(const QDate died, deathDate(work, deceased));
    const QDate held = work.answers.date(u"funeral_on"_s);
    MADO_TRY(refuseFuture(work, held, u"funeral_on"_s));
    if (held < died) return fail(u"E-PROC-032"_s, u"funeral_on"_s);
    if (work.answers.text(u"host"_s) == number) return fail(u"E-PROC-033"_s, u"host"_s);
    for (const Record& each : work.ledger.records(Entity::Benefit)) {
        if (each.text(be::deceased_addressee_no) != number || isDenied(each)) continue;
        work.find(u"duplicate_claim"_s, {{u"name"_s, knownName(deceased)}, {u"date"_s, died}}, number,
                  u"deceased"_s);
    }
    const Record* coverage = coverageOn(work, number, died);
    FuneralFacts facts;
    facts.deathDate = died;
    facts.funeralDate = held;
    facts.claimedOn = work.context.filedOn;
    facts.insuredAtDeath = coverage != nullptr;
    facts.otherSchemePays = work.answers.yes(u"other_scheme_pays"_s);
    MADO_ASSIGN(const BenefitAssessment assessment, funeralExpense(work.context.parameters, facts));
    MADO_ASSIGN(const QString host, hostOf(work));
    Record claim = newClaim(work, funeralKind, host, coverage);
    claim.set(be::deceased_addressee_no, number);
    claim.set(be::deceased_name_kanji, knownName(deceased));
    claim.set(be::death_date, valueOf(died));
    claim.set(be::funeral_date, valueOf(held));
    work.suggest(u"F66"_s, DocumentSuggestion::Stage::Entered, number);
    propose(work, std::move(claim), u"funeral_expense"_s, assessment, host,
            work.answers.yes(u"registered_account"_s));
    return {};
}

}  // namespace

std::vector<Effect> effects::benefits() {
    std::vector<Effect> list;
    list.push_back(makeEffect(claimChildbirth, u"出産育児一時金支給申請"_s, u"Claim: childbirth lump sum"_s,
                              QList<AnswerSpec>{{u"mother"_s, Form::Person, true},
                                                {u"born_on"_s, Form::Date, true},
                                                {u"weeks"_s, Form::Number, true},
                                                {u"days"_s, Form::Number},
                                                {u"babies"_s, Form::Number},
                                                {u"stillbirth"_s, Form::Boolean},
                                                {u"compensation_scheme"_s, Form::Boolean},
                                                {u"direct_payment"_s, Form::Boolean},
                                                {u"hospital_cost"_s, Form::Yen},
                                                {u"employee_insurance_pays"_s, Form::Boolean},
                                                {u"baby"_s, Form::Person},
                                                {u"baby_name"_s, Form::Text},
                                                phoneSpec()} +
                                  accountSpecs(),
                              childbirth));
    list.push_back(makeEffect(claimFuneral, u"葬祭費支給申請"_s, u"Claim: funeral expense"_s,
                              QList<AnswerSpec>{{u"deceased"_s, Form::Person, true},
                                                {u"died_on"_s, Form::Date},
                                                {u"funeral_on"_s, Form::Date, true},
                                                {u"host"_s, Form::Person},
                                                {u"host_name"_s, Form::Text},
                                                {u"host_kana"_s, Form::Text},
                                                {u"host_postal_code"_s, Form::Text},
                                                {u"host_address"_s, Form::Text},
                                                {u"host_building"_s, Form::Text},
                                                {u"other_scheme_pays"_s, Form::Boolean},
                                                {u"registered_account"_s, Form::Boolean}} +
                                  accountSpecs(),
                              funeral));
    return list;
}

bool awaitsDecision(const Record& caseFile) {
    if (caseFile.text(field::case_file::state) != u"applied"_s) return false;
    const QStringList procedures = caseFile.text(field::case_file::procedures).split(u',');
    return std::any_of(procedures.begin(), procedures.end(),
                       [](const QString& each) { return each.startsWith(u"claim_"_s); });
}

Result<ChangeSet> benefitDecision(const HouseholdSnapshot& household, const QString& benefitKey,
                                  BenefitDecision decision, qint64 amount) {
    const Record* claim = household.find(Entity::Benefit, benefitKey);
    if (claim == nullptr) return fail(u"E-PROC-034"_s);
    if (!claim->isNull(be::payment_fixed_amount)) return fail(u"E-PROC-035"_s);
    HouseholdSnapshot after = household;
    Record decided = *claim;
    decided.set(be::payment_fixed_amount, decision == BenefitDecision::Grant ? amount : qint64{0});
    after.add(std::move(decided));
    return changesBetween(household, after);
}

}  // namespace mado
