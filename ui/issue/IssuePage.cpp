// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/issue/IssuePage.h"

#include "ui/issue/IssueModel.h"
#include "ui/issue/IssueWork.h"
#include "ui/preview/PaperView.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/FlatTable.h"
#include "ui/widgets/ReasonDialog.h"
#include "ui/widgets/WrappedLabel.h"

#include <QFileDialog>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

IssuePage::IssuePage(const CounterServices& services, const QString& caseId, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_work(new IssueWork(services, caseId, this)),
      m_model(new IssueModel(services, *m_work, this)),
      m_heading(new QLabel(this)),
      m_about(new ElidedLabel(this)),
      m_state(new WrappedLabel(this)),
      m_table(new FlatTable(this)),
      m_paper(new PaperView(services.pictures, this)),
      m_print(new QPushButton(this)),
      m_save(new QPushButton(this)),
      m_household(new QPushButton(this)),
      m_confirm(new QPushButton(this)),
      m_progress(new QProgressBar(this)) {
    m_heading->setFont(theme::pageTitle());
    m_about->setForegroundRole(QPalette::PlaceholderText);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::px(16));
    head->addWidget(m_heading);
    head->addWidget(m_about);
    head->addStretch();
    head->addWidget(m_confirm);
    head->addWidget(m_household);
    m_table->setGivesWay(IssueModel::Paper);
    m_table->setModel(m_model);
    m_table->installEventFilter(this);
    m_print->setProperty("primary", true);
    for (QPushButton* each : {m_print, m_save, m_household, m_confirm})
        each->setAutoDefault(true);  // Enter presses it, as in a dialog
    m_progress->hide();
    auto* left = new QFrame(this);
    left->setObjectName(u"Card"_s);
    auto* leftColumn = new QVBoxLayout(left);
    leftColumn->setContentsMargins(theme::px(12), theme::px(12), theme::px(12), theme::px(12));
    leftColumn->addWidget(m_state);
    leftColumn->addWidget(m_table, 1);
    leftColumn->addWidget(m_progress);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_save);
    buttons->addStretch();
    buttons->addWidget(m_print);
    leftColumn->addLayout(buttons);
    auto* body = new QHBoxLayout;
    body->setSpacing(theme::px(12));
    body->addWidget(left, 3);
    body->addWidget(m_paper, 2);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(theme::px(20), theme::px(14), theme::px(20), theme::px(14));
    all->setSpacing(theme::px(12));
    all->addLayout(head);
    all->addLayout(body, 1);
    QWidget* const order[] = {m_confirm, m_household, m_table, m_save, m_print, m_paper};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
    connect(m_work, &IssueWork::loaded, this, [this] {
        const int row = std::max(0, m_table->currentIndex().row());
        m_model->reload();
        draw();
        select(std::min(row, m_model->rowCount() - 1));
        Q_EMIT loaded();
    });
    connect(m_work, &IssueWork::previewed, m_paper, &PaperView::setDocument);
    connect(m_work, &IssueWork::refused, this, &Page::refused);
    connect(m_work, &IssueWork::progressed, this, [this](int done, int count) {
        m_progress->setVisible(done < count);
        m_progress->setMaximum(count);
        m_progress->setValue(done);
    });
    connect(m_work, &IssueWork::issued, this,
            [this](int count) { Q_EMIT told(tr("%n papers issued.", nullptr, count)); });
    connect(m_model, &IssueModel::chosenChanged, this, &IssuePage::draw);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            [this](const QModelIndex& index) { m_work->preview(index.row()); });
    connect(m_print, &QPushButton::clicked, this, [this] { start({}); });
    connect(m_save, &QPushButton::clicked, this, &IssuePage::save);
    connect(m_household, &QPushButton::clicked, this, [this] {
        if (m_work->view()) Q_EMIT wanted({Place::Household, m_work->view()->row.householdNo});
    });
    connect(m_confirm, &QPushButton::clicked, this, [this] {
        if (m_work->view()) Q_EMIT wanted({Place::Confirm, m_work->view()->row.caseId});
    });
    auto* shortcut = new QShortcut(Qt::CTRL | Qt::Key_P, this);
    shortcut->setContext(Qt::WidgetWithChildrenShortcut);
    connect(shortcut, &QShortcut::activated, this, [this] { start({}); });
    rename();
}

IssuePage::~IssuePage() = default;

void IssuePage::rename() {
    m_heading->setText(tr("Issue and print"));
    m_print->setText(tr("Issue and &print  Ctrl+P"));
    m_save->setText(tr("Issue as PDF &files…"));
    m_household->setText(tr("Open &household"));
    m_confirm->setText(tr("Open &case"));
    m_table->setAccessibleName(tr("Papers of this case"));
    m_paper->setAccessibleName(tr("Paper"));
    draw();
}

void IssuePage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    m_model->reload();
    rename();
}

QString IssuePage::title() const {
    return tr("Issue and print");
}

void IssuePage::activate() {
    m_work->load();
    m_table->setFocus();
}

void IssuePage::refresh() {
    m_work->load();
}
void IssuePage::leave() {
    m_paper->clear();
}

void IssuePage::select(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    m_table->setCurrentIndex(m_model->index(row, 0));
    m_work->preview(row);
}

void IssuePage::draw() {
    const auto& view = m_work->view();
    m_print->setEnabled(m_work->chosenCount() > 0);
    m_save->setEnabled(m_work->chosenCount() > 0);
    if (!view) return;
    m_about->setWords(view->row.names + u"   "_s + view->row.caseNo);
    const QString state = view->row.state;
    if (state == u"entered"_s || state == u"conflict"_s) {
        m_state->setText(tr(
            "Waiting for a second person. The resident's copies can be printed now; certificates and notices "
            "after the confirmation."));
    } else if (state == u"applied"_s) {
        m_state->setText(
            tr("Confirmed by %1. Ticked papers are numbered, entered in the register and printed.")
                .arg(view->row.confirmerName));
    } else if (state == u"returned"_s) {
        m_state->setText(tr("Returned: %1").arg(view->row.returnReason));
    } else {
        m_state->setText({});
    }
}

void IssuePage::start(const QString& folder) {
    if (m_work->needsReason())
        askReason(folder);
    else
        m_work->issue({}, folder);
}

void IssuePage::askReason(const QString& folder) {
    const CodeTables& codes = m_services.desk.knowledge().codes();
    const QStringList known = codes.codes(u"document_reprint_reason"_s);
    QStringList words;
    for (const QString& each : known)
        words << codes.label(u"document_reprint_reason"_s, each, m_services.wording.language());
    auto* ask = new ReasonDialog(tr("Reprint"), tr("Why is it printed again?"), words, this,
                                 ReasonDialog::Words::NotAsked);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this,
            [this, ask, known, folder] { m_work->issue(known.value(ask->choice()), folder); });
    ask->open();
}

void IssuePage::save() {
    auto* ask = new QFileDialog(this, tr("Folder for the PDF files"));
    ask->setAttribute(Qt::WA_DeleteOnClose);
    ask->setFileMode(QFileDialog::Directory);
    ask->setOption(QFileDialog::ShowDirsOnly);
    connect(ask, &QFileDialog::fileSelected, this, &IssuePage::start);
    ask->open();
}

bool IssuePage::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_table && event->type() == QEvent::KeyPress &&
        static_cast<QKeyEvent*>(event)->key() == Qt::Key_Space) {
        const int row = m_table->currentIndex().row();
        if (row < 0) return true;
        const bool isChosen = m_work->papers()[static_cast<std::size_t>(row)].isChosen;
        m_model->setData(m_model->index(row, 0), isChosen ? Qt::Unchecked : Qt::Checked, Qt::CheckStateRole);
        return true;
    }
    return Page::eventFilter(watched, event);
}

}  // namespace mado
