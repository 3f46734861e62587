// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QJsonObject>
#include <QString>

namespace mado {

enum class NoticeLevel {
    Info,  ///< good to know
    Look,  ///< needs a look before going on (amber)
    Stop,  ///< the case must not be confirmed like this (red)
};

[[nodiscard]] QString noticeLevelCode(NoticeLevel level);  ///< "info", "look", "stop"

/// One thing that a clerk should know about a household or a case ("できること・気づき"), in both languages,
/// with its dates and amounts filled in. Holds personal data (names): for the screen, never for a log.
struct Notice {
    QString id;  ///< of resources/notices, e.g. "late_filing"
    NoticeLevel level = NoticeLevel::Info;
    QString titleJa;
    QString titleEn;
    QString detailJa;
    QString detailEn;
    QString procedure;    ///< id of the procedure that answers it; empty if none
    QString addresseeNo;  ///< whom it is about; empty for the household
    QDate until;          ///< last day to act; invalid if none
    QString field = {};   ///< question at fault; empty if none

    [[nodiscard]] QJsonObject toJson() const;
    friend bool operator==(const Notice&, const Notice&) = default;
};

}  // namespace mado
