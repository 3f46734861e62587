// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LevyEstimate.h"
#include "ui/base/Wording.h"

#include <QCoreApplication>

namespace mado {

/// What the estimate's page says about its members, in the language of the screen.
class EstimateText {
    Q_DECLARE_TR_FUNCTIONS(EstimateText)
 public:
    explicit EstimateText(const Wording& wording) : m_wording(wording) {}

    /// "1人目".
    [[nodiscard]] static QString name(qsizetype index);
    /// "45歳", "昭和56年5月1日"; "年齢未入力" without either.
    [[nodiscard]] QString age(const EstimateMember& member) const;
    /// "給与 5,000,000円、年金 800,000円"; "収入なし".
    [[nodiscard]] QString income(const EstimateMember& member) const;
    /// "12か月", "8月から3月まで(8か月)", "加入しない".
    [[nodiscard]] QString months(const EstimateMember& member) const;
    /// The same in a word: "8か月".
    [[nodiscard]] static QString monthCount(const EstimateMember& member);
    [[nodiscard]] static QString monthName(int monthOfFiscalYear);  ///< April = 0
    [[nodiscard]] static QString reduction(const LevyAmounts& amounts);
    [[nodiscard]] static QString remark(AgeRemark remark, bool isByAge);
    /// "1人目: 入力できる範囲を超えた値です。値を確かめて…"
    [[nodiscard]] QString refusal(const Error& error) const;

 private:
    const Wording& m_wording;
};

/// The member and the field that a refusal of estimateLevy names: "members[1].age".
struct EstimateField {
    int member = -1;
    QString name;
    [[nodiscard]] static EstimateField of(const Error& error);
};

}  // namespace mado
