// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/CityKnowledge.h"
#include "forms/filing/ClaimReview.h"
#include "ui/base/Wording.h"

#include <QString>

namespace mado {

/// What an officer reads before a claim is decided, as rich text: the amount with every step of its
/// computation, and what else there is to look at (limit, earlier benefits, account, arrears).
class DecisionReading {
 public:
    /// Both outlive it.
    DecisionReading(const Wording& wording, const Parameters& parameters)
        : m_wording(wording), m_parameters(parameters) {}

    /// The amount, large, and how it was computed; the steps stand open.
    [[nodiscard]] QString computed(const ClaimReview& review) const;
    /// Each point with a mark: good, to be looked at, or in the way.
    [[nodiscard]] QString checks(const ClaimReview& review) const;
    /// Why it cannot be granted, and what to do; empty if it can.
    [[nodiscard]] QString obstacle(const ClaimReview& review) const;

 private:
    enum class Mark { Good, Look, Stop };
    [[nodiscard]] QString point(Mark mark, const QString& title, const QString& detail) const;
    [[nodiscard]] QString limit(const ClaimReview& review) const;
    [[nodiscard]] QString earlier(const ClaimReview& review) const;
    [[nodiscard]] QString account(const ClaimReview& review) const;
    [[nodiscard]] QString arrears(const ClaimReview& review) const;
    [[nodiscard]] QString others(const ClaimReview& review) const;
    const Wording& m_wording;
    const Parameters& m_parameters;
};

}  // namespace mado
