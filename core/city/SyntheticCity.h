// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/Record.h"

#include <QByteArray>
#include <QDate>
#include <QString>

#include <functional>

namespace mado {

class BulkLoad;

/// How many of what came out.
struct CityCounts {
    qint64 residents = 0;  ///< living in the city
    qint64 formerResidents = 0;
    qint64 households = 0;   ///< with somebody living in them
    qint64 everInsured = 0;  ///< persons with eligibility records
    qint64 insured = 0;      ///< insured today
    qint64 records = 0;
    qint64 sealedNumbers = 0;
    friend bool operator==(const CityCounts&, const CityCounts&) = default;
};

/// An invented city for evaluation, training and measuring: the streets of Kawaguchi, nobody of its people.
/// The same plan gives the same records, byte for byte, on every machine; individual numbers are sealed anew
/// each time. Records come household after household, so that memory does not grow with the city.
class SyntheticCity {
 public:
    struct Plan {
        int residents = 10'000;  ///< how many live there at least; former residents come on top
        quint64 seed = 1;
        QDate today;  ///< the business day on which everything is as of
        /// The centre's public key; empty: nobody has an individual number on file.
        QByteArray numberPublicKey = {};
    };
    /// Takes records as they come; one thread, not necessarily the caller's.
    using Sink = std::function<void(Record&&)>;
    /// Done and total residents; called on the caller's thread.
    using Progress = std::function<void(int, int)>;
    /// Asked now and then on the caller's thread; true ends the work with E-CITY-002.
    using Cancel = std::function<bool()>;

    explicit SyntheticCity(QString municipality = QStringLiteral("kawaguchi"))
        : m_municipality(std::move(municipality)) {}

    /// Makes the records only, on the caller's thread. E-CITY-001 for a plan without a day or people, and
    /// what the parameters and tables of places say.
    [[nodiscard]] Result<CityCounts> produce(const Plan& plan, const Sink& sink) const;

    /// Streams the city into an empty centre. Records are made on a thread of their own and written on the
    /// caller's, which owns the connection; does not call begin() or finish(). E-CITY-001, E-CITY-002, and
    /// what the store says.
    [[nodiscard]] Result<CityCounts> generate(const Plan& plan, BulkLoad& load, const Progress& progress = {},
                                              const Cancel& cancel = {}) const;

 private:
    QString m_municipality;
};

/// Numbers of the households that every city has, the same for every seed.
namespace demo {
inline constexpr QLatin1StringView householdNo("2000000001");  ///< 山田 太郎, employee insurance
inline constexpr QLatin1StringView taro("1000000001");
inline constexpr QLatin1StringView hanako("1000000002");
inline constexpr QLatin1StringView katsuo("1000000003");
inline constexpr QLatin1StringView pastCertificateNo("10000001");
inline constexpr QLatin1StringView insuredHouseholdNo("2000000002");  ///< soon 70, undeclared, in arrears
inline constexpr QLatin1StringView protectedHouseholdNo("2000000003");
inline constexpr QLatin1StringView foreignHouseholdNo("2000000004");
}  // namespace demo

}  // namespace mado
