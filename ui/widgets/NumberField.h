// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "ui/widgets/CommitLine.h"

#include <optional>

namespace mado {

/// An amount in yen, or another whole number: right-aligned, in groups of three
/// ("213,400"). Takes full-width digits, commas, ¥ and 円.
class NumberField : public CommitLine {
    Q_OBJECT
 public:
    explicit NumberField(QWidget* parent = nullptr);

    /// Nothing: empties the field. Tells nobody.
    void setValue(std::optional<qint64> value);
    /// What was read last; nothing while empty or refused.
    [[nodiscard]] std::optional<qint64> value() const { return m_value; }
    /// Inclusive; both 0 or more. Default: 0 to 9,999,999,999,999.
    void setRange(qint64 least, qint64 most);
    /// Inside at the right: "円".
    void setUnit(const QString& unit) { setHint(unit); }

 Q_SIGNALS:
    void valueChanged(qint64 value);
    void emptied();
    /// E-FORM-022 no number, E-FORM-023 outside the range. The text stays as it
    /// was typed.
    void refused(const mado::Error& error);

 protected:
    void read() override;

 private:
    void refuse(const Error& error);
    std::optional<qint64> m_value;
    qint64 m_least = 0;
    qint64 m_most = 9'999'999'999'999;
};

}  // namespace mado
