// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/city/DemoHouseholds.h"

#include "core/city/SyntheticCity.h"
#include "core/text/CheckDigits.h"
#include "core/text/FiscalYear.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int incomeYears = 5;

CityPerson person(const QString& no, const QString& kanji, const QString& kana, const QDate& birth,
                  bool female, const QString& relationship) {
    CityPerson each;
    each.no = no;
    each.kanji = kanji;
    each.kana = kana;
    each.birth = birth;
    each.female = female;
    each.relationship = relationship;
    each.residentSince = birth;
    each.cardState = u"no_card"_s;
    return each;
}

void incomes(CityPerson& each, const QDate& today, qint64 salary, qint64 pension, qint64 other = 0) {
    const int last = FiscalYear::of(today).year() - 1;
    for (int year = last - incomeYears + 1; year <= last; ++year)
        each.incomes.push_back({year, true, salary, pension, other});
}

void registerCard(CityPerson& each, const QDate& today, int daysLeft) {
    each.cardState = u"registered"_s;
    each.cardRegistered = today.addYears(-4);
    each.cardUntil = today.addDays(daysLeft);
}

void insure(CityHousehold& household, const QDate& start, const QString& reason) {
    for (CityPerson& each : household.people) {
        NhiSpell spell;
        spell.start = std::max(start, each.birth);
        spell.startReason = spell.start == each.birth ? u"105"_s : reason;
        spell.qualified = spell.start;
        spell.qualifiedReason = spell.startReason;
        each.nhi.push_back(spell);
    }
}

CityHousehold begin(const QLatin1StringView& no, quint64 seed, const CityAddress& address,
                    const QDate& since) {
    CityHousehold household;
    household.no = no;
    household.seed = seed;
    household.address = address;
    household.addressSince = since;
    return household;
}

/// Employee insurance today, NHI before: for filings on leaving it. Names with a variation sequence.
CityHousehold yamada(const QDate& today) {
    CityHousehold household =
        begin(demo::householdNo, 101,
              {u"3320031"_s, u"埼玉県川口市青木二丁目"_s, u"1番1号"_s, u"コーポ青木"_s, u"203"_s},
              QDate(2015, 4, 1));
    household.phone = u"048-000-0101"_s;
    household.people = {
        person(demo::taro, u"山田 太郎"_s, u"ヤマダ タロウ"_s, QDate(1958, 4, 1), false, u"世帯主"_s),
        person(demo::hanako, u"山田 花子"_s, u"ヤマダ ハナコ"_s, QDate(1961, 7, 20), true, u"妻"_s),
        person(demo::katsuo, u"山田 \u845B\U000E0100男"_s, u"ヤマダ カツオ"_s, QDate(1996, 11, 3), false,
               u"子"_s)};
    const QDate left(2019, 4, 1);
    NhiNumber number;
    number.certificateNo = demo::pastCertificateNo;
    number.start = QDate(2015, 4, 1);
    number.end = left;
    household.numbers.push_back(number);
    const CityMove move{true,
                        QDate(2015, 4, 1),
                        u"東京都"_s,
                        u"北区"_s,
                        {u"1140002"_s, u"東京都北区王子"_s, u"1番地"_s, {}, {}},
                        false};
    OtherSpell insurance;
    insurance.insurerName = u"さいたま機械健康保険組合"_s;
    insurance.insurerNo = u"0611777"_s + QString::number(verificationDigit(u"0611777"));
    insurance.symbol = u"1234"_s;
    insurance.number = u"567"_s;
    insurance.start = left;
    insure(household, number.start, u"101"_s);
    for (CityPerson& each : household.people) {
        each.residentSince = QDate(2015, 4, 1);
        each.moves.push_back(move);
        NhiSpell& spell = each.nhi.back();
        spell.end = left;
        spell.endReason = u"202"_s;
        insurance.kind = each.no == demo::taro ? u"employee_insurance"_s : u"dependant"_s;
        each.others.push_back(insurance);
    }
    incomes(household.people[0], today, 4'200'000, 900'000);
    incomes(household.people[1], today, 960'000, 0);
    incomes(household.people[2], today, 1'080'000, 0);
    registerCard(household.people[1], today, 700);
    registerCard(household.people[2], today, 1200);
    return household;
}

/// Insured: the head soon turns 70, the wife has not declared, instalments are overdue.
CityHousehold sekine(const QDate& today) {
    CityHousehold household =
        begin(demo::insuredHouseholdNo, 102,
              {u"3320015"_s, u"埼玉県川口市川口三丁目"_s, u"4番12号"_s, {}, {}}, QDate(1998, 6, 10));
    household.phone = u"048-000-0102"_s;
    household.people = {person(u"1000000011"_s, u"関根 正雄"_s, u"セキネ マサオ"_s,
                               today.addYears(-70).addDays(35), false, u"世帯主"_s),
                        person(u"1000000012"_s, u"関根 節子"_s, u"セキネ セツコ"_s,
                               today.addYears(-66).addDays(-40), true, u"妻"_s),
                        person(u"1000000013"_s, u"関根 直樹"_s, u"セキネ ナオキ"_s,
                               today.addYears(-38).addDays(-9), false, u"子"_s)};
    NhiNumber number;
    number.certificateNo = u"10000011"_s;
    number.start = QDate(2018, 7, 1);
    household.numbers.push_back(number);
    insure(household, number.start, u"102"_s);
    incomes(household.people[0], today, 0, 1'850'000);
    incomes(household.people[1], today, 0, 0);
    incomes(household.people[2], today, 1'900'000, 0);
    household.people[1].incomes.back().declared = false;
    registerCard(household.people[0], today, 45);
    household.paying = Paying::Stopped;
    household.stoppedFrom = today.addDays(-190);
    return household;
}

/// Mother and child under a support measure; letters go elsewhere.
CityHousehold protectedFamily(const QDate& today) {
    CityHousehold household = begin(
        demo::protectedHouseholdNo, 103,
        {u"3330851"_s, u"埼玉県川口市芝新町"_s, u"5番地"_s, u"メゾン芝"_s, u"302"_s}, today.addDays(-400));
    household.people = {person(u"1000000021"_s, u"渡\u9089\U000E0104 真由美"_s, u"ワタナベ マユミ"_s,
                               today.addYears(-37).addDays(-120), true, u"世帯主"_s),
                        person(u"1000000022"_s, u"渡\u9089\U000E0104 葵"_s, u"ワタナベ アオイ"_s,
                               today.addYears(-8).addDays(-200), true, u"子"_s)};
    household.mailing = {u"3320031"_s, u"埼玉県川口市青木一丁目"_s, u"9番9号"_s, {}, {}};
    NhiNumber number;
    number.certificateNo = u"10000021"_s;
    number.start = today.addDays(-400);
    household.numbers.push_back(number);
    insure(household, number.start, u"101"_s);
    for (CityPerson& each : household.people) {
        each.residentSince = number.start;
        each.moves.push_back({true, number.start, u"千葉県"_s, u"松戸市"_s, {}, false});
        each.isProtected = true;
        each.protectedFrom = today.addDays(-200);
    }
    const int last = FiscalYear::of(today).year() - 1;
    household.people[0].incomes = {{last, true, 1'450'000, 0, 0}};
    return household;
}

/// A foreign family known by an alias; the stay of one of them ends soon.
CityHousehold foreignFamily(const QDate& today) {
    CityHousehold household =
        begin(demo::foreignHouseholdNo, 104,
              {u"3330866"_s, u"埼玉県川口市芝二丁目"_s, u"7番3号"_s, u"グリーンハイツ芝"_s, u"105"_s},
              QDate(2021, 9, 15));
    household.phone = u"090-0000-0104"_s;
    household.people = {person(u"1000000031"_s, u"NGUYEN VAN MINH"_s, u"グエン ヴァン ミン"_s,
                               today.addYears(-36).addDays(-77), false, u"世帯主"_s),
                        person(u"1000000032"_s, u"NGUYEN THI LAN"_s, u"グエン ティ ラン"_s,
                               today.addYears(-34).addDays(-15), true, u"妻"_s),
                        person(u"1000000033"_s, u"NGUYEN MINH ANH"_s, u"グエン ミン アイン"_s,
                               today.addYears(-3).addDays(-66), true, u"子"_s)};
    const QStringList aliases{u"青山 明"_s, u"青山 蘭"_s, {}};
    const QStringList kana{u"アオヤマ アキラ"_s, u"アオヤマ ラン"_s, {}};
    NhiNumber number;
    number.certificateNo = u"10000031"_s;
    number.start = QDate(2021, 9, 15);
    number.directDebit = true;
    household.numbers.push_back(number);
    insure(household, number.start, u"101"_s);
    qsizetype place = 0;
    for (CityPerson& each : household.people) {
        each.nationality = u"704"_s;
        each.legalName = each.kanji;
        each.aliasKanji = aliases[place];
        each.aliasKana = kana[place];
        each.residenceStatus = place == 0 ? u"技術・人文知識・国際業務"_s : u"家族滞在"_s;
        each.stayUntil = today.addDays(place == 1 ? 50 : 620);
        if (each.birth < number.start) {
            each.residentSince = number.start;
            each.moves.push_back({true, number.start, u"国外"_s, {}, {}, false});
        }
        ++place;
    }
    incomes(household.people[0], today, 2'640'000, 0);
    incomes(household.people[1], today, 700'000, 0);
    return household;
}

}  // namespace

std::vector<CityHousehold> demoHouseholds(const QDate& today) {
    return {yamada(today), sekine(today), protectedFamily(today), foreignFamily(today)};
}

}  // namespace mado
