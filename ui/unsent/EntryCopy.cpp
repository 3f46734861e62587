// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/unsent/EntryCopy.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

using Routes = QHash<QString, UserSettings::PaperRoute>;

/// Papers of the entry; never a certificate: that is given only when the centre has numbered it.
bool isOfEntry(const DocumentRequest& request) {
    return request.stage == DocumentSuggestion::Stage::Entered && request.certificateKey.isEmpty();
}

Result<std::vector<PrintRequest>> drawn(const std::vector<DocumentRequest>& documents, const QString& caseNo,
                                        const DocumentRenderer& papers, const Routes& routes,
                                        const QString& mark) {
    std::vector<PrintRequest> requests;
    for (const DocumentRequest& each : documents) {
        if (!isOfEntry(each)) continue;
        const UserSettings::PaperRoute route = routes.value(each.form);
        RenderOptions options;
        options.mark = mark;
        options.offset = route.offset;
        MADO_ASSIGN(const RenderedDocument paper, papers.render(each.form, each.facts, options));
        PrintRequest request;
        request.printer = route.printer;
        request.paperSource = route.source;
        request.pdf = paper.pdf;
        request.jobName = each.form + u' ' + caseNo;
        request.paperMillimetres = paper.firstPageMillimetres;
        requests.push_back(std::move(request));
    }
    if (requests.empty()) return fail(u"E-DESK-011"_s);
    return requests;
}

/// How many were taken; the first refusal otherwise.
Result<int> countOf(const QList<QFuture<Result<int>>>& jobs) {
    for (const QFuture<Result<int>>& each : jobs) {
        const Result<int> job = each.result();
        if (!job) return job;
    }
    return static_cast<int>(jobs.size());
}

}  // namespace

QFuture<Result<std::vector<PrintRequest>>> EntryCopy::draw(const CaseView& view, const QString& mark) {
    const CaseSituation situation =
        situationOf(view, m_services.desk.clock().today(), titlesOf(view.payload, m_services.forms));
    Routes routes;
    for (const QJsonValue& each : view.payload.documents[u"list"_s].toArray()) {
        const QString form = each[u"form"_s].toString();
        routes.insert(form, m_services.settings.route(form));
    }
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    const DocumentRenderer& papers = m_services.papers;
    return m_services.background.run([view, situation, routes, mark, &knowledge, &papers] {
        const auto computed =
            computeFilings(filingsOf(view.payload), view.household.records, knowledge, situation);
        // Where the records have moved so far that it can't be computed: as it was filed.
        const auto documents = computed.isUsable()
                                   ? computed.documents
                                   : papersOf(view.payload, view.household.records, knowledge, situation);
        return drawn(documents, view.row.caseNo, papers, routes, mark);
    });
}

QFuture<Result<int>> EntryCopy::print(const CaseView& view, const QString& mark) {
    PrintDesk& printers = m_services.printers;
    return draw(view, mark)
        .then(&m_services.desk,
              [&printers](const Result<std::vector<PrintRequest>>& requests) -> QFuture<Result<int>> {
                  if (!requests) return QtFuture::makeReadyFuture(Result<int>(requests.error()));
                  QList<QFuture<Result<int>>> jobs;
                  for (const PrintRequest& each : *requests)
                      jobs << printers.print(each);
                  return QtFuture::whenAll(jobs.begin(), jobs.end()).then(countOf);
              })
        .unwrap();
}

}  // namespace mado
