// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CertificateChanges.h"
#include "core/procedures/CoverageChanges.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/Effects.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/ReverseChanges.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;
namespace el = field::eligibility;
namespace nhi = field::nhi_household;

const QString correctEligibility = u"correct_eligibility"_s;
const QString cancelCase = u"cancel_case"_s;

/// Dates in the right order, in both layers and between them.
Result<void> checkOrder(const Record& record) {
    const QDate start = record.date(el::application_start_date);
    const QDate end = record.date(el::application_end_date);
    const QDate acquired = record.date(el::qualification_acquired_date);
    const QDate lost = record.date(el::qualification_lost_date);
    if (!start.isValid()) return fail(u"E-PROC-002"_s, u"application_start_on"_s);
    if (end.isValid() && end <= start) return fail(u"E-PROC-009"_s, u"application_end_on"_s);
    if (acquired.isValid() && acquired > start) return fail(u"E-PROC-020"_s, u"qualification_acquired_on"_s);
    if (lost.isValid() && acquired.isValid() && lost <= acquired) {
        return fail(u"E-PROC-009"_s, u"qualification_lost_on"_s);
    }
    // The city cannot go on applying what the prefecture has ended.
    const bool outlives = lost.isValid() && (!end.isValid() || end > lost);
    if (outlives) return fail(u"E-PROC-020"_s, u"qualification_lost_on"_s);
    return {};
}

void fillCorrections(EffectWork& work, Record& record) {
    const auto date = [&](Field field, const QString& question) {
        if (work.answers.has(question)) record.set(field, valueOf(work.answers.date(question)));
    };
    date(el::application_start_date, u"application_start_on"_s);
    date(el::application_end_date, u"application_end_on"_s);
    date(el::qualification_acquired_date, u"qualification_acquired_on"_s);
    date(el::qualification_lost_date, u"qualification_lost_on"_s);
    const QString start = work.answers.text(u"start_reason"_s);
    const QString end = work.answers.text(u"end_reason"_s);
    if (!start.isEmpty()) record.set(el::application_start_reason, start);
    if (!end.isEmpty()) record.set(el::application_end_reason, end);
    record.set(el::nhi_is_active, valueOf(record.isNull(el::application_end_date)));
}

/// The household's number covers its members' coverage again.
void widenHousehold(EffectWork& work, const QString& certificateNo) {
    const Record* household = work.ledger.find(Entity::NhiHousehold, certificateNo);
    if (household == nullptr) return;
    QDate first;
    bool open = false;
    for (const Record& each : work.ledger.records(Entity::Eligibility)) {
        if (each.text(el::certificate_no) != certificateNo) continue;
        const QDate start = each.date(el::application_start_date);
        if (!first.isValid() || start < first) first = start;
        open = open || each.isNull(el::application_end_date);
    }
    const bool earlier = first.isValid() && first < household->date(nhi::started_on);
    work.change(Entity::NhiHousehold, certificateNo, [&](Record& each) {
        if (earlier) each.set(nhi::started_on, valueOf(first));
        if (open) each.set(nhi::ended_on, {});
    });
    refreshNhiHousehold(work, certificateNo);
}

void noteCorrection(EffectWork& work, const Record& record, const QString& person) {
    CoverageEvent event;
    event.kind = CoverageEvent::Kind::Change;
    event.addresseeNo = person;
    event.name = work.nameOf(person);
    event.applicationDate = record.date(el::application_start_date);
    const QDate acquired = record.date(el::qualification_acquired_date);
    if (acquired.isValid()) event.qualificationDate = acquired;
    event.reasonCode = u"303"_s;
    work.output.events.push_back(std::move(event));
    work.find(u"correction_second_check"_s, {{u"name"_s, work.nameOf(person)}}, person);
}

Result<void> correct(EffectWork& work) {
    const QString key = work.answers.text(u"eligibility"_s);
    const Record* found = work.ledger.find(Entity::Eligibility, key);
    if (found == nullptr) return fail(u"E-PROC-036"_s, u"eligibility"_s);
    const Record old = *found;
    work.relyOn(&old);
    const QString person = old.text(el::addressee_no);
    const QString number = old.text(el::certificate_no);
    if (work.answers.yes(u"void"_s)) {
        work.ledger.remove(Entity::Eligibility, key);
        takeBackCertificates(work, person);
        widenHousehold(work, number);
        noteCorrection(work, old, person);
        return {};
    }
    Record corrected = old;
    fillCorrections(work, corrected);
    if (corrected == old) return fail(u"E-PROC-026"_s, u"eligibility"_s);
    MADO_TRY(checkOrder(corrected));
    const Record* addressee = work.ledger.member(person);
    const QDate birth = addressee == nullptr ? QDate() : birthOf(*addressee);
    if (birth.isValid() && corrected.date(el::application_start_date) < birth) {
        return fail(u"E-PROC-006"_s, u"application_start_on"_s);
    }
    const bool closes = old.isNull(el::application_end_date) && !corrected.isNull(el::application_end_date);
    work.put(corrected);
    if (hasOverlap(work.ledger, person)) return fail(u"E-PROC-016"_s, u"application_start_on"_s);
    if (closes) takeBackCertificates(work, person);
    widenHousehold(work, number);
    noteCorrection(work, corrected, person);
    work.suggest(u"F30"_s, DocumentSuggestion::Stage::Confirmed, person);
    return {};
}

Result<void> cancel(EffectWork& work) {
    MADO_ASSIGN(const ChangeSet applied, ChangeSet::fromJson(work.answers.object(u"change_set"_s)));
    if (applied.isEmpty()) return fail(u"E-PROC-026"_s, u"case_id"_s);
    MADO_ASSIGN(const ChangeSet back, reverseChanges(applied, work.ledger));
    for (const RecordChange& each : back.changes)
        work.relyOn(work.ledger.find(each.entity, each.key));
    MADO_ASSIGN(work.ledger, withChanges(work.ledger, back, false));
    for (const RecordChange& each : applied.changes) {
        const bool issued = each.entity == Entity::Certificate && each.kind == RecordChange::Kind::Create;
        if (issued)
            work.find(u"cancelled_certificate"_s, {{u"name"_s, work.nameOf(each.key.section(u'/', 0, 0))}});
    }
    work.find(u"cancellation_second_check"_s);
    return {};
}

}  // namespace

std::vector<Effect> effects::correction() {
    std::vector<Effect> list;
    list.push_back(makeEffect(correctEligibility, u"資格の訂正・取消"_s, u"Correction of eligibility"_s,
                              {{u"eligibility"_s, Form::Text, true},
                               {u"correction_reason"_s, Form::Text, true},
                               {u"void"_s, Form::Boolean},
                               {u"application_start_on"_s, Form::Date},
                               {u"application_end_on"_s, Form::Date},
                               {u"qualification_acquired_on"_s, Form::Date},
                               {u"qualification_lost_on"_s, Form::Date},
                               {u"start_reason"_s, Form::Code},
                               {u"end_reason"_s, Form::Code},
                               returnedFromSpec()},
                              correct));
    list.push_back(makeEffect(cancelCase, u"届出の取消"_s, u"Cancellation of an applied case"_s,
                              {{u"case_id"_s, Form::Text, true},
                               {u"reason"_s, Form::Text, true},
                               {u"change_set"_s, Form::Object, true}},
                              cancel));
    return list;
}

}  // namespace mado
