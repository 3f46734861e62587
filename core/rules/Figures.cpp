// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Figures.h"

namespace mado {

Parameter Figures::read(QLatin1StringView id) {
    auto found = m_parameters.at(QString(id), m_date);
    if (!found) {
        if (!m_error) m_error = found.error();
        return {};
    }
    const ParameterUse use{found->id, found->validFrom, found->source,
                           found->confidence == Confidence::Unconfirmed};
    if (!m_used.contains(use)) m_used << use;
    return *found;
}

qint64 Figures::number(QLatin1StringView id) {
    return read(id).number;
}
QJsonObject Figures::object(QLatin1StringView id) {
    return read(id).value.toObject();
}
QJsonArray Figures::array(QLatin1StringView id) {
    return read(id).value.toArray();
}
QString Figures::text(QLatin1StringView id) {
    return read(id).value.toString();
}

ParameterUse Figures::use(QLatin1StringView id) {
    const Parameter parameter = read(id);
    return {parameter.id, parameter.validFrom, parameter.source,
            parameter.confidence == Confidence::Unconfirmed};
}

QStringList Figures::unconfirmed() const {
    QStringList ids;
    for (const ParameterUse& use : m_used) {
        if (use.unconfirmed) ids << use.id;
    }
    ids.sort();
    ids.removeDuplicates();
    return ids;
}

}  // namespace mado
