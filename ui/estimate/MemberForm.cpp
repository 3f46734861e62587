// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/MemberForm.h"

#include "ui/estimate/AgeField.h"
#include "ui/estimate/SliderField.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/LabeledField.h"
#include "ui/widgets/NumberField.h"

#include <QCheckBox>
#include <QComboBox>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

MemberForm::MemberForm(const CounterServices& services, QWidget* parent)
    : QWidget(parent), m_services(services), m_words(services.wording) {
    buildMain();
    buildSpecial();
    connectMain();
    connectSpecial();
    retranslate();
    setSpecialOpen(false);
}

void MemberForm::setMember(const EstimateMember& member, FiscalYear year) {
    m_member = member;
    m_year = year;
    show();
}

void MemberForm::show() {
    m_isShowing = true;
    m_age->setYear(m_year);
    const auto isShown = [this](const QString& field) { return !m_unreadable.contains(field); };
    if (isShown(u"age"_s) && !m_age->isPending()) m_age->setValue(m_member.age, m_member.birth);
    m_head->setChecked(m_member.head);
    m_head->setEnabled(!m_member.head);  // somebody is always the head: choose another one
    m_insured->setChecked(m_member.insured);
    if (isShown(u"salary_revenue"_s)) m_salary->setValue(m_member.salaryRevenue);
    if (isShown(u"pension_revenue"_s)) m_pension->setValue(m_member.pensionRevenue);
    if (isShown(u"other_income"_s)) m_other->setValue(m_member.otherIncome);
    for (SliderField* each : {m_salary, m_pension, m_other})
        each->setEnabled(!m_member.totalIncome || each == m_salary);
    m_last->setCurrentIndex(m_member.lastMonth);
    showMonths();
    m_declared->setChecked(m_member.declared);
    m_formerNhi->setChecked(m_member.formerNhiMember);
    m_formerNhi->setEnabled(!m_member.insured);
    m_careExcluded->setChecked(m_member.careExcluded);
    m_earner->setCurrentIndex(!m_member.earner ? 0 : *m_member.earner ? 1 : 2);
    if (isShown(u"total_income"_s)) m_total->setValue(m_member.totalIncome);
    const auto showDate = [&isShown](DateField* field, QDate day) {
        if (field->isPending() || !isShown(field->objectName())) return;
        if (day.isValid())
            field->setDate(PartialDate(day));
        else
            field->setDate({});
    };
    showDate(m_left, m_member.involuntaryLeftOn);
    showDate(m_dependant, m_member.formerDependantSince);
    showDate(m_due, m_member.maternityDue);
    m_babies->setValue(m_member.babies);
    m_babies->setEnabled(m_member.maternityDue.isValid());
    m_isShowing = false;
}

void MemberForm::showMonths() {
    m_months->setEnabled(m_member.insured);
    m_last->setEnabled(m_member.insured);
    m_months->setMost(m_member.lastMonth + 1);
    if (!m_unreadable.contains(u"months"_s)) m_months->setValue(m_member.months);
    m_span->setText(m_words.months(m_member));
}

void MemberForm::setAgeRemark(const QString& words) {
    m_remark->setText(words);
    m_remark->setVisible(!words.isEmpty());
    m_age->setAccessibleDescription(words.isEmpty() ? m_age->hint() : words);
}

void MemberForm::setReasonCodes(const QString& codes) {
    m_codes = codes;
    m_labelled[u"involuntary_left_on"_s]->setHint(tr("Reasons that count: %1").arg(m_codes));
}

void MemberForm::clearErrors() {
    const auto clear = [this](const auto& fields) {
        for (auto it = fields.begin(); it != fields.end(); ++it) {
            if (!m_unreadable.contains(it.key())) it.value()->setError({});
        }
    };
    clear(m_labelled);
    clear(m_sliders);
}

void MemberForm::setFieldError(const QString& field, const QString& words) {
    if (SliderField* slider = m_sliders.value(field)) slider->setError(words);
    if (LabeledField* labelled = m_labelled.value(field)) labelled->setError(words);
}

void MemberForm::markUnreadable(const QString& field, const Error& error) {
    m_unreadable.insert(field);
    setFieldError(field, m_words.refusal(error));
    Q_EMIT readableChanged();
}

void MemberForm::markRead(const QString& field) {
    setFieldError(field, {});
    if (m_unreadable.remove(field)) Q_EMIT readableChanged();
}

void MemberForm::forgetTyping() {
    m_unreadable.clear();
    clearErrors();
    for (CommitLine* each : findChildren<CommitLine*>())
        each->forget();
}

bool MemberForm::showError(const QString& field, const QString& words) {
    static const QHash<QString, QString> others{{u"birth_date"_s, u"age"_s},
                                                {u"coverage"_s, u"age"_s},
                                                {u"last_month"_s, u"months"_s},
                                                {u"maternity.babies"_s, u"maternity_due"_s}};
    const QString name = others.value(field, field);
    if (SliderField* slider = m_sliders.value(name)) {
        slider->setError(words);
        return true;
    }
    LabeledField* labelled = m_labelled.value(name);
    if (labelled == nullptr) return false;
    if (m_special->isAncestorOf(labelled)) setSpecialOpen(true);
    labelled->setError(words);
    return true;
}

void MemberForm::focusAge() {
    m_age->setFocus();
    m_age->selectAll();
}

void MemberForm::change(const EstimateMember& next, const QString& field) {
    if (m_isShowing || next == m_member) return;
    Q_EMIT changed(next, field);
}

void MemberForm::addSlider(const QString& name, SliderField* field, qint64 EstimateMember::*value) {
    field->setObjectName(name);
    m_sliders.insert(name, field);
    connect(field, &SliderField::changed, this, [this, value, name](qint64 yen) {
        markRead(name);
        EstimateMember next = m_member;
        next.*value = yen;
        change(next, name);
    });
    connect(field, &SliderField::refused, this,
            [this, name](const Error& error) { markUnreadable(name, error); });
}

void MemberForm::connectMain() {
    connect(m_age, &AgeField::refused, this, [this](const Error& error) { markUnreadable(u"age"_s, error); });
    const auto takeAge = [this](std::optional<int> age, QDate birth) {
        markRead(u"age"_s);
        EstimateMember next = m_member;
        next.age = age;
        next.birth = birth;
        change(next, {});
    };
    connect(m_age, &AgeField::ageRead, this, [takeAge](int years) { takeAge(years, {}); });
    connect(m_age, &AgeField::birthRead, this, [takeAge](QDate day) { takeAge({}, day); });
    connect(m_age, &AgeField::emptied, this, [takeAge] { takeAge({}, {}); });
    const auto takeFlag = [this](QCheckBox* box, bool EstimateMember::*value) {
        connect(box, &QCheckBox::toggled, this, [this, value](bool on) {
            EstimateMember next = m_member;
            next.*value = on;
            change(next, {});
        });
    };
    takeFlag(m_head, &EstimateMember::head);
    takeFlag(m_insured, &EstimateMember::insured);
    takeFlag(m_declared, &EstimateMember::declared);
    takeFlag(m_formerNhi, &EstimateMember::formerNhiMember);
    takeFlag(m_careExcluded, &EstimateMember::careExcluded);
    addSlider(u"salary_revenue"_s, m_salary, &EstimateMember::salaryRevenue);
    addSlider(u"pension_revenue"_s, m_pension, &EstimateMember::pensionRevenue);
    addSlider(u"other_income"_s, m_other, &EstimateMember::otherIncome);
    m_months->setObjectName(u"months"_s);
    m_sliders.insert(u"months"_s, m_months);
    connect(m_months, &SliderField::changed, this, [this](qint64 months) {
        markRead(u"months"_s);
        EstimateMember next = m_member;
        next.months = static_cast<int>(months);
        change(next, u"months"_s);
    });
    connect(m_months, &SliderField::refused, this,
            [this](const Error& error) { markUnreadable(u"months"_s, error); });
    connect(m_last, &QComboBox::activated, this, [this](int month) {
        EstimateMember next = m_member;
        // Insured to the end of the last month at most; whoever was insured all year stays so until then.
        const bool fromApril = next.firstMonth() == 0;
        next.lastMonth = month;
        next.months = fromApril ? month + 1 : std::min(next.months, month + 1);
        change(next, {});
    });
}

void MemberForm::connectDate(DateField* field, QDate EstimateMember::*value, const QString& name) {
    connect(field, &DateField::dateChanged, this, [this, value, name](const PartialDate& day) {
        markRead(name);
        EstimateMember next = m_member;
        next.*value = day.date();
        change(next, {});
    });
    connect(field, &DateField::emptied, this, [this, value, name] {
        markRead(name);
        EstimateMember next = m_member;
        next.*value = {};
        change(next, {});
    });
    connect(field, &DateField::refused, this,
            [this, name](const Error& error) { markUnreadable(name, error); });
}

void MemberForm::connectSpecial() {
    connect(m_specialHead, &QPushButton::clicked, this, [this] { setSpecialOpen(m_special->isHidden()); });
    connect(m_earner, &QComboBox::activated, this, [this](int index) {
        EstimateMember next = m_member;
        next.earner = index == 0 ? std::nullopt : std::optional(index == 1);
        change(next, {});
    });
    const auto takeTotal = [this](std::optional<qint64> yen) {
        markRead(u"total_income"_s);
        EstimateMember next = m_member;
        next.totalIncome = yen;
        change(next, {});
    };
    connect(m_total, &NumberField::valueChanged, this, [takeTotal](qint64 yen) { takeTotal(yen); });
    connect(m_total, &NumberField::emptied, this, [takeTotal] { takeTotal({}); });
    connect(m_total, &NumberField::refused, this,
            [this](const Error& error) { markUnreadable(u"total_income"_s, error); });
    connectDate(m_left, &EstimateMember::involuntaryLeftOn, u"involuntary_left_on"_s);
    connectDate(m_dependant, &EstimateMember::formerDependantSince, u"former_dependant_since"_s);
    connectDate(m_due, &EstimateMember::maternityDue, u"maternity_due"_s);
    connect(m_babies, &QSpinBox::valueChanged, this, [this](int count) {
        EstimateMember next = m_member;
        next.babies = count;
        change(next, u"babies"_s);
    });
}

void MemberForm::setSpecialOpen(bool open) {
    m_special->setVisible(open);
    m_specialHead->setText((open ? u"▼ "_s : u"▶ "_s) + tr("Special ci&rcumstances"));
    describe(m_specialHead, tr("Special ci&rcumstances"), open ? tr("open") : tr("closed"));
}

}  // namespace mado
