// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlGuarded.h"

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;
using namespace mado::test::sql_cases;

/// What is hidden of people under protection (支援措置), and who lifts it.
class TestSqlProtection : public SqlGuarded {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(sodium_init() >= 0);
        m_centre = std::make_unique<SqlCentre>();
    }
    void init() { m_centre->renew(); }

    void hiddenAddressIsInNoAnswer();
    void householdIsMaskedToo();
    void protectionIsLiftedByTwoAfterADay();
    void bulkLoadHidesToo();

 private:
    /// Everything that this person can be told of the records.
    QString everything(SqlPerson& who) {
        QStringList all;
        const QByteArray epoch = who.call(u"hello()"_s).json()[u"epoch"_s].toString().toUtf8();
        all << who.call(u"pull($1, 0, '', 100000)"_s, {epoch}).rows;
        for (const QString& entity : {u"addressee"_s, u"contact"_s, u"case_file"_s, u"resident_move"_s,
                                      u"bank_account"_s, u"protection"_s}) {
            who.call(u"fill_begin($1, '', 1000)"_s, {entity.toUtf8()});
            all << who.run(u"COPY (SELECT * FROM counter.fill_rows_%1()) TO STDOUT"_s.arg(entity)).rows;
            all << who.call(u"scrub($1, '', 1000)"_s, {entity.toUtf8()}).rows;
            for (const QString& key :
                 m_centre->admin(u"SELECT record_key FROM records.%1"_s.arg(entity)).rows)
                all << who.call(u"history($1, $2)"_s, {entity.toUtf8(), key.toUtf8()}).rows;
        }
        return all.join(u'\n');
    }
};

void TestSqlProtection::hiddenAddressIsInNoAnswer() {
    const auto author = m_centre->person(u"S001"_s, confirmer);
    const auto second = m_centre->person(u"S002"_s, confirmer + QStringList{u"chief"_s});
    const auto officer = m_centre->person(u"S003"_s, {u"protection"_s, u"disclosure"_s});
    const QString address = u"カクレガ町1-2-3"_s;
    const QString phone = u"048-000-1234"_s;
    // Entered openly; versions with the address are in the feed, and in a case's content.
    carryOut(*author, *second,
             filing(m_centre->newId(),
                    changeSet({change(u"create"_s, u"addressee"_s, no, 0,
                                      {{u"household_no"_s, {}, u"1001"_s},
                                       {u"name_kana"_s, {}, u"ヤマダ"_s},
                                       {u"current_address"_s, {}, address}}),
                               change(u"create"_s, u"contact"_s, no, 0,
                                      {{u"addressee_no"_s, {}, no}, {u"phone"_s, {}, phone}})})));
    QVERIFY(everything(*author).contains(address) && everything(*author).contains(phone));
    carryOut(*author, *second,
             filing(m_centre->newId(), changeSet({change(u"update"_s, u"addressee"_s, no, 1,
                                                         {{u"nondisclosure_requested"_s, {}, 1}})})));
    for (SqlPerson* person : {author.get(), second.get()}) {
        const QString seen = everything(*person);
        QVERIFY(seen.contains(u"ヤマダ"_s));
        QVERIFY(!seen.contains(address) && !seen.contains(u"カクレガ"_s) && !seen.contains(phone));
    }
    // A change of address of a hidden person is hidden as it is put.
    carryOut(*author, *second,
             filing(m_centre->newId(), changeSet({change(u"update"_s, u"addressee"_s, no, 2,
                                                         {{u"current_address"_s, {}, u"カクレガ町9"_s}})})));
    QVERIFY(!everything(*author).contains(u"カクレガ"_s));
    // For a reason, by the role, with a line.
    const ReplyKey key;
    QCOMPARE(author->call(u"ask_hidden($1, '送付')"_s, {no.toUtf8()}).sqlstate, u"42501"_s);
    QCOMPARE(officer->call(u"ask_hidden($1, '')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-021"_s);
    const QByteArray ticket =
        officer->call(u"ask_hidden($1, '送付')"_s, {no.toUtf8()}).json()[u"ticket"_s].toString().toUtf8();
    const QJsonObject hidden = QJsonDocument::fromJson(key.open(officer->call(u"read_hidden($1, $2::bytea)"_s,
                                                                              {ticket, key.parameter()})))
                                   .object();
    QCOMPARE(hidden[u"addressee/"_s + no][u"current_address"_s].toString(), u"カクレガ町9"_s);
    QCOMPARE(hidden[u"contact/"_s + no][u"phone"_s].toString(), phone);
    m_centre->admin(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(
        m_centre
            ->admin(u"SELECT count(*) FROM centre.audit WHERE action = 'hidden read' AND staff_id = 'S003'"_s)
            .value(),
        u"1"_s);
}

void TestSqlProtection::householdIsMaskedToo() {
    const auto author = m_centre->person(u"S001"_s, confirmer);
    const auto second = m_centre->person(u"S002"_s, confirmer);
    const auto person = [](const QString& key, const QString& kana) {
        return change(u"create"_s, u"addressee"_s, key, 0,
                      {{u"household_no"_s, {}, u"1001"_s},
                       {u"name_kana"_s, {}, kana},
                       {u"current_address"_s, {}, u"カクレガ町"_s}});
    };
    carryOut(*author, *second,
             filing(m_centre->newId(), changeSet({person(no, u"ハハ"_s), person(u"10000002"_s, u"コ"_s)})));
    carryOut(*author, *second,
             filing(m_centre->newId(), changeSet({change(u"update"_s, u"addressee"_s, no, 1,
                                                         {{u"nondisclosure_requested"_s, {}, 1}})})));
    QVERIFY(!everything(*author).contains(u"カクレガ"_s));
    // The child's record has a new version: caches replace what they have.
    QCOMPARE(
        m_centre->admin(u"SELECT row_version FROM records.addressee WHERE record_key = '10000002'"_s).value(),
        u"2"_s);
    // Somebody who joins the household is masked from the first.
    carryOut(*author, *second, filing(m_centre->newId(), changeSet({person(u"10000003"_s, u"ソボ"_s)})));
    QVERIFY(!everything(*author).contains(u"カクレガ"_s));
}

void TestSqlProtection::protectionIsLiftedByTwoAfterADay() {
    const auto author = m_centre->person(u"S001"_s, confirmer);
    const auto second = m_centre->person(u"S002"_s, confirmer + QStringList{u"chief"_s});
    const auto third = m_centre->person(u"S003"_s, {u"chief"_s});
    carryOut(*author, *second,
             filing(m_centre->newId(), changeSet({change(u"create"_s, u"addressee"_s, no, 0,
                                                         {{u"household_no"_s, {}, u"1001"_s},
                                                          {u"current_address"_s, {}, u"カクレガ町"_s},
                                                          {u"nondisclosure_requested"_s, {}, 1}})})));
    const auto lift = [&] {
        const QJsonObject filed =
            filing(m_centre->newId(), changeSet({change(u"update"_s, u"addressee"_s, no, 1,
                                                        {{u"nondisclosure_requested"_s, 1, QJsonValue()}})}));
        const QString id = filed[u"case_id"_s].toString();
        author->submit(u"EnterCase"_s, id, filed);
        const SqlAnswer answer = second->submit(u"ConfirmCase"_s, id, confirmation(filed));
        return answer.code() + answer.message;
    };
    QCOMPARE(lift(), u"E-CENTRAL-043"_s);
    QVERIFY(second->call(u"request_lift($1, '申出取下げ')"_s, {no.toUtf8()}).code().isEmpty());
    QCOMPARE(second->call(u"approve_lift($1)"_s, {no.toUtf8()}).code(), u"E-CENTRAL-033"_s);
    QCOMPARE(lift(), u"E-CENTRAL-043"_s);
    QVERIFY(third->call(u"approve_lift($1)"_s, {no.toUtf8()}).code().isEmpty());
    QCOMPARE(lift(), u"E-CENTRAL-043"_s);
    m_centre->admin(
        u"CREATE OR REPLACE FUNCTION centre.now() RETURNS timestamptz LANGUAGE sql STABLE AS "
        "$$ SELECT clock_timestamp() + interval '25 hours' $$"_s);
    QCOMPARE(lift(), QString());
    second->call(u"publish()"_s);
    QVERIFY(everything(*author).contains(u"カクレガ町"_s));
}

void TestSqlProtection::bulkLoadHidesToo() {
    const auto author = m_centre->person(u"S001"_s, confirmer);
    const QString epoch = author->call(u"hello()"_s).json()[u"epoch"_s].toString();
    const SqlAnswer loaded = m_centre->admin(
        u"INSERT INTO records.addressee (record_key, row_version, household_no, current_address, "
        u"nondisclosure_requested) VALUES "
        "('1', 1, 'h', 'カクレガ', 1), ('2', 1, 'h', 'カクレガ', 0), ('3', 1, 'i', '青木', 0); "
        "INSERT INTO records.contact (record_key, row_version, addressee_no, phone) VALUES ('2', 1, '2', "
        "'カクレガの電話'); "
        "SELECT centre.finish_bulk()"_s);
    QVERIFY2(loaded.ok(), qPrintable(loaded.message));
    QVERIFY(author->call(u"hello()"_s).json()[u"epoch"_s].toString() != epoch);
    const QString seen = everything(*author);
    QVERIFY(!seen.contains(u"カクレガ"_s));
    QVERIFY(seen.contains(u"青木"_s));
    QCOMPARE(m_centre->admin(u"SELECT count(*) FROM centre.hidden_value"_s).value(), u"3"_s);
}

QTEST_GUILESS_MAIN(TestSqlProtection)
#include "TestSqlProtection.moc"
