// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "ui/base/CounterServices.h"

#include <QCoreApplication>
#include <QDate>
#include <QString>

#include <vector>

namespace mado {

/// One thing on the timeline: a bar, or a mark on one day.
struct TimelineItem {
    enum class Kind {
        Nhi,          ///< insured here
        Other,        ///< another insurance, public assistance
        Certificate,  ///< thin bar under the coverage
        Mark,         ///< a move or a filing; `until` is the day itself
    };
    Kind kind = Kind::Nhi;
    RecordRef record;
    QDate from;
    QDate until;  ///< first day no longer in it; invalid while it goes on
    /// The qualification with the prefecture where it reaches beyond the city's application; invalid else.
    QDate outerFrom;
    QDate outerUntil;
    int row = 0;    ///< of certificates that run side by side
    QString text;   ///< on the bar
    QString words;  ///< tooltip and screen reader; names nobody
    [[nodiscard]] bool isOpen() const { return kind != Kind::Mark && !until.isValid(); }
};

struct TimelineLane {
    QString addresseeNo;
    QString name;
    bool isFormer = false;            ///< moved out or deceased
    std::vector<TimelineItem> items;  ///< by kind, then by day
};

/// The past of a household as lanes, one a member. A value; made anew for each view.
class TimelineLanes {
    Q_DECLARE_TR_FUNCTIONS(TimelineLanes)
 public:
    [[nodiscard]] static std::vector<TimelineLane> of(const HouseholdView& view,
                                                      const CounterServices& services);
};

}  // namespace mado
