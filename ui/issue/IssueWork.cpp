// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/issue/IssueWork.h"

#include "core/base/DurableFile.h"
#include "core/base/UuidV7.h"
#include "ui/base/DeskAnswer.h"

#include <QCryptographicHash>
#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

namespace out = field::document_issue;

bool isInForce(const CaseRow& row) {
    return row.state == u"applied"_s || row.state == u"decided"_s;
}

bool isReached(DocumentSuggestion::Stage stage, const CaseRow& row) {
    switch (stage) {
        case DocumentSuggestion::Stage::Entered:
            return row.state != u"withdrawn"_s;
        case DocumentSuggestion::Stage::Confirmed:
            return isInForce(row);
        case DocumentSuggestion::Stage::Decided:
            return row.state == u"decided"_s;
    }
    return false;
}

RenderOptions optionsFor(const UserSettings& settings, const QString& form, const Clock& clock) {
    RenderOptions options;
    options.offset = settings.route(form).offset;
    options.createdAt = clock.now();
    return options;
}

/// What was drawn and what a person chose, when the same papers are read anew.
void keep(const CasePaper& known, CasePaper& paper) {
    paper.pdf = known.pdf;
    const auto issueOf = [](const CasePaper& each) { return each.issue ? each.issue->key() : QString(); };
    if (!known.isByHand || issueOf(known) != issueOf(paper)) return;
    paper.isByHand = true;
    paper.isChosen = known.isChosen && paper.isDue && !paper.isAwaited;
}

}  // namespace

bool CasePaper::isUnfinished() const {
    return issue && issue->isNull(out::pdf_digest) && issue->text(out::issue_state) == u"issued"_s;
}

IssueWork::IssueWork(const CounterServices& services, const QString& caseId, QObject* parent)
    : QObject(parent), m_services(services), m_caseId(caseId) {}

void IssueWork::load() {
    m_services.desk.caseView(m_caseId).then(&m_services.desk,
                                            whileAlive(this, [this](const Result<CaseView>& view) {
                                                if (!view)
                                                    Q_EMIT refused(view.error());
                                                else
                                                    take(*view);
                                            }));
}

void IssueWork::take(const CaseView& view) {
    m_view = view;
    const CaseSituation situation =
        situationOf(view, m_services.desk.clock().today(), titlesOf(view.payload, m_services.forms));
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    m_services.background
        .run([view, situation, &knowledge] {
            if (isInForce(view.row))
                return papersOf(view.payload, view.household.records, knowledge, situation);
            // Not in force yet: the papers show the records as they will be.
            return computeFilings(filingsOf(view.payload), view.household.records, knowledge, situation)
                .documents;
        })
        .then(&m_services.desk, whileAlive(this, [this](const std::vector<DocumentRequest>& requests) {
            takeRequests(requests);
        }));
}

void IssueWork::takeRequests(std::vector<DocumentRequest> requests) {
    std::vector<CasePaper> papers;
    for (DocumentRequest& each : requests) {
        CasePaper paper;
        paper.isDue = isReached(each.stage, m_view->row);
        for (const Record& issue : m_view->issues) {
            const bool isSame =
                issue.text(out::form_id) == each.form && issue.text(out::addressee_no) == each.addresseeNo;
            if (isSame && (!paper.issue || paper.issue->key() < issue.key())) paper.issue = issue;
        }
        paper.isAwaited =
            std::any_of(m_view->awaited.begin(), m_view->awaited.end(), [&each](const IssueWish& wish) {
                return wish.form == each.form && wish.addresseeNo == each.addresseeNo;
            });
        paper.isChosen = paper.isDue && !paper.isAwaited && (!paper.issue || paper.isUnfinished());
        // A notice of a decision is either of grant or of denial.
        paper.request = std::move(each);
        for (const CasePaper& known : m_papers) {
            if (known.request.form == paper.request.form &&
                known.request.addresseeNo == paper.request.addresseeNo)
                keep(known, paper);
        }
        papers.push_back(std::move(paper));
    }
    m_papers = std::move(papers);
    Q_EMIT loaded();
}

void IssueWork::choose(int index, bool isChosen) {
    CasePaper& paper = m_papers[static_cast<std::size_t>(index)];
    paper.isChosen = isChosen && paper.isDue && !paper.isAwaited;
    paper.isByHand = true;
}

int IssueWork::chosenCount() const {
    return static_cast<int>(
        std::count_if(m_papers.begin(), m_papers.end(), [](const CasePaper& each) { return each.isChosen; }));
}

bool IssueWork::needsReason() const {
    return std::any_of(m_papers.begin(), m_papers.end(), [](const CasePaper& each) {
        return each.isChosen && each.issue && !each.isUnfinished();
    });
}

void IssueWork::preview(int index) {
    if (index < 0 || index >= static_cast<int>(m_papers.size())) return;
    const CasePaper& paper = m_papers[static_cast<std::size_t>(index)];
    const int asked = ++m_previews;
    if (!paper.pdf.isEmpty()) {
        Q_EMIT previewed(paper.pdf);
        return;
    }
    RenderOptions options;
    options.mark = tr("Preview");
    const DocumentRenderer& papers = m_services.papers;
    const DocumentRequest request = paper.request;
    m_services.background
        .run([&papers, request, options]() -> Result<QByteArray> {
            MADO_ASSIGN(const RenderedDocument drawn, papers.render(request.form, request.facts, options));
            return drawn.pdf;
        })
        .then(&m_services.desk, whileAlive(this, [this, asked](const Result<QByteArray>& pdf) {
            if (asked != m_previews) return;  // another paper is looked at by now
            if (!pdf)
                Q_EMIT refused(pdf.error());
            else
                Q_EMIT previewed(*pdf);
        }));
}

QJsonObject IssueWork::factsOf(const CasePaper& paper, const IssueNumber& number, bool isReprint) const {
    QJsonObject facts = paper.request.facts;
    QJsonObject document = facts[u"document"_s].toObject();
    document[u"number"_s] = number.documentNo;
    document[u"serial"_s] = number.serialNo;
    document[u"reprint"_s] = isReprint;
    facts[u"document"_s] = document;
    return facts;
}

void IssueWork::issue(const QString& reprintReason, const QString& folder) {
    if (m_isBusy || !m_view || !m_services.desk.staff()) return;
    UuidV7Generator ids(m_services.desk.clock());
    m_wishes.clear();
    m_wished.clear();
    m_numbered.clear();
    for (std::size_t i = 0; i < m_papers.size(); ++i) {
        const CasePaper& paper = m_papers[i];
        if (!paper.isChosen) continue;
        if (paper.isUnfinished()) {
            const IssueNumber number{paper.issue->key(), paper.request.form,
                                     paper.issue->text(out::document_no), paper.issue->text(out::serial_no)};
            m_numbered.push_back({static_cast<int>(i), number, !paper.issue->isNull(out::reprint_of)});
            continue;
        }
        IssueWish wish{
            ids.next(), paper.request.form, paper.request.addresseeNo, paper.request.certificateKey, 1, {},
            {}};
        if (paper.issue) {
            const QString first = paper.issue->text(out::reprint_of);
            wish.reprintOf = first.isEmpty() ? paper.issue->key() : first;
            wish.reasonCode = reprintReason;
        }
        m_wishes.push_back(wish);
        m_wished.push_back(static_cast<int>(i));
    }
    if (m_wishes.empty() && m_numbered.empty()) return;
    m_isBusy = true;
    Q_EMIT progressed(0, static_cast<int>(m_wishes.size() + m_numbered.size()));
    if (m_wishes.empty()) {
        drawIssued(folder);
        return;
    }
    m_services.desk.carryOut(desk_command::issueDocuments(*m_services.desk.staff(), m_view->row, m_wishes))
        .then(&m_services.desk, whileAlive(this, [this, folder](const Result<Submission>& result) {
            if (result && result->isAccepted()) {
                takeNumbers(desk_command::issueNumbers(*result->answer));
                drawIssued(folder);
                return;
            }
            m_isBusy = false;
            // Without the centre no number can be given; the wish stays in the outbox and the paper is drawn
            // later.
            if (!result)
                Q_EMIT refused(result.error());
            else if (!result->answer)
                Q_EMIT refused(fail(u"E-CENTRAL-010"_s));
            else
                Q_EMIT refused(result->answer->reason.value_or(fail(u"E-CENTRAL-001"_s)));
        }));
}

void IssueWork::takeNumbers(const std::vector<IssueNumber>& numbers) {
    for (std::size_t i = 0; i < numbers.size() && i < m_wished.size(); ++i)
        m_numbered.push_back({m_wished[i], numbers[i], !m_wishes[i].reprintOf.isEmpty()});
}

void IssueWork::drawIssued(const QString& folder) {
    struct Job {
        int index;
        QString issueId;
        QString form;
        QJsonObject facts;
        RenderOptions options;
    };
    std::vector<Job> jobs;
    for (const Numbered& each : m_numbered) {
        const CasePaper& paper = m_papers[static_cast<std::size_t>(each.index)];
        RenderOptions options = optionsFor(m_services.settings, paper.request.form, m_services.desk.clock());
        options.documentId = each.number.issueId.toUtf8();
        jobs.push_back({each.index, each.number.issueId, paper.request.form,
                        factsOf(paper, each.number, each.isReprint), options});
    }
    const DocumentRenderer& papers = m_services.papers;
    m_services.background
        .run([jobs, &papers]() -> Result<std::vector<Drawn>> {
            std::vector<Drawn> drawn;
            for (const Job& each : jobs) {
                MADO_ASSIGN(const RenderedDocument paper, papers.render(each.form, each.facts, each.options));
                drawn.push_back({each.index, each.issueId, paper.pdf, paper.firstPageMillimetres});
            }
            return drawn;
        })
        .then(&m_services.desk, whileAlive(this, [this, folder](const Result<std::vector<Drawn>>& drawn) {
            if (!drawn) {
                m_isBusy = false;
                Q_EMIT refused(drawn.error());
                load();
                return;
            }
            deliver(*drawn, folder);
        }));
}

void IssueWork::deliver(const std::vector<Drawn>& drawn, const QString& folder) {
    std::vector<desk_command::PrintedPaper> printed;
    for (std::size_t i = 0; i < drawn.size(); ++i) {
        const Drawn& each = drawn[i];
        m_papers[static_cast<std::size_t>(each.index)].pdf = each.pdf;
        const QByteArray digest = QCryptographicHash::hash(each.pdf, QCryptographicHash::Sha256).toHex();
        printed.push_back({each.issueId, QString::fromLatin1(digest)});
        if (folder.isEmpty()) {
            print(each);
        } else {
            const QString path = QDir(folder).filePath(
                u"%1-%2.pdf"_s.arg(m_papers[static_cast<std::size_t>(each.index)].request.form).arg(i + 1));
            const auto* first = reinterpret_cast<const unsigned char*>(each.pdf.constData());
            if (!durable::write(path, std::span(first, static_cast<std::size_t>(each.pdf.size())))) {
                Q_EMIT refused(fail(u"E-DESK-001"_s));
            }
        }
        Q_EMIT progressed(static_cast<int>(i) + 1, static_cast<int>(drawn.size()));
    }
    const int count = static_cast<int>(drawn.size());
    m_services.desk.carryOut(desk_command::notePrinted(*m_services.desk.staff(), m_view->row, printed))
        .then(&m_services.desk, whileAlive(this, [this, count](const Result<Submission>& result) {
            m_isBusy = false;
            if (!result) Q_EMIT refused(result.error());
            Q_EMIT issued(count);
            load();
        }));
}

void IssueWork::print(const Drawn& drawn) {
    const QString form = m_papers[static_cast<std::size_t>(drawn.index)].request.form;
    const UserSettings::PaperRoute route = m_services.settings.route(form);
    PrintRequest request;
    request.printer = route.printer;
    request.paperSource = route.source;
    request.pdf = drawn.pdf;
    request.jobName = form + u' ' + m_view->row.caseNo;
    request.paperMillimetres = drawn.paper;
    m_services.printers.print(request).then(&m_services.desk,
                                            whileAlive(this, [this](const Result<int>& job) {
                                                if (!job) Q_EMIT refused(job.error());
                                            }));
}

}  // namespace mado
