// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/AgeField.h"
#include "ui/estimate/EstimatePage.h"
#include "ui/estimate/EstimateWork.h"
#include "ui/estimate/MemberForm.h"
#include "ui/estimate/MembersModel.h"
#include "ui/estimate/ResultPane.h"
#include "ui/preview/PaperView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/Chip.h"
#include "ui/widgets/ExplanationView.h"
#include "ui/widgets/FlatTable.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QItemSelectionModel>
#include <QLabel>
#include <QPushButton>
#include <QScrollArea>
#include <QScrollBar>
#include <QShortcut>
#include <QTabBar>
#include <QTabWidget>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int leastLeft = 460;
constexpr int leastBeside = 1000;  // narrower: the result stands below
constexpr int roomInHead = 120;    // margins and gaps
constexpr int fewestLines = 1;
constexpr int mostLines = 5;

QScrollArea* scrolled(QWidget* content, QWidget* parent) {
    auto* area = new QScrollArea(parent);
    area->setWidget(content);
    area->setWidgetResizable(true);
    area->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    area->setFocusPolicy(Qt::NoFocus);
    content->setAutoFillBackground(false);
    area->viewport()->setAutoFillBackground(false);
    return area;
}

}  // namespace

EstimatePage::EstimatePage(const CounterServices& services, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_words(services.wording),
      m_history(emptyInput()),
      m_work(new EstimateWork(services, this)) {
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(24), theme::px(16), theme::px(24), theme::px(16));
    column->setSpacing(theme::px(16));
    buildHead();
    m_columns = new QBoxLayout(QBoxLayout::LeftToRight);
    m_columns->setSpacing(theme::px(16));
    column->addLayout(m_columns, 1);
    buildMembers();
    buildResult();
    m_columns->addWidget(m_left, 5);
    m_columns->addWidget(m_tabs, 6);
    connectParts();
    addShortcuts();
    rename();
    showInput();
}

EstimatePage::~EstimatePage() = default;

void EstimatePage::buildHead() {
    m_heading = new QLabel(this);
    m_heading->setFont(theme::pageTitle());
    m_notStored = new Chip(Tone::Look, {}, this);
    m_undo = new QPushButton(this);
    m_restart = new QPushButton(this);
    m_print = new QPushButton(this);
    m_print->setProperty("primary", true);
    m_print->setObjectName(u"print"_s);
    m_print->setEnabled(false);  // until there is an estimate
    auto* row = new QHBoxLayout;
    row->setSpacing(theme::px(12));
    row->addWidget(m_heading);
    row->addWidget(m_notStored);
    row->addStretch(1);
    for (QPushButton* each : {m_undo, m_restart, m_print}) {
        each->setAutoDefault(true);  // Enter presses it, as in a dialog
        row->addWidget(each);
    }
    static_cast<QVBoxLayout*>(layout())->addLayout(row);
}

void EstimatePage::buildMembers() {
    auto* content = new QWidget(this);
    auto* column = new QVBoxLayout(content);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(theme::px(16));
    m_conditions = new Card(content);
    m_yearLabel = new QLabel(m_conditions);
    m_yearLabel->setForegroundRole(QPalette::PlaceholderText);
    m_year = new QComboBox(m_conditions);
    m_year->setObjectName(u"fiscal_year"_s);
    m_yearLabel->setBuddy(m_year);
    m_conditions->addToTitle(m_yearLabel);
    m_conditions->addToTitle(m_year);
    m_members = new MembersModel(m_services.wording, this);
    m_table = new FlatTable(m_conditions);
    m_table->setObjectName(u"members"_s);
    m_table->setModel(m_members);
    QHeaderView* header = m_table->horizontalHeader();
    header->setSectionResizeMode(QHeaderView::ResizeToContents);
    header->setSectionResizeMode(MembersModel::Income, QHeaderView::Stretch);
    header->setStretchLastSection(false);
    m_add = new QPushButton(m_conditions);
    m_add->setObjectName(u"add"_s);
    m_remove = new QPushButton(m_conditions);
    m_remove->setObjectName(u"remove"_s);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::px(8));
    buttons->addWidget(m_add);
    buttons->addWidget(m_remove);
    buttons->addStretch(1);
    m_conditions->content()->addWidget(m_table);
    m_conditions->content()->addLayout(buttons);
    m_person = new Card(content);
    m_form = new MemberForm(m_services, m_person);
    m_person->content()->addWidget(m_form);
    column->addWidget(m_conditions);
    column->addWidget(m_person);
    column->addStretch(1);
    m_left = scrolled(content, this);
    m_left->setMinimumWidth(theme::px(leastLeft));
}

/// Beside an open help panel, or on a small terminal, no amount may be cut off: the result goes below.
void EstimatePage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool isNarrow = width() < theme::px(leastBeside);
    m_columns->setDirection(isNarrow ? QBoxLayout::TopToBottom : QBoxLayout::LeftToRight);
    // The paper and the title of the amount say it too.
    const int words = m_heading->sizeHint().width() + m_undo->sizeHint().width() +
                      m_restart->sizeHint().width() + m_print->sizeHint().width() +
                      m_notStored->sizeHint().width();
    m_notStored->setVisible(width() >= words + theme::px(roomInHead));
}

/// As high as its people, up to a few; what is below stays in sight.
void EstimatePage::fitTable() {
    const int lines = std::clamp(m_members->rowCount(), fewestLines, mostLines);
    m_table->setFixedHeight(m_table->horizontalHeader()->sizeHint().height() +
                            lines * m_table->verticalHeader()->defaultSectionSize() + theme::px(6));
}

void EstimatePage::buildResult() {
    m_tabs = new QTabWidget(this);
    m_tabs->setDocumentMode(true);
    m_tabs->tabBar()->setDrawBase(false);
    m_tabs->tabBar()->setExpanding(false);
    m_result = new ResultPane(m_services);
    m_paper = new PaperView(m_services.pictures, this);
    auto* area = scrolled(m_result, m_tabs);
    m_tabs->addTab(area, QString());
    connect(&m_result->explanation(), &ExplanationView::toggled, area, [this, area](bool open) {
        if (!open) return;
        area->widget()->layout()->activate();  // now as high as the steps
        QMetaObject::invokeMethod(
            area,
            [this, area] {
                const QWidget& steps = m_result->explanation();
                area->verticalScrollBar()->setValue(steps.mapTo(area->widget(), QPoint(0, 0)).y());
            },
            Qt::QueuedConnection);
    });
    m_tabs->addTab(m_paper, QString());
    m_tabs->setTabEnabled(1, false);
}

void EstimatePage::connectParts() {
    connect(m_undo, &QPushButton::clicked, this, &EstimatePage::undo);
    connect(m_restart, &QPushButton::clicked, this, &EstimatePage::restart);
    connect(m_print, &QPushButton::clicked, this, &EstimatePage::print);
    connect(m_add, &QPushButton::clicked, this, &EstimatePage::addMember);
    connect(m_remove, &QPushButton::clicked, this, &EstimatePage::removeMember);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { selectMember(index.row()); });
    connect(m_table, &FlatTable::rowActivated, this, [this](int row) {
        selectMember(row);
        m_form->focusAge();
    });
    connect(m_year, &QComboBox::activated, this, [this](int index) {
        EstimateInput next = input();
        next.year = FiscalYear(m_year->itemData(index).toInt());
        if (!canDecideToday(next.year)) next.decidedOn = {};
        takeInput(next, {});
    });
    connect(m_form, &MemberForm::changed, this, &EstimatePage::takeMember);
    connect(m_form, &MemberForm::readableChanged, this, &EstimatePage::compute);
    connect(m_result, &ResultPane::fromTodayChosen, this, [this](bool fromToday) {
        EstimateInput next = input();
        next.decidedOn = fromToday ? m_services.desk.clock().today() : QDate();
        takeInput(next, {});
    });
    connect(m_tabs, &QTabWidget::currentChanged, this, [this](int index) {
        if (index == 1) m_work->draw();
    });
    connect(m_work, &EstimateWork::computed, this, &EstimatePage::showEstimate);
    connect(m_work, &EstimateWork::failed, this, &EstimatePage::showFailure);
    connect(m_work, &EstimateWork::drawn, m_paper, &PaperView::setDocument);
    connect(m_work, &EstimateWork::refused, this, &EstimatePage::refused);
    connect(m_work, &EstimateWork::printed, this,
            [this] { Q_EMIT told(tr("The estimate is being printed.")); });
    for (CommitLine* line : m_form->findChildren<CommitLine*>())
        line->installEventFilter(this);
}

void EstimatePage::addShortcuts() {
    const auto add = [this](const QKeySequence& keys, auto slot) {
        auto* shortcut = new QShortcut(keys, this);
        shortcut->setContext(Qt::WidgetWithChildrenShortcut);
        connect(shortcut, &QShortcut::activated, this, slot);
    };
    add(Qt::CTRL | Qt::Key_P, [this] { print(); });
    add(QKeySequence::Undo, [this] { undo(); });
    add(QKeySequence::Redo, [this] { redo(); });
    auto* drop = new QShortcut(Qt::Key_Delete, m_table);
    drop->setContext(Qt::WidgetShortcut);
    connect(drop, &QShortcut::activated, this, &EstimatePage::removeMember);
}

void EstimatePage::rename() {
    m_heading->setText(tr("Tax estimate"));
    m_notStored->setText(tr("An estimate, not a decision. Nothing is stored."));
    m_undo->setText(tr("&Undo  Ctrl+Z"));
    m_restart->setText(tr("Start ane&w"));
    m_print->setText(tr("Print  Ctrl+P"));
    m_conditions->setTitle(tr("Household"));
    m_yearLabel->setText(tr("Fiscal &year"));
    m_year->setAccessibleName(tr("Fiscal year"));
    m_add->setText(tr("Add a person (&+)"));
    m_remove->setText(tr("Take the person ou&t"));
    m_table->setAccessibleName(tr("People of the estimate"));
    m_tabs->setAccessibleName(tr("Result and paper"));
    m_tabs->tabBar()->setAccessibleName(tr("Result and paper"));
    m_tabs->setTabText(0, tr("Resu&lt"));
    m_tabs->setTabText(1, tr("Paper F48 (&F)"));
    m_paper->setAccessibleName(tr("Paper of the estimate"));
    m_paper->setEmptyText(tr("The paper appears here as soon as the tax can be estimated."));
    const QSignalBlocker quiet(m_year);
    m_year->clear();
    const auto& parameters = m_services.desk.knowledge().parameters();
    for (const FiscalYear& each : estimateYears(parameters, m_services.desk.clock().today()))
        m_year->insertItem(0, m_services.wording.isJapanese() ? each.wareki() : each.english(), each.year());
    m_members->retranslate();
    m_form->retranslate();
    m_result->retranslate();
    compute();
}

}  // namespace mado
