// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/ChangeSet.h"

#include <array>
#include <stdexcept>

namespace mado::simulation::watched {

/// Records of a head of household that simulated cases write: the first two always together, the last one
/// comes and goes.
inline constexpr std::array entities{Entity::Addressee, Entity::Contact, Entity::CardStatus};
inline constexpr Entity optional = Entity::CardStatus;

/// The item that is written; of a case its state.
[[nodiscard]] inline Field field(Entity entity) {
    switch (entity) {
        case Entity::Addressee:
            return field::addressee::current_building_name;
        case Entity::Contact:
            return field::contact::phone;
        case Entity::CardStatus:
            return field::card_status::card_state;
        case Entity::CaseFile:
            return field::case_file::state;
        default:
            throw std::logic_error("records of this kind are not watched");
    }
}

/// What a history tells of the record; nothing if it is absent.
[[nodiscard]] inline QString value(const Record& record) {
    return record.version() > 0 ? record.text(field(record.entity())) : QString();
}

/// What the record will say after the change; nothing if it is removed.
[[nodiscard]] inline QString value(const RecordChange& change) {
    for (const FieldChange& each : change.fields) {
        if (each.field != field(change.entity)) continue;
        const auto* text = std::get_if<QString>(&each.after);
        return text != nullptr ? *text : QString();
    }
    return {};
}

}  // namespace mado::simulation::watched
