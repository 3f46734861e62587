// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/SpoolPrintService.h"

#include "core/print/SheetGeometry.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

Error refused(const QString& detail) {
    return fail(u"E-PRINT-004"_s, {}, {}, detail);
}

Error errorOf(spool::Answer answer, const QString& printer) {
    switch (answer) {
        case spool::Answer::NoPrinter:
            return fail(u"E-PRINT-001"_s, u"printer"_s, {printer});
        case spool::Answer::NotAccepting:
            return fail(u"E-PRINT-002"_s, u"printer"_s, {printer});
        case spool::Answer::NoSpooler:
            return fail(u"E-PRINT-003"_s);
        case spool::Answer::Fine:
        case spool::Answer::Refused:
            break;
    }
    return refused(u"the spooler took no job"_s);
}

spool::Job jobOf(const PrintRequest& request) {
    constexpr double tenths = 10.0;
    spool::Job job;
    job.printer = request.printer.toStdString();
    job.name = request.jobName.toStdString();
    job.copies = request.copies;
    job.source = request.paperSource.toStdString();
    if (!request.paperMillimetres.isEmpty()) {
        job.paperWidth = qRound(request.paperMillimetres.width() * tenths);
        job.paperHeight = qRound(request.paperMillimetres.height() * tenths);
    }
    return job;
}

}  // namespace

SpoolPrintService::SpoolPrintService(std::unique_ptr<spool::Spooler> spooler,
                                     std::unique_ptr<PageSource> pages, qsizetype stripBytes)
    : m_spooler(std::move(spooler)), m_pages(std::move(pages)), m_stripBytes(stripBytes) {}

Result<std::vector<PrinterInfo>> SpoolPrintService::printers() {
    std::vector<spool::Printer> found;
    const spool::Answer answer = m_spooler->printers(found);
    if (answer != spool::Answer::Fine) return errorOf(answer, {});
    std::vector<PrinterInfo> list;
    for (const spool::Printer& each : found) {
        PrinterInfo info;
        info.id = QString::fromStdString(each.name);
        info.description = info.id;
        info.isDefault = each.isDefault;
        info.isAccepting = each.isAccepting;
        for (const std::string& source : each.sources)
            info.paperSources << QString::fromStdString(source);
        list.push_back(std::move(info));
    }
    return list;
}

Result<int> SpoolPrintService::print(const PrintRequest& request) {
    MADO_TRY(checkRequest(request));
    MADO_ASSIGN(const std::vector<QSizeF> sizes, m_pages->sizes(request.pdf));
    if (sizes.empty()) return fail(u"E-PRINT-005"_s, u"pdf"_s);
    spool::Answer answer = spool::Answer::Refused;
    const auto document = m_spooler->begin(jobOf(request), answer);
    if (!document) return errorOf(answer, request.printer);
    for (int round = 0; round < document->rounds(); ++round) {
        for (std::size_t page = 0; page < sizes.size(); ++page)
            MADO_TRY(printPage(*document, request, static_cast<int>(page), sizes[page]));
    }
    const int job = document->finish();
    if (job == 0) return refused(u"the spooler did not take the end of the job"_s);
    return job;
}

Result<void> SpoolPrintService::printPage(spool::Document& document, const PrintRequest& request, int page,
                                          const QSizeF& millimetres) {
    spool::SheetMetrics sheet;
    if (!document.beginSheet({millimetres.width() > millimetres.height()}, sheet) ||
        sheet.dotsPerInchX <= 0 || sheet.dotsPerInchY <= 0)
        return refused(u"no sheet"_s);
    const spool::Placement placement = spool::placed(millimetres, sheet);
    if (placement.isCut || placement.dots.isEmpty()) return refused(u"the page is larger than the paper"_s);
    for (const QRect& strip : spool::strips(placement.dots, m_stripBytes)) {
        MADO_ASSIGN(const PagePixels pixels,
                    m_pages->draw(request.pdf, page, sheet.dotsPerInchX, sheet.dotsPerInchY, strip));
        const QPoint at = strip.topLeft() - placement.dots.topLeft() + placement.at;
        if (!document.put(at.x(), at.y(), strip.width(), strip.height(),
                          reinterpret_cast<const unsigned char*>(pixels.bytes.constData()),
                          static_cast<std::size_t>(pixels.bytesPerLine)))
            return refused(u"a strip was not taken"_s);
    }
    if (!document.endSheet()) return refused(u"the sheet was not taken"_s);
    return {};
}

PrintState SpoolPrintService::state(const QString& printer, int job) {
    switch (m_spooler->state(printer.toStdString(), job)) {
        case spool::JobState::Waiting:
            return PrintState::Pending;
        case spool::JobState::Printing:
            return PrintState::Printing;
        case spool::JobState::Done:
            return PrintState::Done;
        case spool::JobState::Failed:
            return PrintState::Failed;
        case spool::JobState::Unknown:
            break;
    }
    return PrintState::Unknown;
}

}  // namespace mado
