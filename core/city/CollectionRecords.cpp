// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/CityRandom.h"
#include "core/city/TaxRecords.h"
#include "core/rules/Arrears.h"
#include "core/text/FiscalYear.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::city_records {

namespace {

namespace co = field::collection;

constexpr int daysToDemand = 20;  // how soon this city's office sends them; the law only says by when

/// Pensions are paid in the even months (国民年金法18条3項), on the 15th.
QList<Instalment> withheld(int fiscalYear, qint64 annual) {
    QList<Instalment> list;
    const qint64 part = annual / 6 / 100 * 100;
    for (int i = 0; i < 6; ++i) {
        const QDate month = QDate(fiscalYear, 4, 1).addMonths(2 * i);
        list << Instalment{i + 1, false, month, month.addDays(14), part};
    }
    list.front().amount = annual - 5 * part;
    return list;
}

class CollectionWriter {
 public:
    CollectionWriter(const CityHousehold& household, CityFigures& figures, const RecordSink& sink)
        : m_household(household),
          m_figures(figures),
          m_sink(sink),
          m_random(CityRandom::of(household.seed, 31)) {}

    Result<void> write(const LeviedYear& levied) {
        if (levied.annual <= 0) return {};
        QList<Instalment> list;
        if (levied.isWithheld) {
            list = withheld(levied.fiscalYear, levied.annual);
        } else {
            MADO_ASSIGN(list, m_figures.instalments(levied.fiscalYear, levied.annual, levied.decidedOn));
        }
        MADO_ASSIGN(const QDate first, m_figures.firstLevyOn(levied.fiscalYear));
        const QDate decided = levied.decidedOn.isValid() ? levied.decidedOn : first;
        for (const Instalment& each : list) {
            if (each.amount > 0) m_sink(record(levied, each, decided));
        }
        return {};
    }

 private:
    Record record(const LeviedYear& levied, const Instalment& instalment, const QDate& decided) {
        const QString code = QString::number(instalment.period);
        Record record(Entity::Collection,
                      QString::number(levied.fiscalYear) + u'/' + levied.noticeNo + u'/' + code, 1);
        record.set(co::addressee_no, levied.headNo);
        record.set(co::levy_fiscal_year, qint64{levied.fiscalYear});
        record.set(co::target_fiscal_year, qint64{levied.fiscalYear});
        record.set(co::notice_no, levied.noticeNo);
        record.set(co::instalment_code, code);
        record.set(co::accounting_year, qint64{levied.fiscalYear});
        record.set(co::instalment_assessed, instalment.amount);
        record.set(co::instalment_collected, qint64{0});
        record.set(co::due_date, valueOf(instalment.dueOn));
        record.set(co::display_instalment_month, u"%1月"_s.arg(instalment.month.month()));
        record.set(co::adhoc_period_flag, valueOf(instalment.adHoc));
        const QDate sent = levied.isWithheld ? std::min(decided, instalment.dueOn) : decided;
        record.set(co::assessed_date, valueOf(sent));
        record.set(co::tax_notice_sent_date, valueOf(sent));
        settle(record, levied, instalment);
        return record;
    }

    /// The day the money came; invalid if it has not.
    QDate paidOn(const LeviedYear& levied, const Instalment& instalment) {
        const QDate& due = instalment.dueOn;
        if (levied.isWithheld || levied.isDirectDebit) return due;
        if (m_household.paying == Paying::Stopped && due >= m_household.stoppedFrom) return {};
        if (m_household.paying == Paying::Late && m_random.percent(40))
            return due.addDays(m_random.between(2, 75));
        return due.addDays(-m_random.between(0, 14));
    }

    void settle(Record& record, const LeviedYear& levied, const Instalment& instalment) {
        const QDate& today = m_figures.today();
        const QDate paid = paidOn(levied, instalment);
        const bool isPaid = paid.isValid() && paid <= today;
        const QDate& due = instalment.dueOn;
        const QDate demanded = due.addDays(daysToDemand);
        if (demanded < (isPaid ? paid : today)) {
            record.set(co::demand_issued_date, valueOf(demanded));
            if (m_figures.demandFee() > 0) record.set(co::demand_fee_assessed, m_figures.demandFee());
        }
        if (isPaid) {
            record.set(co::instalment_collected, instalment.amount);
            record.set(co::receipt_date, valueOf(paid));
            record.set(co::collected_date, valueOf(std::min(today, paid.addDays(3))));
            record.set(co::collection_count, qint64{1});
            record.set(co::demand_fee_collected, record.value(co::demand_fee_assessed));
            if (paid > due) addCharge(record, instalment, paid);
        } else if (FiscalYear::of(today).year() > levied.fiscalYear) {
            // What is open when the accounts of the year close goes over into the next.
            const QDate over(levied.fiscalYear + 1, 6, 1);
            if (over > today || over < due) return;
            record.set(co::carryover_date, valueOf(over));
            record.set(co::carryover_assessed, instalment.amount);
        }
    }

    void addCharge(Record& record, const Instalment& instalment, const QDate& paid) {
        const auto charge = arrearsCharge(m_figures.parameters(), instalment.amount, instalment.dueOn, paid);
        if (!charge || charge->amount <= 0) return;
        record.set(co::arrears_assessed, charge->amount);
        record.set(co::arrears_collected, charge->amount);
    }

    const CityHousehold& m_household;
    CityFigures& m_figures;
    const RecordSink& m_sink;
    CityRandom m_random;
};

}  // namespace

Result<void> collections(const CityHousehold& household, const std::vector<LeviedYear>& levied,
                         CityFigures& figures, const RecordSink& sink) {
    CollectionWriter writer(household, figures, sink);
    for (const LeviedYear& each : levied)
        MADO_TRY(writer.write(each));
    return {};
}

}  // namespace mado::city_records
