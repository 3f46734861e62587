// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/Effect.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/FactsBuilder.h"
#include "core/procedures/ReverseChanges.h"
#include "core/procedures/TaxEstimates.h"

#include <algorithm>
#include <map>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

void addFinding(EffectOutput& output, Notice notice) {
    const auto same = std::find(output.findings.begin(), output.findings.end(), notice);
    if (same == output.findings.end()) output.findings.push_back(std::move(notice));
}

QString namesOf(const HouseholdSnapshot& household, const QStringList& persons) {
    QStringList names;
    for (const QString& each : persons) {
        if (const Record* person = household.member(each)) names << knownName(*person);
    }
    return names.join(u"、"_s);
}

/// What the clerk must know of the household whatever is filed.
void addHouseholdFindings(EffectOutput& output, const HouseholdSnapshot& before,
                          const std::vector<Filing>& filings, const EffectContext& context) {
    const NoticeCatalogue& words = context.notices;
    for (const Record* each : before.members()) {
        if (!isProtected(before, each->key(), context.today)) continue;
        addFinding(output, words.notice(u"protected_person"_s, {{u"name"_s, knownName(*each)}}, each->key()));
    }
    const qint64 arrears = arrearsOf(before, context.today);
    if (arrears > 0) addFinding(output, words.notice(u"arrears"_s, {{u"amount"_s, Yen{arrears}}}));
    const QStringList silent = undeclared(before, context.today);
    if (!silent.isEmpty()) {
        addFinding(output, words.notice(u"undeclared"_s, {{u"names"_s, namesOf(before, silent)}}));
    }
    for (const Record& each : before.records(Entity::CaseFile)) {
        const QString state = each.text(field::case_file::state);
        if (each.key() == context.caseId || (state != u"entered"_s && state != u"conflict"_s)) continue;
        const QStringList others = each.text(field::case_file::procedures).split(u',', Qt::SkipEmptyParts);
        for (const Filing& filing : filings) {
            if (!others.contains(filing.procedure)) continue;
            addFinding(output, words.notice(u"same_procedure_open"_s,
                                            {{u"number"_s, each.text(field::case_file::case_no)}}));
        }
    }
}

/// Certificates that one filing issued and a later one replaced never existed; of one key the last stands.
void settleCertificates(EffectOutput& output) {
    std::map<QString, std::size_t> last;
    for (std::size_t i = 0; i < output.certificates.size(); ++i) {
        const CertificateAction& each = output.certificates[i];
        if (each.kind == CertificateAction::Kind::Issue) last[each.certificateKey] = i;
    }
    std::vector<CertificateAction> kept;
    for (std::size_t i = 0; i < output.certificates.size(); ++i) {
        CertificateAction& each = output.certificates[i];
        if (each.kind == CertificateAction::Kind::Issue) {
            const Record* record = output.after.find(Entity::Certificate, each.certificateKey);
            const bool stands = record != nullptr && record->version() == 0 && last[each.certificateKey] == i;
            if (!stands) continue;
        }
        kept.push_back(std::move(each));
    }
    output.certificates = std::move(kept);
    std::erase_if(output.documents, [&](const DocumentSuggestion& document) {
        if (document.certificateKey.isEmpty() || document.form == u"F18"_s) return false;
        return std::none_of(output.certificates.begin(), output.certificates.end(), [&](const auto& each) {
            return each.kind == CertificateAction::Kind::Issue &&
                   each.certificateKey == document.certificateKey && each.form == document.form;
        });
    });
}

/// A head was missing after one filing and named by the next; a number opened and closed again within the
/// case.
void dropSettledFindings(EffectOutput& output, const HouseholdSnapshot& before) {
    const auto vacant = [&] {
        for (const Record* each : output.after.members()) {
            const bool here = each->text(field::addressee::household_no) == before.householdNo();
            if (here && isResident(*each) &&
                each->text(field::addressee::relationship_kanji) == u"世帯主"_s) {
                return false;
            }
        }
        return true;
    };
    std::erase_if(output.findings,
                  [&](const Notice& each) { return each.id == u"head_vacant"_s && !vacant(); });
}

void estimateTax(EffectOutput& output, const HouseholdSnapshot& before, const EffectContext& context) {
    const FiscalYear now = FiscalYear::of(context.filedOn);
    auto estimate = taxEstimate(before, output.after, context.parameters, now);
    if (!estimate) {
        output.taxOmitted = estimate.error().code;
        return;
    }
    output.tax = *estimate;
    if (!estimate->unknownIncome.isEmpty()) {
        addFinding(output,
                   context.notices.notice(u"income_unknown"_s,
                                          {{u"names"_s, namesOf(output.after, estimate->unknownIncome)}}));
    }
    QDate earliest = context.filedOn;
    for (const CoverageEvent& each : output.events)
        earliest = std::min(earliest, each.applicationDate.value_or(context.filedOn));
    for (FiscalYear year = FiscalYear::of(earliest); year < now; year = year.next()) {
        auto earlier = taxEstimate(before, output.after, context.parameters, year);
        if (earlier && earlier->before != earlier->after) output.earlierTax.push_back(*earlier);
    }
}

/// The tax notices of the year of the filing. A change may cancel out within the year; then there is none.
void noteLevies(EffectOutput& output, const HouseholdSnapshot& before, const EffectContext& context) {
    const FiscalYear year = FiscalYear::of(context.filedOn);
    auto found = levyNotices(before, output.after, context.parameters, year, context.filedOn);
    if (!found) return;  // a year without figures: the estimate says so
    for (const QString& number : found->differing)
        addFinding(output, context.notices.notice(u"levy_differs"_s, {{u"number"_s, number}}));
    for (LevyNotice& each : found->notices) {
        const DocumentSuggestion letter{each.form, each.taxpayerNo, DocumentSuggestion::Stage::Decided};
        const auto same = std::find(output.documents.begin(), output.documents.end(), letter);
        if (same == output.documents.end()) output.documents.push_back(letter);
        output.levies.push_back(std::move(each));
    }
}

void append(EffectOutput& whole, EffectOutput part) {
    const auto move = [](auto& to, auto& from) {
        to.insert(to.end(), std::make_move_iterator(from.begin()), std::make_move_iterator(from.end()));
    };
    move(whole.events, part.events);
    move(whole.certificates, part.certificates);
    move(whole.benefits, part.benefits);
    move(whole.deadlines, part.deadlines);
    for (Notice& each : part.findings)
        addFinding(whole, std::move(each));
    for (DocumentSuggestion& each : part.documents) {
        const auto same = std::find(whole.documents.begin(), whole.documents.end(), each);
        if (same == whole.documents.end()) whole.documents.push_back(std::move(each));
    }
    for (const RecordRef& each : part.changes.reliedOn) {
        auto& relied = whole.changes.reliedOn;
        const bool known = std::any_of(relied.begin(), relied.end(), [&](const RecordRef& other) {
            return other.entity == each.entity && other.key == each.key;
        });
        if (!known) relied.push_back(each);
    }
    whole.after = std::move(part.after);
}

}  // namespace

HouseholdSnapshot joined(HouseholdSnapshot household, const HouseholdSnapshot& other) {
    for (const EntityInfo& info : dictionary::entities()) {
        for (const Record& each : other.records(info.entity)) {
            if (household.find(info.entity, each.key()) == nullptr) household.add(each);
        }
    }
    return household;
}

Result<EffectOutput> computeCase(const EffectRegistry& registry, const HouseholdSnapshot& before,
                                 const std::vector<Filing>& filings, const EffectContext& context) {
    if (filings.empty()) return fail(u"E-PROC-092"_s);
    EffectOutput whole;
    whole.after = before;
    for (const Filing& filing : filings) {
        const HouseholdSnapshot current = whole.after;
        MADO_ASSIGN(EffectOutput part,
                    registry.compute(filing.procedure, {current, filing.answers, context}));
        append(whole, std::move(part));
    }
    std::vector<RecordRef> relied = std::move(whole.changes.reliedOn);
    std::sort(relied.begin(), relied.end(), [](const RecordRef& a, const RecordRef& b) {
        return std::tie(a.entity, a.key) < std::tie(b.entity, b.key);
    });
    whole.changes = changesBetween(before, whole.after);
    whole.changes.reliedOn = std::move(relied);
    settleCertificates(whole);
    dropSettledFindings(whole, before);
    addHouseholdFindings(whole, before, filings, context);
    if (!whole.events.empty()) {
        estimateTax(whole, before, context);
        noteLevies(whole, before, context);
    }
    std::stable_sort(whole.findings.begin(), whole.findings.end(),
                     [](const Notice& a, const Notice& b) { return a.level > b.level; });
    return whole;
}

}  // namespace mado
