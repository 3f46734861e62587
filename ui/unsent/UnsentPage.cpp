// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/UnsentPage.h"

#include "ui/base/DeskAnswer.h"
#include "ui/theme/Theme.h"
#include "ui/unsent/EntryCopy.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CalmText.h"
#include "ui/widgets/Card.h"
#include "ui/widgets/EmptyState.h"
#include "ui/widgets/FlatTable.h"
#include "ui/widgets/ReasonDialog.h"
#include "ui/widgets/WrappedLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;
using State = UnsentRow::State;

namespace {

bool isSetAside(const UnsentRow& row) {
    return row.state == State::Refused || row.state == State::Conflict || row.state == State::Quarantined;
}

QString paragraph(const QString& title, const QString& words) {
    if (words.isEmpty()) return {};
    return u"<tr><td style='color:%1; padding:3px 16px 3px 0; white-space:nowrap'>%2</td><td style='padding:3px 0'>%3</td></tr>"_s
        .arg(theme::muted().name(), title.toHtmlEscaped(), words.toHtmlEscaped());
}

}  // namespace

UnsentPage::UnsentPage(const CounterServices& services, const QString& at, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_at(at),
      m_words(services.wording),
      m_model(new UnsentModel(services, this)),
      m_heading(new QLabel(this)),
      m_summary(new WrappedLabel(this)),
      m_warning(new Banner(Banner::Kind::Look, {}, this)),
      m_table(new FlatTable(this)),
      m_empty(new EmptyState(u"check"_s, {}, this)),
      m_detail(new Card(this)),
      m_text(new QTextBrowser(m_detail)),
      m_correct(new QPushButton(m_detail)),
      m_compare(new QPushButton(m_detail)),
      m_send(new QPushButton(m_detail)),
      m_open(new QPushButton(m_detail)),
      m_print(new QPushButton(m_detail)),
      m_dismiss(new QPushButton(m_detail)) {
    build();
    rename();
    connect(&services.desk, &CounterDesk::statusChanged, this, [this](const DeskStatus& status) {
        const bool isOther = status.unsent != m_last.unsent || status.refused != m_last.refused ||
                             status.quarantined != m_last.quarantined;
        m_last = status;
        if (isOther)
            refresh();
        else
            showSummary();
    });
}

void UnsentPage::build() {
    m_heading->setFont(theme::pageTitle());
    m_summary->setForegroundRole(QPalette::PlaceholderText);
    m_table->setModel(m_model);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->document()->setDocumentMargin(0);
    m_text->setTabChangesFocus(true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::grid());
    for (QPushButton* each : {m_correct, m_compare, m_send, m_open, m_print}) {
        each->setAutoDefault(true);  // Enter presses it, as in a dialog
        buttons->addWidget(each);
    }
    buttons->addStretch();
    buttons->addWidget(m_dismiss);
    m_dismiss->setAutoDefault(true);
    m_detail->content()->addWidget(m_text, 1);
    m_detail->content()->addLayout(buttons);
    m_detail->setMinimumHeight(theme::px(150));
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(theme::px(24), theme::px(16), theme::px(24), theme::px(16));
    all->setSpacing(theme::px(12));
    all->addWidget(m_heading);
    all->addWidget(m_summary);
    all->addWidget(m_warning);
    all->addWidget(m_table, 3);
    all->addWidget(m_empty, 3);
    all->addWidget(m_detail, 2);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &UnsentPage::showDetail);
    connect(m_table, &FlatTable::rowActivated, this, [this] {
        const UnsentRow* row = current();
        if (row == nullptr) return;
        if (row->state == State::Conflict) {
            compare();
        } else if (m_correct->isEnabled()) {
            correct();
        } else {
            openCase();
        }
    });
    connect(m_correct, &QPushButton::clicked, this, &UnsentPage::correct);
    connect(m_compare, &QPushButton::clicked, this, &UnsentPage::compare);
    connect(m_send, &QPushButton::clicked, this, &UnsentPage::sendAgain);
    connect(m_open, &QPushButton::clicked, this, &UnsentPage::openCase);
    connect(m_print, &QPushButton::clicked, this, &UnsentPage::printCopy);
    connect(m_dismiss, &QPushButton::clicked, this, &UnsentPage::askReason);
}

void UnsentPage::rename() {
    m_heading->setText(tr("Unsent and returned"));
    m_table->setAccessibleName(tr("What is unsent or came back"));
    m_text->setAccessibleName(tr("What happened and what to do"));
    m_empty->setText(
        tr("Everything has reached the centre. What can't be sent, is refused or is returned waits here."));
    m_correct->setText(tr("Open for &correction"));
    m_compare->setText(tr("Co&mpare"));
    m_open->setText(tr("&Open case"));
    m_print->setText(tr("&Print on paper"));
    m_dismiss->setText(tr("&Dealt with…"));
    showSummary();
    showDetail();
}

void UnsentPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    rename();
    refresh();
}

QString UnsentPage::title() const {
    return tr("Unsent and returned");
}

void UnsentPage::activate() {
    refresh();
    m_table->setFocus();
}

void UnsentPage::refresh() {
    whenAnswered(m_services.desk, m_services.desk.unsent(), this,
                 [this](const Result<std::vector<UnsentRow>>& rows) {
                     if (!rows)
                         Q_EMIT refused(rows.error());
                     else
                         take(*rows);
                 });
}

void UnsentPage::take(std::vector<UnsentRow> rows) {
    if (const UnsentRow* row = current()) m_at = keyOf(*row);
    m_model->setRows(std::move(rows));
    const bool isEmpty = m_model->rowCount() == 0;
    const bool hadFocus = m_table->hasFocus() || m_detail->isAncestorOf(focusWidget());
    m_table->setVisible(!isEmpty);
    m_detail->setVisible(!isEmpty);
    m_empty->setVisible(isEmpty);
    if (!isEmpty) m_table->setCurrentIndex(m_model->index(std::max(0, m_model->rowOf(m_at)), 0));
    if (!isEmpty && hadFocus && !m_detail->isAncestorOf(focusWidget())) m_table->setFocus();
    showSummary();
    showDetail();
    Q_EMIT loaded();
}

void UnsentPage::showSummary() {
    const DeskStatus& status = m_services.desk.status();
    const Wording& wording = m_services.wording;
    const QString connection =
        status.isConnected ? tr("Connected; last synchronised %1.").arg(wording.time(status.lastContact))
                           : tr("Not connected since %1, when it was last synchronised.")
                                 .arg(wording.time(status.lastContact));
    const int unsent = m_model->count({State::Waiting, State::OtherPerson, State::Held});
    const int refused = m_model->count({State::Refused});
    const int conflicts = m_model->count({State::Conflict});
    const int apart = m_model->count({State::Quarantined});
    const int returned = m_model->count({State::Returned});
    m_summary->setText(connection + u"  "_s +
                       tr("Unsent %1, refused %2, in conflict %3, quarantined %4, returned %5.")
                           .arg(unsent)
                           .arg(refused)
                           .arg(conflicts)
                           .arg(apart)
                           .arg(returned));
    showWarnings();
}

void UnsentPage::showWarnings() {
    const std::vector<Error>& warnings = m_services.desk.status().warnings;
    QStringList lines;
    for (const Error& each : warnings) {
        const ErrorCatalogue::Words words = m_services.wording.of(each);
        lines << (words.what + u' ' + words.means + u' ' + words.next + u" ("_s + each.code + u')')
                     .toHtmlEscaped();
    }
    m_warning->setText(lines.join(u"<br>"_s), tr("Tell the system desk. Work goes on."));
    m_warning->setVisible(!warnings.empty());
}

const UnsentRow* UnsentPage::current() const {
    const QModelIndex index = m_table->currentIndex();
    return index.isValid() && index.row() < m_model->rowCount() ? &m_model->at(index.row()) : nullptr;
}

void UnsentPage::showDetail() {
    const UnsentRow* row = current();
    showButtons(row);
    if (row == nullptr) {
        m_text->clear();
        return;
    }
    m_detail->setTitle(m_words.state(row->state));
    m_detail->setRemark(u"%1   %2   %3"_s.arg(m_words.kind(row->kind), row->row.caseNo, row->row.names));
    const ErrorCatalogue::Words words = m_words.explanation(*row);
    QString html = u"<table cellspacing='0'>"_s + paragraph(tr("What happened"), words.what) +
                   paragraph(tr("For the resident"), words.means) + paragraph(tr("What to do"), words.next);
    if (row->reason) html += paragraph(tr("Code for support"), row->reason->code);
    setCalmHtml(m_text, html + u"</table>"_s);
}

bool UnsentPage::mayTouch(const UnsentRow& row) const {
    const auto& staff = m_services.desk.staff();
    // One's own; or a chief for somebody else's.
    return staff && (row.giverId.isEmpty() || row.giverId == staff->staffId || staff->may(u"decide"_s));
}

void UnsentPage::showButtons(const UnsentRow* row) {
    const auto& staff = m_services.desk.staff();
    const bool isThere = row != nullptr && staff;
    const bool isEntry = isThere && row->kind == CommandKind::EnterCase;
    const bool isAside = isThere && isSetAside(*row);
    const bool isReturned = isThere && row->state == State::Returned;
    const bool isOwn = isThere && (row->giverId.isEmpty() || row->giverId == staff->staffId);
    const bool isWaiting = isThere && row->state == State::Waiting;
    m_correct->setEnabled(isThere && staff->may(u"enter"_s) && mayTouch(*row) &&
                          (isReturned || (isAside && isEntry)));
    m_correct->setVisible(isReturned || isEntry);
    m_compare->setVisible(isThere && row->state == State::Conflict);
    m_send->setText(isWaiting ? tr("&Send now") : tr("&Send again"));
    m_send->setVisible(isWaiting || isAside);
    m_send->setEnabled(isWaiting || (isAside && (row->state == State::Quarantined ? mayTouch(*row) : isOwn)));
    m_open->setEnabled(isThere && !(isEntry && !isReturned && row->row.householdNo.isEmpty()));
    m_print->setVisible(isEntry);
    m_print->setEnabled(isEntry);
    m_dismiss->setVisible(isAside);
    m_dismiss->setEnabled(isAside && mayTouch(*row));
}

void UnsentPage::correct() {
    const UnsentRow* row = current();
    if (row == nullptr || !m_correct->isEnabled()) return;
    if (row->state == State::Returned)
        Q_EMIT wanted({Place::Correction, row->row.caseId});
    else
        reopen(*row);
}

void UnsentPage::reopen(const UnsentRow& row) {
    whenAnswered(
        m_services.desk, m_services.desk.caseOfCommand(row.commandId), this,
        [this, row](const Result<CaseView>& view) {
            if (!view) {
                Q_EMIT refused(view.error());
                return;
            }
            // The same case: it never came to be at the centre, so that it keeps its id and number there.
            Draft draft = draftAgain(view->payload, view->payload.caseId, view->payload.caseNo,
                                     view->payload.supersedesCaseId);
            draft.payload[u"correction"_s] = QJsonObject{{u"case_no"_s, view->payload.caseNo},
                                                         {u"by"_s, tr("the centre")},
                                                         {u"reason"_s, m_words.explanation(row).what}};
            const Settlement settlement{Settlement::Way::Reopened, {}, m_services.desk.staff()->staffId};
            whenAnswered(m_services.desk, m_services.desk.settle(row.commandId, settlement, draft), this,
                         [this, id = draft.id](const Result<void>& done) {
                             if (!done)
                                 Q_EMIT refused(done.error());
                             else
                                 Q_EMIT wanted({Place::Draft, id});
                         });
        });
}

void UnsentPage::sendAgain() {
    const UnsentRow* row = current();
    if (row == nullptr || !m_send->isEnabled()) return;
    if (row->state == State::Waiting) {
        m_services.desk.synchroniseSoon();
        Q_EMIT told(tr("Sending…"));
    } else if (row->state == State::Quarantined) {
        whenAnswered(m_services.desk, m_services.desk.sendAgain(row->commandId), this,
                     [this](const Result<void>& done) { report(done, tr("It is sent again.")); });
    } else {
        refile(*row);
    }
}

void UnsentPage::refile(const UnsentRow& row) {
    // A refusal stands for its command; the same content goes as a new one.
    const Settlement settlement{Settlement::Way::SentAgain, {}, m_services.desk.staff()->staffId};
    whenAnswered(m_services.desk, m_services.desk.command(row.commandId), this,
                 [this, settlement](const Result<OutboxCommand>& given) {
                     if (!given) {
                         Q_EMIT refused(given.error());
                         return;
                     }
                     NewCommand again;
                     again.caseId = given->caseId;
                     again.householdKey = given->householdKey;
                     again.kind = given->kind;
                     again.payload = given->payload;
                     whenAnswered(
                         m_services.desk, m_services.desk.carryOutInstead(given->id, settlement, again), this,
                         [this](const Result<Submission>& done) {
                             if (done && done->answer && !done->isAccepted()) {
                                 Q_EMIT refused(done->answer->reason.value_or(fail(u"E-CENTRAL-001"_s)));
                                 refresh();
                                 return;
                             }
                             report(done ? Result<void>() : Result<void>(done.error()),
                                    done && done->answer ? tr("The centre has accepted it.")
                                                         : tr("It is sent when the centre can be reached."));
                         });
                 });
}

void UnsentPage::compare() {
    const UnsentRow* row = current();
    if (row != nullptr && row->state == State::Conflict)
        Q_EMIT wanted({Place::Conflict, row->row.caseId, row->commandId});
}

void UnsentPage::openCase() {
    const UnsentRow* row = current();
    if (row == nullptr) return;
    const bool isAtCentre = row->kind != CommandKind::EnterCase || row->state == State::Returned;
    if (isAtCentre)
        Q_EMIT wanted({Place::Confirm, row->row.caseId});
    else
        Q_EMIT wanted({Place::Household, row->row.householdNo});
}

void UnsentPage::printCopy() {
    const UnsentRow* row = current();
    if (row == nullptr || !m_print->isEnabled()) return;
    auto view = row->state == State::Returned ? m_services.desk.caseView(row->row.caseId)
                                              : m_services.desk.caseOfCommand(row->commandId);
    whenAnswered(m_services.desk, view, this, [this](const Result<CaseView>& found) {
        if (!found) {
            Q_EMIT refused(found.error());
            return;
        }
        whenAnswered(m_services.desk, EntryCopy(m_services).print(*found, tr("Not registered")), this,
                     [this](const Result<int>& sheets) {
                         if (!sheets)
                             Q_EMIT refused(sheets.error());
                         else
                             Q_EMIT told(tr("%n papers are being printed.", nullptr, *sheets));
                     });
    });
}

void UnsentPage::askReason() {
    if (!m_dismiss->isEnabled()) return;
    auto* ask = new ReasonDialog(tr("Dealt with"),
                                 tr("It is taken off the list and never sent. Who did so, and why, is kept."),
                                 {tr("Handed over on paper"), tr("Entered twice"),
                                  tr("Settled by another case"), tr("The resident withdrew it")},
                                 this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask] { dismiss(ask->reason()); });
    ask->open();
}

void UnsentPage::dismiss(const QString& reason) {
    const UnsentRow* row = current();
    if (row == nullptr || !m_dismiss->isEnabled() || reason.isEmpty()) return;
    const Settlement settlement{Settlement::Way::Dismissed, reason, m_services.desk.staff()->staffId};
    whenAnswered(m_services.desk, m_services.desk.settle(row->commandId, settlement), this,
                 [this](const Result<void>& done) { report(done, tr("Taken off the list.")); });
}

void UnsentPage::report(const Result<void>& done, const QString& words) {
    if (!done)
        Q_EMIT refused(done.error());
    else
        Q_EMIT told(words);
    refresh();
}

}  // namespace mado
