// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/bench/search/SearchMix.h"

#include "core/store/Connection.h"
#include "core/text/Era.h"

#include <QElapsedTimer>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::bench {

namespace {

/// Another form of a character that names are written with, as a clerk's keyboard gives it.
QString inVariant(QString name) {
    static const std::pair<char16_t, char16_t> forms[] = {
        {u'斉', u'齋'}, {u'斎', u'齊'}, {u'辺', u'邊'}, {u'沢', u'澤'}, {u'高', u'髙'}, {u'崎', u'﨑'},
        {u'浜', u'濱'}, {u'島', u'嶋'}, {u'桜', u'櫻'}, {u'広', u'廣'}, {u'国', u'國'}, {u'真', u'眞'}};
    for (const auto& [usual, other] : forms)
        name.replace(QChar(usual), QChar(other));
    return name;
}

/// "S33.4.1"
QString inEra(const QString& iso) {
    const auto day = EraDate::of(QDate::fromString(iso, Qt::ISODate));
    if (!day) return iso;
    const Era* era = eraByCode(day->era);
    return u"%1%2.%3.%4"_s.arg(QChar(era->letter))
        .arg(day->year)
        .arg(iso.sliced(5, 2).toInt())
        .arg(iso.last(2).toInt());
}

void addKeyPresses(std::vector<MixedQuery>& queries, const QString& family, const QString& given) {
    for (qsizetype typed = 1; typed <= family.size(); ++typed)
        queries.push_back({u"kana, each key"_s, family.first(typed)});
    for (qsizetype typed = 1; typed <= given.size(); ++typed)
        queries.push_back({u"kana, each key"_s, family + u' ' + given.first(typed)});
}

void addPerson(std::vector<MixedQuery>& queries, const Statement& row) {
    const QString kana = row.text(0).simplified();
    const QString kanji = row.text(1).simplified();
    const QString birth = row.text(2);
    const QString address = row.text(3);
    const QString lot = row.text(4);
    const QString phone = row.text(5);
    const QString number = row.text(6);
    QString town = address;
    town.remove(u"埼玉県"_s).remove(u"川口市"_s);
    const QString family = kana.section(u' ', 0, 0);
    addKeyPresses(queries, family, kana.section(u' ', 1));
    const QString kanjiFamily = kanji.section(u' ', 0, 0);
    if (!kanji.isEmpty()) {
        queries.push_back({u"ideographs"_s, kanjiFamily});
        queries.push_back({u"ideographs"_s, kanji});
        queries.push_back({u"ideographs, variant"_s, inVariant(kanjiFamily)});
        queries.push_back({u"name and address"_s, kanjiFamily + u' ' + town});
    }
    queries.push_back({u"birth date"_s, inEra(birth)});
    queries.push_back({u"name and birth date"_s, family + u' ' + inEra(birth)});
    queries.push_back({u"name and birth year"_s, family + u' ' + birth.first(4)});
    if (!town.isEmpty()) {
        queries.push_back({u"address"_s, town});
        queries.push_back({u"address"_s, town + lot});
        queries.push_back({u"name and address"_s, family + u' ' + town});
    }
    if (!phone.isEmpty()) queries.push_back({u"phone"_s, phone});
    if (!number.isEmpty()) queries.push_back({u"symbol and number"_s, u"川口 "_s + number});
}

}  // namespace

Result<std::vector<MixedQuery>> mixedQueries(CacheReader& reader, int people) {
    Connection& connection = reader.connection();
    MADO_ASSIGN(const qint64 last, connection.scalarInteger("SELECT max(rowid) FROM addressee"));
    MADO_ASSIGN(Statement person,
                connection.prepareOnce(
                    "SELECT a.name_kana, a.name_kanji, a.birth_date, a.current_address, a.current_lot_no,"
                    " (SELECT c.phone_key FROM contact AS c WHERE c.addressee_no = a.record_key LIMIT 1),"
                    " (SELECT h.number FROM eligibility AS e JOIN nhi_household AS h ON h.certificate_no = "
                    "e.certificate_no"
                    "   WHERE e.addressee_no = a.record_key LIMIT 1)"
                    " FROM addressee AS a WHERE a.rowid >= ? AND a.name_kana IS NOT NULL"
                    " AND a.nondisclosure_requested = 0 LIMIT 1"));
    std::vector<MixedQuery> queries;
    for (int i = 0; i < people; ++i) {
        person.reset();
        person.bind(1, 1 + last * i / people);
        MADO_ASSIGN(const bool found, person.step());
        if (found) addPerson(queries, person);
    }
    return queries;
}

QJsonArray toJson(const std::vector<MixedQuery>& queries) {
    QJsonArray json;
    for (const MixedQuery& each : queries)
        json.append(QJsonObject{{u"kind"_s, each.kind}, {u"text"_s, each.text}});
    return json;
}

std::vector<MixedQuery> fromJson(const QJsonArray& json) {
    std::vector<MixedQuery> queries;
    for (const QJsonValue& each : json)
        queries.push_back({each[u"kind"_s].toString(), each[u"text"_s].toString()});
    return queries;
}

Result<Timings> timeAll(Search& search, const std::vector<MixedQuery>& queries) {
    Timings timings;
    for (const MixedQuery& each : queries) {
        QElapsedTimer timer;
        timer.start();
        MADO_ASSIGN(const SearchAnswer answer, search.find(each.text));
        timings.milliseconds.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        timings.hits.push_back(static_cast<int>(answer.hits.size()));
    }
    return timings;
}

double quantile(std::vector<double> values, double q) {
    if (values.empty()) return 0;
    std::ranges::sort(values);
    return values[static_cast<std::size_t>(q * static_cast<double>(values.size() - 1))];
}

}  // namespace mado::bench
