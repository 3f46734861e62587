// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/text/FiscalYear.h"
#include "ui/widgets/CommitLine.h"

#include <QDate>

#include <optional>

namespace mado {

/// An age ("45", "45歳") or a birth date in any form that staff write (S56.5.1). At the right stands what it
/// was taken for: the age on 1 April of the fiscal year, or the age that the birth date gives.
class AgeField : public CommitLine {
    Q_OBJECT
 public:
    explicit AgeField(QWidget* parent = nullptr);

    void setYear(FiscalYear year);
    /// A valid `birth` is shown, else the age. Tells nobody.
    void setValue(std::optional<int> age, QDate birth);

 Q_SIGNALS:
    void ageRead(int years);
    void birthRead(QDate day);
    void emptied();
    /// E-FORM-023 no age from 0 to 130; otherwise what parseDate refuses.
    void refused(const mado::Error& error);

 protected:
    void read() override;

 private:
    [[nodiscard]] QString hintOf(QDate birth) const;
    FiscalYear m_year;
};

}  // namespace mado
