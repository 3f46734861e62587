// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/ResultPane.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CalmText.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/ExplanationView.h"
#include "ui/widgets/LevyRows.h"
#include "ui/widgets/SectionTitle.h"

#include <QComboBox>
#include <QGridLayout>
#include <QLabel>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int instalmentsInLine = 4;

}  // namespace

ResultPane::ResultPane(const CounterServices& services, QWidget* parent)
    : QFrame(parent),
      m_services(services),
      m_words(services.wording),
      m_missing(new EmptyState(u"calculator"_s, {}, this)),
      m_refusal(new Banner(Banner::Kind::Stop, {}, this)),
      m_result(new QWidget(this)),
      m_annualLabel(new QLabel(m_result)),
      m_annual(new QLabel(m_result)),
      m_reduction(new Chip(Tone::Neutral, {}, m_result)),
      m_unconfirmed(new Chip(Tone::Look, {}, m_result)),
      m_instalmentTitle(new SectionTitle(m_result)),
      m_spreadLabel(new QLabel(m_result)),
      m_spread(new QComboBox(m_result)),
      m_instalments(new QGridLayout),
      m_waterfallTitle(new SectionTitle(m_result)),
      m_waterfall(new WaterfallView(m_result)),
      m_explanation(new ExplanationView(m_result)) {
    setObjectName(u"Card"_s);
    build();
    retranslate();
    showMissing({});
}

void ResultPane::build() {
    QFont large = theme::figures();
    large.setPixelSize(theme::px(30));
    large.setBold(true);
    m_annual->setFont(large);
    m_annual->setObjectName(u"annual"_s);
    m_annual->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_annualLabel->setForegroundRole(QPalette::PlaceholderText);
    m_spread->setObjectName(u"spread"_s);
    m_spread->addItems({{}, {}});
    m_spreadLabel->setBuddy(m_spread);
    m_spreadLabel->setForegroundRole(QPalette::PlaceholderText);
    auto* sum = new QHBoxLayout;
    sum->setSpacing(theme::px(12));
    sum->addWidget(m_annualLabel);
    sum->addWidget(m_reduction);
    sum->addWidget(m_unconfirmed);
    sum->addStretch(1);
    auto* spread = new QHBoxLayout;
    spread->setSpacing(theme::px(12));
    spread->addWidget(m_instalmentTitle, 1);
    spread->addWidget(m_spreadLabel);
    spread->addWidget(m_spread);
    m_instalments->setContentsMargins(0, 0, 0, 0);
    m_instalments->setHorizontalSpacing(theme::px(16));
    m_instalments->setVerticalSpacing(theme::px(8));
    auto* inside = new QVBoxLayout(m_result);
    inside->setContentsMargins(0, 0, 0, 0);
    inside->setSpacing(theme::px(8));
    inside->addLayout(sum);
    inside->addWidget(m_annual);
    inside->addSpacing(theme::px(8));
    inside->addLayout(spread);
    inside->addLayout(m_instalments);
    inside->addSpacing(theme::px(8));
    inside->addWidget(m_waterfallTitle);
    inside->addWidget(m_waterfall);
    inside->addSpacing(theme::px(4));
    inside->addWidget(m_explanation);
    inside->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(16), theme::px(16), theme::px(16), theme::px(16));
    column->addWidget(m_refusal);
    column->addWidget(m_missing, 1);
    column->addWidget(m_result, 1);
    column->addStretch(0);
    connect(m_spread, &QComboBox::activated, this, [this](int index) { Q_EMIT fromTodayChosen(index == 1); });
}

void ResultPane::showOnly(QWidget* part) {
    m_refusal->setVisible(part == m_refusal);
    m_missing->setVisible(part == m_missing);
    m_result->setVisible(part == m_result);
}

void ResultPane::showMissing(const QString& words) {
    m_shown.reset();
    m_missing->setText(words);
    showOnly(m_missing);
}

void ResultPane::showRefusal(const QString& title, const QString& words) {
    m_shown.reset();
    m_refusal->setText(words, title);
    showOnly(m_refusal);
}

void ResultPane::showEstimate(const LevyEstimate& estimate) {
    m_shown = estimate;
    const Wording& wording = m_services.wording;
    m_annual->setText(wording.yen(estimate.amounts.annual));
    m_annual->setAccessibleName(m_annualLabel->text() + u' ' + m_annual->text());
    const bool isReduced = estimate.amounts.reduction != Reduction::None;
    m_reduction->setKind(estimate.amounts.blockedByUndeclared ? Tone::Look
                         : isReduced                          ? Tone::Good
                                                              : Tone::Neutral);
    m_reduction->setText(EstimateText::reduction(estimate.amounts));
    m_unconfirmed->setVisible(!estimate.unconfirmed.isEmpty());
    fillInstalments(estimate.instalments);
    m_waterfall->setRows(levyRows(estimate.pieces, tr("Annual tax"), language()));
    m_explanation->setRows(
        explanationRows(estimate.explanation, m_services.desk.knowledge().parameters(), language()),
        language());
    showOnly(m_result);
}

void ResultPane::fillInstalments(const QList<Instalment>& instalments) {
    while (QLayoutItem* item = m_instalments->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    m_instalmentTitle->setRemark(tr("%n instalments", nullptr, static_cast<int>(instalments.size())));
    for (int i = 0; i < instalments.size(); ++i) {
        const Instalment& each = instalments[i];
        const QString name = each.adHoc ? tr("ad hoc") : tr("No. %1").arg(each.period);
        const QString due = m_services.wording.date(each.dueOn);
        auto* cell = new QLabel(m_result);
        cell->setText(calmLines(u"<span style='color:%1; font-size:%2px'>%3&nbsp;&nbsp;%4</span><br>%5"_s.arg(
            theme::muted().name(), QString::number(theme::px(12.5)), name.toHtmlEscaped(),
            due.toHtmlEscaped(), m_services.wording.yen(each.amount).toHtmlEscaped())));
        cell->setTextInteractionFlags(Qt::TextSelectableByMouse);
        cell->setObjectName(u"instalment_%1"_s.arg(i + 1));
        m_instalments->addWidget(cell, i / instalmentsInLine, i % instalmentsInLine);
    }
    for (int i = 0; i < instalmentsInLine; ++i)
        m_instalments->setColumnStretch(i, 1);
}

void ResultPane::setFromToday(bool fromToday) {
    m_spread->setCurrentIndex(fromToday ? 1 : 0);
}

void ResultPane::setCanDecideToday(bool can) {
    m_spread->setVisible(can);
    m_spreadLabel->setVisible(can);
}

void ResultPane::retranslate() {
    m_annualLabel->setText(tr("Annual tax (estimate)"));
    m_unconfirmed->setText(tr("uses figures to be confirmed"));
    m_instalmentTitle->setText(tr("Instalments"));
    m_spreadLabel->setText(tr("Sprea&d over"));
    m_spread->setItemText(0, tr("all instalments of the year"));
    m_spread->setItemText(1, tr("the instalments from now on"));
    m_spread->setAccessibleName(tr("Spread over"));
    m_waterfallTitle->setText(tr("How the tax is made up"));
    m_explanation->setTitle(tr("&How it is computed"));
    if (m_shown) {
        const LevyEstimate shown = *m_shown;
        showEstimate(shown);
    }
}

}  // namespace mado
