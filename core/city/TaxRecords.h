// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/city/ResidentRecords.h"

namespace mado::city_records {

/// Incomes with what they come to for taxes.
void incomes(const CityHousehold& household, const CityFigures& figures, const RecordSink& sink);

/// One year's levy of one number.
struct LeviedYear {
    QString key;       ///< of the levy record
    QString noticeNo;  ///< 通知書番号
    int fiscalYear = 0;
    qint64 annual = 0;        ///< yen
    QDate decidedOn;          ///< invalid: with the first levy of the year
    bool isWithheld = false;  ///< 特別徴収 from the pension
    bool isDirectDebit = false;
    QString headNo;
};
/// Five years of levies with their portions, as the rules compute them from the records.
[[nodiscard]] Result<std::vector<LeviedYear>> levies(const CityHousehold& household, CityFigures& figures,
                                                     const RecordSink& sink);
/// The instalments of a levy and what was paid of them.
[[nodiscard]] Result<void> collections(const CityHousehold& household, const std::vector<LeviedYear>& levied,
                                       CityFigures& figures, const RecordSink& sink);

}  // namespace mado::city_records
