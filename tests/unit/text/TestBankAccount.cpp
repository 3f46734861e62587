// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/text/BankAccount.h"
#include "core/text/LocalGovernmentCode.h"

#include <QtTest>

using namespace mado;
using namespace Qt::StringLiterals;

class TestBankAccount : public QObject {
    Q_OBJECT

 private Q_SLOTS:
    void postBank_data();
    void postBank();
    void number();
    void holder_data();
    void holder();
    void holderErrorTellsThePlace();
    void localGovernmentCode();
};

void TestBankAccount::postBank_data() {
    QTest::addColumn<QString>("symbol");
    QTest::addColumn<QString>("number");
    QTest::addColumn<QString>("branch");
    QTest::addColumn<QString>("account");
    QTest::addColumn<QString>("code");
    QTest::newRow("ordinary") << u"10310"_s << u"12345671"_s << u"038"_s << u"1234567"_s << QString();
    QTest::newRow("short number") << u"14170"_s << u"56781"_s << u"418"_s << u"0005678"_s << QString();
    QTest::newRow("full width") << u"１０３１０"_s << u"１２３４－５６７１"_s << u"038"_s << u"1234567"_s
                                << QString();
    QTest::newRow("transfer account")
        << u"00310"_s << u"12345671"_s << QString() << QString() << u"E-BANK-001"_s;
    QTest::newRow("symbol end") << u"10311"_s << u"12345671"_s << QString() << QString() << u"E-BANK-001"_s;
    QTest::newRow("symbol letters") << u"1a310"_s << u"12345671"_s << QString() << QString()
                                    << u"E-BANK-001"_s;
    QTest::newRow("number end") << u"10310"_s << u"12345670"_s << QString() << QString() << u"E-BANK-002"_s;
    QTest::newRow("number too long") << u"10310"_s << u"123456781"_s << QString() << QString()
                                     << u"E-BANK-002"_s;
    QTest::newRow("number empty") << u"10310"_s << QString() << QString() << QString() << u"E-BANK-002"_s;
}

void TestBankAccount::postBank() {
    QFETCH(QString, symbol);
    QFETCH(QString, number);
    QFETCH(QString, branch);
    QFETCH(QString, account);
    QFETCH(QString, code);
    const Result<TransferAccount> result = postBankTransferAccount(symbol, number);
    QCOMPARE(result.ok(), code.isEmpty());
    if (result)
        QCOMPARE(result.value(), (TransferAccount{u"9900"_s, branch, account}));
    else
        QCOMPARE(result.error().code, code);
}

void TestBankAccount::number() {
    QCOMPARE(accountNumber(u"１２３").value(), u"0000123"_s);
    QCOMPARE(accountNumber(u"1234567").value(), u"1234567"_s);
    for (const QString& bad : {u""_s, u"12345678"_s, u"12a"_s, u" - "_s})
        QCOMPARE(accountNumber(bad).error().code, u"E-BANK-003"_s);
}

void TestBankAccount::holder_data() {
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("holder");
    QTest::addColumn<QString>("code");
    QTest::newRow("kana") << u"ヤマダ　ジュンイチ"_s << u"ﾔﾏﾀﾞ ｼﾞﾕﾝｲﾁ"_s << QString();
    QTest::newRow("hiragana") << u"はっとり ゆうこ"_s << u"ﾊﾂﾄﾘ ﾕｳｺ"_s << QString();
    QTest::newRow("long mark") << u"アンナ・マリー"_s << u"ｱﾝﾅ.ﾏﾘ-"_s << QString();
    QTest::newRow("Latin") << u"Nguyen Van A"_s << u"NGUYEN VAN A"_s << QString();
    QTest::newRow("company") << u"カ）マド（１）"_s << u"ｶ)ﾏﾄﾞ(1)"_s << QString();
    QTest::newRow("30 positions") << QString(40, u'ア') << QString(30, u'ｱ') << QString();
    QTest::newRow("kanji") << u"ヤマ田"_s << QString() << u"E-BANK-004"_s;
    QTest::newRow("empty") << u"　"_s << QString() << u"E-BANK-005"_s;
}

void TestBankAccount::holder() {
    QFETCH(QString, typed);
    QFETCH(QString, holder);
    QFETCH(QString, code);
    const Result<QString> result = accountHolder(typed);
    QCOMPARE(result.ok(), code.isEmpty());
    if (!result) {
        QCOMPARE(result.error().code, code);
        return;
    }
    QCOMPARE(result.value(), holder);
    QCOMPARE(accountHolder(holder).value(), holder);
}

void TestBankAccount::holderErrorTellsThePlace() {
    QCOMPARE(accountHolder(u"ヤマダ田").error().facts, QStringList{u"4"_s});
    QCOMPARE(accountHolder(u"ﾔﾏﾀﾞ田").error().facts, QStringList{u"4"_s});
}

void TestBankAccount::localGovernmentCode() {
    QCOMPARE(localGovernmentCheckDigit(u"11203"), 8);  // 川口市
    QCOMPARE(localGovernmentCheckDigit(u"13101"), 6);  // 千代田区
    QCOMPARE(localGovernmentCheckDigit(u"01100"), 2);  // 札幌市
    QCOMPARE(localGovernmentCheckDigit(u"1120"), -1);
    QCOMPARE(localGovernmentCheckDigit(u"1120a"), -1);
}

QTEST_APPLESS_MAIN(TestBankAccount)
#include "TestBankAccount.moc"
