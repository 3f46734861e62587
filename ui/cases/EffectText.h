// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/procedures/CaseDifferences.h"
#include "core/procedures/EffectOutput.h"
#include "ui/base/Wording.h"

#include <QSet>
#include <QString>

#include <vector>

namespace mado {

/// "変わること" as rich text: coverage, tax with its steps, papers, benefits; then every item of every
/// record, before and after. Links of the form "steps:tax" open and close the steps of a computation.
class EffectText {
 public:
    EffectText(const Wording& wording, const CodeTables& codes) : m_wording(wording), m_codes(codes) {}

    /// `open`: links whose steps are open.
    [[nodiscard]] QString summary(const EffectOutput& output, const QSet<QString>& open) const;
    [[nodiscard]] QString differences(const std::vector<DifferenceGroup>& groups) const;
    [[nodiscard]] QString findings(const std::vector<Notice>& findings) const;
    /// In a narrow column what changes stands below its name: no amount is broken in two.
    void setStacked(bool stacked) { m_isStacked = stacked; }

 private:
    [[nodiscard]] QString coverage(const EffectOutput& output) const;
    [[nodiscard]] QString tax(const EffectOutput& output, const QSet<QString>& open) const;
    [[nodiscard]] QString papers(const EffectOutput& output) const;
    [[nodiscard]] QString benefits(const EffectOutput& output, const QSet<QString>& open) const;
    [[nodiscard]] QString steps(const QString& id, const Explanation& explanation,
                                const QSet<QString>& open) const;
    [[nodiscard]] QString event(const CoverageEvent& event) const;
    [[nodiscard]] QString row(const QString& label, const QString& html) const;

    const Wording& m_wording;
    const CodeTables& m_codes;
    bool m_isStacked = false;
};

}  // namespace mado
