// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/CupsPrintService.h"

#include <cups/cups.h>
#include <memory>
#include <span>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int connectMillis = 3000;
constexpr int infoHundredthsPerMillimetre = 100;  // CUPS measures media in hundredths of a millimetre

struct CloseHttp {
    void operator()(http_t* http) const { httpClose(http); }
};
using Http = std::unique_ptr<http_t, CloseHttp>;

/// The destinations of a scheduler; freed together, as CUPS wants it.
class Destinations {
 public:
    explicit Destinations(http_t* http) : m_count(cupsGetDests2(http, &m_list)) {}
    ~Destinations() { cupsFreeDests(m_count, m_list); }
    Destinations(const Destinations&) = delete;
    Destinations& operator=(const Destinations&) = delete;
    [[nodiscard]] std::span<cups_dest_t> all() const { return {m_list, static_cast<std::size_t>(m_count)}; }
    [[nodiscard]] cups_dest_t* find(const QString& id) const {
        return cupsGetDest(id.isEmpty() ? nullptr : id.toUtf8().constData(), nullptr, m_count, m_list);
    }

 private:
    cups_dest_t* m_list = nullptr;
    int m_count;
};

struct FreeInfo {
    void operator()(cups_dinfo_t* info) const { cupsFreeDestInfo(info); }
};
using DestinationInfo = std::unique_ptr<cups_dinfo_t, FreeInfo>;

class Options {
 public:
    Options() = default;
    ~Options() { cupsFreeOptions(m_count, m_list); }
    Options(const Options&) = delete;
    Options& operator=(const Options&) = delete;
    void add(const char* name, const QByteArray& value) {
        m_count = cupsAddOption(name, value.constData(), m_count, &m_list);
    }
    [[nodiscard]] int count() const { return m_count; }
    [[nodiscard]] cups_option_t* list() const { return m_list; }

 private:
    cups_option_t* m_list = nullptr;
    int m_count = 0;
};

Http connectTo(const QString& server, int port) {
    // The library treats a queue as the scheduler's own only if the scheduler is the thread's current one;
    // otherwise it would ask the queue's device instead.
    if (!server.isEmpty()) cupsSetServer(u"%1:%2"_s.arg(server).arg(port).toUtf8().constData());
    const QByteArray host = server.isEmpty() ? QByteArray(cupsServer()) : server.toUtf8();
    const int number = server.isEmpty() ? ippPort() : port;
    return Http(httpConnect2(host.constData(), number, nullptr, AF_UNSPEC, cupsEncryption(), 1, connectMillis,
                             nullptr));
}

QString option(const cups_dest_t& dest, const char* name) {
    return QString::fromUtf8(cupsGetOption(name, dest.num_options, dest.options));
}

Error spoolerError(const QString& code) {
    // The spooler's own words may hold a job name, never a resident's; they go to the log only.
    return fail(code, {}, {}, QString::fromUtf8(cupsLastErrorString()));
}

QStringList paperSources(http_t* http, cups_dest_t* dest) {
    QStringList sources;
    const DestinationInfo info(cupsCopyDestInfo(http, dest));
    if (!info) return sources;
    ipp_attribute_t* found = cupsFindDestSupported(http, dest, info.get(), CUPS_MEDIA_SOURCE);
    for (int i = 0; i < ippGetCount(found); ++i)
        sources << QString::fromUtf8(ippGetString(found, i, nullptr));
    return sources;
}

void describe(const PrintRequest& request, Options& options) {
    options.add(CUPS_COPIES, QByteArray::number(request.copies));
    if (!request.paperSource.isEmpty()) options.add(CUPS_MEDIA_SOURCE, request.paperSource.toUtf8());
    if (request.paperMillimetres.isValid() && !request.paperMillimetres.isEmpty()) {
        const auto hundredths = [](qreal mm) { return qRound(mm * infoHundredthsPerMillimetre); };
        char name[128];
        pwgFormatSizeName(name, sizeof name, "custom", nullptr, hundredths(request.paperMillimetres.width()),
                          hundredths(request.paperMillimetres.height()), "mm");
        const pwg_media_t* known = pwgMediaForSize(hundredths(request.paperMillimetres.width()),
                                                   hundredths(request.paperMillimetres.height()));
        options.add(CUPS_MEDIA,
                    known != nullptr && known->pwg != nullptr ? QByteArray(known->pwg) : QByteArray(name));
    }
    // What was drawn in millimetres is printed in millimetres: window envelopes and cut-outs depend on it.
    options.add("print-scaling", "none");
}

}  // namespace

CupsPrintService::CupsPrintService(QString server, int port) : m_server(std::move(server)), m_port(port) {}

Result<std::vector<PrinterInfo>> CupsPrintService::printers() {
    const Http http = connectTo(m_server, m_port);
    if (!http) return spoolerError(u"E-PRINT-003"_s);
    const Destinations destinations(http.get());
    std::vector<PrinterInfo> list;
    for (cups_dest_t& dest : destinations.all()) {
        PrinterInfo info;
        info.id = QString::fromUtf8(dest.name);
        info.description = option(dest, "printer-info");
        if (info.description.isEmpty()) info.description = info.id;
        info.isDefault = dest.is_default != 0;
        info.isAccepting = option(dest, "printer-is-accepting-jobs") != u"false"_s;
        info.paperSources = paperSources(http.get(), &dest);
        list.push_back(std::move(info));
    }
    return list;
}

Result<int> CupsPrintService::print(const PrintRequest& request) {
    MADO_TRY(checkRequest(request));
    const Http http = connectTo(m_server, m_port);
    if (!http) return spoolerError(u"E-PRINT-003"_s);
    const Destinations destinations(http.get());
    cups_dest_t* dest = destinations.find(request.printer);
    if (dest == nullptr) return fail(u"E-PRINT-001"_s, u"printer"_s, {request.printer});
    if (option(*dest, "printer-is-accepting-jobs") == u"false"_s) {
        return fail(u"E-PRINT-002"_s, u"printer"_s, {QString::fromUtf8(dest->name)});
    }
    const DestinationInfo info(cupsCopyDestInfo(http.get(), dest));
    if (!info) return spoolerError(u"E-PRINT-003"_s);
    Options options;
    describe(request, options);

    int job = 0;
    if (cupsCreateDestJob(http.get(), dest, info.get(), &job, request.jobName.toUtf8().constData(),
                          options.count(), options.list()) != IPP_STATUS_OK) {
        return spoolerError(u"E-PRINT-004"_s);
    }
    const bool started =
        cupsStartDestDocument(http.get(), dest, info.get(), job, request.jobName.toUtf8().constData(),
                              CUPS_FORMAT_PDF, 0, nullptr, 1) == HTTP_STATUS_CONTINUE;
    const bool sent =
        started && cupsWriteRequestData(http.get(), request.pdf.constData(),
                                        static_cast<std::size_t>(request.pdf.size())) == HTTP_STATUS_CONTINUE;
    if (!sent || cupsFinishDestDocument(http.get(), dest, info.get()) > IPP_STATUS_OK_CONFLICTING) {
        const Error error = spoolerError(u"E-PRINT-004"_s);
        cupsCancelDestJob(http.get(), dest, job);  // nothing half-printed
        return error;
    }
    return job;
}

PrintState CupsPrintService::state(const QString& printer, int job) {
    const Http http = connectTo(m_server, m_port);
    if (!http) return PrintState::Unknown;
    const Destinations destinations(http.get());
    const cups_dest_t* dest = destinations.find(printer);
    if (dest == nullptr) return PrintState::Unknown;
    cups_job_t* jobs = nullptr;
    const int count = cupsGetJobs2(http.get(), &jobs, dest->name, 0, CUPS_WHICHJOBS_ALL);
    PrintState found = PrintState::Unknown;
    for (int i = 0; i < count; ++i) {
        if (jobs[i].id != job) continue;
        switch (jobs[i].state) {
            case IPP_JSTATE_PENDING:
            case IPP_JSTATE_HELD:
                found = PrintState::Pending;
                break;
            case IPP_JSTATE_PROCESSING:
            case IPP_JSTATE_STOPPED:
                found = PrintState::Printing;
                break;
            case IPP_JSTATE_COMPLETED:
                found = PrintState::Done;
                break;
            default:
                found = PrintState::Failed;
                break;
        }
    }
    cupsFreeJobs(count, jobs);
    return found;
}

}  // namespace mado
