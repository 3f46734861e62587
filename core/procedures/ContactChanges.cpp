// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/procedures/ContactChanges.h"

#include "core/procedures/EffectWork.h"
#include "core/procedures/NhiHouseholdChanges.h"
#include "core/text/PhoneNumber.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace co = field::contact;

}  // namespace

AnswerSpec phoneSpec() {
    return {u"phone"_s, AnswerSpec::Form::Text};
}

void keepPhone(EffectWork& work) {
    const QString phone = work.answers.text(u"phone"_s);
    const Record* head = headOf(work.ledger, work.ledger.householdNo());
    if (phone.isEmpty() || head == nullptr) return;
    const QString key = head->key();
    const Record* known = work.ledger.find(Entity::Contact, key);
    if (known != nullptr && phoneKey(known->text(co::phone)) == phoneKey(phone)) return;
    work.relyOn(known);
    Record contact = known != nullptr ? *known : newRecord(Entity::Contact, key, co::addressee_no, key);
    contact.set(co::phone, phone);
    contact.set(co::phone_key, phoneKey(phone));
    work.put(std::move(contact));
}

}  // namespace mado
