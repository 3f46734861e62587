// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/rules/IdentityRules.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace mado;

namespace {
const QDate today(2026, 11, 22);
/// "driving_licence", "*x" = the representative's, "~x" = a copy, "!x" = out of date.
QList<ShownEvidence> shown(const QStringList& codes) {
    QList<ShownEvidence> list;
    for (QString code : codes) {
        ShownEvidence evidence;
        while (!code.isEmpty() && !code[0].isLetter()) {
            if (code[0] == u'*') evidence.byRepresentative = true;
            if (code[0] == u'~') evidence.copy = true;
            if (code[0] == u'!') evidence.validUntil = today.addDays(-1);
            code.remove(0, 1);
        }
        evidence.document = code;
        list << evidence;
    }
    return list;
}
}  // namespace

class TestIdentityRules final : public QObject {
    Q_OBJECT

    const Parameters m_parameters = Parameters::load(u"kawaguchi"_s).value();

 private Q_SLOTS:
    void matrix_data() {
        QTest::addColumn<QString>("rule");
        QTest::addColumn<QString>("filer");
        QTest::addColumn<QStringList>("documents");
        QTest::addColumn<QStringList>("missing");
        const auto row = [](const char* name, const char* rule, const char* filer,
                            const QStringList& documents, const QStringList& missing) {
            QTest::newRow(name) << QString::fromLatin1(rule) << QString::fromLatin1(filer) << documents
                                << missing;
        };
        const QString number = u"number"_s;
        const QString person = u"person"_s;
        const QString authority = u"authority"_s;
        row("one card", "A", "person", {u"individual_number_card"_s}, {});
        row("nothing", "A", "person", {}, {number, person});
        row("number and licence", "A", "person", {u"notification_card"_s, u"driving_licence"_s}, {});
        row("licence only", "A", "person", {u"driving_licence"_s}, {number});
        row("licence, number by register", "A", "person", {u"driving_licence"_s, u"register_check"_s}, {});
        row("one without photo", "A", "person", {u"notification_card"_s, u"pension_book"_s}, {person});
        row("two without photo", "A", "person",
            {u"notification_card"_s, u"pension_book"_s, u"utility_receipt"_s}, {});
        row("twice the same", "A", "person", {u"notification_card"_s, u"pension_book"_s, u"pension_book"_s},
            {person});
        row("out of date", "A", "person", {u"!individual_number_card"_s}, {number, person});
        row("copy at the counter", "A", "person", {u"~individual_number_card"_s}, {number, person});
        row("copy by post", "A", "post", {u"~individual_number_card"_s}, {});
        row("online", "A", "online", {u"individual_number_card_chip"_s}, {});
        row("online, paper", "A", "online", {u"individual_number_card"_s}, {number, person});
        row("legal complete", "A", "representative_legal",
            {u"~individual_number_card"_s, u"*driving_licence"_s, u"family_register"_s}, {});
        row("legal, only own card", "A", "representative_legal",
            {u"*individual_number_card"_s, u"family_register"_s}, {number});
        row("appointed complete", "A", "representative_appointed",
            {u"~notification_card"_s, u"*passport"_s, u"letter_of_authority"_s}, {});
        row("appointed by certificate", "A", "representative_appointed",
            {u"register_check"_s, u"*passport"_s, u"eligibility_certificate"_s}, {});
        row("appointed, no letter", "A", "representative_appointed", {u"register_check"_s, u"*passport"_s},
            {authority});
        row("appointed, the person's card", "B", "representative_appointed",
            {u"driving_licence"_s, u"letter_of_authority"_s}, {person});
        row("B person", "B", "person", {u"passport"_s}, {});
        row("B nothing", "B", "person", {}, {person});
        row("none", "none", "representative_appointed", {}, {});
    }
    void matrix() {
        QFETCH(QString, rule);
        QFETCH(QString, filer);
        QFETCH(QStringList, documents);
        QFETCH(QStringList, missing);
        const IdentityAssessment result =
            assessIdentity(m_parameters, identityRuleFromCode(rule).value(), filerKindFromCode(filer).value(),
                           shown(documents), today)
                .value();
        QCOMPARE(result.missing, missing);
        QCOMPARE(result.complete, missing.isEmpty());
        QCOMPARE(result.whatToBring.size(), missing.size());
        QVERIFY(!result.sentenceJa.isEmpty() && !result.sentenceEn.isEmpty());
    }
    void everyRuleAndFilerHasASentence() {
        for (const auto rule : {IdentityRule::A, IdentityRule::B, IdentityRule::None}) {
            for (const auto filer :
                 {FilerKind::Person, FilerKind::LegalRepresentative, FilerKind::AppointedRepresentative,
                  FilerKind::Post, FilerKind::Online}) {
                const IdentityAssessment result =
                    assessIdentity(m_parameters, rule, filer, {}, today).value();
                QVERIFY(!result.sentenceJa.isEmpty());
                QCOMPARE(result.complete, rule == IdentityRule::None);
            }
        }
    }
    void twoMismatchesStop() {
        QList<ShownEvidence> list = shown({u"individual_number_card"_s});
        list[0].mismatches = {u"address"_s};
        QVERIFY(assessIdentity(m_parameters, IdentityRule::A, FilerKind::Person, list, today)->complete);
        list[0].mismatches << u"name"_s;
        const IdentityAssessment result =
            assessIdentity(m_parameters, IdentityRule::A, FilerKind::Person, list, today).value();
        QVERIFY(result.stopped);
        QVERIFY(!result.complete);
    }
    void unknownDocumentIsRefused() {
        const auto result = assessIdentity(m_parameters, IdentityRule::A, FilerKind::Person,
                                           shown({u"library_card"_s}), today);
        QCOMPARE(result.error().code, u"E-RULE-012"_s);
    }
    void documentsAreListed() {
        const QList<IdentityDocument> documents = identityDocuments(m_parameters, today).value();
        QVERIFY(documents.size() > 20);
        for (const IdentityDocument& document : documents)
            QVERIFY(!document.classes.isEmpty() && !document.labelEn.isEmpty());
    }
};

QTEST_APPLESS_MAIN(TestIdentityRules)
#include "TestIdentityRules.moc"
