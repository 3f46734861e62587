// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/households/ProcedureDesk.h"

#include <QJsonArray>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::test {

ProcedureDesk::ProcedureDesk()
    : parameters(Parameters::load(u"kawaguchi"_s).value()),
      city(CityProfile::load(u"kawaguchi"_s).value()),
      notices(NoticeCatalogue::load().value()),
      registry(EffectRegistry::standard()) {
    on(u"2026-11-20"_s);
}

void ProcedureDesk::on(const QString& isoDate) {
    today = QDate::fromString(isoDate, Qt::ISODate);
    filedOn = today;
}

EffectContext ProcedureDesk::context() const {
    return {parameters, codes, city, notices, today, filedOn, caseId, attempt, filer};
}

Result<EffectOutput> ProcedureDesk::file(const HouseholdSnapshot& before, const QString& procedure,
                                         const QJsonObject& answers) const {
    return file(before, std::vector<Filing>{{procedure, answers}});
}

Result<EffectOutput> ProcedureDesk::file(const HouseholdSnapshot& before,
                                         const std::vector<Filing>& filings) const {
    return computeCase(registry, before, filings, context());
}

QJsonArray people(const QString& numbers) {
    return QJsonArray::fromStringList(numbers.split(u' ', Qt::SkipEmptyParts));
}

QStringList findingIds(const EffectOutput& output) {
    QStringList ids;
    for (const Notice& each : output.findings)
        ids << each.id;
    return ids;
}

bool hasFinding(const EffectOutput& output, const QString& id) {
    return findingIds(output).contains(id);
}

}  // namespace mado::test
