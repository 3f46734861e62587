// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDate>
#include <QString>

#include <vector>

namespace mado {

/// An address as the register splits it.
struct CityAddress {
    QString postalCode;  ///< seven digits
    QString town;        ///< "埼玉県川口市青木二丁目"
    QString lot;         ///< "1番1号"
    QString building;
    QString room;
};

/// Insurance elsewhere. An invalid end: still running.
struct OtherSpell {
    QString kind;  ///< table other_coverage_kind
    QString insurerName;
    QString insurerNo;
    QString symbol;
    QString number;
    QDate start;
    QDate end;
};

/// Insurance here under one number of the household. The end is the first day without it; invalid: open.
struct NhiSpell {
    int number = 0;  ///< place in CityHousehold::numbers
    QDate start;
    QDate end;
    QString startReason;  ///< table nhi_change_reason
    QString endReason;
    QDate qualified;  ///< 資格取得年月日; the start if invalid
    QString qualifiedReason;
};

struct YearIncome {
    int year = 0;
    bool declared = true;
    qint64 salary = 0;   ///< revenue, yen
    qint64 pension = 0;  ///< revenue, yen
    qint64 other = 0;    ///< income, yen
};

enum class Living { Resident, MovedOut, Deceased };

struct CityMove {
    bool in = true;
    QDate on;
    QString prefecture;
    QString city;
    CityAddress address;
    bool insidePrefecture = false;
};

struct CityPerson {
    QString no;
    QString kanji;
    QString kana;
    QString aliasKanji;
    QString aliasKana;
    QString legalName;  ///< of a foreign resident, Latin letters
    QDate birth;
    bool female = false;
    QString relationship;  ///< words of the table relationship
    QString nationality;   ///< empty: Japan
    QString residenceStatus;
    QDate stayUntil;
    Living living = Living::Resident;
    QDate leftOn;  ///< day of moving out or of death
    QDate residentSince;
    std::vector<CityMove> moves;
    std::vector<NhiSpell> nhi;
    std::vector<OtherSpell> others;
    std::vector<YearIncome> incomes;
    QString cardState;  ///< table card_state; empty: not known
    QDate cardRegistered;
    QDate cardUntil;
    bool needsSupport = false;
    bool isProtected = false;
    QDate protectedFrom;

    [[nodiscard]] QString knownKanji() const { return aliasKanji.isEmpty() ? kanji : aliasKanji; }
    [[nodiscard]] QString knownKana() const { return aliasKana.isEmpty() ? kana : aliasKana; }
    [[nodiscard]] bool lives() const { return living == Living::Resident; }
};

/// 国保世帯: a number given to a household.
struct NhiNumber {
    QString certificateNo;
    QDate start;
    QDate end;
    int head = 0;            ///< place in CityHousehold::people
    int continuedFrom = -1;  ///< place in CityHousehold::numbers; -1: none
    bool directDebit = false;
};

/// How a household pays its tax.
enum class Paying { OnTime, Late, Stopped };

struct CityHousehold {
    quint64 seed = 0;  ///< of the stream for what its records still leave open
    QString no;
    CityAddress address;
    CityAddress mailing;  ///< empty town: letters go to the address
    QDate addressSince;
    QString phone;
    std::vector<CityPerson> people;  ///< the head first
    std::vector<NhiNumber> numbers;
    Paying paying = Paying::OnTime;
    QDate stoppedFrom;  ///< Paying::Stopped: due days from here on are unpaid
};

}  // namespace mado
