// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/estimate/EstimateWork.h"

#include "core/procedures/EstimateFacts.h"
#include "ui/base/DeskAnswer.h"

using namespace Qt::StringLiterals;

namespace mado {

EstimateWork::EstimateWork(const CounterServices& services, QObject* parent)
    : QObject(parent), m_services(services) {}

void EstimateWork::compute(const EstimateInput& input) {
    m_wanted = input;
    if (!m_isBusy) start();
}

void EstimateWork::start() {
    const EstimateInput input = *m_wanted;
    m_wanted.reset();
    m_isBusy = true;
    const Parameters& parameters = m_services.desk.knowledge().parameters();
    m_services.background.run([&parameters, input] { return estimateLevy(parameters, input); })
        .then(&m_services.desk,
              whileAlive(this, [this, input](const Result<LevyEstimate>& answer) { take(input, answer); }));
}

void EstimateWork::take(const EstimateInput& input, const Result<LevyEstimate>& answer) {
    m_isBusy = false;
    if (m_wanted) {
        start();
        return;
    }
    if (!answer) {
        m_estimate.reset();
        m_input.reset();
        Q_EMIT failed(answer.error());
        return;
    }
    m_estimate = *answer;
    m_input = input;
    Q_EMIT computed();
}

void EstimateWork::render(const std::function<void(const RenderedDocument&)>& use) {
    if (!m_estimate) return;
    const CityKnowledge& knowledge = m_services.desk.knowledge();
    const DocumentRenderer& papers = m_services.papers;
    RenderOptions options;
    options.offset = m_services.settings.route(u"F48"_s).offset;
    options.createdAt = m_services.desk.clock().now();
    const QDate today = m_services.desk.clock().today();
    m_services.background
        .run([&knowledge, &papers, options, today, input = *m_input, estimate = *m_estimate] {
            const QJsonObject facts =
                estimateFacts(knowledge.parameters(), knowledge.city(), today, input, estimate);
            return papers.render(u"F48"_s, facts, options);
        })
        .then(&m_services.desk, whileAlive(this, [this, use](const Result<RenderedDocument>& paper) {
            if (!paper)
                Q_EMIT refused(paper.error());
            else
                use(*paper);
        }));
}

void EstimateWork::draw() {
    render([this, turn = ++m_drawing](const RenderedDocument& paper) {
        if (turn == m_drawing) Q_EMIT drawn(paper.pdf);
    });
}

void EstimateWork::print() {
    render([this](const RenderedDocument& paper) {
        const UserSettings::PaperRoute route = m_services.settings.route(u"F48"_s);
        PrintRequest request;
        request.printer = route.printer;
        request.paperSource = route.source;
        request.pdf = paper.pdf;
        request.jobName = u"F48"_s;
        request.paperMillimetres = paper.firstPageMillimetres;
        m_services.printers.print(request).then(&m_services.desk,
                                                whileAlive(this, [this](const Result<int>& job) {
                                                    if (!job)
                                                        Q_EMIT refused(job.error());
                                                    else
                                                        Q_EMIT printed();
                                                }));
    });
}

}  // namespace mado
