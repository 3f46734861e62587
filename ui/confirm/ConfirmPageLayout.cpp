// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/confirm/ConfirmPage.h"
#include "ui/preview/PaperView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QShortcut>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

namespace {

constexpr int leastBeside = 1240;  // narrower: values below their labels

}  // namespace

void ConfirmPage::build() {
    m_heading->setFont(theme::pageTitle());
    m_about->setForegroundRole(QPalette::PlaceholderText);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::px(16));
    head->addWidget(m_heading);
    head->addWidget(m_about);
    head->addStretch();
    head->addWidget(m_household);
    m_remark->setObjectName(u"LookMark"_s);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme::px(12));
    for (int i = 0; i < 4; ++i) {
        auto* card = new QFrame(this);
        card->setObjectName(u"Card"_s);
        m_cards[i] = card;
        m_titles[i] = new QLabel(card);
        m_titles[i]->setFont(theme::bold());
        m_columns[i] = new QTextBrowser(card);
        m_columns[i]->setFrameShape(QFrame::NoFrame);
        m_columns[i]->setOpenLinks(false);
        m_columns[i]->document()->setDocumentMargin(0);
        auto* column = new QVBoxLayout(card);
        column->setContentsMargins(theme::px(16), theme::px(14), theme::px(8), theme::px(8));
        column->setSpacing(theme::px(10));
        column->addWidget(m_titles[i]);
        column->addWidget(m_columns[i], 1);
        columns->addWidget(card, i == 1 ? 5 : 4);
        connect(m_columns[i], &QTextBrowser::anchorClicked, this, [this](const QUrl& link) {
            const QString id = link.toString().section(u':', 1);
            if (!m_open.remove(id)) m_open.insert(id);
            draw();
        });
    }
    m_letterCard->setObjectName(u"Card"_s);
    m_letterTitle->setFont(theme::bold());
    auto* letter = new QVBoxLayout(m_letterCard);
    letter->setContentsMargins(theme::px(16), theme::px(14), theme::px(8), theme::px(8));
    letter->setSpacing(theme::px(10));
    letter->addWidget(m_letterTitle);
    letter->addWidget(m_letter, 1);
    columns->addWidget(m_letterCard, 5);
    m_letterCard->hide();
    m_confirm->setProperty("primary", true);
    for (QPushButton* each : {m_return, m_withdraw, m_correct, m_household})
        each->setAutoDefault(true);  // Enter presses it; confirming asks for Ctrl+Enter or Space
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::px(12));
    buttons->addWidget(m_withdraw);
    buttons->addStretch();
    buttons->addWidget(m_return);
    buttons->addWidget(m_correct);
    buttons->addWidget(m_confirm);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(theme::px(20), theme::px(14), theme::px(20), theme::px(14));
    all->setSpacing(theme::px(12));
    all->addLayout(head);
    all->addWidget(m_remark);
    all->addLayout(columns, 1);
    all->addLayout(buttons);
    QWidget* before = m_household;
    const auto then = [&before](QWidget* next) {
        setTabOrder(before, next);
        before = next;
    };
    for (QTextBrowser* each : m_columns)
        then(each);
    then(m_letter);
    for (QWidget* each : {m_withdraw, m_return, m_correct, m_confirm})
        then(each);
    connect(m_confirm, &QPushButton::clicked, this, &ConfirmPage::confirm);
    connect(m_return, &QPushButton::clicked, this, &ConfirmPage::askReason);
    connect(m_withdraw, &QPushButton::clicked, this, &ConfirmPage::withdraw);
    connect(m_correct, &QPushButton::clicked, this, &ConfirmPage::correct);
    connect(m_household, &QPushButton::clicked, this, [this] {
        if (m_view) Q_EMIT wanted({Place::Household, m_view->row.householdNo});
    });
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(Qt::CTRL | Qt::Key_Return, [this] { confirm(); });
    add(Qt::CTRL | Qt::Key_R, [this] { askReason(); });
}

void ConfirmPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool isStacked = width() < theme::px(leastBeside);
    if (isStacked == m_isStacked) return;
    m_isStacked = isStacked;
    m_reading.setStacked(isStacked);
    m_words.setStacked(isStacked);
    draw();
}

void ConfirmPage::rename() {
    nameColumns();
    m_withdraw->setText(tr("&Withdraw"));
    m_correct->setText(tr("&Correct and file again"));
    m_household->setText(tr("Open &household"));
    draw();
}

void ConfirmPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

}  // namespace mado
