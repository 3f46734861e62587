// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/ConflictPage.h"

#include "ui/base/DeskAnswer.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/Banner.h"
#include "ui/widgets/CalmText.h"
#include "ui/widgets/ElidedLabel.h"
#include "ui/widgets/ReasonDialog.h"
#include "ui/widgets/WrappedLabel.h"

#include <QEvent>
#include <QHBoxLayout>
#include <QLabel>
#include <QPushButton>
#include <QTextBrowser>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

using Place = Destination::Place;

namespace {

constexpr int leastBeside = 1400;  // narrower: values below their labels

}  // namespace

ConflictPage::ConflictPage(const CounterServices& services, const QString& caseId, const QString& commandId,
                           QWidget* parent)
    : Page(parent),
      m_services(services),
      m_work(new ConflictWork(services, caseId, commandId, this)),
      m_reading(services),
      m_text(services.wording),
      m_effects(services.wording, services.desk.knowledge().codes()),
      m_heading(new QLabel(this)),
      m_about(new ElidedLabel(this)),
      m_verdict(new Banner(Banner::Kind::Look, {}, this)),
      m_giveUp(new QPushButton(this)),
      m_anew(new QPushButton(this)),
      m_confirmer(new QPushButton(this)),
      m_goOn(new QPushButton(this)) {
    build();
    rename();
    connect(m_work, &ConflictWork::loaded, this, [this] {
        draw();
        Q_EMIT read();
    });
    connect(m_work, &ConflictWork::refused, this, &Page::refused);
}

void ConflictPage::build() {
    m_heading->setFont(theme::pageTitle());
    m_about->setForegroundRole(QPalette::PlaceholderText);
    auto* head = new QHBoxLayout;
    head->setSpacing(theme::px(16));
    head->addWidget(m_heading);
    head->addWidget(m_about, 1);
    auto* columns = new QHBoxLayout;
    columns->setSpacing(theme::px(12));
    for (int i = 0; i < 3; ++i) {
        auto* card = new QFrame(this);
        card->setObjectName(u"Card"_s);
        m_titles[i] = new WrappedLabel(card);
        m_titles[i]->setFont(theme::bold());
        m_columns[i] = new QTextBrowser(card);
        m_columns[i]->setFrameShape(QFrame::NoFrame);
        m_columns[i]->setOpenLinks(false);
        m_columns[i]->document()->setDocumentMargin(0);
        m_columns[i]->setTabChangesFocus(true);
        auto* column = new QVBoxLayout(card);
        column->setContentsMargins(theme::px(16), theme::px(14), theme::px(8), theme::px(8));
        column->addWidget(m_titles[i]);
        column->addWidget(m_columns[i], 1);
        columns->addWidget(card, i == 0 ? 12 : 5);
    }
    m_goOn->setProperty("primary", true);
    auto* buttons = new QHBoxLayout;
    buttons->setSpacing(theme::px(12));
    buttons->addWidget(m_giveUp);
    buttons->addStretch();
    for (QPushButton* each : {m_confirmer, m_anew, m_goOn})
        buttons->addWidget(each);
    for (QPushButton* each : {m_giveUp, m_confirmer, m_anew, m_goOn}) {
        each->setAutoDefault(true);
        each->hide();  // until it is known who may do what
    }
    m_verdict->hide();
    QWidget* const order[] = {m_columns[0], m_columns[1], m_columns[2], m_giveUp,
                              m_confirmer,  m_anew,       m_goOn};
    for (std::size_t i = 1; i < std::size(order); ++i)
        setTabOrder(order[i - 1], order[i]);
    auto* all = new QVBoxLayout(this);
    all->setContentsMargins(theme::px(20), theme::px(14), theme::px(20), theme::px(14));
    all->setSpacing(theme::px(12));
    all->addLayout(head);
    all->addWidget(m_verdict);
    all->addLayout(columns, 1);
    all->addLayout(buttons);
    connect(m_giveUp, &QPushButton::clicked, this, &ConflictPage::askReason);
    connect(m_goOn, &QPushButton::clicked, this, &ConflictPage::goOn);
    connect(m_anew, &QPushButton::clicked, this, [this] {
        if (role() == Role::SecondPerson)
            askReason();
        else
            fileAnew();
    });
    connect(m_confirmer, &QPushButton::clicked, this, [this] {
        if (role() == Role::SecondPerson) {
            Q_EMIT wanted({Place::Confirm, m_work->finding()->view.row.caseId});
            return;
        }
        Q_EMIT told(tr("It stays in the list; nothing was changed."));
        Q_EMIT wanted({Place::Unsent, m_work->commandId()});
    });
}

void ConflictPage::rename() {
    m_heading->setText(tr("Changed meanwhile"));
    const QString titles[3] = {tr("Record when filed, record now, filed"), tr("Shown as evidence"),
                               tr("Computed anew from the records now")};
    for (int i = 0; i < 3; ++i) {
        m_titles[i]->setText(titles[i]);
        m_columns[i]->setAccessibleName(titles[i]);
    }
    m_goOn->setText(tr("&Go on as recomputed"));
    draw();
}

void ConflictPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

/// The columns of evidence and outcome are narrow on every usual terminal.
void ConflictPage::resizeEvent(QResizeEvent* event) {
    Page::resizeEvent(event);
    const bool isStacked = width() < theme::px(leastBeside);
    if (isStacked == m_isStacked) return;
    m_isStacked = isStacked;
    m_reading.setStacked(isStacked);
    m_effects.setStacked(isStacked);
    draw();
}

QString ConflictPage::title() const {
    return tr("Changed meanwhile");
}

void ConflictPage::activate() {
    m_work->load();
    m_columns[0]->setFocus();
}

void ConflictPage::refresh() {
    m_work->load();
}

bool ConflictPage::isAtCentre() const {
    const auto& finding = m_work->finding();
    return finding && (m_work->commandId().isEmpty() || finding->kind != CommandKind::EnterCase);
}

ConflictPage::Role ConflictPage::role() const {
    const auto& staff = m_services.desk.staff();
    const auto& finding = m_work->finding();
    if (!finding || !staff) return Role::Reader;
    if (!isAtCentre()) return finding->giverId == staff->staffId ? Role::Author : Role::Reader;
    if (finding->view.row.authorId == staff->staffId) return Role::Author;
    return staff->may(u"confirm"_s) ? Role::SecondPerson : Role::Reader;
}

void ConflictPage::draw() {
    const auto& finding = m_work->finding();
    if (!finding) return;
    const CaseRow& row = finding->view.row;
    m_about->setWords(u"%1   %2   %3 %4"_s.arg(row.names, row.caseNo,
                                               m_services.wording.dateTime(row.enteredAt), row.authorName));
    setCalmHtml(m_columns[0], m_text.table(finding->records, finding->view.household.records));
    setCalmHtml(m_columns[1], m_reading.evidence(finding->view));
    QString anew;
    if (finding->computed.isUsable())
        anew = m_effects.summary(finding->computed.output, {}) +
               m_effects.findings(finding->computed.output.findings);
    else
        anew = u"<p style='color:%1'>%2</p>"_s.arg(theme::muted().name(),
                                                   tr("Nothing, for the reason above.").toHtmlEscaped());
    setCalmHtml(m_columns[2], anew);
    drawVerdict();
    drawButtons();
}

void ConflictPage::drawVerdict() {
    const auto& finding = m_work->finding();
    if (finding->computed.refusal) {
        const ErrorCatalogue::Words words = m_services.wording.of(*finding->computed.refusal);
        m_verdict->setKind(Banner::Kind::Stop);
        m_verdict->setText(words.what + u' ' + words.next,
                           tr("It can't be applied to the records as they are now"));
    } else if (finding->isSame) {
        m_verdict->setKind(Banner::Kind::Info);
        m_verdict->setText(tr("What was filed and every figure that the resident saw stay as they were."),
                           tr("Computed anew: the same outcome"));
    } else {
        m_verdict->setKind(Banner::Kind::Look);
        m_verdict->setText(tr("A person decides; nothing is merged by itself. What changed stands first."),
                           tr("Records have changed since this was filed"));
    }
    m_verdict->show();
}

void ConflictPage::drawButtons() {
    const Role own = role();
    const auto& finding = m_work->finding();
    const QString& state = finding->view.row.state;
    const bool isOpen = !isAtCentre() || state == u"entered"_s || state == u"conflict"_s;
    const bool mayBeReplaced = !isAtCentre() || state == u"conflict"_s || state == u"returned"_s;
    m_goOn->setVisible(m_work->mayGoOn());
    m_giveUp->setText(tr("&Withdraw: the record now stands…"));
    m_giveUp->setVisible(own == Role::Author && isOpen);
    m_anew->setText(own == Role::SecondPerson ? tr("&Return to author…") : tr("&File anew as filed"));
    m_anew->setVisible((own == Role::Author && mayBeReplaced) || (own == Role::SecondPerson && isOpen));
    m_confirmer->setText(own == Role::SecondPerson ? tr("&Open confirmation") : tr("&Ask the second person"));
    m_confirmer->setVisible(own != Role::Reader);
}

void ConflictPage::askReason() {
    const bool returns = role() == Role::SecondPerson;
    auto* ask = returns
                    ? new ReasonDialog(tr("Return to author"), tr("What is to be put right?"),
                                       {tr("A record has changed since this was filed")}, this)
                    : new ReasonDialog(tr("Withdraw"), tr("Why is this case withdrawn?"),
                                       {tr("The record now is right"), tr("The resident withdrew it")}, this);
    ask->setAttribute(Qt::WA_DeleteOnClose);
    connect(ask, &QDialog::accepted, this, [this, ask, returns] {
        if (returns)
            returnToAuthor(ask->reason());
        else
            giveUp(ask->reason());
    });
    ask->open();
}

void ConflictPage::settleAnd(Settlement::Way way, const QString& reason, const std::optional<Draft>& draft,
                             const Destination& next, const QString& words) {
    const Settlement settlement{way, reason, m_services.desk.staff()->staffId};
    m_work->setSettling(true);
    whenAnswered(m_services.desk, m_services.desk.settle(m_work->commandId(), settlement, draft), this,
                 [this, next, words](const Result<void>& done) {
                     m_work->setSettling(false);
                     if (!done) {
                         Q_EMIT refused(done.error());
                         return;
                     }
                     Q_EMIT told(words);
                     Q_EMIT wanted(next);
                 });
}

void ConflictPage::giveUp(const QString& reason) {
    if (role() != Role::Author || reason.isEmpty()) return;
    const CaseRow& row = m_work->finding()->view.row;
    const Destination next{Place::Household, row.householdNo};
    if (!isAtCentre()) {
        settleAnd(Settlement::Way::Dismissed, reason, {}, next, tr("Withdrawn."));
        return;
    }
    whenAnswered(
        m_services.desk,
        m_services.desk.carryOut(desk_command::withdrawCase(*m_services.desk.staff(), row, reason)), this,
        [this, next](const Result<Submission>& done) {
            if (!done || (done->answer && !done->isAccepted())) {
                Q_EMIT refused(done ? done->answer->reason.value_or(fail(u"E-CENTRAL-001"_s)) : done.error());
                return;
            }
            Q_EMIT told(tr("Withdrawn."));
            Q_EMIT wanted(next);
        });
}

void ConflictPage::fileAnew() {
    if (role() != Role::Author) return;
    const CaseView& view = m_work->finding()->view;
    if (isAtCentre()) {
        Q_EMIT wanted({Place::Correction, view.row.caseId});
        return;
    }
    Draft draft =
        draftAgain(view.payload, view.payload.caseId, view.payload.caseNo, view.payload.supersedesCaseId);
    draft.payload[u"correction"_s] =
        QJsonObject{{u"case_no"_s, view.payload.caseNo},
                    {u"by"_s, tr("the centre")},
                    {u"reason"_s, tr("Records have changed since this was filed")}};
    settleAnd(Settlement::Way::Reopened, {}, draft, {Place::Draft, draft.id},
              tr("It is a draft again; everything typed is kept."));
}

void ConflictPage::returnToAuthor(const QString& reason) {
    if (role() != Role::SecondPerson || reason.isEmpty()) return;
    const StaffIdentity& staff = *m_services.desk.staff();
    const NewCommand command = desk_command::returnCase(staff, m_work->finding()->view.row, reason);
    const Settlement settlement{Settlement::Way::Dismissed, reason, staff.staffId};
    m_work->setSettling(true);
    auto sent = m_work->commandId().isEmpty()
                    ? m_services.desk.carryOut(command)
                    : m_services.desk.carryOutInstead(m_work->commandId(), settlement, command);
    whenAnswered(m_services.desk, sent, this, [this](const Result<Submission>& done) {
        m_work->setSettling(false);
        if (!done || (done->answer && !done->isAccepted())) {
            Q_EMIT refused(done ? done->answer->reason.value_or(fail(u"E-CENTRAL-001"_s)) : done.error());
            return;
        }
        Q_EMIT told(tr("Returned to the author."));
        Q_EMIT wanted({Place::WorkList, {}, u"confirm"_s});
    });
}

void ConflictPage::goOn() {
    if (!m_work->mayGoOn()) return;
    m_work->setSettling(true);
    whenAnswered(m_services.desk, m_work->goOn(), this, [this](const Result<Submission>& done) {
        m_work->setSettling(false);
        if (!done || (done->answer && !done->isAccepted())) {
            Q_EMIT refused(done ? done->answer->reason.value_or(fail(u"E-CENTRAL-001"_s)) : done.error());
            return;
        }
        const CaseRow& row = m_work->finding()->view.row;
        Q_EMIT told(tr("Recomputed: %1 goes on.").arg(row.caseNo));
        Q_EMIT wanted({Place::Issue, row.caseId});
    });
}

}  // namespace mado
