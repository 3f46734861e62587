// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/RecordModel.h"

#include "ui/household/HouseholdReading.h"

#include <algorithm>
#include <array>
#include <string_view>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Above a column there is no room for the official name, which is in the tooltip and in the record itself.
/// Empty: the official name is short.
QString shortCaption(Field field) {
    struct Caption {
        std::string_view column;
        const char* words;
    };
    static constexpr std::array<Caption, 19> all{{
        {"addressee_no", QT_TRANSLATE_NOOP("mado::RecordModel", "Name")},  // the number is shown as the name
        {"branch_no", QT_TRANSLATE_NOOP("mado::RecordModel", "Branch no.")},
        {"application_start_date", QT_TRANSLATE_NOOP("mado::RecordModel", "Applied from")},
        {"application_start_reason", QT_TRANSLATE_NOOP("mado::RecordModel", "Why it began")},
        {"application_end_date", QT_TRANSLATE_NOOP("mado::RecordModel", "Applied until")},
        {"application_end_reason", QT_TRANSLATE_NOOP("mado::RecordModel", "Why it ended")},
        {"qualification_acquired_date", QT_TRANSLATE_NOOP("mado::RecordModel", "Qualified from")},
        {"qualification_lost_date", QT_TRANSLATE_NOOP("mado::RecordModel", "Qualified until")},
        {"certificate_kind", QT_TRANSLATE_NOOP("mado::RecordModel", "Kind")},
        {"certificate_class", QT_TRANSLATE_NOOP("mado::RecordModel", "Class")},
        {"issued_on", QT_TRANSLATE_NOOP("mado::RecordModel", "Issued")},
        {"effective_from", QT_TRANSLATE_NOOP("mado::RecordModel", "Valid from")},
        {"valid_until", QT_TRANSLATE_NOOP("mado::RecordModel", "Valid until")},
        {"collected_on", QT_TRANSLATE_NOOP("mado::RecordModel", "Taken back")},
        {"started_on", QT_TRANSLATE_NOOP("mado::RecordModel", "Joined")},
        {"ended_on", QT_TRANSLATE_NOOP("mado::RecordModel", "Left")},
        {"target_fiscal_year", QT_TRANSLATE_NOOP("mado::RecordModel", "Fiscal year")},
        {"instalment_code", QT_TRANSLATE_NOOP("mado::RecordModel", "Instalment")},
        {"medical_expense_kind", QT_TRANSLATE_NOOP("mado::RecordModel", "Kind")},
    }};
    const std::string_view column = dictionary::info(field).column;
    const auto found =
        std::find_if(all.begin(), all.end(), [column](const Caption& each) { return each.column == column; });
    return found == all.end() ? QString() : RecordModel::tr(found->words);
}

}  // namespace

RecordModel::RecordModel(Layout layout, const CounterServices& services, QObject* parent)
    : QAbstractTableModel(parent), m_layout(std::move(layout)), m_services(services) {}

void RecordModel::setRecords(const HouseholdSnapshot& records) {
    beginResetModel();
    m_rows = records.records(m_layout.entity);
    const Field order = m_layout.order;
    std::stable_sort(m_rows.begin(), m_rows.end(),
                     [&](const Record& a, const Record& b) { return a.text(order) > b.text(order); });
    m_shown.clear();
    for (const Record& each : m_rows) {
        QStringList line;
        for (const Field field : m_layout.columns)
            line << household_reading::shown(field, each, records, m_services);
        m_shown.push_back(line);
    }
    endResetModel();
}

int RecordModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int RecordModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_layout.columns.size());
}

QVariant RecordModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid()) return {};
    if (role == Qt::DisplayRole) return m_shown.at(static_cast<std::size_t>(index.row())).at(index.column());
    if (role == RefKey) return record(index.row()).key();
    if (role == Qt::TextAlignmentRole) {
        const ItemInfo& info =
            dictionary::info(m_layout.columns.at(static_cast<std::size_t>(index.column())));
        const bool isAmount = info.type == ItemType::Yen || info.type == ItemType::Percent;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isAmount ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

QVariant RecordModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal) return {};
    if (role == Qt::DisplayRole || role == Qt::ToolTipRole) {
        const Field field = m_layout.columns.at(static_cast<std::size_t>(section));
        const QString brief = role == Qt::DisplayRole ? shortCaption(field) : QString();
        return brief.isEmpty() ? household_reading::itemName(field, m_services) : brief;
    }
    if (role == Qt::TextAlignmentRole) {
        const ItemInfo& info = dictionary::info(m_layout.columns.at(static_cast<std::size_t>(section)));
        const bool isAmount = info.type == ItemType::Yen || info.type == ItemType::Percent;
        return QVariant::fromValue(
            Qt::Alignment(Qt::AlignVCenter | (isAmount ? Qt::AlignRight : Qt::AlignLeft)));
    }
    return {};
}

namespace record_layout {

RecordModel::Layout eligibility() {
    using namespace field::eligibility;
    return {Entity::Eligibility,
            {addressee_no, branch_no, application_start_date, application_start_reason, application_end_date,
             application_end_reason, qualification_acquired_date, qualification_lost_date},
            application_start_date};
}

RecordModel::Layout otherCoverage() {
    using namespace field::other_coverage;
    return {
        Entity::OtherCoverage, {addressee_no, coverage_kind, insurer_name, started_on, ended_on}, started_on};
}

RecordModel::Layout certificates() {
    using namespace field::certificate;
    return {Entity::Certificate,
            {addressee_no, certificate_kind, certificate_class, issued_on, effective_from, valid_until,
             burden_ratio, collected_on},
            issued_on};
}

RecordModel::Layout levies() {
    using namespace field::levy;
    return {Entity::Levy,
            {target_fiscal_year, notice_no, reduction_class, a_total_decided_tax, b_total_decided_tax},
            target_fiscal_year};
}

RecordModel::Layout collection() {
    using namespace field::collection;
    return {Entity::Collection,
            {target_fiscal_year, instalment_code, due_date, instalment_assessed, instalment_collected,
             arrears_assessed, arrears_collected, demand_fee_assessed, collected_date},
            due_date};
}

RecordModel::Layout benefits() {
    using namespace field::benefit;
    return {Entity::Benefit,
            {addressee_no, medical_expense_kind, treatment_month, total_medical_cost, actual_patient_share,
             nhi_limit_amount, payment_fixed_amount, annual_hit_count},
            treatment_month};
}

RecordModel::Layout cases() {
    using namespace field::case_file;
    return {Entity::CaseFile,
            {case_no, procedures, subjects, state, entered_at, author_name, confirmer_name, confirmed_at},
            entered_at};
}

RecordModel::Layout issues() {
    using namespace field::document_issue;
    return {Entity::DocumentIssue,
            {document_no, form_id, addressee_no, issued_on, copies, issue_state},
            issued_on};
}

}  // namespace record_layout

}  // namespace mado
