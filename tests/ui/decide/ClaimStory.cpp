// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/decide/ClaimStory.h"

#include "core/city/SyntheticCity.h"
#include "forms/filing/CasePayloads.h"
#include "tests/support/households/CaseClerk.h"
#include "tests/ui/story/Answers.h"

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

CasePayload claimPayload(CounterDesk& desk, const CityKnowledge& knowledge) {
    const FormCatalogue forms = orThrow(FormCatalogue::load());
    const HouseholdView household = answerOf(desk.household(demo::foreignHouseholdNo));
    CaseClerk clerk(knowledge, forms, household.records, {u"claim_childbirth"_s});
    clerk.people(u"mother"_s, claim_story::mother)
        .type(u"born_on"_s, u"R081101"_s)
        .type(u"weeks"_s, 39)
        .type(u"direct_payment"_s, true)
        .type(u"hospital_cost"_s, 460'000)
        .type(u"baby_name"_s, u"青山 光"_s);
    CasePayload payload =
        casePayload(clerk.draft(), clerk.compute(), clerk.household(), clerk.situation(), {});
    payload.caseNo = answerOf(desk.newCase()).caseNo;
    return payload;
}

}  // namespace

std::unique_ptr<StoryCity> claim_story::cityWithAClaim() {
    auto city = std::make_unique<StoryCity>();
    Story story(*city);
    story.clerk().signIn(0);
    CounterDesk& desk = story.desk();
    const CasePayload payload = claimPayload(desk, city->knowledge());
    const Submission entered =
        answerOf(desk.carryOut(desk_command::enterCase(*desk.staff(), payload), u"claim"_s));
    if (!entered.isAccepted()) throw std::runtime_error("not entered");
    story.changePerson(1);
    Clerk& second = story.clerk();
    second.press(Qt::Key_2, Qt::ControlModifier);
    second.seeFocus(u"出産育児一時金支給申請"_s);
    second.press(Qt::Key_Return);
    second.seeFocus(u"確認  Ctrl+Enter"_s);
    second.press(Qt::Key_Return, Qt::ControlModifier);
    second.see(u"鈴木 一郎さんが確認しました"_s);
    story.close();
    city->goOnFrom(story.profile());
    return city;
}

void claim_story::openFromTheList(Clerk& clerk) {
    clerk.press(Qt::Key_4, Qt::ControlModifier);
    clerk.seeFocus(u"R8-A12-"_s);
    clerk.press(Qt::Key_Return);
}

}  // namespace mado::test
