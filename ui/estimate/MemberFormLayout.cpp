// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/Parameter.h"
#include "core/text/YearMonth.h"
#include "ui/estimate/AgeField.h"
#include "ui/estimate/MemberForm.h"
#include "ui/estimate/SliderField.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/DateField.h"
#include "ui/widgets/LabeledField.h"
#include "ui/widgets/NumberField.h"
#include "ui/widgets/WrappedLabel.h"

#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSpinBox>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int mostBabies = 5;
/// The sliders reach what most people have; the fields take what the rules take.
constexpr SliderField::Range salaries{12'000'000, 10'000, 100'000, largestAmount};
constexpr SliderField::Range pensions{5'000'000, 10'000, 100'000, largestAmount};
constexpr SliderField::Range months{monthsOfYear, 1, 3, monthsOfYear};

}  // namespace

void MemberForm::buildMain() {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::px(8));
    m_age = new AgeField(this);
    m_age->setObjectName(u"age"_s);
    m_age->setFixedWidth(theme::px(250));
    m_ageLabel = new LabeledField(QString(), m_age, LabeledField::Place::Top, this);
    m_labelled.insert(u"age"_s, m_ageLabel);
    m_remark = new WrappedLabel(this);
    m_remark->setFont(theme::caption());
    m_remark->hide();
    QPalette colours = m_remark->palette();
    colours.setColor(QPalette::WindowText, theme::look());
    m_remark->setPalette(colours);
    m_head = new QCheckBox(this);
    m_head->setObjectName(u"head"_s);
    m_insured = new QCheckBox(this);
    m_insured->setObjectName(u"insured"_s);
    auto* flags = new QVBoxLayout;
    flags->setSpacing(theme::px(4));
    flags->addWidget(m_head);
    flags->addWidget(m_insured);
    flags->addStretch(1);
    auto* top = new QHBoxLayout;
    top->setSpacing(theme::px(20));
    top->addWidget(m_ageLabel);
    top->addLayout(flags, 1);
    column->addLayout(top);
    column->addWidget(m_remark);
    m_salary = new SliderField(salaries, this);
    m_pension = new SliderField(pensions, this);
    m_other = new SliderField(salaries, this);
    m_months = new SliderField(months, this);
    m_last = new QComboBox(this);
    m_last->setObjectName(u"last_month"_s);
    for (int i = 0; i < monthsOfYear; ++i)
        m_last->addItem(QString());
    m_lastLabel = new QLabel(this);
    m_lastLabel->setBuddy(m_last);
    m_span = new QLabel(this);
    m_span->setFont(theme::caption());
    m_span->setForegroundRole(QPalette::PlaceholderText);
    m_lastLabel->setForegroundRole(QPalette::PlaceholderText);
    for (SliderField* each : {m_salary, m_pension, m_other, m_months})
        column->addWidget(each);
    auto* last = new QHBoxLayout;
    last->setSpacing(theme::px(12));
    last->addWidget(m_lastLabel);
    last->addWidget(m_last);
    last->addWidget(m_span, 1);
    column->addLayout(last);
}

void MemberForm::buildSpecial() {
    m_specialHead = new QPushButton(this);
    m_specialHead->setObjectName(u"ExplanationHead"_s);
    m_specialHead->setFlat(true);
    m_special = new QWidget(this);
    auto* head = new QHBoxLayout;
    head->addWidget(m_specialHead);
    head->addStretch(1);
    auto* column = static_cast<QVBoxLayout*>(layout());
    column->addLayout(head);
    column->addWidget(m_special);
    m_total = new NumberField(m_special);
    m_total->setRange(0, largestAmount);
    m_earner = new QComboBox(m_special);
    for (int i = 0; i < 3; ++i)
        m_earner->addItem(QString());
    const Clock& clock = m_services.desk.clock();
    m_left = new DateField(clock, m_special);
    m_dependant = new DateField(clock, m_special);
    m_due = new DateField(clock, m_special);
    for (DateField* each : {m_left, m_dependant, m_due})
        each->setCompleteOnly(true);
    m_babies = new QSpinBox(m_special);
    m_babies->setRange(1, mostBabies);
    m_declared = new QCheckBox(m_special);
    m_formerNhi = new QCheckBox(m_special);
    m_careExcluded = new QCheckBox(m_special);
    auto* grid = new QGridLayout(m_special);
    grid->setContentsMargins(theme::px(8), 0, 0, 0);
    grid->setHorizontalSpacing(theme::px(20));
    grid->setVerticalSpacing(theme::px(8));
    const auto place = [&](const QString& name, QWidget* field, int row, int columnAt) {
        field->setObjectName(name);
        auto* made = new LabeledField(QString(), field, LabeledField::Place::Top, m_special);
        m_labelled.insert(name, made);
        grid->addWidget(made, row, columnAt, Qt::AlignTop);
    };
    place(u"total_income"_s, m_total, 0, 0);
    place(u"earner"_s, m_earner, 0, 1);
    place(u"involuntary_left_on"_s, m_left, 1, 0);
    place(u"former_dependant_since"_s, m_dependant, 1, 1);
    place(u"maternity_due"_s, m_due, 2, 0);
    place(u"babies"_s, m_babies, 2, 1);
    grid->addWidget(m_declared, 3, 0);
    grid->addWidget(m_careExcluded, 3, 1);
    grid->addWidget(m_formerNhi, 4, 0, 1, 2);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
}

void MemberForm::retranslate() {
    m_ageLabel->setLabel(tr("&Age or birth date"));
    m_head->setText(tr("H&ead of household"));
    m_insured->setText(tr("Joins the NH&I"));
    m_salary->setWords(tr("&Salary, gross"), tr("yen"));
    m_pension->setWords(tr("&Pension, gross"), tr("yen"));
    m_other->setWords(tr("&Other income"), tr("yen"));
    m_months->setWords(tr("&Months insured"), tr("months"));
    m_lastLabel->setText(tr("U&ntil the end of"));
    m_last->setAccessibleName(tr("Last month insured"));
    for (int i = 0; i < monthsOfYear; ++i)
        m_last->setItemText(i, EstimateText::monthName(i));
    m_labelled[u"total_income"_s]->setLabel(tr("Total income, if known"));
    m_labelled[u"total_income"_s]->setHint(tr("Instead of the amounts above."));
    m_total->setUnit(tr("yen"));
    m_labelled[u"earner"_s]->setLabel(tr("Counts as an earner"));
    m_earner->setItemText(0, tr("by the amounts above"));
    m_earner->setItemText(1, tr("yes"));
    m_earner->setItemText(2, tr("no"));
    m_labelled[u"involuntary_left_on"_s]->setLabel(tr("Job lost: day of leaving"));
    setReasonCodes(m_codes);
    m_labelled[u"former_dependant_since"_s]->setLabel(tr("Former dependant since"));
    m_labelled[u"maternity_due"_s]->setLabel(tr("Maternity: due date"));
    m_labelled[u"babies"_s]->setLabel(tr("Number of babies"));
    m_declared->setText(tr("Income is de&clared"));
    m_careExcluded->setText(tr("Exempt from the care portion"));
    m_formerNhi->setText(tr("Moved on to the late-elderly system, lives here"));
    int widest = m_lastLabel->sizeHint().width();
    for (const SliderField* each : {m_salary, m_pension, m_other, m_months})
        widest = std::max(widest, each->labelWidth());
    for (SliderField* each : {m_salary, m_pension, m_other, m_months})
        each->setLabelWidth(widest);
    m_lastLabel->setFixedWidth(widest);
    setSpecialOpen(!m_special->isHidden());
    show();
}

}  // namespace mado
