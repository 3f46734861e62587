// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/BankAccount.h"

#include "core/text/Width.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype kAccountDigits = 7;
constexpr qsizetype kHolderLength = 30;

/// Half-width text without hyphens and spaces; empty if anything but digits is left.
QString onlyDigits(QStringView typed) {
    QString digits;
    for (const QChar c : toHalfWidthCode(typed)) {
        if (c == u'-' || c.isSpace()) continue;
        if (c < u'0' || c > u'9') return {};
        digits.append(c);
    }
    return digits;
}

/// ｧ..ｯ to ｱ..ﾂ; the rest as it is.
QChar largeKana(QChar c) {
    constexpr QStringView kSmall = u"ｧｨｩｪｫｬｭｮｯ";
    constexpr QStringView kLarge = u"ｱｲｳｴｵﾔﾕﾖﾂ";
    const qsizetype at = kSmall.indexOf(c);
    return at < 0 ? c : kLarge[at];
}

bool isBankCharacter(QChar c) {
    const bool kana = c.unicode() >= 0xFF66 && c.unicode() <= 0xFF9F && c != u'ｰ';
    const bool latin = (c >= u'A' && c <= u'Z') || (c >= u'0' && c <= u'9');
    return kana || latin || QStringView(u" ()-./,｢｣").contains(c);
}

}  // namespace

Result<TransferAccount> postBankTransferAccount(QStringView symbol, QStringView number,
                                                const QString& field) {
    const QString symbolDigits = onlyDigits(symbol);
    const bool ordinary =
        symbolDigits.size() == 5 && symbolDigits.startsWith(u'1') && symbolDigits.endsWith(u'0');
    if (!ordinary) return fail(u"E-BANK-001"_s, field);
    const QString numberDigits = onlyDigits(number);
    const bool fits =
        numberDigits.size() >= 2 && numberDigits.size() <= kAccountDigits + 1 && numberDigits.endsWith(u'1');
    if (!fits) return fail(u"E-BANK-002"_s, field);
    return TransferAccount{u"9900"_s, symbolDigits.sliced(1, 2) + u'8',
                           numberDigits.chopped(1).rightJustified(kAccountDigits, u'0')};
}

Result<QString> accountNumber(QStringView typed, const QString& field) {
    const QString digits = onlyDigits(typed);
    if (digits.isEmpty() || digits.size() > kAccountDigits) return fail(u"E-BANK-003"_s, field);
    return digits.rightJustified(kAccountDigits, u'0');
}

Result<QString> accountHolder(QStringView typed, const QString& field) {
    const QString name = toHalfWidthKana(toHalfWidthCode(toKatakana(typed))).trimmed();
    QString out;
    out.reserve(name.size());
    int place = 0;  // as a reader counts: a voicing mark belongs to its kana
    for (const QChar typedCharacter : name) {
        QChar c = largeKana(typedCharacter.toUpper());
        if (c != u'ﾞ' && c != u'ﾟ') ++place;
        if (c == u'ｰ') c = u'-';
        if (c == u'･') c = u'.';
        if (!isBankCharacter(c)) return fail(u"E-BANK-004"_s, field, {QString::number(place)});
        out.append(c);
    }
    if (out.isEmpty()) return fail(u"E-BANK-005"_s, field);
    return out.first(std::min(out.size(), kHolderLength)).trimmed();
}

}  // namespace mado
