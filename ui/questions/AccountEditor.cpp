// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/AccountEditor.h"

#include "ui/base/Wording.h"
#include "ui/questions/AnswerText.h"
#include "ui/questions/PendingText.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

#include <QButtonGroup>
#include <QGridLayout>
#include <QLabel>
#include <QLineEdit>
#include <QRadioButton>

#include <array>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

// Codes of the banks' data exchange (全銀協標準).
constexpr std::array<int, 3> typeCodes{1, 2, 4};

const QStringList& bankParts() {
    static const QStringList names{u"bank_code"_s, u"bank_name"_s, u"branch_code"_s, u"branch_name"_s,
                                   u"account_number"_s};
    return names;
}

const QStringList& postParts() {
    static const QStringList names{u"post_symbol"_s, u"post_number"_s};
    return names;
}

}  // namespace

AccountEditor::AccountEditor(const Wording& wording, QWidget* parent)
    : PartsEditor(wording, parent),
      m_types(new QButtonGroup(this)),
      m_typeLabel(questions::captionLabel(this)),
      m_typeButtons(new QWidget(this)),
      m_transfer(questions::noteLabel(this)),
      m_kinds(new QWidget(this)) {
    auto* kinds = new FlowLayout(m_kinds, questions::wideGap(), theme::grid());
    m_bank = new QRadioButton(m_kinds);
    m_postBank = new QRadioButton(m_kinds);
    kinds->addWidget(m_bank);
    kinds->addWidget(m_postBank);
    m_bank->setChecked(true);
    auto* kindGroup = new QButtonGroup(this);
    kindGroup->addButton(m_bank);
    kindGroup->addButton(m_postBank);
    auto* types = new FlowLayout(m_typeButtons, questions::wideGap(), theme::grid());
    for (const int code : typeCodes) {
        auto* button = new QRadioButton(m_typeButtons);
        m_types->addButton(button, code);
        types->addWidget(button);
    }
    m_types->button(typeCodes[0])->setChecked(true);
    for (const QString& name : bankParts() + postParts() + QStringList{u"account_holder_kana"_s})
        addPart(name);
    layOut();
    connect(m_bank, &QRadioButton::toggled, this, &AccountEditor::showKind);
    connect(m_types, &QButtonGroup::idClicked, this, &AccountEditor::sendChoice);
    showKind();
}

void AccountEditor::layOut() {
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, 0, 0, 0);
    grid->setHorizontalSpacing(theme::px(8));
    grid->setVerticalSpacing(questions::narrowGap());
    grid->setColumnStretch(1, 3);
    grid->setColumnStretch(0, 2);
    grid->addWidget(m_kinds, 0, 0, 1, 2);
    const auto put = [&](const QString& name, int row, int column, int span = 1) {
        Part* each = part(name);
        grid->addWidget(each->label, row, column, 1, span);
        grid->addWidget(each->line, row + 1, column, 1, span);
    };
    put(u"bank_code"_s, 1, 0);
    put(u"bank_name"_s, 1, 1);
    put(u"branch_code"_s, 3, 0);
    put(u"branch_name"_s, 3, 1);
    grid->addWidget(m_typeLabel, 5, 0, 1, 2);
    grid->addWidget(m_typeButtons, 6, 0, 1, 2);
    put(u"account_number"_s, 7, 0, 2);
    put(u"post_symbol"_s, 9, 0);
    put(u"post_number"_s, 9, 1);
    grid->addWidget(m_transfer, 11, 0, 1, 2, Qt::AlignLeft);
    put(u"account_holder_kana"_s, 12, 0, 2);
}

bool AccountEditor::isPostBank() const {
    return m_postBank->isChecked();
}

QString AccountEditor::accountType() const {
    return QString::number(m_types->checkedId());
}

void AccountEditor::showKind() {
    for (const QString& name : bankParts()) {
        part(name)->label->setVisible(!isPostBank());
        part(name)->line->setVisible(!isPostBank());
    }
    for (const QString& name : postParts()) {
        part(name)->label->setVisible(isPostBank());
        part(name)->line->setVisible(isPostBank());
    }
    m_typeLabel->setVisible(!isPostBank());
    m_typeButtons->setVisible(!isPostBank());
    m_transfer->setVisible(isPostBank() && !m_transfer->text().isEmpty());
}

void AccountEditor::sendChoice() {
    const QJsonValue value = typedValue();
    if (value.isObject()) Q_EMIT committed(value);
}

void AccountEditor::nameAll(const FieldState& field) {
    m_bank->setText(tr("Bank account"));
    m_postBank->setText(tr("Japan Post Bank (symbol and number)"));
    m_types->button(1)->setText(tr("Ordinary"));
    m_types->button(2)->setText(tr("Current"));
    m_types->button(4)->setText(tr("Savings"));
    m_typeLabel->setText(tr("Kind of account"));
    name(*part(u"bank_code"_s), tr("Bank code (4 digits)"), field);
    name(*part(u"bank_name"_s), tr("Bank"), field);
    name(*part(u"branch_code"_s), tr("Branch code (3 digits)"), field);
    name(*part(u"branch_name"_s), tr("Branch"), field);
    name(*part(u"account_number"_s), tr("Account number"), field);
    name(*part(u"post_symbol"_s), tr("Symbol (5 digits)"), field);
    name(*part(u"post_number"_s), tr("Number"), field);
    name(*part(u"account_holder_kana"_s), tr("Account holder in kana"), field);
}

void AccountEditor::setField(const FieldState& field, const QList<Finding>&) {
    nameAll(field);
    const bool refused = field.origin == AnswerOrigin::Refused;
    const QJsonObject object = refused ? field.typed.toObject() : field.value.toObject();
    // While a post bank account is refused only its own parts are known; the rest must not vanish meanwhile.
    const bool isOfPost = isPostBank() || object.contains("post_symbol"_L1);
    for (Part& each : m_parts) {
        if (isOfPost && each.name != u"account_holder_kana"_s && !object.contains(each.name)) continue;
        each.pending->setStored(object.value(each.name).toString());
    }
    if (const int type = object.value("account_type"_L1).toString().toInt(); m_types->button(type) != nullptr)
        m_types->button(type)->setChecked(true);
    if (object.contains("post_symbol"_L1)) m_postBank->setChecked(true);
    m_transfer->setText(isOfPost && !refused ? answerText(m_wording, field, field.value) : QString());
    showKind();
}

QJsonValue AccountEditor::typedValue() const {
    QJsonObject object;
    const auto take = [&](const QString& name) {
        for (const Part& each : m_parts)
            if (each.name == name && !each.line->text().trimmed().isEmpty())
                object.insert(name, each.line->text());
    };
    for (const QString& name : isPostBank() ? postParts() : bankParts())
        take(name);
    // Half an entry of symbol and number is nothing to be refused yet.
    if (isPostBank() && object.size() == 1) object = {};
    if (!object.isEmpty() && !isPostBank()) object.insert(u"account_type"_s, accountType());
    take(u"account_holder_kana"_s);
    return object.isEmpty() ? QJsonValue() : QJsonValue(object);
}

QList<QWidget*> AccountEditor::stops() const {
    QList<QWidget*> stops{m_bank, m_postBank};
    for (const Part& each : m_parts) {
        if (each.name == u"account_number"_s && !isPostBank())
            for (QAbstractButton* button : m_types->buttons())
                stops << button;
        if (each.line->isVisibleTo(this)) stops << each.line;
    }
    return stops;
}

}  // namespace mado
