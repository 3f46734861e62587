// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/LevyNotices.h"

#include "core/procedures/EffectWork.h"
#include "core/procedures/TaxEstimates.h"
#include "core/text/YearMonth.h"

#include <algorithm>
#include <bit>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ad = field::addressee;
namespace co = field::collection;
namespace le = field::levy;
namespace lp = field::levy_portion;
namespace nhi = field::nhi_household;

/// Works out the notice of one number.
class NoticeMaker {
 public:
    NoticeMaker(const HouseholdSnapshot& before, const HouseholdSnapshot& after, const Parameters& parameters,
                const LevyRates& rates, const QDate& decidedOn)
        : m_before(before),
          m_after(after),
          m_parameters(parameters),
          m_rates(rates),
          m_year(rates.fiscalYear),
          m_decidedOn(decidedOn) {}

    Result<void> add(const Record& number, LevyNotices& to) const {
        const Record* taxpayer = m_after.member(number.text(nhi::head_addressee_no));
        const bool deceased = taxpayer != nullptr && taxpayer->text(ad::resident_class) == u"5"_s;
        if (taxpayer == nullptr || deceased) return {};
        const Record* levied = m_before.find(Entity::Levy, levyKey(number));
        MADO_ASSIGN(const auto was, numberLevy(m_before, m_rates, number.key()));
        MADO_ASSIGN(const auto now, numberLevy(m_after, m_rates, number.key()));
        const qint64 annualNow = now ? now->amounts.annual : 0;
        if (levied == nullptr && was) return {};  // insured before and never levied here: nothing to compare
        if (levied != nullptr && !levied->text(le::pension_name).isEmpty()) return {};
        const qint64 onRecord = levied == nullptr ? 0 : levied->number(le::a_total_decided_tax);
        const qint64 annualWas = was ? was->amounts.annual : 0;
        if (annualNow == annualWas) return {};
        if (levied != nullptr && onRecord != annualWas) {
            to.differing << number.key();
            return {};
        }
        LevyNotice notice;
        notice.form = levied == nullptr ? u"F40"_s : u"F41"_s;
        notice.certificateNo = number.key();
        notice.taxpayerNo = taxpayer->key();
        notice.fiscalYear = m_year.year();
        notice.before = onRecord;
        notice.after = annualNow;
        if (levied != nullptr) notice.noticeNo = levied->text(le::notice_no);
        fill(notice, now);
        MADO_TRY(levied == nullptr ? schedule(notice) : reassess(notice));
        to.notices.push_back(std::move(notice));
        return {};
    }

 private:
    [[nodiscard]] QString levyKey(const Record& number) const {
        return QString::number(m_year.year()) + u'/' + number.key();
    }

    void fill(LevyNotice& notice, const std::optional<NumberLevy>& levy) const {
        for (const Portion portion : allPortions) {
            if (!m_rates.of(portion).enabled) continue;
            LevyNoticePortion one = levy ? portionOf(*levy, portion) : LevyNoticePortion();
            one.portion = portion;
            const Record* was =
                m_before.find(Entity::LevyPortion, QString::number(notice.fiscalYear) + u'/' +
                                                       notice.certificateNo + u'/' + portionCode(portion));
            if (was != nullptr) one.before = was->number(lp::amount);
            notice.portions.push_back(one);
        }
        if (!levy) {
            notice.steps.add({u"年税額(加入者がいない)"_s,
                              u"Annual tax (nobody insured)"_s,
                              yenText(0),
                              qint64{0},
                              u"地方税法703条の4"_s,
                              {}});
            return;
        }
        for (const QString& each : levy->addresseeNos) {
            const Record* person = m_after.member(each);
            notice.people << (person == nullptr ? QString() : knownName(*person));
        }
        notice.reduction = levy->amounts.reduction;
        notice.blockedByUndeclared = levy->amounts.blockedByUndeclared;
        notice.steps = explainLevy(m_rates, levy->household(), levy->amounts);
    }

    [[nodiscard]] LevyNoticePortion portionOf(const NumberLevy& levy, Portion portion) const {
        const PortionAmounts& amounts = levy.amounts.of(portion);
        const PortionRates& rates = m_rates.of(portion);
        LevyNoticePortion one;
        one.incomeRate = rates.incomeRate;
        one.incomeLevy = amounts.incomeLevy;
        one.perCapitaRate = rates.perCapita;
        one.perCapita = amounts.perCapita;
        one.perHousehold = amounts.perHousehold;
        one.overLimit = amounts.overLimit;
        one.amount = amounts.amount;
        const QDate reference = levyReferenceDate(m_rates, levy.household());
        qint64 months = 0;
        for (const LevyPerson& person : levy.persons) {
            const LevyPersonYear year = levyPersonYear(m_rates, person, reference);
            const int liable = std::popcount(static_cast<unsigned>(year.liable(portion)));
            if (liable == 0) continue;
            ++one.persons;
            one.base += year.base;
            months += liable;
        }
        one.reduced = std::max<qint64>(0, rates.perCapita * months / monthsOfYear - amounts.perCapita);
        return one;
    }

    Result<void> schedule(LevyNotice& notice) const {
        MADO_ASSIGN(const QList<Instalment> list,
                    scheduleInstalments(m_parameters, m_year, notice.after, m_decidedOn));
        for (const Instalment& each : list)
            notice.instalments.push_back({each, std::nullopt, 0});
        return {};
    }

    /// The month of a period that is on record, as the rules count it.
    [[nodiscard]] QDate monthOf(const Record& record, const QList<Instalment>& calendar) const {
        const int period = record.text(co::instalment_code).toInt();
        const auto ordinary = std::find_if(calendar.begin(), calendar.end(),
                                           [&](const Instalment& each) { return each.period == period; });
        if (ordinary != calendar.end() && !record.flag(co::adhoc_period_flag)) return ordinary->month;
        const int month = record.text(co::display_instalment_month).remove(u'月').toInt();
        const QDate due = record.date(co::due_date);
        if (month < 1 || month > monthsOfYear) return QDate(due.year(), due.month(), 1);
        return {month >= 4 ? m_year.year() : m_year.year() + 1, month, 1};
    }

    Result<void> reassess(LevyNotice& notice) const {
        MADO_ASSIGN(const QList<Instalment> calendar, instalmentCalendar(m_parameters, m_year));
        QList<Instalment> was;
        QMap<int, qint64> paid;
        for (const Record& each : m_before.records(Entity::Collection)) {
            const bool ours = each.text(co::notice_no) == notice.noticeNo &&
                              each.number(co::levy_fiscal_year) == notice.fiscalYear;
            if (!ours) continue;
            const int period = each.text(co::instalment_code).toInt();
            was << Instalment{period, each.flag(co::adhoc_period_flag), monthOf(each, calendar),
                              each.date(co::due_date), each.number(co::instalment_assessed)};
            paid[period] = each.number(co::instalment_collected);
        }
        std::sort(was.begin(), was.end(),
                  [](const Instalment& a, const Instalment& b) { return a.period < b.period; });
        MADO_ASSIGN(const Reassessment result,
                    reassessInstalments(m_parameters, m_year, was, notice.after, m_decidedOn));
        for (const Instalment& each : result.instalments) {
            const auto same = std::find_if(was.begin(), was.end(),
                                           [&](const Instalment& one) { return one.period == each.period; });
            const qint64 collected = paid.value(each.period);
            notice.instalments.push_back({each, same == was.end() ? 0 : same->amount, collected});
            notice.overpaid += std::max<qint64>(0, collected - each.amount);
        }
        Explanation steps = notice.steps;
        notice.steps = Explanation();
        notice.steps.append(steps).append(result.explanation);
        return {};
    }

    const HouseholdSnapshot& m_before;
    const HouseholdSnapshot& m_after;
    const Parameters& m_parameters;
    const LevyRates& m_rates;
    FiscalYear m_year;
    QDate m_decidedOn;
};

}  // namespace

Result<LevyNotices> levyNotices(const HouseholdSnapshot& before, const HouseholdSnapshot& after,
                                const Parameters& parameters, FiscalYear year, const QDate& decidedOn) {
    LevyNotices found;
    MADO_ASSIGN(const LevyRates rates, levyRates(parameters, year));
    MADO_ASSIGN(const QList<Instalment> calendar, instalmentCalendar(parameters, year));
    // What becomes known before the first levy of the year is in it.
    if (calendar.isEmpty() || decidedOn < calendar.first().month) return found;
    const NoticeMaker maker(before, after, parameters, rates, decidedOn);
    for (const Record& number : after.records(Entity::NhiHousehold))
        MADO_TRY(maker.add(number, found));
    return found;
}

}  // namespace mado
