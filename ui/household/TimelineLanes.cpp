// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/TimelineLanes.h"

#include "core/procedures/EffectWork.h"
#include "ui/household/HouseholdReading.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace ce = field::certificate;
namespace cf = field::case_file;
namespace el = field::eligibility;
namespace oc = field::other_coverage;
namespace mv = field::resident_move;

class Making {
 public:
    Making(const HouseholdView& view, const CounterServices& services)
        : m_records(view.records),
          m_services(services),
          m_wording(services.wording),
          m_codes(services.desk.knowledge().codes()) {}

    [[nodiscard]] TimelineLane lane(const Record& person) const {
        TimelineLane lane{person.key(), knownName(person), !isResident(person), {}};
        for (const Record* each : m_records.of(person.key(), Entity::OtherCoverage))
            take(lane, other(*each));
        for (const Record* each : m_records.of(person.key(), Entity::Eligibility))
            take(lane, nhi(*each));
        for (const Record* each : m_records.of(person.key(), Entity::Certificate))
            take(lane, certificate(*each));
        for (const Record* each : m_records.of(person.key(), Entity::ResidentMove))
            take(lane, move(*each));
        for (const Record& each : m_records.records(Entity::CaseFile)) {
            if (each.text(cf::subjects).split(u',').contains(person.key())) take(lane, filing(each));
        }
        std::stable_sort(lane.items.begin(), lane.items.end(), [](const auto& a, const auto& b) {
            const bool thinA = a.kind >= TimelineItem::Kind::Certificate;
            const bool thinB = b.kind >= TimelineItem::Kind::Certificate;
            if (thinA != thinB) return thinB;
            if (thinA && a.kind != b.kind) return a.kind < b.kind;
            return a.from < b.from;
        });
        packCertificates(lane);
        return lane;
    }

 private:
    static void take(TimelineLane& lane, TimelineItem item) {
        if (item.from.isValid()) lane.items.push_back(std::move(item));
    }

    [[nodiscard]] QString words(const QString& what, const QDate& from, const QDate& until) const {
        if (!until.isValid())
            return TimelineLanes::tr("%1, from %2, still in force").arg(what, m_wording.date(from));
        return TimelineLanes::tr("%1, from %2, ended %3")
            .arg(what, m_wording.date(from), m_wording.date(until));
    }

    [[nodiscard]] QString reason(const Record& record, Field field) const {
        const QString code = record.text(field);
        return code.isEmpty() ? QString() : m_codes.label(u"nhi_change_reason"_s, code, m_wording.language());
    }

    [[nodiscard]] TimelineItem nhi(const Record& record) const {
        TimelineItem item{TimelineItem::Kind::Nhi,
                          record.ref(),
                          record.date(el::application_start_date),
                          record.date(el::application_end_date),
                          {},
                          {},
                          0,
                          {},
                          {}};
        const QDate acquired = record.date(el::qualification_acquired_date);
        const QDate lost = record.date(el::qualification_lost_date);
        if (acquired.isValid() && acquired < item.from) item.outerFrom = acquired;
        if (item.until.isValid() && (!lost.isValid() || lost > item.until)) item.outerUntil = lost;
        item.text = TimelineLanes::tr("NHI  %1 –").arg(m_wording.date(item.from));
        QString what = TimelineLanes::tr("NHI");
        const QString begun = reason(record, el::application_start_reason);
        const QString ended = reason(record, el::application_end_reason);
        if (!begun.isEmpty()) what += u" (%1%2)"_s.arg(begun, ended.isEmpty() ? ended : u" → "_s + ended);
        item.words = words(what, item.from, item.until);
        if (item.outerFrom.isValid())
            item.words +=
                u'\n' +
                TimelineLanes::tr("Qualified in the prefecture since %1").arg(m_wording.date(acquired));
        return item;
    }

    [[nodiscard]] TimelineItem other(const Record& record) const {
        TimelineItem item{TimelineItem::Kind::Other,
                          record.ref(),
                          record.date(oc::started_on),
                          record.date(oc::ended_on),
                          {},
                          {},
                          0,
                          {},
                          {}};
        item.text =
            m_codes.label(u"other_coverage_kind"_s, record.text(oc::coverage_kind), m_wording.language());
        item.words = words(item.text, item.from, item.until);
        return item;
    }

    [[nodiscard]] TimelineItem certificate(const Record& record) const {
        QDate from = record.date(ce::effective_from);
        if (!from.isValid()) from = record.date(ce::issued_on);
        const QDate last = record.date(ce::valid_until);
        const QDate back = record.date(ce::collected_on);
        QDate until = last.isValid() ? last.addDays(1) : last;
        if (back.isValid() && (!until.isValid() || back < until)) until = back;
        TimelineItem item{TimelineItem::Kind::Certificate, record.ref(), from, until, {}, {}, 0, {}, {}};
        item.text =
            m_codes.label(u"certificate_kind"_s, record.text(ce::certificate_kind), m_wording.language());
        item.words = last.isValid() ? TimelineLanes::tr("%1, from %2, valid until %3")
                                          .arg(item.text, m_wording.date(from), m_wording.date(last))
                                    : words(item.text, from, until);
        if (back.isValid())
            item.words += u'\n' + TimelineLanes::tr("Taken back %1").arg(m_wording.date(back));
        return item;
    }

    [[nodiscard]] TimelineItem mark(const Record& record, const QDate& day, const QString& text) const {
        return {TimelineItem::Kind::Mark,
                record.ref(),
                day,
                day,
                {},
                {},
                0,
                text,
                TimelineLanes::tr("%1, %2").arg(text, m_wording.date(day))};
    }

    [[nodiscard]] TimelineItem move(const Record& record) const {
        return mark(record, record.date(mv::moved_on),
                    m_codes.label(u"move_kind"_s, record.text(mv::move_kind), m_wording.language()));
    }

    [[nodiscard]] TimelineItem filing(const Record& record) const {
        return mark(record, household_reading::dayOf(record.text(cf::entered_at)),
                    household_reading::procedureTitles(record.text(cf::procedures), m_services));
    }

    /// Certificates that run side by side stand under each other.
    static void packCertificates(TimelineLane& lane) {
        std::vector<QDate> ends;
        constexpr int open = 9999;
        for (TimelineItem& item : lane.items) {
            if (item.kind != TimelineItem::Kind::Certificate) continue;
            const auto free =
                std::find_if(ends.begin(), ends.end(), [&](const QDate& end) { return end <= item.from; });
            item.row = static_cast<int>(free - ends.begin());
            if (free == ends.end()) ends.emplace_back();
            ends[static_cast<std::size_t>(item.row)] =
                item.until.isValid() ? item.until : QDate(open, 12, 31);
        }
    }

    const HouseholdSnapshot& m_records;
    const CounterServices& m_services;
    const Wording& m_wording;
    const CodeTables& m_codes;
};

}  // namespace

std::vector<TimelineLane> TimelineLanes::of(const HouseholdView& view, const CounterServices& services) {
    const Making making(view, services);
    std::vector<TimelineLane> lanes;
    for (const Record* person : view.records.members())
        lanes.push_back(making.lane(*person));
    return lanes;
}

}  // namespace mado
