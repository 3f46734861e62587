// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/ExplanationView.h"

#include "ui/theme/Theme.h"
#include "ui/widgets/Accessible.h"
#include "ui/widgets/CalmText.h"
#include "ui/widgets/Chip.h"

#include <QClipboard>
#include <QEvent>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QScrollBar>
#include <QTextBrowser>

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QString inColour(const QColor& colour, const QString& html) {
    return u"<span style='color:%1'>%2</span>"_s.arg(colour.name(), html);
}

}  // namespace

ExplanationView::ExplanationView(QWidget* parent)
    : QWidget(parent),
      m_head(new QPushButton(this)),
      m_remark(new QLabel(this)),
      m_unconfirmed(new Chip(Tone::Look, {}, this)),
      m_figures(new QPushButton(this)),
      m_copy(new QPushButton(this)),
      m_text(new QTextBrowser(this)) {
    build();
    rename();
    setVisible(false);
}

void ExplanationView::build() {
    m_head->setObjectName(u"ExplanationHead"_s);
    m_head->setFlat(true);
    m_head->setFont(theme::bold());
    m_remark->setFont(theme::caption());
    m_remark->setForegroundRole(QPalette::PlaceholderText);
    m_figures->setCheckable(true);
    m_text->setObjectName(u"ExplanationSteps"_s);
    m_text->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_text->setTabChangesFocus(true);
    m_text->setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_text->setFont(theme::body());
    m_text->document()->setDocumentMargin(0);
    auto* head = new QHBoxLayout;
    head->setContentsMargins(0, 0, 0, 0);
    head->setSpacing(theme::px(12));
    head->addWidget(m_head);
    head->addWidget(m_remark);
    head->addWidget(m_unconfirmed);
    head->addStretch(1);
    auto* tools = new QHBoxLayout;
    tools->setContentsMargins(0, 0, 0, 0);
    tools->setSpacing(theme::px(8));
    tools->addWidget(m_figures);
    tools->addWidget(m_copy);
    tools->addStretch(1);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::px(8));
    column->addLayout(head);
    column->addLayout(tools);
    column->addWidget(m_text);
    connect(m_head, &QPushButton::clicked, this, [this] { setOpen(!m_isOpen); });
    connect(m_figures, &QPushButton::toggled, this, &ExplanationView::write);
    connect(m_copy, &QPushButton::clicked, this, &ExplanationView::copy);
}

void ExplanationView::rename() {
    const QString title = m_title.isEmpty() ? tr("How it is computed") : m_title;
    m_head->setText((m_isOpen ? u"▼ "_s : u"▶ "_s) + title);
    const auto steps = static_cast<int>(m_rows.size());
    m_remark->setText(tr("%n steps", nullptr, steps));
    const auto figures = figuresOf(m_rows);
    const auto open = static_cast<int>(
        std::count_if(figures.begin(), figures.end(), [](const auto& each) { return each.unconfirmed; }));
    m_unconfirmed->setText(tr("%n figures to be confirmed", nullptr, open));
    m_unconfirmed->setVisible(open > 0);
    QString said = m_isOpen ? tr("open, %1").arg(m_remark->text()) : tr("closed, %1").arg(m_remark->text());
    if (open > 0) said += u", "_s + m_unconfirmed->text();
    describe(m_head, title, said);
    m_figures->setText(tr("Figures and sources"));
    m_copy->setText(tr("Copy"));
    describe(m_copy, tr("Copy the steps"));
    describe(m_text, withoutMnemonic(title));
}

void ExplanationView::setTitle(const QString& title) {
    m_title = title;
    rename();
}

void ExplanationView::setRows(const QList<ExplanationRow>& rows, Language language) {
    m_rows = rows;
    m_language = language;
    setVisible(!rows.isEmpty());
    rename();
    write();
}

void ExplanationView::setOpen(bool open) {
    const bool isNew = open != m_isOpen;
    m_isOpen = open;
    rename();
    write();
    if (isNew) Q_EMIT toggled(open);
}

void ExplanationView::setFiguresShown(bool shown) {
    m_figures->setChecked(shown);
}

bool ExplanationView::areFiguresShown() const {
    return m_figures->isChecked();
}

void ExplanationView::copy() const {
    QGuiApplication::clipboard()->setText(explanationText(m_rows, m_language));
}

void ExplanationView::write() {
    m_text->setVisible(m_isOpen);
    m_figures->setVisible(m_isOpen);
    m_copy->setVisible(m_isOpen);
    if (!m_isOpen) {
        m_text->clear();
        return;
    }
    setCalmHtml(m_text, html());
    fit();
}

QString ExplanationView::html() const {
    QString rows;
    for (const ExplanationRow& each : m_rows)
        rows += htmlOf(each);
    return u"<table width='100%' cellspacing='0' cellpadding='0' style='border-collapse:collapse'>%1</table>"_s
        .arg(rows);
}

QString ExplanationView::htmlOf(const ExplanationRow& row) const {
    const QString cell = u"border-top:1px solid %1; padding:%2px %3px;"_s.arg(
        row.isResult ? theme::muted().name() : theme::line().name(), QString::number(theme::px(4)),
        QString::number(theme::px(8)));
    const QString weight = row.isResult ? u"font-weight:bold;"_s : QString();
    QString below;
    if (row.isUnconfirmed())
        below =
            inColour(theme::look(), u"▲&nbsp;"_s + tr("to be confirmed").toHtmlEscaped()) + u"&nbsp;&nbsp;"_s;
    if (!row.article.isEmpty()) below += inColour(theme::muted(), row.article.toHtmlEscaped());
    QString label = row.label.toHtmlEscaped();
    if (!below.isEmpty()) {
        label += u"<br><span style='font-size:%1px; font-weight:normal'>%2</span>"_s.arg(
            QString::number(theme::px(12.5)), below);
    }
    QString html =
        u"<tr><td width='44%' style='%1 %2'>%3</td><td style='%1 color:%4'>%5</td>"
        "<td align='right' style='%1 %2 white-space:nowrap'>%6</td></tr>"_s.arg(
            cell, weight, label, theme::muted().name(), row.formula.toHtmlEscaped(),
            row.value.toHtmlEscaped());
    if (!m_figures->isChecked() || row.figures.isEmpty()) return html;
    QStringList figures;
    for (const ExplanationFigure& each : row.figures)
        figures << htmlOf(each);
    return html + u"<tr><td colspan='3' style='padding:0 %1px %2px %3px; font-size:%4px'>%5</td></tr>"_s.arg(
                      QString::number(theme::px(8)), QString::number(theme::px(6)),
                      QString::number(theme::px(24)), QString::number(theme::px(12.5)),
                      figures.join(u"<br>"_s));
}

QString ExplanationView::htmlOf(const ExplanationFigure& figure) const {
    ExplanationFigure plain = figure;
    plain.unconfirmed = false;
    QString html = figureText(plain, m_language).toHtmlEscaped() + u"&nbsp;&nbsp;"_s +
                   inColour(theme::muted(), tr("Source: %1").arg(figure.source).toHtmlEscaped());
    if (figure.unconfirmed)
        html +=
            u"&nbsp;&nbsp;"_s + inColour(theme::look(), u"▲&nbsp;"_s + tr("to be confirmed").toHtmlEscaped());
    return html;
}

/// The text takes the height that it needs at this width; the page scrolls, not the text.
void ExplanationView::fit() {
    if (!m_isOpen) return;
    m_text->document()->setTextWidth(std::max(1, m_text->viewport()->width()));
    m_text->setFixedHeight(static_cast<int>(std::ceil(m_text->document()->size().height())) +
                           2 * m_text->frameWidth() + theme::px(4));
}

void ExplanationView::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    rename();
    write();
}

void ExplanationView::resizeEvent(QResizeEvent* event) {
    QWidget::resizeEvent(event);
    fit();
}

}  // namespace mado
