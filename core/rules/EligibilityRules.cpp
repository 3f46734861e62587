// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/EligibilityRules.h"

#include "core/rules/Figures.h"
#include "core/text/Age.h"
#include "core/text/YearMonth.h"

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct EventRow {
    EligibilityEvent event;
    EligibilityDirection direction;
    QLatin1StringView code;
    QStringView ja;
    QLatin1StringView en;
};

using enum EligibilityEvent;
using enum EligibilityDirection;

const std::array<EventRow, 19> eventRows{{
    {MoveInOtherPrefecture, Acquire, QLatin1StringView("move_in_other_prefecture"), u"県外からの転入",
     QLatin1StringView("Moved in from another prefecture")},
    {MoveInSamePrefecture, Acquire, QLatin1StringView("move_in_same_prefecture"), u"県内市町村からの転入",
     QLatin1StringView("Moved in from the same prefecture")},
    {LeftEmployeeInsurance, Acquire, QLatin1StringView("left_employee_insurance"), u"社会保険離脱",
     QLatin1StringView("Left employee insurance")},
    {LostDependantStatus, Acquire, QLatin1StringView("lost_dependant_status"), u"被扶養者でなくなった",
     QLatin1StringView("No longer a dependant")},
    {LeftAssociation, Acquire, QLatin1StringView("left_association"), u"国保組合脱退",
     QLatin1StringView("Left an NHI association")},
    {Birth, Acquire, QLatin1StringView("birth"), u"出生", QLatin1StringView("Birth")},
    {AssistanceEnded, Acquire, QLatin1StringView("assistance_ended"), u"生活保護廃止",
     QLatin1StringView("Public assistance stopped")},
    {ForeignResidentEligible, Acquire, QLatin1StringView("foreign_resident_eligible"), u"外国人の適用",
     QLatin1StringView("Foreign resident became eligible")},
    {OtherExclusionEnded, Acquire, QLatin1StringView("other_exclusion_ended"), u"適用除外の終了",
     QLatin1StringView("Another exclusion ended")},
    {MoveOutOtherPrefecture, Lose, QLatin1StringView("move_out_other_prefecture"), u"県外への転出",
     QLatin1StringView("Moved out to another prefecture")},
    {MoveOutSamePrefecture, Lose, QLatin1StringView("move_out_same_prefecture"), u"県内市町村への転出",
     QLatin1StringView("Moved out within the prefecture")},
    {JoinedEmployeeInsurance, Lose, QLatin1StringView("joined_employee_insurance"), u"社会保険加入",
     QLatin1StringView("Joined employee insurance")},
    {BecameDependant, Lose, QLatin1StringView("became_dependant"), u"被扶養者になった",
     QLatin1StringView("Became a dependant")},
    {JoinedAssociation, Lose, QLatin1StringView("joined_association"), u"国保組合加入",
     QLatin1StringView("Joined an NHI association")},
    {AssistanceStarted, Lose, QLatin1StringView("assistance_started"), u"生活保護開始",
     QLatin1StringView("Public assistance started")},
    {LateElderlyByAge, Lose, QLatin1StringView("late_elderly_by_age"), u"後期高齢者医療該当(75歳)",
     QLatin1StringView("Late-elderly scheme at 75")},
    {LateElderlyByDisability, Lose, QLatin1StringView("late_elderly_by_disability"),
     u"後期高齢者医療該当(障害認定)", QLatin1StringView("Late-elderly scheme by disability")},
    {Death, Lose, QLatin1StringView("death"), u"死亡", QLatin1StringView("Death")},
    {ForeignStatusEnded, Lose, QLatin1StringView("foreign_status_ended"), u"外国人の適用終了",
     QLatin1StringView("Foreign resident no longer registrable")},
}};

const EventRow& rowOf(EligibilityEvent event) {
    for (const EventRow& row : eventRows) {
        if (row.event == event) return row;
    }
    return eventRows.front();
}

QString iso(QDate date) {
    return date.toString(Qt::ISODate);
}

/// One layer: the offset in days to the day of the fact; nothing if the event leaves that layer alone.
std::optional<QDate> layerDate(const QJsonObject& rule, const QString& layer, const EligibilityFacts& facts) {
    const QString sameDay = layer + u"_days_same_day"_s;
    const QString key =
        facts.registeredElsewhereSameDay && rule.contains(sameDay) ? sameDay : layer + u"_days"_s;
    const QJsonValue days = rule[key];
    if (!days.isDouble()) return std::nullopt;
    return facts.date.addDays(days.toInteger());
}

void addLayer(Explanation& explanation, const QString& ja, const QString& en, const EligibilityFacts& facts,
              const std::optional<QDate>& date, const Parameter& rule) {
    if (!date) return;
    explanation.add({ja,
                     en,
                     u"%1 + %2 = %3"_s.arg(iso(facts.date)).arg(facts.date.daysTo(*date)).arg(iso(*date)),
                     *date,
                     rule.article,
                     {{rule.id, rule.validFrom, rule.source, rule.confidence == Confidence::Unconfirmed}}});
}

Result<void> checkFacts(const EligibilityFacts& facts) {
    if (!facts.date.isValid()) return fail(u"E-RULE-014"_s, u"event_date"_s);
    if (!facts.birth.isValid()) return {};
    if (facts.date < facts.birth) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    if (facts.event == Birth && facts.date != facts.birth) return fail(u"E-RULE-016"_s, u"event_date"_s);
    return {};
}

}  // namespace

EligibilityDirection directionOf(EligibilityEvent event) {
    return rowOf(event).direction;
}
QString eligibilityEventCode(EligibilityEvent event) {
    return QString(rowOf(event).code);
}
QString eligibilityEventName(EligibilityEvent event, bool japanese) {
    return japanese ? rowOf(event).ja.toString() : QString(rowOf(event).en);
}
std::optional<EligibilityEvent> eligibilityEventFromCode(const QString& code) {
    for (const EventRow& row : eventRows) {
        if (row.code == code) return row.event;
    }
    return std::nullopt;
}

QList<EligibilityEvent> allEligibilityEvents() {
    QList<EligibilityEvent> events;
    for (const EventRow& row : eventRows)
        events << row.event;
    return events;
}

Result<EligibilityDates> eligibilityDates(const Parameters& parameters, const EligibilityFacts& facts) {
    MADO_TRY(checkFacts(facts));
    if (facts.event == LateElderlyByAge && facts.birth.isValid()) {
        Figures figures(parameters, facts.date);
        const int age = static_cast<int>(figures.number(QLatin1StringView("age.late_elderly")));
        MADO_TRY(figures.result());
        if (facts.date != birthdayAt(facts.birth, age)) return fail(u"E-RULE-016"_s, u"event_date"_s);
    }
    const EventRow& row = rowOf(facts.event);
    MADO_ASSIGN(const Parameter parameter,
                parameters.at(u"eligibility.event."_s + QString(row.code), facts.date));
    const QJsonObject rule = parameter.value.toObject();
    EligibilityDates dates;
    dates.direction = row.direction;
    dates.qualification = layerDate(rule, u"qualification"_s, facts);
    dates.application = layerDate(rule, u"application"_s, facts);
    dates.explanation.add({row.ja.toString(), QString(row.en), iso(facts.date), facts.date, {}, {}});
    const bool acquire = row.direction == Acquire;
    addLayer(dates.explanation, acquire ? u"資格取得年月日(都道府県)"_s : u"資格喪失年月日(都道府県)"_s,
             acquire ? u"Qualification acquired (prefecture)"_s : u"Qualification lost (prefecture)"_s, facts,
             dates.qualification, parameter);
    addLayer(dates.explanation, acquire ? u"適用開始年月日(市町村)"_s : u"適用終了年月日(市町村)"_s,
             acquire ? u"Application start (municipality)"_s : u"Application end (municipality)"_s, facts,
             dates.application, parameter);
    return dates;
}

Result<AgeDates> ageDates(const Parameters& parameters, QDate birth, QDate asOf) {
    if (!birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    Figures figures(parameters, asOf);
    const QLatin1StringView careFrom("age.care_from");
    const QLatin1StringView careUntil("age.care_until");
    const QLatin1StringView elderly("age.elderly_ratio");
    const QLatin1StringView late("age.late_elderly");
    const auto age = [&](QLatin1StringView id) { return static_cast<int>(figures.number(id)); };
    AgeDates dates;
    dates.careFrom = YearMonth::of(dateOfReaching(birth, age(careFrom))).firstDay();
    dates.careUntil = YearMonth::of(dateOfReaching(birth, age(careUntil))).firstDay().addDays(-1);
    dates.elderlyRatioFrom = YearMonth::of(dateOfReaching(birth, age(elderly))).addMonths(1).firstDay();
    dates.lateElderlyFrom = birthdayAt(birth, age(late));
    MADO_TRY(figures.result());
    const auto step = [&](const QString& ja, const QString& en, QDate day, const QString& article,
                          QLatin1StringView id) {
        dates.explanation.add(
            {ja, en, u"%1 → %2"_s.arg(iso(birth), iso(day)), day, article, {figures.use(id)}});
    };
    step(u"介護分の課税開始月"_s, u"Care portion due from"_s, dates.careFrom,
         u"介護保険法9条2号、年齢計算ニ関スル法律"_s, careFrom);
    step(u"介護分の課税終了日"_s, u"Care portion due until"_s, dates.careUntil, u"介護保険法9条"_s,
         careUntil);
    step(u"70歳からの負担割合の適用日"_s, u"Burden ratio of 70-74 from"_s, dates.elderlyRatioFrom,
         u"国民健康保険法42条1項3号"_s, elderly);
    step(u"後期高齢者医療の適用日"_s, u"Late-elderly scheme from"_s, dates.lateElderlyFrom,
         u"高齢者の医療の確保に関する法律50条"_s, late);
    return dates;
}

Result<BasicRatio> basicRatio(const Parameters& parameters, QDate birth, QDate day) {
    if (!birth.isValid()) return fail(u"E-RULE-014"_s, u"birth_date"_s);
    if (day < birth) return fail(u"E-RULE-013"_s, u"birth_date"_s);
    Figures figures(parameters, day);
    const int school = static_cast<int>(figures.number(QLatin1StringView("age.school")));
    const QDate schoolFrom = schoolYearEnd(birth, school).addDays(1);
    MADO_ASSIGN(const AgeDates ages, ageDates(parameters, birth, day));
    BasicRatio ratio;
    QLatin1StringView id("ratio.preschool");
    if (day >= ages.elderlyRatioFrom) {
        id = QLatin1StringView("ratio.70to74");
        ratio.ageClass = u"70to74"_s;
        ratio.from = ages.elderlyRatioFrom;
    } else if (day >= schoolFrom) {
        id = QLatin1StringView("ratio.general");
        ratio.ageClass = u"general"_s;
        ratio.from = schoolFrom;
    } else {
        ratio.ageClass = u"preschool"_s;
        ratio.from = birth;
    }
    ratio.percent = static_cast<int>(figures.number(id) / (rateUnit / 100));
    const ParameterUse use = figures.use(id);
    MADO_TRY(figures.result());
    ratio.explanation.add({u"適用開始日"_s,
                           u"Applies from"_s,
                           u"%1 → %2"_s.arg(iso(birth), iso(ratio.from)),
                           ratio.from,
                           {},
                           {}});
    ratio.explanation.add({u"年齢による一部負担金の割合(%)"_s,
                           u"Ratio by age (%)"_s,
                           QString::number(ratio.percent) + u'%',
                           qint64(ratio.percent),
                           u"国民健康保険法42条1項"_s,
                           {use},
                           ExplanationStep::Unit::Percent});
    return ratio;
}

}  // namespace mado
