// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/CertificateChanges.h"

#include "core/procedures/FactsBuilder.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/procedures/RatioChoice.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ce = field::certificate;
namespace el = field::eligibility;
namespace cs = field::card_status;
namespace nhi = field::nhi_household;

const QString certificateCode = u"1"_s;
const QString noticeCode = u"2"_s;
const QString specialClass = u"2"_s;
const QString lostMethod = u"4"_s;  // nothing came back, so there is nothing to acknowledge

HealthCard cardOnFile(const EffectWork& work, const QString& addresseeNo) {
    const Record* status = work.ledger.find(Entity::CardStatus, addresseeNo);
    if (status == nullptr) return HealthCard::NoCard;
    const QString state = status->text(cs::card_state);
    const QDate until = status->date(cs::electronic_certificate_until);
    if (state == u"unusable"_s) return HealthCard::ExpiredCard;
    if (state == u"not_registered"_s) return HealthCard::NotRegistered;
    if (state != u"registered"_s) return HealthCard::NoCard;
    return until.isValid() && until < work.context.filedOn ? HealthCard::ExpiredCard : HealthCard::Registered;
}

/// Uncollected proofs of insurance of the person: certificates, notices and the old card.
std::vector<QString> proofsOf(const HouseholdSnapshot& ledger, const QString& addresseeNo) {
    std::vector<QString> keys;
    for (const Record* each : ledger.of(addresseeNo, Entity::Certificate)) {
        const QString kind = each->text(ce::certificate_kind);
        const bool proof = kind == certificateCode || kind == noticeCode || kind == u"6"_s;
        const bool voided =
            !each->isNull(ce::is_latest_certificate) && !each->flag(ce::is_latest_certificate);
        if (proof && each->isNull(ce::collected_on) && !voided) keys.push_back(each->key());
    }
    return keys;
}

/// The last certificate said 特別療養, so the measure is still in force for the person.
bool underArrearsMeasure(const HouseholdSnapshot& ledger, const QString& addresseeNo) {
    const Record* current = ledger.currentCertificate(addresseeNo);
    return current != nullptr && current->text(ce::certificate_class) == specialClass;
}

Result<Record> madeCertificate(EffectWork& work, const Record& person, const Record& coverage,
                               const CertificateChoice& choice, const CertificateValidity& validity,
                               const CertificateWish& wish, const QDate& from) {
    Record record = newRecord(Entity::Certificate, work.ledger.nextKey(person.key(), Entity::Certificate),
                              ce::addressee_no, person.key());
    const bool certificate = choice.kind == CertificateKind::EligibilityCertificate;
    record.set(ce::certificate_no, coverage.value(el::certificate_no));
    record.set(ce::head_addressee_no, coverage.value(el::head_addressee_no));
    record.set(ce::certificate_kind, certificate ? certificateCode : noticeCode);
    record.set(ce::certificate_class, choice.special ? specialClass : u"1"_s);
    if (validity.until) record.set(ce::valid_until, valueOf(*validity.until));
    record.set(ce::is_latest, valueOf(true));
    record.set(ce::is_latest_certificate, valueOf(true));
    record.set(ce::issued_on, valueOf(work.context.today));
    record.set(ce::effective_from, valueOf(from));
    record.set(ce::certificate_form_class,
               !wish.formCode.isEmpty() ? wish.formCode : (certificate ? u"1"_s : u"3"_s));
    record.set(ce::issued_name_kanji, knownName(person));
    record.set(ce::issued_name_kana, knownKana(person));
    record.set(ce::issue_reason_class, wish.reasonCode);
    const bool byPost = wish.byPost || work.context.filer[u"by_post"_s].toBool();
    record.set(ce::issue_method_class, byPost ? u"2"_s : u"1"_s);
    if (wish.applied) record.set(ce::application_date, valueOf(work.context.filedOn));
    MADO_ASSIGN(const ChosenRatio ratio, chooseRatio(work, person, from));
    if (ratio.percent > 0) record.set(ce::burden_ratio, qint64{ratio.percent});
    if (ratio.percent > 0 && ratio.from.isValid())
        record.set(ce::elderly_effective_from, valueOf(ratio.from));
    return record;
}

}  // namespace

AnswerSpec returnedFromSpec() {
    return {u"returned_from"_s, AnswerSpec::Form::People, false};
}

bool isReturned(const EffectWork& work, const QString& addresseeNo) {
    // Not asked where nobody can hold a certificate yet (birth).
    return work.answers.isNamed(u"returned_from"_s) &&
           work.answers.list(u"returned_from"_s).contains(addresseeNo);
}

void retireCertificate(EffectWork& work, const QString& certificateKey, const Retirement& how) {
    const Record old = *work.ledger.find(Entity::Certificate, certificateKey);
    work.relyOn(&old);
    if (old.version() == 0) {  // issued by an earlier filing of this case and never printed
        work.ledger.remove(Entity::Certificate, certificateKey);
        std::erase_if(work.output.certificates,
                      [&](const CertificateAction& each) { return each.certificateKey == certificateKey; });
        return;
    }
    work.change(Entity::Certificate, certificateKey, [&](Record& each) {
        each.set(ce::is_latest, valueOf(false));
        each.set(ce::is_latest_certificate, valueOf(false));
        if (!how.collected) return;
        each.set(ce::collected_on, valueOf(how.on));
        if (!how.methodCode.isEmpty()) each.set(ce::collection_method_class, how.methodCode);
    });
    const bool notice = old.text(ce::certificate_kind) == noticeCode;
    if (notice && !how.collected)
        return;  // an eligibility notice is no proof by itself and stays with the person
    CertificateAction action;
    action.kind = how.collected ? CertificateAction::Kind::Collect : CertificateAction::Kind::AwaitReturn;
    action.addresseeNo = old.text(ce::addressee_no);
    action.name = work.nameOf(action.addresseeNo);
    action.certificateKey = certificateKey;
    action.form = notice ? u"F11"_s : u"F10"_s;
    action.certificate =
        notice ? CertificateKind::EligibilityNotice : CertificateKind::EligibilityCertificate;
    if (old.date(ce::valid_until).isValid()) action.validUntil = old.date(ce::valid_until);
    action.effectiveFrom = old.date(ce::effective_from);
    const bool expired = action.validUntil && *action.validUntil < work.context.filedOn;
    if (!how.collected && !expired) {
        work.find(u"certificate_not_returned"_s, {{u"name"_s, action.name}}, action.addresseeNo);
    }
    if (how.collected && how.methodCode != lostMethod) {
        work.suggest(u"F18"_s, DocumentSuggestion::Stage::Confirmed, action.addresseeNo, certificateKey);
    }
    work.output.certificates.push_back(std::move(action));
}

void takeBackCertificates(EffectWork& work, const QString& addresseeNo) {
    const bool returned = isReturned(work, addresseeNo);
    const QString method = work.context.filer[u"by_post"_s].toBool() ? u"2"_s : u"1"_s;
    for (const QString& key : proofsOf(work.ledger, addresseeNo))
        retireCertificate(work, key, {returned, work.context.filedOn, returned ? method : QString()});
}

Result<void> issueCertificate(EffectWork& work, const QString& addresseeNo, const CertificateWish& wish,
                              const QString& field) {
    const Record* open = openCoverage(work.ledger, addresseeNo);
    if (open == nullptr) return fail(u"E-PROC-008"_s, field);
    const Record coverage = *open;
    const Record person = *work.ledger.member(addresseeNo);
    work.relyOn(work.ledger.find(Entity::CardStatus, addresseeNo));
    work.relyOn(work.ledger.find(Entity::Protection, addresseeNo));
    CertificateFacts facts;
    facts.card = wish.card.value_or(cardOnFile(work, addresseeNo));
    const Record* status = work.ledger.find(Entity::CardStatus, addresseeNo);
    const bool supported = status != nullptr && status->flag(cs::needs_support);
    facts.needsSupport = wish.needsSupport || supported;
    facts.applied = wish.applied || supported;  // renewed as such without a new application
    facts.protectedPerson = isProtected(work.ledger, addresseeNo, work.context.today);
    facts.arrearsMeasure = underArrearsMeasure(work.ledger, addresseeNo);
    MADO_ASSIGN(const CertificateChoice choice,
                certificateFor(work.context.parameters, facts, work.context.filedOn));
    if (wish.only && choice.kind != *wish.only) return fail(u"E-PROC-014"_s, field);
    const QDate from = std::max(wish.from, work.context.filedOn);
    const Record* current = work.ledger.currentCertificate(addresseeNo);
    std::optional<QDate> stayUntil = wish.stayUntil;
    const Record* stay = work.ledger.find(Entity::ResidenceStatus, addresseeNo);
    if (!stayUntil && stay != nullptr && !stay->isNull(field::residence_status::stay_until)) {
        stayUntil = stay->date(field::residence_status::stay_until);
    }
    MADO_ASSIGN(
        const CertificateValidity validity,
        certificateValidity(work.context.parameters, {choice.kind, birthOf(person), from, stayUntil, {}}));
    work.relyOn(current);
    MADO_ASSIGN(Record made, madeCertificate(work, person, coverage, choice, validity, wish, from));
    if (wish.replaced) {
        for (const QString& key : proofsOf(work.ledger, addresseeNo))
            retireCertificate(work, key, *wish.replaced);
    } else {
        takeBackCertificates(work, addresseeNo);
    }
    CertificateAction action;
    action.kind = CertificateAction::Kind::Issue;
    action.addresseeNo = addresseeNo;
    action.name = knownName(person);
    action.certificateKey = made.key();
    action.form = choice.form;
    action.certificate = choice.kind;
    action.special = choice.special;
    action.validUntil = validity.until;
    action.effectiveFrom = from;
    action.why.append(choice.explanation).append(validity.explanation);
    work.put(std::move(made));
    work.suggest(action.form, DocumentSuggestion::Stage::Confirmed, addresseeNo, action.certificateKey);
    work.output.certificates.push_back(std::move(action));
    return {};
}

}  // namespace mado
