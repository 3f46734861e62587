// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ReasonDialog.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/FocusRadio.h"
#include "ui/widgets/WrappedLabel.h"

#include <QButtonGroup>
#include <QHBoxLayout>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr qsizetype longChoice = 30;  // characters; a sentence gets a wider dialog

}  // namespace

ReasonDialog::ReasonDialog(const QString& title, const QString& question, const QStringList& choices,
                           QWidget* parent, Words words)
    : QDialog(parent),
      m_choices(new QButtonGroup(this)),
      m_choiceRows(new QWidget(this)),
      m_words(new QLineEdit(this)),
      m_ok(new QPushButton(tr("OK"), this)) {
    setWindowTitle(title);
    const bool hasSentences = std::any_of(choices.begin(), choices.end(),
                                          [](const QString& each) { return each.size() > longChoice; });
    setMinimumWidth(theme::px(hasSentences ? 600 : 440));
    auto* asked = new WrappedLabel(question, this);
    auto* label = new QLabel(choices.isEmpty() ? tr("&Reason") : tr("Other &reason, or more about it"), this);
    label->setFont(theme::caption());
    label->setBuddy(m_words);
    label->setVisible(words == Words::Allowed);
    m_words->setVisible(words == Words::Allowed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(24), theme::px(20), theme::px(24), theme::px(20));
    column->setSpacing(theme::grid());
    column->addWidget(asked);
    column->addWidget(m_choiceRows);
    column->addWidget(label);
    column->addWidget(m_words);
    column->addLayout(buttons());
    buildChoices(choices);
    connect(m_choices, &QButtonGroup::buttonToggled, this, &ReasonDialog::check);
    connect(m_words, &QLineEdit::textChanged, this, &ReasonDialog::check);
    check();
}

QBoxLayout* ReasonDialog::buttons() {
    m_ok->setProperty("primary", true);
    m_ok->setDefault(true);
    auto* cancel = new QPushButton(tr("Cancel"), this);
    auto* row = new QHBoxLayout;
    row->setContentsMargins(0, theme::grid(), 0, 0);
    row->addStretch(1);
    row->addWidget(cancel);
    row->addWidget(m_ok);
    setTabOrder(m_words, cancel);
    setTabOrder(cancel, m_ok);
    connect(m_ok, &QPushButton::clicked, this, &QDialog::accept);
    connect(cancel, &QPushButton::clicked, this, &QDialog::reject);
    return row;
}

void ReasonDialog::buildChoices(const QStringList& choices) {
    auto* rows = new QVBoxLayout(m_choiceRows);
    rows->setContentsMargins(0, 0, 0, theme::px(4));
    rows->setSpacing(theme::px(4));
    for (const QString& each : choices) {
        auto* choice = new FocusRadio(each, m_choiceRows);
        choice->setWraps();
        m_choices->addButton(choice);
        rows->addWidget(choice);
    }
    m_choiceRows->setVisible(!choices.isEmpty());
    const QList<QAbstractButton*> buttons = m_choices->buttons();
    if (buttons.isEmpty())
        m_words->setFocus();
    else
        buttons.first()->setFocus();
}

QString ReasonDialog::reason() const {
    const QAbstractButton* chosen = m_choices->checkedButton();
    const QString words = m_words->text().simplified();
    if (chosen == nullptr) return words;
    return words.isEmpty() ? chosen->text() : chosen->text() + u": "_s + words;
}

int ReasonDialog::choice() const {
    const QList<QAbstractButton*> buttons = m_choices->buttons();
    return static_cast<int>(buttons.indexOf(m_choices->checkedButton()));
}

void ReasonDialog::check() {
    m_ok->setEnabled(!reason().isEmpty());
}

}  // namespace mado
