// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/BenefitRecords.h"

#include "core/city/CityRandom.h"
#include "core/rules/EligibilityRules.h"
#include "core/rules/LumpSums.h"
#include "core/text/Age.h"
#include "core/text/CheckDigits.h"
#include "core/text/YearMonth.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::city_records {

namespace {

namespace be = field::benefit;

class BenefitWriter {
 public:
    BenefitWriter(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink)
        : m_household(household),
          m_figures(figures),
          m_sink(sink),
          m_random(CityRandom::of(household.seed, 41)) {}

    Result<void> write() {
        for (const CityPerson& person : m_household.people) {
            if (person.nhi.empty()) continue;
            m_place = 0;
            const NhiSpell& spell = person.nhi.back();
            if (!spell.end.isValid()) MADO_TRY(treatments(person, spell));
            if (spell.endReason == u"204") MADO_TRY(funeral(person, spell));
            if (person.nhi.front().startReason == u"105") MADO_TRY(childbirth(person));
        }
        return {};
    }

 private:
    Record begin(const CityPerson& person, const NhiSpell& spell, const QString& kind) {
        // Twelve digits: addressee number and count, so that no two persons share one.
        const QString number = person.no + u"%1"_s.arg(++m_place, 2, 10, QLatin1Char('0'));
        Record record(Entity::Benefit, number, 1);
        record.set(be::notice_no, number);
        record.set(be::medical_expense_kind, kind);
        record.set(be::addressee_no, person.no);
        record.set(be::certificate_no,
                   m_household.numbers[static_cast<std::size_t>(spell.number)].certificateNo);
        return record;
    }

    void setMonths(Record& record, const QDate& treated, const QDate& claimed) const {
        record.set(be::treatment_month, YearMonth::of(treated).toIso());
        if (claimed.isValid()) record.set(be::claim_month, YearMonth::of(claimed).toIso());
    }

    Result<void> treatments(const CityPerson& person, const NhiSpell& spell) {
        const QDate& today = m_figures.today();
        const bool old = ageOn(person.birth, today) >= 60;
        const int claims = m_random.weighted({old ? 20 : 55, 30, 15, 5});
        const bool highCost = m_random.perMille(old ? 70 : 25);
        const bool outOfPocket = m_random.perMille(12);
        if (claims == 0 && !highCost && !outOfPocket) return {};
        MADO_ASSIGN(const BasicRatio ratio, basicRatio(m_figures.parameters(), person.birth, today));
        for (int i = 0; i < claims; ++i) {
            const QDate treated = today.addDays(-m_random.between(40, 240));
            if (treated < spell.start) continue;
            claim(person, spell, treated, ratio.percent);
        }
        if (highCost) highCosts(person, spell);
        if (outOfPocket) expense(person, spell, ratio.percent);
        return {};
    }

    void claim(const CityPerson& person, const NhiSpell& spell, const QDate& treated, int burden) {
        Record record = begin(person, spell, u"medical_claim"_s);
        setMonths(record, treated, treated.addMonths(1));
        const qint64 cost = 10LL * m_random.between(180, m_random.percent(6) ? 60'000 : 3'200);
        const qint64 share = cost * burden / 100;
        // An invented clinic; the verification digit is right.
        const QString clinic = QString::number(m_random.between(990'000, 999'999));
        record.set(be::provider_prefecture_code, u"11"_s);
        record.set(be::provider_no, clinic + QString::number(verificationDigit(clinic)));
        record.set(be::inpatient_outpatient_class, cost > 300'000 ? u"1"_s : u"2"_s);
        record.set(be::sex_code, person.female ? u"2"_s : u"1"_s);
        record.set(be::birth_date, valueOf(person.birth));
        record.set(be::benefit_ratio, qint64{100 - burden});
        record.set(be::nhi_actual_days, qint64{m_random.between(1, cost > 300'000 ? 20 : 4)});
        record.set(be::total_medical_cost, cost);
        record.set(be::nhi_decided_total_cost, cost);
        record.set(be::insurer_share, cost - share);
        record.set(be::patient_share_equivalent, share);
        record.set(be::nhi_copayment, share);
        m_sink(std::move(record));
    }

    /// Months above the limit: claimed and paid, claimed, or not claimed yet.
    void highCosts(const CityPerson& person, const NhiSpell& spell) {
        const QDate& today = m_figures.today();
        const int months = m_random.between(1, 4);
        const int last = m_random.between(4, 26);
        for (int i = 0; i < months; ++i) {
            const QDate treated = today.addMonths(-last - i);
            if (treated < spell.start) break;
            Record record = begin(person, spell, u"high_cost"_s);
            const bool claimed = m_random.percent(70);
            const QDate day = treated.addMonths(4);
            setMonths(record, treated, claimed ? std::min(day, today) : QDate());
            const qint64 amount = m_random.between(1'200, 96'000);
            record.set(be::billed_amount, amount);
            record.set(be::annual_hit_count, qint64{i + 1});
            if (claimed && day.addMonths(2) < today) record.set(be::payment_fixed_amount, amount);
            m_sink(std::move(record));
        }
    }

    /// 療養費: paid in full at first, braces and the like.
    void expense(const CityPerson& person, const NhiSpell& spell, int burden) {
        const QDate treated = m_figures.today().addDays(-m_random.between(60, 700));
        if (treated < spell.start) return;
        Record record = begin(person, spell, u"medical_expense"_s);
        setMonths(record, treated, treated.addMonths(1));
        const qint64 cost = 100LL * m_random.between(80, 700);
        record.set(be::total_medical_cost, cost);
        record.set(be::benefit_ratio, qint64{100 - burden});
        record.set(be::billed_amount, cost * (100 - burden) / 100);
        if (treated.addMonths(3) < m_figures.today())
            record.set(be::payment_fixed_amount, cost * (100 - burden) / 100);
        m_sink(std::move(record));
    }

    Result<void> funeral(const CityPerson& person, const NhiSpell& spell) {
        const QDate& today = m_figures.today();
        const CityPerson& host = m_household.people.front();
        const bool soon = person.leftOn.daysTo(today) < 30;
        if (!host.lives() || soon || person.leftOn < today.addYears(-5) || !m_random.percent(80)) return {};
        const QDate held = person.leftOn.addDays(m_random.between(2, 9));
        const QDate claimed = held.addDays(m_random.between(3, 20));
        FuneralFacts facts;
        facts.deathDate = person.leftOn;
        facts.funeralDate = held;
        facts.claimedOn = claimed;
        facts.insuredAtDeath = true;
        MADO_ASSIGN(const BenefitAssessment assessment, funeralExpense(m_figures.parameters(), facts));
        Record record = begin(person, spell, u"funeral"_s);
        record.set(be::addressee_no, host.no);
        record.set(be::claim_month, YearMonth::of(claimed).toIso());
        record.set(be::deceased_addressee_no, person.no);
        record.set(be::deceased_name_kanji, person.knownKanji());
        record.set(be::death_date, valueOf(person.leftOn));
        record.set(be::funeral_date, valueOf(held));
        decide(record, assessment.amount, claimed);
        return {};
    }

    Result<void> childbirth(const CityPerson& baby) {
        const QDate& today = m_figures.today();
        if (baby.birth < today.addYears(-5) || baby.birth.daysTo(today) < 40 || !m_random.percent(88))
            return {};
        const NhiSpell* spell = nullptr;
        const CityPerson* mother = nullptr;
        for (const CityPerson& each : m_household.people) {
            const bool parent = each.relationship == u"世帯主" || each.relationship == u"妻";
            if (!each.female || !parent || each.birth.addYears(18) > baby.birth) continue;
            for (const NhiSpell& one : each.nhi) {
                if (one.start > baby.birth || (one.end.isValid() && one.end <= baby.birth)) continue;
                spell = &one;
                mother = &each;
            }
        }
        if (spell == nullptr) return {};
        const QDate claimed = baby.birth.addDays(m_random.between(7, 39));
        ChildbirthFacts facts;
        facts.birthDate = baby.birth;
        facts.claimedOn = claimed;
        facts.weeks = m_random.between(36, 41);
        facts.insuredAtBirth = true;
        MADO_ASSIGN(const BenefitAssessment assessment, childbirthLumpSum(m_figures.parameters(), facts));
        Record record = begin(baby, *spell, u"childbirth"_s);
        record.set(be::addressee_no, mother->no);
        record.set(be::claim_month, YearMonth::of(claimed).toIso());
        record.set(be::delivery_date, valueOf(baby.birth));
        record.set(be::newborn_addressee_no, baby.no);
        record.set(be::newborn_name, baby.knownKanji());
        record.set(be::gestation_weeks, qint64{facts.weeks});
        record.set(be::birth_count, qint64{1});
        record.set(be::twin_class, u"0"_s);
        record.set(be::stillbirth_class, u"0"_s);
        record.set(be::obstetric_compensation_class, u"1"_s);
        record.set(be::receipt_delegated, valueOf(false));
        decide(record, assessment.amount, claimed);
        return {};
    }

    void decide(Record& record, qint64 amount, const QDate& claimed) {
        record.set(be::billed_amount, amount);
        if (claimed.addDays(30) < m_figures.today()) record.set(be::payment_fixed_amount, amount);
        m_sink(std::move(record));
    }

    const CityHousehold& m_household;
    const CityFigures& m_figures;
    const RecordSink& m_sink;
    CityRandom m_random;
    int m_place = 0;
};

}  // namespace

Result<void> benefits(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink) {
    return BenefitWriter(household, figures, sink).write();
}

}  // namespace mado::city_records
