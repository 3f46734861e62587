// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/StaffNames.h"

namespace mado {

namespace cf = field::case_file;

QString staffName(const HouseholdSnapshot& household, const QString& staffId) {
    for (const Record& each : household.records(Entity::CaseFile)) {
        if (each.text(cf::author_id) == staffId) return each.text(cf::author_name);
        if (each.text(cf::confirmer_id) == staffId) return each.text(cf::confirmer_name);
    }
    return staffId;
}

}  // namespace mado
