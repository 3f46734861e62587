// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"

#include <QString>
#include <QStringView>

namespace mado {

/// The account part of a transfer record, digits only: bank 4, branch 3, account 7 (padded with zeros on the
/// left).
struct TransferAccount {
    QString bank;
    QString branch;
    QString account;
    friend bool operator==(const TransferAccount&, const TransferAccount&) = default;
};

/// Japan Post Bank (ゆうちょ銀行) 記号 1xxx0 and 番号 nnnnnnn1 of an ordinary account as a transfer account:
/// bank 9900, branch = digits 2 and 3 of the symbol and 8, account = the number without its last digit.
/// Either width, hyphens and spaces left out. Source: ゆうちょ銀行
/// 記号番号から振込用の店名・預金種目・口座番号への変換. E-BANK-001 symbol, E-BANK-002 number.
[[nodiscard]] Result<TransferAccount> postBankTransferAccount(QStringView symbol, QStringView number,
                                                              const QString& field = {});

/// An account number padded to 7 digits. E-BANK-003 if it is not 1 to 7 digits.
[[nodiscard]] Result<QString> accountNumber(QStringView typed, const QString& field = {});

/// A holder's name in the characters of the banks' data exchange (全銀協標準): half-width kana with separate
/// voicing marks, small kana large, Latin in upper case, digits, space and ( ) - . / , ｢ ｣. Hiragana and full
/// width are converted, long marks become hyphens. Cut to 30 positions, as the record is. E-BANK-004 for any
/// other character (fact: its place), E-BANK-005 if nothing is left.
[[nodiscard]] Result<QString> accountHolder(QStringView typed, const QString& field = {});

}  // namespace mado
