// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/SyntheticCity.h"

#include "core/central/BulkLoad.h"
#include "core/city/BoundedQueue.h"
#include "core/city/CityRecords.h"
#include "core/city/DemoHouseholds.h"
#include "core/city/HouseholdMaker.h"
#include "core/city/NumberSealer.h"

#include <algorithm>
#include <thread>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::size_t recordsPerParcel = 2'000;
constexpr std::size_t parcelsWaiting = 16;
/// Of so many households one has left the city.
constexpr int oneFormerIn = 9;

struct SealedNumber {
    QString addresseeNo;
    QByteArray sealed;
};

struct Parcel {
    std::vector<Record> records;
    std::vector<SealedNumber> numbers;
    int residents = 0;  ///< up to here
};

/// Makes the households of a plan one by one.
class Production {
 public:
    using AfterHousehold = std::function<bool(const CityHousehold&, const CityCounts&)>;

    Production(const SyntheticCity::Plan& plan, const QString& municipality)
        : m_plan(plan), m_municipality(municipality) {}

    /// `after` returns false to stop.
    Result<CityCounts> run(const SyntheticCity::Sink& sink, const AfterHousehold& after) {
        if (!m_plan.today.isValid() || m_plan.residents < 1) return fail(u"E-CITY-001"_s);
        MADO_ASSIGN(const CityPlaces places, CityPlaces::load());
        MADO_ASSIGN(CityFigures figures, CityFigures::load(m_municipality, m_plan.today));
        const RecordSink counting = [&](Record&& record) {
            ++m_counts.records;
            sink(std::move(record));
        };
        for (const CityHousehold& each : demoHouseholds(m_plan.today)) {
            MADO_TRY(city_records::all(each, figures, counting));
            count(each);
            if (!after(each, m_counts)) return m_counts;
        }
        HouseholdMaker maker(places, m_plan.seed, m_plan.today);
        for (int made = 1; m_counts.residents < m_plan.residents; ++made) {
            const CityHousehold each = made % oneFormerIn == 0 ? maker.former() : maker.resident();
            MADO_TRY(city_records::all(each, figures, counting));
            count(each);
            if (!after(each, m_counts)) return m_counts;
        }
        return m_counts;
    }

 private:
    void count(const CityHousehold& household) {
        bool inhabited = false;
        for (const CityPerson& person : household.people) {
            inhabited = inhabited || person.lives();
            ++(person.lives() ? m_counts.residents : m_counts.formerResidents);
            if (person.nhi.empty()) continue;
            ++m_counts.everInsured;
            if (!person.nhi.back().end.isValid()) ++m_counts.insured;
        }
        if (inhabited) ++m_counts.households;
    }

    const SyntheticCity::Plan& m_plan;
    QString m_municipality;
    CityCounts m_counts;
};

/// Production on its own thread, filling parcels.
class Packer {
 public:
    Packer(const SyntheticCity::Plan& plan, const QString& municipality, BoundedQueue<Parcel>& queue)
        : m_plan(plan), m_municipality(municipality), m_queue(queue) {}

    void run() {
        m_outcome = produce();
        m_queue.close();
    }
    [[nodiscard]] const Result<CityCounts>& outcome() const { return m_outcome; }

 private:
    Result<CityCounts> produce() {
        std::optional<NumberSealer> sealer;
        if (!m_plan.numberPublicKey.isEmpty()) sealer.emplace(m_plan.seed, m_plan.numberPublicKey);
        std::optional<Error> problem;
        qint64 sealedNumbers = 0;
        Parcel parcel;
        Production production(m_plan, m_municipality);
        auto made = production.run([&](Record&& record) { parcel.records.push_back(std::move(record)); },
                                   [&](const CityHousehold& household, const CityCounts& counts) {
                                       for (const CityPerson& person : household.people) {
                                           if (!sealer) break;
                                           auto sealed = sealer->numberOf(person.no);
                                           if (!sealed) {
                                               problem = sealed.error();
                                               return false;
                                           }
                                           parcel.numbers.push_back({person.no, std::move(sealed).value()});
                                           ++sealedNumbers;
                                       }
                                       if (parcel.records.size() < recordsPerParcel) return true;
                                       parcel.residents = static_cast<int>(counts.residents);
                                       return m_queue.push(std::exchange(parcel, {}));
                                   });
        if (problem) return *problem;
        if (!made) return made;
        made.value().sealedNumbers = sealedNumbers;
        parcel.residents = static_cast<int>(made.value().residents);
        m_queue.push(std::move(parcel));
        return made;
    }

    const SyntheticCity::Plan& m_plan;
    QString m_municipality;
    BoundedQueue<Parcel>& m_queue;
    Result<CityCounts> m_outcome = fail(u"E-CITY-002"_s);
};

Result<void> write(const Parcel& parcel, BulkLoad& load) {
    for (const Record& record : parcel.records)
        MADO_TRY(load.add(record));
    for (const SealedNumber& number : parcel.numbers)
        MADO_TRY(load.addSealedNumber(number.addresseeNo, number.sealed));
    return {};
}

}  // namespace

Result<CityCounts> SyntheticCity::produce(const Plan& plan, const Sink& sink) const {
    return Production(plan, m_municipality).run(sink, [](const CityHousehold&, const CityCounts&) {
        return true;
    });
}

Result<CityCounts> SyntheticCity::generate(const Plan& plan, BulkLoad& load, const Progress& progress,
                                           const Cancel& cancel) const {
    BoundedQueue<Parcel> queue(parcelsWaiting);
    Packer packer(plan, m_municipality, queue);
    std::thread producer([&packer] { packer.run(); });
    Result<void> written;
    while (std::optional<Parcel> parcel = queue.pop()) {
        written = cancel && cancel() ? Result<void>(fail(u"E-CITY-002"_s)) : write(*parcel, load);
        if (!written) {
            queue.stop();
            break;
        }
        if (progress) progress(std::min(parcel->residents, plan.residents), plan.residents);
    }
    producer.join();
    if (!written) return written.error();
    return packer.outcome();
}

}  // namespace mado
