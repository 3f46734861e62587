// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlCentre.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QFile>
#include <QJsonDocument>
#include <QTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

const QString no = u"10000001"_s;
const QStringList confirmer{u"enter_eligibility"_s, u"confirm_eligibility"_s};

unsigned char* at(QByteArray& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* at(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

/// A caller's key of one time.
struct ReplyKey {
    QByteArray publicKey = QByteArray(crypto_box_PUBLICKEYBYTES, '\0');
    QByteArray secretKey = QByteArray(crypto_box_SECRETKEYBYTES, '\0');
    ReplyKey() { crypto_box_keypair(at(publicKey), at(secretKey)); }
    [[nodiscard]] QByteArray parameter() const { return "\\x" + publicKey.toHex(); }
    [[nodiscard]] QByteArray open(const SqlAnswer& answer) const {
        const QByteArray sealed = QByteArray::fromBase64(answer.json()[u"sealed"_s].toString().toLatin1());
        if (sealed.size() < static_cast<qsizetype>(crypto_box_SEALBYTES)) return "nothing";
        QByteArray plain(sealed.size() - static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
        const bool opened =
            crypto_box_seal_open(at(plain), at(sealed), static_cast<unsigned long long>(sealed.size()),
                                 at(publicKey), at(secretKey)) == 0;
        return opened ? plain : QByteArray("not ours");
    }
};

}  // namespace

/// Individual numbers, and what is hidden of people under protection.
class TestSqlGuarded : public QObject {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(sodium_init() >= 0);
        m_centre = std::make_unique<SqlCentre>();
    }
    void init() { m_centre->renew(); }

    void numberIsReadWithATraceOnly();
    void readingCannotBeRolledBack();
    void numbersAnHourAreLimited();
    void sameNumberTwiceIsOnTheChecklist();
    void numbersAreNowhere();
    void hiddenAddressIsInNoAnswer();
    void householdIsMaskedToo();
    void protectionIsLiftedByTwoAfterADay();
    void bulkLoadHidesToo();
    void terminalLinesAreSignedAndGapless();
    void leaseIsSignedAndEnds();

 private:
    QByteArray seal(const QByteArray& digits) {
        const QByteArray key = QByteArray::fromBase64(
            m_centre->admin(u"SELECT value FROM centre.setting WHERE name = 'number_public_key'"_s)
                .value()
                .toLatin1());
        QByteArray sealed(digits.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
        crypto_box_seal(at(sealed), at(digits), static_cast<unsigned long long>(digits.size()), at(key));
        return sealed.toBase64();
    }
    /// Files numbers and has them confirmed.
    void file(SqlPerson& author, SqlPerson& second, const QList<std::pair<QString, QByteArray>>& numbers) {
        QJsonObject filed = filing(m_centre->newId(), changeSet({}));
        QJsonArray people;
        for (const auto& [person, digits] : numbers) {
            people.append(
                QJsonObject{{u"number"_s, QJsonObject{{u"addressee_no"_s, person},
                                                      {u"sealed"_s, QString::fromLatin1(seal(digits))}}}});
        }
        filed[u"filings"_s] = QJsonArray{
            QJsonObject{{u"procedure"_s, u"p"_s}, {u"answers"_s, QJsonObject{{u"people"_s, people}}}}};
        carryOut(author, second, filed);
    }
    void carryOut(SqlPerson& author, SqlPerson& second, const QJsonObject& filed) {
        const QString id = filed[u"case_id"_s].toString();
        const SqlAnswer entered = author.submit(u"EnterCase"_s, id, filed);
        QVERIFY2(entered.json()[u"outcome"_s] == u"entered"_s, qPrintable(entered.value() + entered.message));
        const SqlAnswer confirmed = second.submit(u"ConfirmCase"_s, id, confirmation(filed));
        QVERIFY2(confirmed.json()[u"outcome"_s] == u"applied"_s,
                 qPrintable(confirmed.value() + confirmed.message));
        second.call(u"publish()"_s);
    }
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

    std::unique_ptr<SqlCentre> m_centre;
};

void TestSqlGuarded::numberIsReadWithATraceOnly() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer);
    file(*author, *second, {{no, "123456789018"}});
    const ReplyKey key;
    QCOMPARE(author->call(u"ask_number($1, ' ')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-021"_s);
    QCOMPARE(author->call(u"ask_number('10000002', '照会')"_s).code(), u"E-CENTRAL-020"_s);
    QCOMPARE(second->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-011"_s);
    const QByteArray ticket =
        author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).json()[u"ticket"_s].toString().toUtf8();
    QCOMPARE(second->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).sqlstate, u"42501"_s);
    QCOMPARE(author->call(u"read_number($1, '\\x00')"_s, {ticket}).code(), u"E-CENTRAL-001"_s);
    const SqlAnswer answer = author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()});
    QCOMPARE(key.open(answer), QByteArray("123456789018"));
    QVERIFY(!answer.value().contains(u"123456789018"_s));
    // A ticket is good once.
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    m_centre->admin(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(m_centre
                 ->admin(u"SELECT string_agg(staff_id || ' ' || action || ' ' || subject, '|' ORDER BY seq) "
                         u"FROM centre.audit "
                         "WHERE action LIKE 'number%'"_s)
                 .value(),
             u"S001 number refused 10000002 E-CENTRAL-020|S002 number refused 10000001 E-CENTRAL-011|"
             "S001 number read 10000001 照会"_s);
}

void TestSqlGuarded::readingCannotBeRolledBack() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer);
    file(*author, *second, {{no, "123456789018"}});
    const ReplyKey key;
    // In the transaction that asked, the ticket opens nothing.
    author->run(u"BEGIN"_s);
    const QByteArray ticket =
        author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).json()[u"ticket"_s].toString().toUtf8();
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    author->run(u"ROLLBACK"_s);
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    // Nor in one that began within it.
    author->run(u"BEGIN; SAVEPOINT a"_s);
    const QByteArray inner =
        author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).json()[u"ticket"_s].toString().toUtf8();
    author->run(u"RELEASE a"_s);
    QCOMPARE(author->call(u"read_number($1, $2::bytea)"_s, {inner, key.parameter()}).code(),
             u"E-CENTRAL-011"_s);
    author->run(u"ROLLBACK"_s);
}

void TestSqlGuarded::numbersAnHourAreLimited() {
    m_centre->admin(u"UPDATE centre.setting SET value = '5' WHERE name = 'numbers_per_hour'"_s);
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer);
    const auto twice = m_centre->again(u"S001"_s);
    file(*author, *second, {{no, "123456789018"}});
    for (int i = 0; i < 5; ++i)
        QVERIFY((i % 2 == 0 ? author : twice)
                    ->call(u"ask_number($1, '照会')"_s, {no.toUtf8()})
                    .json()
                    .contains(u"ticket"_s));
    QCOMPARE(author->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-022"_s);
    QCOMPARE(twice->call(u"ask_number($1, '照会')"_s, {no.toUtf8()}).code(), u"E-CENTRAL-022"_s);
}

void TestSqlGuarded::sameNumberTwiceIsOnTheChecklist() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer + QStringList{u"chief"_s});
    file(*author, *second, {{no, "123456789018"}, {u"10000002"_s, "999999999999"}});
    QCOMPARE(second->call(u"number_checklist()"_s).rows.size(), 0);
    file(*author, *second, {{u"10000003"_s, "123456789018"}, {u"10000002"_s, "888888888888"}});
    const QString list = second->call(u"number_checklist()"_s).rows.join(u'\n');
    QVERIFY(list.contains(u"same number"_s) && list.contains(u"number replaced"_s));
    QVERIFY(!list.contains(u"123456789018"_s));
}

void TestSqlGuarded::numbersAreNowhere() {
    const auto author = m_centre->person(u"S001"_s, confirmer + QStringList{u"number"_s});
    const auto second = m_centre->person(u"S002"_s, confirmer + QStringList{u"chief"_s});
    QList<QByteArray> canaries;
    QList<std::pair<QString, QByteArray>> numbers;
    for (int i = 0; i < 200; ++i) {
        canaries << QByteArray::number(720'000'000'000LL + i * 7'919'317LL);
        numbers << std::pair(QString::number(10'000'000 + i), canaries.back());
    }
    file(*author, *second, numbers);
    for (int i = 0; i < 25; ++i) {
        const ReplyKey key;
        const QByteArray ticket = author->call(u"ask_number($1, '照会')"_s, {numbers[i].first.toUtf8()})
                                      .json()[u"ticket"_s]
                                      .toString()
                                      .toUtf8();
        QCOMPARE(key.open(author->call(u"read_number($1, $2::bytea)"_s, {ticket, key.parameter()})),
                 canaries[i]);
    }
    // Faults, whose words could hold what was sent.
    author->call(u"submit('x', 'y', 'z', '\\xff', 'w', 'T', 1, now())"_s);
    second->call(u"number_checklist()"_s);
    m_centre->admin(u"CHECKPOINT"_s);
    // Data files, write-ahead log, server log: all that the server ever wrote.
    qint64 searched = 0;
    const QString folder = QFileInfo(m_centre->server().dataFolder()).path();
    for (QDirIterator each(folder, QDir::Files, QDirIterator::Subdirectories); each.hasNext();) {
        QFile file(each.next());
        if (!file.open(QIODevice::ReadOnly)) continue;
        const QByteArray content = file.readAll();
        searched += content.size();
        for (const QByteArray& canary : canaries)
            QVERIFY2(!content.contains(canary), qPrintable(file.fileName()));
    }
    qInfo("%lld MiB searched", searched / 1024 / 1024);
    QVERIFY(searched > 20LL * 1024 * 1024);
}

void TestSqlGuarded::hiddenAddressIsInNoAnswer() {
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

void TestSqlGuarded::householdIsMaskedToo() {
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

void TestSqlGuarded::protectionIsLiftedByTwoAfterADay() {
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

void TestSqlGuarded::bulkLoadHidesToo() {
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

void TestSqlGuarded::terminalLinesAreSignedAndGapless() {
    const auto admin = m_centre->person(u"S001"_s, {u"administrator"_s});
    const auto other = m_centre->person(u"S002"_s, {u"administrator"_s});
    const auto clerk = m_centre->person(u"S003"_s, confirmer, u"T7"_s);
    QByteArray key(crypto_sign_PUBLICKEYBYTES, '\0');
    QByteArray secret(crypto_sign_SECRETKEYBYTES, '\0');
    crypto_sign_keypair(at(key), at(secret));
    QByteArray previous(32, '\0');
    const auto line = [&](int counter, const QString& text, bool isGood = true) {
        QByteArray hash = QCryptographicHash::hash(previous + text.toUtf8(), QCryptographicHash::Sha256);
        QByteArray signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(at(signature), nullptr, at(hash), 32, at(secret));
        if (!isGood) signature[3] = static_cast<char>(signature[3] ^ 1);
        const QJsonObject json{{u"counter"_s, counter},
                               {u"line"_s, text},
                               {u"prev_hash"_s, QString::fromLatin1(previous.toHex())},
                               {u"signature"_s, QString::fromLatin1(signature.toBase64())}};
        if (isGood) previous = hash;
        return QJsonDocument(QJsonArray{json}).toJson(QJsonDocument::Compact);
    };
    const auto add = [&](const QByteArray& lines) {
        return clerk->call(u"add_terminal_lines($1)"_s, {lines});
    };
    QCOMPARE(add("[]").code(), u"E-CENTRAL-047"_s);
    QVERIFY(admin->call(u"register_terminal('T7', $1::bytea)"_s, {"\\x" + key.toHex()}).code().isEmpty());
    QCOMPARE(admin->call(u"approve_terminal('T7')"_s).code(), u"E-CENTRAL-046"_s);
    QCOMPARE(add("[]").code(), u"E-CENTRAL-047"_s);
    QVERIFY(other->call(u"approve_terminal('T7')"_s).code().isEmpty());
    QCOMPARE(add(line(1, u"view 1001"_s, false)).code(), u"E-CENTRAL-048"_s);
    const QByteArray first = line(1, u"view 1001"_s);
    QCOMPARE(add(first).json()[u"counter"_s].toInt(), 1);
    QCOMPARE(add(first).json()[u"counter"_s].toInt(), 1);  // again: passed over
    QCOMPARE(add(line(3, u"view 1003"_s)).code(), u"E-CENTRAL-048"_s);
}

void TestSqlGuarded::leaseIsSignedAndEnds() {
    const auto clerk = m_centre->person(u"S003"_s, confirmer, u"T7"_s);
    const QJsonObject answer = clerk->call(u"lease()"_s).json();
    const QByteArray lease = QByteArray::fromBase64(answer[u"lease"_s].toString().toLatin1());
    const QByteArray signature = QByteArray::fromBase64(answer[u"signature"_s].toString().toLatin1());
    const QByteArray key =
        QByteArray::fromBase64(clerk->call(u"hello()"_s).json()[u"lease_public_key"_s].toString().toLatin1());
    QCOMPARE(crypto_sign_verify_detached(at(signature), at(lease),
                                         static_cast<unsigned long long>(lease.size()), at(key)),
             0);
    const QJsonObject json = QJsonDocument::fromJson(lease).object();
    QCOMPARE(json[u"staff_id"_s].toString(), u"S003"_s);
    QCOMPARE(json[u"terminal_id"_s].toString(), u"T7"_s);
    // The bytes are canonical.
    QCOMPARE(QJsonDocument(json).toJson(QJsonDocument::Compact), lease);
    const auto when = [&json](const QString& name) {
        return QDateTime::fromString(json[name].toString(), Qt::ISODateWithMs);
    };
    QCOMPARE(when(u"issued_at"_s).secsTo(when(u"not_after"_s)), 24 * 3600);
}

QTEST_GUILESS_MAIN(TestSqlGuarded)
#include "TestSqlGuarded.moc"
