// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QMetaType>
#include <QString>
#include <QStringList>

namespace mado {

/// Where a page wants to go; the main window takes it there.
struct Destination {
    enum class Place {
        Home,        ///< search and my drafts
        Household,   ///< key: household number; detail: addressee number to point at
        NewCase,     ///< key: household number; procedures; people
        Draft,       ///< key: draft id
        Correction,  ///< key: id of one's own returned case, to be put right and entered again
        Confirm,     ///< key: case id
        Issue,       ///< key: case id
        WorkList,    ///< detail: "confirm", "issue", "decide", "returned"
        Settings,
        Back,      ///< where one came from
        Unsent,    ///< key: id of a command or case to point at; may be empty
        Conflict,  ///< key: case id; detail: id of the command in conflict
        Estimate,  ///< the tax of people who need not be on record
    };
    Place place = Place::Home;
    QString key = {};
    QString detail = {};
    QStringList procedures = {};
    QStringList people = {};  ///< addressee numbers to be selected at first
    friend bool operator==(const Destination&, const Destination&) = default;
};

}  // namespace mado

Q_DECLARE_METATYPE(mado::Destination)
