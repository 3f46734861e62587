// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityRandom.h"
#include "core/city/InsuranceRecords.h"
#include "core/rules/BurdenRatio.h"
#include "core/rules/CertificateRules.h"
#include "core/rules/EligibilityRules.h"
#include "core/text/Age.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::city_records {

namespace {

namespace ce = field::certificate;

class CertificateWriter {
 public:
    CertificateWriter(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink)
        : m_household(household),
          m_figures(figures),
          m_sink(sink),
          m_random(CityRandom::of(household.seed, 21)) {}

    Result<void> write() {
        for (const CityPerson& person : m_household.people) {
            if (person.nhi.empty()) continue;
            m_place = 0;
            const NhiSpell& spell = person.nhi.back();
            if (spell.end.isValid()) {
                past(person, spell, spell.end, true);
            } else {
                MADO_TRY(current(person, spell));
            }
        }
        return {};
    }

 private:
    struct Face {
        QString kind;
        QDate from;
        QDate until;
        bool special = false;
        int ratio = 0;
        QDate ratioFrom;
    };

    Record made(const CityPerson& person, const NhiSpell& spell, const Face& face) {
        const NhiNumber& number = m_household.numbers[static_cast<std::size_t>(spell.number)];
        Record record(Entity::Certificate, numberedKey(person.no, ++m_place), 1);
        record.set(ce::certificate_no, number.certificateNo);
        record.set(ce::addressee_no, person.no);
        record.set(ce::head_addressee_no, m_household.people[static_cast<std::size_t>(number.head)].no);
        record.set(ce::certificate_kind, face.kind);
        record.set(ce::certificate_class, face.special ? u"2"_s : u"1"_s);
        record.set(ce::valid_until, valueOf(face.until));
        record.set(ce::effective_from, valueOf(face.from));
        record.set(ce::certificate_form_class, face.kind == u"1"_s || face.kind == u"6"_s ? u"1"_s : u"3"_s);
        record.set(ce::issued_name_kanji, person.knownKanji());
        record.set(ce::issued_name_kana, person.knownKana());
        if (face.ratio > 0) record.set(ce::burden_ratio, qint64{face.ratio});
        if (face.ratioFrom.isValid()) record.set(ce::elderly_effective_from, valueOf(face.ratioFrom));
        return record;
    }

    void issue(Record& record, const NhiSpell& spell, const QDate& from, bool latest) {
        const bool renewal = from > spell.start;
        const QDate issued = renewal ? from.addDays(-12) : from.addDays(m_random.between(0, 10));
        record.set(ce::issued_on, valueOf(std::min(issued, m_figures.today())));
        record.set(ce::printed_on, record.value(ce::issued_on));
        record.set(ce::issue_reason_class, renewal ? u"07"_s : u"01"_s);
        record.set(ce::issue_method_class, renewal ? u"2"_s : u"1"_s);
        record.set(ce::is_latest, valueOf(latest));
        record.set(ce::is_latest_certificate, valueOf(latest));
    }

    /// A certificate of a coverage or a year that is over; nearly all of them came back.
    void past(const CityPerson& person, const NhiSpell& spell, const QDate& until, bool ended) {
        const QDate first = std::max(spell.start, until.addYears(-1));
        if (first >= until) return;
        Face face;
        face.kind = ended && until > m_figures.today().addYears(-1) ? u"1"_s : u"6"_s;
        face.from = first;
        face.until = ended ? until.addDays(m_random.between(0, 200)) : until;
        Record record = made(person, spell, face);
        issue(record, spell, first, false);
        if (!ended || m_random.percent(95)) {
            record.set(ce::collected_on,
                       valueOf(std::min(m_figures.today(), until.addDays(m_random.between(0, 14)))));
            record.set(ce::collection_method_class, m_random.percent(70) ? u"1"_s : u"2"_s);
        } else if (ended) {
            record.set(ce::is_latest, valueOf(true));
            record.set(ce::is_latest_certificate, valueOf(true));
        }
        m_sink(std::move(record));
    }

    [[nodiscard]] CertificateFacts factsOf(const CityPerson& person) const {
        CertificateFacts facts;
        const QDate& today = m_figures.today();
        if (person.cardState == u"registered"_s) {
            const bool expired = person.cardUntil.isValid() && person.cardUntil < today;
            facts.card = expired ? HealthCard::ExpiredCard : HealthCard::Registered;
        } else if (person.cardState == u"not_registered"_s) {
            facts.card = HealthCard::NotRegistered;
        } else if (person.cardState == u"unusable"_s) {
            facts.card = HealthCard::ExpiredCard;
        }
        facts.needsSupport = person.needsSupport;
        facts.applied = person.needsSupport;
        facts.protectedPerson = person.isProtected;
        const bool longArrears =
            m_household.paying == Paying::Stopped && m_household.stoppedFrom < today.addYears(-2);
        facts.arrearsMeasure = longArrears && ageOn(person.birth, today) >= 19;
        return facts;
    }

    /// The ratio by age, and from 70 to 74 by the income of all insured of that age.
    Result<void> setRatio(const CityPerson& person, Face& face) {
        const QDate day = std::max(face.from, person.birth);
        MADO_ASSIGN(const BasicRatio basic, basicRatio(m_figures.parameters(), person.birth, day));
        face.ratio = basic.percent;
        if (basic.ageClass != u"70to74"_s) return {};
        face.ratioFrom = basic.from;
        RatioFacts facts;
        facts.day = day;
        facts.applied = true;
        for (const CityPerson& each : m_household.people) {
            const bool insured = !each.nhi.empty() && !each.nhi.back().end.isValid();
            const bool elderly = birthdayAt(each.birth, 70) < day;
            if (!insured || !elderly || each.incomes.empty()) continue;
            const YearIncome& last = each.incomes.back();
            const AssessedIncome assessed = m_figures.assess(each, last, deductionShare(m_household, each));
            RatioMember member;
            member.birth = each.birth;
            member.taxable = assessed.taxable;
            member.levyBase = assessed.total;
            member.revenue = last.salary + last.pension + last.other;
            facts.members << member;
        }
        if (facts.members.isEmpty()) return {};
        MADO_ASSIGN(const RatioDecision decision, burdenRatio(m_figures.parameters(), facts));
        face.ratio = decision.percent;
        return {};
    }

    Result<void> current(const CityPerson& person, const NhiSpell& spell) {
        const QDate& today = m_figures.today();
        MADO_ASSIGN(const CertificateChoice choice,
                    certificateFor(m_figures.parameters(), factsOf(person), today));
        Face face;
        face.kind = choice.kind == CertificateKind::EligibilityCertificate ? u"1"_s : u"2"_s;
        face.special = choice.special;
        face.from = std::max(spell.start, today.addYears(-1));
        QDate before;
        for (int i = 0; i < 4; ++i) {
            const std::optional<QDate> stay =
                person.stayUntil.isValid() ? std::optional(person.stayUntil) : std::nullopt;
            MADO_ASSIGN(const CertificateValidity validity,
                        certificateValidity(m_figures.parameters(),
                                            {choice.kind, person.birth, face.from, stay, {}}));
            face.until = validity.until.value_or(QDate());
            if (!face.until.isValid() || face.until >= today) break;
            before = face.until;
            face.from = face.until.addDays(1);
        }
        if (before.isValid() && face.kind == u"1"_s) past(person, spell, before, false);
        MADO_TRY(setRatio(person, face));
        Record record = made(person, spell, face);
        issue(record, spell, face.from, true);
        m_sink(std::move(record));
        return limit(person, spell);
    }

    Result<void> limit(const CityPerson& person, const NhiSpell& spell) {
        const QDate& today = m_figures.today();
        const QDate from = std::max(spell.start, today.addDays(-m_random.between(10, 100)));
        const int what = m_random.upTo(1000);
        if (what >= 34) return {};
        Face face;
        face.kind = what < 20 ? u"3"_s : what < 30 ? u"4"_s : u"5"_s;
        face.from = QDate(from.year(), from.month(), 1);
        if (face.from < spell.start) face.from = spell.start;
        // Limit certificates end when the eligibility certificate of that day would.
        MADO_ASSIGN(
            const CertificateValidity validity,
            certificateValidity(m_figures.parameters(),
                                {CertificateKind::EligibilityCertificate, person.birth, face.from, {}, {}}));
        if (face.kind != u"5"_s) face.until = validity.until.value_or(QDate());
        Record record = made(person, spell, face);
        issue(record, spell, spell.start, true);
        record.set(ce::issued_on, valueOf(from));
        record.set(ce::printed_on, valueOf(from));
        record.set(ce::issue_reason_class, u"02"_s);
        record.set(ce::application_date, valueOf(from));
        record.set(ce::is_latest_certificate, {});
        if (face.kind == u"5"_s) {
            record.set(ce::specified_disease_is_latest, valueOf(true));
            record.set(ce::specified_disease_issued_on, valueOf(from));
        } else {
            record.set(ce::reduction_application_is_latest, valueOf(true));
            record.set(ce::reduction_effective_from, valueOf(face.from));
        }
        m_sink(std::move(record));
        return {};
    }

    const CityHousehold& m_household;
    const CityFigures& m_figures;
    const RecordSink& m_sink;
    CityRandom m_random;
    int m_place = 0;
};

}  // namespace

Result<void> certificates(const CityHousehold& household, const CityFigures& figures,
                          const RecordSink& sink) {
    return CertificateWriter(household, figures, sink).write();
}

}  // namespace mado::city_records
