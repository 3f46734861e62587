// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/ParameterChanges.h"

namespace mado {

namespace {

std::optional<Parameter> inForce(const Parameters& parameters, const QString& id, QDate day) {
    auto found = parameters.at(id, day);
    return found ? std::optional<Parameter>(std::move(*found)) : std::nullopt;
}

}  // namespace

QList<ParameterChange> parameterChanges(const Parameters& parameters, QDate from, QDate to) {
    QList<ParameterChange> changes;
    const QStringList ids = parameters.ids();
    for (const QString& id : ids) {
        ParameterChange change{id, inForce(parameters, id, from), inForce(parameters, id, to)};
        const bool same = change.before.has_value() == change.after.has_value() &&
                          (!change.before || change.before->value == change.after->value);
        if (!same) changes << change;
    }
    return changes;
}

QStringList missingOn(const Parameters& parameters, QDate day) {
    QStringList missing;
    const QStringList ids = parameters.ids();
    for (const QString& id : ids) {
        if (!inForce(parameters, id, day)) missing << id;
    }
    return missing;
}

}  // namespace mado
