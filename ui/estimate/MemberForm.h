// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/LevyEstimate.h"
#include "ui/base/CounterServices.h"
#include "ui/estimate/EstimateText.h"

#include <QHash>
#include <QSet>
#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace mado {

class AgeField;
class DateField;
class LabeledField;
class NumberField;
class SliderField;

/// The member of an estimate that is being entered: age, income, months, and on demand what is special.
/// Fields are named as the rules name them.
class MemberForm : public QWidget {
    Q_OBJECT
 public:
    explicit MemberForm(const CounterServices& services, QWidget* parent = nullptr);

    /// Shows a member; tells nobody. What is typed and not read yet is not touched while it is the same
    /// member.
    void setMember(const EstimateMember& member, FiscalYear year);
    [[nodiscard]] const EstimateMember& member() const { return m_member; }
    /// Words below the age.
    void setAgeRemark(const QString& words);
    /// Which reasons of leaving count ("11, 12, 21, …").
    void setReasonCodes(const QString& codes);
    /// What the rules refused; what can't be read stays marked.
    void clearErrors();
    /// Something stands in a field that can't be read: what the form tells is not what is seen.
    [[nodiscard]] bool hasUnreadable() const { return !m_unreadable.isEmpty(); }
    /// Another member, or another state of it: drops what is typed and not read.
    void forgetTyping();
    /// Shows what is wrong at the field; opens what it stands in. False: there is no such field.
    bool showError(const QString& field, const QString& words);
    void focusAge();
    void retranslate();

 Q_SIGNALS:
    /// `field`: what was changed.
    void changed(const mado::EstimateMember& member, const QString& field);
    void readableChanged();

 private:
    void buildMain();
    void buildSpecial();
    void connectMain();
    void connectSpecial();
    void connectDate(DateField* field, QDate EstimateMember::*value, const QString& name);
    void addSlider(const QString& name, SliderField* field, qint64 EstimateMember::*value);
    void setSpecialOpen(bool open);
    void change(const EstimateMember& next, const QString& field);
    void markUnreadable(const QString& field, const Error& error);
    void markRead(const QString& field);
    void setFieldError(const QString& field, const QString& words);
    void show();
    void showMonths();

    const CounterServices& m_services;
    EstimateText m_words;
    EstimateMember m_member;
    FiscalYear m_year;
    QString m_codes;
    bool m_isShowing = false;
    AgeField* m_age;
    LabeledField* m_ageLabel;
    QLabel* m_remark;
    QCheckBox* m_head;
    QCheckBox* m_insured;
    SliderField* m_salary;
    SliderField* m_pension;
    SliderField* m_other;
    SliderField* m_months;
    QComboBox* m_last;
    QLabel* m_lastLabel;
    QLabel* m_span;  // "8月から3月まで"
    QPushButton* m_specialHead;
    QWidget* m_special;
    QCheckBox* m_declared;
    QCheckBox* m_formerNhi;
    QCheckBox* m_careExcluded;
    QComboBox* m_earner;
    NumberField* m_total;
    DateField* m_left;
    DateField* m_dependant;
    DateField* m_due;
    QSpinBox* m_babies;
    QHash<QString, LabeledField*> m_labelled;
    QHash<QString, SliderField*> m_sliders;
    QSet<QString> m_unreadable;
};

}  // namespace mado
