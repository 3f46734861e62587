// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/central/postgres/FeedLines.h"
#include "core/domain/ChangeSet.h"
#include "tests/central/postgres/SqlCentre.h"

#include <QJsonDocument>
#include <QMap>
#include <QRandomGenerator>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QStringList reader{u"read_eligibility"_s, u"read_levy"_s, u"read_collection"_s, u"read_benefit"_s};

/// A terminal that follows the feed and applies what it gets as a cache does.
struct Copy {
    SqlPerson& who;
    QByteArray epoch;
    QByteArray at = "0";
    QByteArray hash;
    std::map<QString, Record> records = {};
    QStringList lines = {};
    QStringList problems = {};

    explicit Copy(SqlPerson& person)
        : who(person), epoch(person.call(u"hello()"_s).json()[u"epoch"_s].toString().toUtf8()) {}

    void follow() {
        const SqlAnswer answer = who.call(u"pull($1, $2, $3::bytea, 100000)"_s, {epoch, at, "\\x" + hash});
        const QJsonObject head = answer.json();
        if (head[u"kind"_s].toString() != u"batches"_s) problems << answer.value() + answer.message;
        at = QByteArray::number(head[u"to"_s][u"pub_seq"_s].toInteger());
        hash = head[u"to"_s][u"chain_hash"_s].toString().toLatin1();
        QStringList kinds;
        for (const QJsonValue& each : head[u"kinds"_s].toArray())
            kinds << each.toString();
        std::vector<CacheChange> changes;
        FeedLines feed(kinds);
        for (const QString& row : answer.rows.mid(1)) {
            lines << row.split(u'\n');
            if (!feed.take(row.toStdString(), changes)) problems << row;
        }
        for (const CacheChange& each : changes)
            apply(each);
    }
    void apply(const CacheChange& change) {
        const QString key = dictionary::tableName(change.ref.entity) + u'/' + change.ref.key;
        const auto here = records.find(key);
        if (change.kind == CacheChange::Kind::Remove) {
            records.erase(key);
        } else if (change.kind == CacheChange::Kind::Put) {
            records.insert_or_assign(key, *change.record);
        } else if (here == records.end() || here->second.version() != change.ref.version - 1) {
            problems << u"%1 does not fit what is here"_s.arg(key);
        } else {
            for (const ItemChange& each : change.items)
                here->second.set(each.field, each.value);
            here->second.setVersion(change.ref.version);
        }
    }
};

}  // namespace

/// Differences and protection: a difference never shows what is hidden, and is never applied to a record that
/// was masked. Whatever happened in between, who followed has what somebody gets who asks now.
class TestHiddenFeed : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void aDifferenceIsNotAppliedToAMaskedRecord();
    void followingGivesWhatAskingGives_data();
    void followingGivesWhatAskingGives();

 private:
    void put(SqlCentre& centre, const QString& entity, const QString& key, const QString& fields) {
        const SqlAnswer done = centre.admin(
            u"SELECT centre.put($1, $2, coalesce(centre.fields($1, $2), '{}') || $3::jsonb, '-', NULL, NULL),"
            " centre.spread_protection($1, $2, '-', NULL, NULL)"_s,
            {entity.toUtf8(), key.toUtf8(), fields.toUtf8()});
        QVERIFY2(done.ok(), qPrintable(done.message));
    }
    /// Every record as a reader without special rights may see it now.
    static QMap<QString, QByteArray> asked(SqlCentre& centre) {
        QMap<QString, QByteArray> all;
        for (const QString& entity : {u"addressee"_s, u"contact"_s, u"case_file"_s}) {
            const SqlAnswer rows = centre.admin(
                u"SELECT centre.shown_image('%1', record_key, centre.image('%1', record_key, row_version,"
                " centre.fields('%1', record_key))) FROM records.%1"_s.arg(entity));
            for (const QString& row : rows.rows) {
                const QJsonObject json = QJsonDocument::fromJson(row.toUtf8()).object();
                all.insert(entity + u'/' + json[u"key"_s].toString(), canonicalBytes(json));
            }
        }
        return all;
    }
    static void compare(SqlCentre& centre, const Copy& copy) {
        QVERIFY2(copy.problems.isEmpty(), qPrintable(copy.problems.join(u'\n')));
        const QMap<QString, QByteArray> wanted = asked(centre);
        QVERIFY(!wanted.isEmpty());
        QMap<QString, QByteArray> here;
        for (const auto& [key, record] : copy.records) {
            if (!key.startsWith(u"staff_member/"_s)) here.insert(key, canonicalBytes(record.toJson()));
        }
        QCOMPARE(here, wanted);
    }
};

void TestHiddenFeed::aDifferenceIsNotAppliedToAMaskedRecord() {
    SqlCentre centre;
    const auto person = centre.person(u"S001"_s, reader);
    put(centre, u"addressee"_s, u"1"_s, u"{\"household_no\":\"9\",\"current_lot_no\":\"カクレ番\"}"_s);
    put(centre, u"addressee"_s, u"2"_s, u"{\"household_no\":\"8\",\"current_lot_no\":\"1番\"}"_s);
    put(centre, u"case_file"_s, u"c"_s,
        u"{\"household_no\":\"9\",\"subjects\":\"1\",\"payload\":\"カクレ書\"}"_s);
    put(centre, u"addressee"_s, u"1"_s, u"{\"nondisclosure_requested\":1}"_s);
    put(centre, u"case_file"_s, u"c"_s, u"{\"state\":\"entered\"}"_s);
    put(centre, u"addressee"_s, u"2"_s, u"{\"current_lot_no\":\"2番\"}"_s);
    centre.admin(u"SELECT centre.publish()"_s);
    Copy copy(*person);
    copy.follow();
    compare(centre, copy);
    QVERIFY(!copy.lines.join(u'\n').contains(u"カクレ"_s));
    QVERIFY(copy.records.at(u"case_file/c"_s).isNull(field::case_file::payload));
    // The others come as differences all the same.
    QVERIFY(copy.lines.filter(u"\t~"_s).size() == 1);
    // It ends, and things go on: what was masked here is made whole before anything is applied to it.
    put(centre, u"addressee"_s, u"1"_s, u"{\"nondisclosure_requested\":null}"_s);
    put(centre, u"case_file"_s, u"c"_s, u"{\"state\":\"returned\"}"_s);
    put(centre, u"addressee"_s, u"1"_s, u"{\"name_kana\":\"ア\"}"_s);
    centre.admin(u"SELECT centre.publish()"_s);
    copy.follow();
    compare(centre, copy);
    QCOMPARE(copy.records.at(u"case_file/c"_s).text(field::case_file::payload), u"カクレ書"_s);
    QCOMPARE(copy.records.at(u"addressee/1"_s).text(field::addressee::current_lot_no), u"カクレ番"_s);
}

void TestHiddenFeed::followingGivesWhatAskingGives_data() {
    QTest::addColumn<quint32>("seed");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("%u", seed) << seed;
}

void TestHiddenFeed::followingGivesWhatAskingGives() {
    QFETCH(quint32, seed);
    QRandomGenerator random(seed);
    SqlCentre centre;
    const auto person = centre.person(u"S001"_s, reader);
    Copy often(*person);
    const auto number = [&random](int most) { return QString::number(random.bounded(most)); };
    for (int step = 0; step < 80; ++step) {
        const int house = random.bounded(2);
        const QString who = QString::number(house * 10 + random.bounded(2));
        const QString file = u"c%1%2"_s.arg(house).arg(random.bounded(2));
        switch (random.bounded(7)) {
            case 0:
            case 1:
                put(centre, u"addressee"_s, who,
                    u"{\"household_no\":\"%1\",\"current_lot_no\":\"%2番\",\"name_kana\":\"%3\"}"_s.arg(house)
                        .arg(number(9), number(9)));
                break;
            case 2:
                put(centre, u"addressee"_s, who,
                    u"{\"household_no\":\"%1\",\"nondisclosure_requested\":%2}"_s.arg(house).arg(
                        random.bounded(2) == 0 ? u"1"_s : u"null"_s));
                break;
            case 3:
                put(centre, u"contact"_s, who,
                    u"{\"addressee_no\":\"%1\",\"phone_key\":\"048%2\"}"_s.arg(who, number(9)));
                break;
            case 4:
                put(centre, u"case_file"_s, file,
                    u"{\"household_no\":\"%1\",\"subjects\":\"%2\",\"payload\":\"書\",\"state\":\"%3\"}"_s
                        .arg(house)
                        .arg(who, number(5)));
                break;
            case 5:
                centre.admin(
                    u"SELECT centre.remove('contact', $1, '-', NULL, NULL) FROM records.contact WHERE record_key = $1"_s,
                    {who.toUtf8()});
                break;
            default:
                centre.admin(u"SELECT centre.publish()"_s);
                if (random.bounded(2) == 0) often.follow();
        }
        if (QTest::currentTestFailed()) return;
    }
    centre.admin(u"SELECT centre.publish()"_s);
    often.follow();
    compare(centre, often);
    // Who begins only now gets there too.
    Copy late(*person);
    late.follow();
    compare(centre, late);
}

QTEST_GUILESS_MAIN(TestHiddenFeed)
#include "TestHiddenFeed.moc"
