// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/domain/HouseholdSnapshot.h"

#include <QString>

namespace mado::test {

/// Synthetic person. Names say what they are, so that nobody takes them for real people.
struct PersonSpec {
    QString no;  ///< addressee number
    QString name;
    QString birth;         ///< ISO, unknown parts 00
    QString relationship;  ///< "世帯主", "妻", ...
    QString sex = QStringLiteral("1");
    QString kana = QStringLiteral("テスト　ヒト");
    QString residentClass = QStringLiteral("1");
    QString nationality = QStringLiteral("392");
};

/// Makes household snapshots for tests, record by record. Every record has a version other than 0.
class HouseholdBuilder {
 public:
    explicit HouseholdBuilder(const QString& householdNo = QStringLiteral("H1"),
                              const QString& certificateNo = QStringLiteral("12345678"));

    HouseholdBuilder& person(const PersonSpec& spec);
    /// The number's household, from `start`; made by insured() where it is not.
    HouseholdBuilder& nhi(const QString& start, const QString& headNo, bool nominal = false);
    /// An open coverage; both layers from `start` unless `qualification` says otherwise.
    HouseholdBuilder& insured(const QString& no, const QString& start, const QString& qualification = {},
                              const QString& reason = QStringLiteral("102"));
    HouseholdBuilder& ended(const QString& no, const QString& end, const QString& reason,
                            bool qualificationToo = true);
    HouseholdBuilder& certificate(const QString& no, const QString& issued, const QString& until,
                                  const QString& kind = QStringLiteral("1"), int ratio = 30);
    HouseholdBuilder& card(const QString& no, const QString& state, const QString& until = {});
    HouseholdBuilder& other(const QString& no, const QString& kind, const QString& start,
                            const QString& end = {});
    HouseholdBuilder& income(const QString& no, int year, qint64 salary, qint64 pension = 0,
                             bool declared = true);
    HouseholdBuilder& instalment(const QString& key, const QString& due, qint64 assessed, qint64 collected);
    /// The levy of the family() for fiscal year 2026 as worked example T1 has it (649,300 yen, 82,300 and
    /// seven times 81,000, the first four paid), under notice N1; with another total or a pension it is
    /// withheld from.
    HouseholdBuilder& levied(qint64 annual = 649'300, const QString& pension = {});
    HouseholdBuilder& protectedPerson(const QString& no);
    HouseholdBuilder& stay(const QString& no, const QString& until);
    HouseholdBuilder& died(const QString& no, const QString& day);
    HouseholdBuilder& directDebit();
    HouseholdBuilder& set(Entity entity, const QString& key, Field field, const Value& value);
    HouseholdBuilder& add(Record record);

    [[nodiscard]] HouseholdSnapshot build() const { return m_household; }

    /// A 45 and B 43 with C 10 and D 4: everybody insured since 2024-04-01, certificates to 2027-07-31.
    [[nodiscard]] static HouseholdBuilder family();
    /// Head A in employee insurance; B, C, D his dependants there; nobody insured here.
    [[nodiscard]] static HouseholdBuilder employees();
    /// Three generations, eight persons, all insured.
    [[nodiscard]] static HouseholdBuilder eight();

 private:
    [[nodiscard]] Record addressed(Entity entity, const QString& key, Field field, const QString& no) const;
    HouseholdSnapshot m_household;
    QString m_certificateNo;
};

}  // namespace mado::test
