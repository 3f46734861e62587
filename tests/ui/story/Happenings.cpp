// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/story/Happenings.h"

#include "core/city/SyntheticCity.h"
#include "tests/ui/story/Answers.h"

using namespace Qt::StringLiterals;

namespace mado::test::happening {

QString refusedCopy(CounterDesk& desk, const QString& caseId) {
    const auto numbers = answerOf(desk.newCase());
    CasePayload payload = answerOf(desk.caseView(caseId)).payload;
    payload.caseId = numbers.caseId;
    payload.caseNo = numbers.caseNo;
    payload.supersedesCaseId = caseId;
    const Submission done =
        answerOf(desk.carryOut(desk_command::enterCase(*desk.staff(), payload), u"as from a draft"_s));
    if (!done.answer || done.answer->outcome != Outcome::Refused)
        throw std::runtime_error("the copy was not refused");
    return numbers.caseNo;
}

void giveBack(CounterDesk& desk, const QString& caseId, const QString& reason) {
    const CaseView view = answerOf(desk.caseView(caseId));
    const auto done = answerOf(desk.carryOut(desk_command::returnCase(*desk.staff(), view.row, reason)));
    if (!done.isAccepted()) throw std::runtime_error("not returned");
}

Filed changeOfTaro(CounterDesk& desk, Field field, const Value& value) {
    const auto numbers = answerOf(desk.newCase());
    const HouseholdView household = answerOf(desk.household(demo::householdNo));
    const Record& record = *household.records.member(demo::taro);
    Filed filed{numbers.caseId, {}};
    filed.change.changes.push_back({RecordChange::Kind::Update,
                                    Entity::Addressee,
                                    record.key(),
                                    record.version(),
                                    {{field, record.value(field), value}}});
    CasePayload payload;
    payload.caseId = numbers.caseId;
    payload.caseNo = numbers.caseNo;
    payload.householdNo = demo::householdNo;
    payload.subjects = QStringList{demo::taro};
    payload.filings = {CaseFiling{u"change_name_or_address"_s, 1, {}, {}}};
    payload.changeSet = filed.change.toJson();
    static_cast<void>(answerOf(desk.carryOut(desk_command::enterCase(*desk.staff(), payload))));
    return filed;
}

Submission confirm(CounterDesk& desk, const Filed& filed) {
    const CaseView view = answerOf(desk.caseView(filed.caseId));
    return answerOf(desk.carryOut(desk_command::confirmCase(*desk.staff(), view, filed.change)));
}

Submission confirmAsFiled(CounterDesk& desk, const QString& caseId) {
    const CaseView view = answerOf(desk.caseView(caseId));
    return confirm(desk, {caseId, ChangeSet::fromJson(view.payload.changeSet).value()});
}

}  // namespace mado::test::happening
