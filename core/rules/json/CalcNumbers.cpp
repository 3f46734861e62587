// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/json/CalcKinds.h"
#include "core/text/CheckDigits.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// The step names the rule and the answer, never digits of the number.
QJsonObject answer(const Result<void>& checked, const QString& ja, const QString& en, const QString& formula,
                   const QString& article) {
    QJsonObject output{
        {u"valid"_s, checked.ok()},
        {u"reason"_s, checked.ok() ? QJsonValue(QJsonValue::Null) : QJsonValue(checked.error().code)}};
    Explanation explanation;
    explanation.add({ja, en, formula, checked.ok() ? u"valid"_s : u"invalid"_s, article, {}});
    addExplanation(output, explanation);
    return output;
}

}  // namespace

Result<QJsonObject> calcMyNumber(const Parameters&, JsonInput& input) {
    const QString number = input.text(u"number"_s);
    MADO_TRY(input.result());
    const QStringView view(number);
    const std::span<const char16_t> units(view.utf16(), static_cast<std::size_t>(view.size()));
    return answer(checkIndividualNumber(units), u"個人番号の検査用数字"_s,
                  u"Check digit of the individual number"_s, u"11 − (Σ Pn × Qn) mod 11; 0 ≤ 1"_s,
                  u"平成26年総務省令第85号5条"_s);
}

Result<QJsonObject> calcInsurerNumber(const Parameters&, JsonInput& input) {
    const QString number = input.text(u"number"_s);
    MADO_TRY(input.result());
    const auto parsed = parseInsurerNumber(number);
    return answer(parsed ? Result<void>() : Result<void>(parsed.error()), u"保険者番号の検証番号"_s,
                  u"Verification digit of the insurer number"_s, u"(10 − Σ mod 10) mod 10"_s,
                  u"保険者番号等の設定要領"_s);
}

}  // namespace mado
