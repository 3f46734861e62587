// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/questions/IdentityRow.h"

#include "core/text/DateText.h"
#include "ui/base/Wording.h"
#include "ui/questions/PendingText.h"
#include "ui/questions/QuestionLook.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/FlowLayout.h"

#include <QCheckBox>
#include <QGridLayout>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QStyle>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int dateCharacters = 16;

/// As ShownEvidence::mismatches.
const QStringList& mismatchCodes() {
    static const QStringList codes{u"name"_s, u"birth_date"_s, u"address"_s};
    return codes;
}

/// A check box does not wrap its words by itself.
QString inLines(const QString& words, const QFontMetrics& metrics, int room) {
    QString lines;
    int start = 0;  // of the last line
    for (const QString& word : words.split(u' ')) {
        const QString line = lines.mid(start) + (lines.isEmpty() ? QString() : u" "_s) + word;
        const bool isFull = !lines.isEmpty() && metrics.horizontalAdvance(line) > room;
        if (isFull) start = static_cast<int>(lines.size()) + 1;
        lines += (lines.isEmpty() ? QString() : isFull ? u"\n"_s : u" "_s) + word;
    }
    return lines;
}

}  // namespace

IdentityRow::IdentityRow(const IdentityDocument& document, bool ofRepresentative, const Wording& wording,
                         QWidget* parent)
    : QWidget(parent),
      m_document(document),
      m_ofRepresentative(ofRepresentative),
      m_wording(wording),
      m_box(new QCheckBox(this)),
      m_key(questions::captionLabel(this)),
      m_details(new QWidget(this)),
      m_untilLabel(questions::captionLabel(m_details)),
      m_until(new QLineEdit(m_details)),
      m_pending(new PendingText(m_until)),
      m_echo(questions::captionLabel(m_details)),
      m_copy(new QCheckBox(m_details)),
      m_differs(questions::captionLabel(m_details)),
      m_refusal(questions::captionLabel(this)) {
    for (qsizetype i = 0; i < mismatchCodes().size(); ++i)
        m_mismatches << new QCheckBox(m_details);
    build();
    connect(m_box, &QCheckBox::clicked, this, [this](bool on) {
        showDetails();
        Q_EMIT changed();
        if (on && m_document.bearsExpiry && !m_validUntil) m_until->setFocus(Qt::TabFocusReason);
    });
    connect(m_pending, &PendingText::committed, this, &IdentityRow::takeDate);
    connect(m_copy, &QCheckBox::clicked, this, &IdentityRow::changed);
    for (QCheckBox* each : std::as_const(m_mismatches))
        connect(each, &QCheckBox::clicked, this, &IdentityRow::changed);
}

void IdentityRow::build() {
    QPalette palette = m_refusal->palette();
    palette.setColor(QPalette::WindowText, theme::stop());
    m_refusal->setPalette(palette);
    m_key->setFixedWidth(theme::px(16));
    m_key->setAlignment(Qt::AlignCenter);
    m_until->setFixedWidth(fontMetrics().horizontalAdvance(u'0') * dateCharacters);
    for (QLabel* label : {m_untilLabel, m_echo, m_differs})
        label->setWordWrap(false);
    auto* details = new FlowLayout(m_details, theme::px(12), theme::px(6));
    auto* date = new QWidget(m_details);
    auto* across = new QHBoxLayout(date);
    across->setContentsMargins(0, 0, 0, 0);
    across->addWidget(m_untilLabel);
    across->addWidget(m_until);
    across->addWidget(m_echo);
    details->addWidget(date);
    details->addWidget(m_copy);
    details->addWidget(m_differs);
    for (QCheckBox* each : std::as_const(m_mismatches))
        details->addWidget(each);
    date->setVisible(m_document.bearsExpiry);
    auto* grid = new QGridLayout(this);
    grid->setContentsMargins(0, theme::px(2), 0, theme::px(2));
    grid->setHorizontalSpacing(theme::px(4));
    grid->setVerticalSpacing(questions::narrowGap());
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_key, 0, 0);
    grid->addWidget(m_box, 0, 1);
    grid->addWidget(m_refusal, 1, 1);
    grid->addWidget(m_details, 2, 1);
    m_details->setContentsMargins(questions::indent(), 0, 0, theme::px(6));
    m_refusal->setIndent(questions::indent());
    m_refusal->hide();
    m_details->hide();
    translate();
}

void IdentityRow::translate() {
    const QString name = m_wording.isJapanese() ? m_document.labelJa : m_document.labelEn;
    m_words = QString(name).replace(u'&', u"&&"_s);
    int longestWord = 0;
    for (const QString& word : m_words.split(u' '))
        longestWord = std::max(longestWord, m_box->fontMetrics().horizontalAdvance(word));
    m_box->setMinimumWidth(longestWord + besideWords());
    m_box->setAccessibleName(name);
    fit();
    m_untilLabel->setText(tr("Valid until"));
    m_until->setAccessibleName(tr("%1: valid until").arg(name));
    m_copy->setText(tr("Copy"));
    m_copy->setAccessibleName(tr("%1: a copy was shown").arg(name));
    m_differs->setText(tr("Differs from the register:"));
    const QStringList words{tr("Name"), tr("Birth date"), tr("Address")};
    for (qsizetype i = 0; i < m_mismatches.size(); ++i) {
        m_mismatches[i]->setText(words[i]);
        m_mismatches[i]->setAccessibleName(tr("%1: %2 differs from the register").arg(name, words[i]));
    }
    m_pending->setStored(m_validUntil ? m_wording.date(*m_validUntil) : QString());
}

int IdentityRow::besideWords() const {
    return style()->pixelMetric(QStyle::PM_IndicatorWidth, nullptr, m_box) +
           style()->pixelMetric(QStyle::PM_CheckBoxLabelSpacing, nullptr, m_box) + theme::px(4);
}

void IdentityRow::fit() {
    const QString lines = inLines(m_words, m_box->fontMetrics(), m_box->width() - besideWords());
    if (lines != m_box->text()) m_box->setText(lines);
}

void IdentityRow::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

bool IdentityRow::isTicked() const {
    return m_box->isChecked();
}

void IdentityRow::tick(bool on) {
    if (m_box->isChecked() != on) m_box->click();
}

void IdentityRow::showDetails() {
    m_details->setVisible(isTicked());
}

void IdentityRow::takeDate(const QString& typed) {
    const auto day = parseDate(typed);
    m_isDateUnread = !day.ok() && !typed.trimmed().isEmpty();
    m_validUntil = day.ok() ? std::optional<QDate>(*day) : std::nullopt;
    m_pending->setStored(m_validUntil ? m_wording.date(*m_validUntil) : typed);
    m_echo->setText(m_isDateUnread ? tr("This is no date.") : QString());
    Q_EMIT changed();
}

QJsonObject IdentityRow::evidence() const {
    if (!isTicked()) return {};
    QJsonObject evidence{{u"document"_s, m_document.code},
                         {u"by_representative"_s, m_ofRepresentative},
                         {u"copy"_s, m_copy->isChecked()}};
    if (m_validUntil) evidence.insert(u"valid_until"_s, m_validUntil->toString(Qt::ISODate));
    evidence.insert(u"mismatches"_s, QJsonArray::fromStringList(shown().mismatches));
    return evidence;
}

void IdentityRow::setEvidence(const QJsonObject& evidence) {
    if (evidence == this->evidence()) return;  // a date that can't be read stays as typed
    m_box->setChecked(!evidence.isEmpty());
    const QDate until = QDate::fromString(evidence.value("valid_until"_L1).toString(), Qt::ISODate);
    m_validUntil = until.isValid() ? std::optional<QDate>(until) : std::nullopt;
    m_isDateUnread = false;
    m_echo->clear();
    m_pending->setStored(m_validUntil ? m_wording.date(*m_validUntil) : QString());
    m_copy->setChecked(evidence.value("copy"_L1).toBool());
    const QJsonArray mismatches = evidence.value("mismatches"_L1).toArray();
    for (qsizetype i = 0; i < m_mismatches.size(); ++i)
        m_mismatches[i]->setChecked(mismatches.contains(mismatchCodes()[i]));
    showDetails();
}

ShownEvidence IdentityRow::shown() const {
    ShownEvidence shown{m_document.code, m_validUntil, m_ofRepresentative, m_copy->isChecked(), {}};
    for (qsizetype i = 0; i < m_mismatches.size(); ++i)
        if (m_mismatches[i]->isChecked()) shown.mismatches << mismatchCodes()[i];
    return shown;
}

void IdentityRow::setRefusal(const QString& reason) {
    questions::say(m_refusal, reason);
}

void IdentityRow::setLetter(const QString& letter) {
    m_letter = letter;
    m_key->setText(letter);
}

QList<QWidget*> IdentityRow::stops() const {
    QList<QWidget*> stops{m_box};
    if (!isTicked()) return stops;
    if (m_document.bearsExpiry) stops << m_until;
    stops << m_copy;
    for (QCheckBox* each : m_mismatches)
        stops << each;
    return stops;
}

}  // namespace mado
