// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/base/Error.h"
#include "core/text/DateText.h"
#include "ui/widgets/CommitLine.h"

#include <optional>

namespace mado {

/// A date in any form that staff write: S330401, 昭33.4.1, 2026/11/1,
/// 昭和33年月日不詳 (see parsePartialDate). While one types, the reading in
/// both calendars stands at the right; on Enter and when the focus leaves, the
/// text becomes 令和8年11月1日. What can't be read stays as it was typed.
///
/// Up and Down: a day later, a day earlier. Ctrl+;: today.
class DateField : public CommitLine {
    Q_OBJECT
 public:
    /// `clock` outlives it.
    explicit DateField(const Clock& clock, QWidget* parent = nullptr);

    /// Nothing: empties the field. Tells nobody.
    void setDate(const std::optional<PartialDate>& date);
    /// What was read last; nothing while empty or refused.
    [[nodiscard]] std::optional<PartialDate> date() const { return m_date; }
    /// A complete day only: unknown parts are refused with E-DATE-007.
    void setCompleteOnly(bool on) { m_isCompleteOnly = on; }
    /// How the field shows what it has read (令和8年11月1日), and the reading
    /// while one types.
    void setStyles(DateStyle shown, DateStyle reading);

 Q_SIGNALS:
    void dateChanged(const mado::PartialDate& date);
    void emptied();
    void refused(const mado::Error& error);

 protected:
    void read() override;
    void keyPressEvent(QKeyEvent* event) override;

 private:
    [[nodiscard]] Result<PartialDate> parse() const;
    void take(const PartialDate& date);
    void step(int days);
    void showReading();
    [[nodiscard]] QString readingOf(const PartialDate& date) const;

    const Clock& m_clock;
    std::optional<PartialDate> m_date;
    DateStyle m_shown = DateStyle::Kanji;
    DateStyle m_reading = DateStyle::KanjiWeekday;
    bool m_isCompleteOnly = false;
};

}  // namespace mado
