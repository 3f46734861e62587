// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures of the forms for looking at: QuestionShots --shot <folder> [--scale 150]
#include "tests/ui/questions/QuestionDesk.h"
#include "ui/questions/FilerForm.h"
#include "ui/questions/IdentityForm.h"
#include "ui/theme/Theme.h"

#include <QApplication>
#include <QDir>
#include <QScrollArea>
#include <QVBoxLayout>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::test;

namespace {

void shoot(QWidget& form, const QString& file) {
    QWidget card;
    card.setObjectName(u"Card"_s);
    card.setAttribute(Qt::WA_StyledBackground);
    card.setStyleSheet(u"#Card { background: white; }"_s);
    auto* column = new QVBoxLayout(&card);
    column->setContentsMargins(theme::px(16), theme::px(16), theme::px(16), theme::px(16));
    column->addWidget(&form);
    card.setFixedWidth(theme::px(560));
    card.show();
    QTest::qWait(50);
    card.resize(card.width(), std::max(card.sizeHint().height(), card.heightForWidth(card.width())));
    QTest::qWait(50);
    card.grab().save(file);
    form.setParent(nullptr);
}

void answer(QuestionDesk& desk, const QString& path, const QJsonValue& value) {
    static_cast<void>(desk.session().setAnswer(path, value));
    desk.form().refresh();
}

void shootForms(QuestionDesk& desk, const QDir& folder) {
    desk.open(u"acquire_left_employee"_s, HouseholdBuilder::employees().build());
    shoot(desk.form(), folder.filePath(u"left_employee_empty.png"_s));
    answer(desk, u"lost_on"_s, u"R9.1.1"_s);
    answer(desk, u"proof"_s, u"loss_certificate"_s);
    answer(desk, u"leaving_reason"_s, u"11"_s);
    answer(desk, u"left_work_on"_s, u"R8.99.1"_s);
    answer(desk, u"continued_insurance"_s, true);
    shoot(desk.form(), folder.filePath(u"left_employee.png"_s));
    desk.open(u"acquire_birth"_s, HouseholdBuilder::family().build());
    answer(desk, u"born_on"_s, u"R8.10.1"_s);
    shoot(desk.form(), folder.filePath(u"birth.png"_s));
    desk.open(u"claim_childbirth"_s, HouseholdBuilder::family().build());
    answer(desk, u"born_on"_s, u"R8.10.1"_s);
    answer(desk, u"babies"_s, u"2"_s);
    answer(desk, u"direct_payment"_s, true);
    static_cast<void>(desk.session().addRow(u"other_babies"_s));
    desk.form().refresh();
    shoot(desk.form(), folder.filePath(u"childbirth.png"_s));
    desk.open(u"change_name_or_address"_s, HouseholdBuilder::family().build());
    answer(desk, u"kind"_s, u"address"_s);
    shoot(desk.form(), folder.filePath(u"change_address.png"_s));
}

void shootIdentity(QuestionDesk& desk, const QDir& folder) {
    IdentityForm form(desk.wording());
    form.setNeed(u"A"_s, FilerKind::Person, desk.today(), desk.parameters());
    shoot(form, folder.filePath(u"identity_open.png"_s));
    form.setEvidence({QJsonObject{{u"document"_s, u"driving_licence"_s}, {u"valid_until"_s, u"2025-01-01"_s}},
                      QJsonObject{{u"document"_s, u"notification_card"_s}}});
    shoot(form, folder.filePath(u"identity_expired.png"_s));
    form.setEvidence(
        {QJsonObject{{u"document"_s, u"individual_number_card"_s}, {u"valid_until"_s, u"2030-01-01"_s}}});
    shoot(form, folder.filePath(u"identity_complete.png"_s));
}

void shootFiler(QuestionDesk& desk, const QDir& folder) {
    FilerForm form(desk.wording(), desk.postalCodes());
    form.setFacts(desk.facts(HouseholdBuilder::family().build()),
                  {u"head"_s, u"member"_s, u"representative_legal"_s, u"representative_appointed"_s}, true);
    form.setFiler({{u"kind"_s, u"member"_s}});
    shoot(form, folder.filePath(u"filer_member.png"_s));
    form.setFiler({{u"kind"_s, u"representative_appointed"_s}});
    shoot(form, folder.filePath(u"filer_representative.png"_s));
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    const QStringList arguments = QApplication::arguments();
    const qsizetype at = arguments.indexOf(u"--shot"_s);
    if (at < 0 || at + 1 >= arguments.size()) return 2;
    const qsizetype scale = arguments.indexOf(u"--scale"_s);
    if (scale > 0 && scale + 1 < arguments.size()) theme::setScale(arguments[scale + 1].toInt());
    theme::applyTheme(application);
    const QDir folder(arguments[at + 1]);
    if (!folder.mkpath(u"."_s)) return 1;
    QuestionDesk desk;
    shootForms(desk, folder);
    shootIdentity(desk, folder);
    shootFiler(desk, folder);
    return 0;
}
