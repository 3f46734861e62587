// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CertificateChanges.h"
#include "core/procedures/ContactChanges.h"
#include "core/procedures/EffectWork.h"
#include "core/procedures/Effects.h"
#include "core/procedures/NhiHouseholdChanges.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Form = AnswerSpec::Form;
namespace ce = field::certificate;
namespace cs = field::card_status;
namespace el = field::eligibility;

const QString applyCertificate = u"apply_eligibility_certificate"_s;
const QString reissueCertificate = u"reissue_eligibility_certificate"_s;
const QString issueNotice = u"issue_eligibility_notice"_s;
const QString returnCertificate = u"return_certificate"_s;
const QString lostCode = u"4"_s;  // table collection_method

Result<QDate> coveredSince(const EffectWork& work, const QString& person, const QString& field) {
    const Record* open = openCoverage(work.ledger, person);
    if (open == nullptr) return fail(u"E-PROC-008"_s, field);
    return open->date(el::application_start_date);
}

bool isPosted(const EffectWork& work) {
    return work.answers.text(u"delivery"_s) == u"post"_s;
}

void suggestSlips(EffectWork& work) {
    work.suggest(u"F02"_s, DocumentSuggestion::Stage::Entered);
    if (isPosted(work)) work.suggest(u"F98"_s, DocumentSuggestion::Stage::Confirmed);
}

/// Who needs support gets the certificate renewed without applying again.
void rememberSupport(EffectWork& work, const QString& person) {
    const Record* status = work.ledger.find(Entity::CardStatus, person);
    Record record =
        status != nullptr ? *status : newRecord(Entity::CardStatus, person, cs::addressee_no, person);
    if (status == nullptr) record.set(cs::card_state, u"no_card"_s);
    record.set(cs::needs_support, valueOf(true));
    work.put(std::move(record));
}

Result<void> apply(EffectWork& work) {
    const QString reason = work.answers.text(u"reason"_s);
    for (const QString& person : work.answers.list(u"persons"_s)) {
        CertificateWish wish;
        MADO_ASSIGN(wish.from, coveredSince(work, person, u"persons"_s));
        wish.reasonCode = u"02"_s;
        wish.applied = true;
        wish.needsSupport = reason == u"support"_s;
        if (reason == u"lost_card"_s || reason == u"renewing_card"_s) wish.card = HealthCard::LostCard;
        if (reason == u"no_card"_s) wish.card = {};
        wish.only = CertificateKind::EligibilityCertificate;
        wish.formCode = work.answers.text(u"form"_s);
        wish.byPost = isPosted(work);
        const Record* current = work.ledger.currentCertificate(person);
        const bool valid =
            current != nullptr && current->text(ce::certificate_kind) == u"1"_s &&
            (current->isNull(ce::valid_until) || current->date(ce::valid_until) >= work.context.filedOn);
        if (valid) work.find(u"certificate_on_file"_s, {{u"name"_s, work.nameOf(person)}}, person);
        MADO_TRY(issueCertificate(work, person, wish, u"reason"_s));
        if (wish.needsSupport) rememberSupport(work, person);
    }
    suggestSlips(work);
    return {};
}

/// The certificate that is to be replaced: it must be on file and not closed.
Result<QString> replaceable(const EffectWork& work, const QString& person) {
    const Record* current = work.ledger.currentCertificate(person);
    if (current == nullptr || current->text(ce::certificate_kind) != u"1"_s) {
        return fail(u"E-PROC-028"_s, u"persons"_s);
    }
    const bool voided =
        !current->isNull(ce::is_latest_certificate) && !current->flag(ce::is_latest_certificate);
    if (voided) return fail(u"E-PROC-010"_s, u"persons"_s);
    return current->key();
}

Result<void> reissue(EffectWork& work) {
    const QString reason = work.answers.text(u"reason"_s);
    const bool damaged = reason == u"damaged"_s;
    const QString code = reason == u"lost"_s     ? u"03"_s
                         : damaged               ? u"04"_s
                         : reason == u"stolen"_s ? u"05"_s
                                                 : u""_s;
    if (code.isEmpty()) return fail(u"E-PROC-003"_s, u"reason"_s);
    for (const QString& person : work.answers.list(u"persons"_s)) {
        MADO_TRY(replaceable(work, person));
        CertificateWish wish;
        MADO_ASSIGN(wish.from, coveredSince(work, person, u"persons"_s));
        wish.reasonCode = code;
        wish.applied = true;
        wish.needsSupport = true;  // the first issue was justified; losing the paper does not end the need
        wish.only = CertificateKind::EligibilityCertificate;
        wish.formCode = work.answers.text(u"form"_s);
        wish.byPost = isPosted(work);
        // A lost or stolen one is closed; a damaged one is taken in with the application.
        wish.replaced = Retirement{true, work.context.filedOn, damaged ? u"1"_s : u"4"_s};
        MADO_TRY(issueCertificate(work, person, wish, u"persons"_s));
        if (reason == u"stolen"_s)
            work.find(u"stolen_certificate"_s, {{u"name"_s, work.nameOf(person)}}, person);
    }
    suggestSlips(work);
    return {};
}

Result<void> notice(EffectWork& work) {
    for (const QString& person : work.answers.list(u"persons"_s)) {
        CertificateWish wish;
        MADO_ASSIGN(wish.from, coveredSince(work, person, u"persons"_s));
        wish.reasonCode = u"02"_s;
        wish.only = CertificateKind::EligibilityNotice;
        wish.byPost = isPosted(work);
        MADO_TRY(issueCertificate(work, person, wish, u"persons"_s));
    }
    suggestSlips(work);
    return {};
}

/// What turned up again is an old one: lost when it was reissued, or awaited since it became void. The one in
/// use stays with the person.
bool hasTurnedUp(const Record& certificate) {
    const bool lost = certificate.text(ce::collection_method_class) == lostCode;
    const bool voided =
        !certificate.isNull(ce::is_latest_certificate) && !certificate.flag(ce::is_latest_certificate);
    return lost || (voided && certificate.isNull(ce::collected_on));
}

QStringList certificatesOf(const EffectWork& work, const QString& person) {
    const QString reason = work.answers.text(u"return_reason"_s);
    const bool old = reason == u"found"_s || reason == u"found_by_other"_s || reason == u"change"_s;
    const auto collect = [&](const auto& isMeant) {
        QStringList keys;
        for (const Record* each : work.ledger.of(person, Entity::Certificate)) {
            const bool proof = each->text(ce::certificate_kind) != u"2"_s;
            if (proof && isMeant(*each)) keys << each->key();
        }
        return keys;
    };
    if (old) return collect(hasTurnedUp);
    return collect([](const Record& each) { return each.isNull(ce::collected_on); });
}

Result<void> giveBack(EffectWork& work) {
    const QDate answered = work.answers.date(u"returned_on"_s);
    const QDate day = answered.isValid() ? answered : work.context.filedOn;
    const QString method = work.answers.text(u"method"_s);
    if (day > work.context.filedOn) return fail(u"E-PROC-005"_s, u"returned_on"_s);
    for (const QString& person : work.answers.list(u"persons"_s)) {
        const QStringList keys = certificatesOf(work, person);
        if (keys.isEmpty()) return fail(u"E-PROC-028"_s, u"persons"_s);
        for (const QString& key : keys) {
            const QDate issued = work.ledger.find(Entity::Certificate, key)->date(ce::issued_on);
            if (issued.isValid() && day < issued) return fail(u"E-PROC-029"_s, u"returned_on"_s);
            retireCertificate(work, key, {true, day, method.isEmpty() ? u"1"_s : method});
        }
    }
    return {};
}

}  // namespace

std::vector<Effect> effects::certificates() {
    std::vector<Effect> list;
    list.push_back(makeEffect(applyCertificate, u"資格確認書交付申請"_s,
                              u"Application for an eligibility certificate"_s,
                              {{u"persons"_s, Form::People, true},
                               {u"reason"_s, Form::Code, true},
                               {u"form"_s, Form::Code},
                               {u"delivery"_s, Form::Code},
                               returnedFromSpec(),
                               phoneSpec()},
                              apply));
    list.push_back(makeEffect(reissueCertificate, u"資格確認書再交付申請"_s,
                              u"Reissue of an eligibility certificate"_s,
                              {{u"persons"_s, Form::People, true},
                               {u"reason"_s, Form::Code, true},
                               {u"form"_s, Form::Code},
                               {u"delivery"_s, Form::Code},
                               returnedFromSpec(),
                               phoneSpec()},
                              reissue));
    list.push_back(makeEffect(
        issueNotice, u"資格情報のお知らせ交付・再交付"_s, u"Eligibility notice"_s,
        {{u"persons"_s, Form::People, true}, {u"delivery"_s, Form::Code}, returnedFromSpec(), phoneSpec()},
        notice));
    list.push_back(makeEffect(returnCertificate, u"証の返還・回収"_s, u"Return of certificates"_s,
                              {{u"persons"_s, Form::People, true},
                               {u"returned_on"_s, Form::Date},
                               {u"method"_s, Form::Code},
                               {u"return_reason"_s, Form::Code}},
                              giveBack));
    return list;
}

}  // namespace mado
