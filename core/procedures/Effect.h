// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "core/domain/HouseholdSnapshot.h"
#include "core/procedures/EffectContext.h"
#include "core/procedures/EffectOutput.h"

#include <QHash>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <functional>
#include <vector>

namespace mado {

/// `before` holds the household at hand. For a merge the caller adds the records of the other household to it
/// (see joined()).
struct EffectInput {
    const HouseholdSnapshot& before;
    const QJsonObject& answers;
    const EffectContext& context;
};

/// An answer that an effect reads: the id and form of a question of the procedure's definition.
struct AnswerSpec {
    enum class Form { Date, Text, Code, Boolean, Number, Yen, Person, People, Certificates, Object };
    QString id;
    Form form = Form::Text;
    bool required = false;
};

/// Pure: same input, same output, byte for byte; changes nothing outside. Errors name the question at fault.
using EffectFunction = std::function<Result<EffectOutput>(const EffectInput&)>;

struct Effect {
    QString id;  ///< procedure id, "acquire_left_employee"
    QString nameJa;
    QString nameEn;
    QList<AnswerSpec> answers;
    EffectFunction compute;
};

/// The effects by procedure id. Made once where the program is put together; immutable afterwards; any
/// thread.
class EffectRegistry {
 public:
    /// Two effects of one id are a bug and throw std::logic_error.
    explicit EffectRegistry(std::vector<Effect> effects);
    /// All effects of this program.
    [[nodiscard]] static EffectRegistry standard();

    [[nodiscard]] const Effect* find(const QString& procedure) const;  ///< null if unknown
    [[nodiscard]] QStringList procedures() const;                      ///< sorted
    /// E-PROC-001 unknown procedure.
    [[nodiscard]] Result<EffectOutput> compute(const QString& procedure, const EffectInput& input) const;

 private:
    QHash<QString, Effect> m_effects;
};

/// Applies the filings of one case in order, each on what the former left, and gives ONE change set against
/// `before` (a record created and changed again is one Create; what ends as it began is no change). Documents
/// named twice come once, a certificate issued by one filing and replaced by a later one is issued once.
/// Findings are those of all filings and those of the household (protected, arrears, undeclared). E-PROC-092
/// no filings.
[[nodiscard]] Result<EffectOutput> computeCase(const EffectRegistry& registry,
                                               const HouseholdSnapshot& before,
                                               const std::vector<Filing>& filings,
                                               const EffectContext& context);

/// Both households' records in one snapshot, named after the first.
[[nodiscard]] HouseholdSnapshot joined(HouseholdSnapshot household, const HouseholdSnapshot& other);

}  // namespace mado
