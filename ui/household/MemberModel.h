// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/desk/DeskTypes.h"
#include "ui/base/CounterServices.h"

#include <QAbstractTableModel>

#include <vector>

namespace mado {

/// One member as the first table of the page shows them.
struct MemberLine {
    QString addresseeNo;
    QString relationship;
    QString name;  ///< as known: the alias where there is one
    QString kana;
    QString legalName;  ///< where an alias is in use
    QString birth;
    QString age;
    QString coverage;
    QString coverageDetail;
    QString certificate;
    QString certificateUntil;
    QString ratio;
    QString card;
    bool isInsured = false;  ///< here, today
    bool isResident = true;
    bool isProtected = false;
    bool needsLook = false;  ///< the certificate has run out, or there is none though insured
};

/// Members in the order of the household. Two lines a cell: the second one is `SecondLine`.
class MemberModel : public QAbstractTableModel {
    Q_OBJECT
 public:
    enum Column { Relationship, Name, Birth, Coverage, Certificate, Ratio, Card, ColumnCount };
    enum Role { SecondLine = Qt::UserRole + 1, Muted, Strong, NeedsLook, AddresseeNo };

    explicit MemberModel(const CounterServices& services, QObject* parent = nullptr);
    void setView(const HouseholdView& view);
    [[nodiscard]] const std::vector<MemberLine>& lines() const { return m_lines; }
    [[nodiscard]] int rowOf(const QString& addresseeNo) const;  ///< -1 if absent

    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

 private:
    [[nodiscard]] MemberLine line(const HouseholdView& view, const Record& person) const;
    void tellCoverage(MemberLine& line, const HouseholdSnapshot& records, const QDate& today) const;
    void tellCertificate(MemberLine& line, const HouseholdSnapshot& records, const QDate& today) const;
    [[nodiscard]] QString words(const QString& table, const QString& code) const;
    [[nodiscard]] static QString first(const MemberLine& line, int column);
    [[nodiscard]] static QString second(const MemberLine& line, int column);

    const CounterServices& m_services;
    std::vector<MemberLine> m_lines;
};

}  // namespace mado
