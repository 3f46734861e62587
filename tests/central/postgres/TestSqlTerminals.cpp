// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/central/postgres/SqlGuarded.h"

#include <QCryptographicHash>
#include <QDateTime>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;
using namespace mado::test::sql_cases;

/// Terminals: their own signed lines, the lease they work under, how far they have come, what they may keep.
class TestSqlTerminals : public SqlGuarded {
    Q_OBJECT
 private Q_SLOTS:
    void initTestCase() {
        QVERIFY(sodium_init() >= 0);
        m_centre = std::make_unique<SqlCentre>();
    }
    void init() { m_centre->renew(); }

    void terminalLinesAreSignedAndGapless();
    void leaseIsSignedAndEnds();
    void counterOfTheTerminalIsTold();
    void cacheModeIsTheAdministrators();
};

void TestSqlTerminals::terminalLinesAreSignedAndGapless() {
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

void TestSqlTerminals::leaseIsSignedAndEnds() {
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

void TestSqlTerminals::counterOfTheTerminalIsTold() {
    const auto clerk = m_centre->person(u"S003"_s, confirmer, u"T7"_s);
    const auto counter = [](SqlPerson& who) {
        return who.call(u"introduce('A-12')"_s).json()[u"counter"_s].toInt(-1);
    };
    QCOMPARE(counter(*clerk), 0);
    for (int i = 1; i <= 3; ++i) {
        const QByteArray number = QByteArray::number(7 * i);
        QVERIFY(clerk
                    ->call(u"submit($1, 'EnterCase', 'c', '{}', $2, 'T7', $3, now())"_s,
                           {m_centre->newId().toUtf8(),
                            QCryptographicHash::hash("{}", QCryptographicHash::Sha256).toHex(), number})
                    .ok());
        QCOMPARE(counter(*clerk), 7 * i);
    }
    // Of this terminal, whoever sits there; another one has its own.
    QCOMPARE(counter(*m_centre->person(u"S004"_s, confirmer, u"T7"_s)), 21);
    QCOMPARE(counter(*m_centre->person(u"S005"_s, confirmer, u"T8"_s)), 0);
}

void TestSqlTerminals::cacheModeIsTheAdministrators() {
    const auto admin = m_centre->person(u"S001"_s, {u"administrator"_s});
    const auto clerk = m_centre->person(u"S003"_s, confirmer, u"T7"_s);
    // A name that nobody has come under, so far.
    QCOMPARE(admin->call(u"set_cache_mode('窓口7', 'none')"_s).code(), u"E-CENTRAL-055"_s);
    clerk->call(u"introduce('窓口7')"_s);
    QCOMPARE(clerk->call(u"set_cache_mode('窓口7', 'full')"_s).sqlstate, u"42501"_s);
    QCOMPARE(admin->call(u"set_cache_mode('窓口7', 'everything')"_s).code(), u"E-CENTRAL-001"_s);
    QCOMPARE(admin->call(u"set_cache_mode('窓口7', 'none')"_s).json()[u"before"_s].toString(), u"full"_s);
    QCOMPARE(admin->call(u"set_cache_mode('T7', 'working')"_s).json()[u"before"_s].toString(), u"none"_s);
    const auto mode = [this](const QString& terminal) {
        return m_centre->again(u"S003"_s, terminal)->call(u"hello()"_s).json()[u"cache_mode"_s].toString();
    };
    QCOMPARE(mode(u"T7"_s), u"working"_s);
    QCOMPARE(mode(u"T8"_s), u"full"_s);
    // Somebody who calls another terminal the same does not get what is meant for this one.
    m_centre->again(u"S003"_s, u"T8"_s)->call(u"introduce('窓口7')"_s);
    QCOMPARE(admin->call(u"set_cache_mode('窓口7', 'none')"_s).code(), u"E-CENTRAL-056"_s);
    QCOMPARE(mode(u"T8"_s), u"full"_s);
    m_centre->admin(u"SELECT centre.sequence_audit()"_s);
    QCOMPARE(m_centre
                 ->admin(u"SELECT string_agg(staff_id || ' ' || action || ' ' || subject, '|' ORDER BY seq) "
                         u"FROM centre.audit WHERE action LIKE 'cache mode%'"_s)
                 .value(),
             u"S001 cache mode none T7|S001 cache mode working T7"_s);
}

QTEST_GUILESS_MAIN(TestSqlTerminals)
#include "TestSqlTerminals.moc"
