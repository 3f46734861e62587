// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/windows/GdiSpooler.h"

// windows.h comes first.
// clang-format off
#include <windows.h>
#include <winspool.h>
// clang-format on

#include <optional>
#include <utility>

namespace mado::windows {

namespace {

using spool::Answer;

// The numbers of SpoolerWords.cpp.
static_assert(JOB_STATUS_ERROR == 0x2 && JOB_STATUS_DELETING == 0x4 && JOB_STATUS_SPOOLING == 0x8);
static_assert(JOB_STATUS_PRINTING == 0x10 && JOB_STATUS_OFFLINE == 0x20 && JOB_STATUS_PAPEROUT == 0x40);
static_assert(JOB_STATUS_PRINTED == 0x80 && JOB_STATUS_DELETED == 0x100 && JOB_STATUS_BLOCKED_DEVQ == 0x200);
static_assert(JOB_STATUS_USER_INTERVENTION == 0x400 && JOB_STATUS_COMPLETE == 0x1000);

std::wstring wide(const std::string& text) {
    const int length = static_cast<int>(text.size());
    const int size = MultiByteToWideChar(CP_UTF8, 0, text.data(), length, nullptr, 0);
    std::wstring result(static_cast<std::size_t>(size), L'\0');
    MultiByteToWideChar(CP_UTF8, 0, text.data(), length, result.data(), size);
    return result;
}

std::string utf8(const std::wstring& text) {
    const int length = static_cast<int>(text.size());
    const int size = WideCharToMultiByte(CP_UTF8, 0, text.data(), length, nullptr, 0, nullptr, nullptr);
    std::string result(static_cast<std::size_t>(size), '\0');
    WideCharToMultiByte(CP_UTF8, 0, text.data(), length, result.data(), size, nullptr, nullptr);
    return result;
}

std::wstring orEmpty(const wchar_t* text) {
    return text == nullptr ? std::wstring() : std::wstring(text);
}

std::wstring defaultPrinter() {
    wchar_t name[512];
    DWORD size = 512;
    return GetDefaultPrinterW(name, &size) != 0 ? std::wstring(name) : std::wstring();
}

class PrinterHandle {
 public:
    explicit PrinterHandle(const std::wstring& name) {
        std::wstring copy = name;
        if (OpenPrinterW(copy.data(), &m_handle, nullptr) == 0) m_handle = nullptr;
    }
    ~PrinterHandle() {
        if (m_handle != nullptr) ClosePrinter(m_handle);
    }
    PrinterHandle(const PrinterHandle&) = delete;
    PrinterHandle& operator=(const PrinterHandle&) = delete;
    [[nodiscard]] HANDLE get() const { return m_handle; }

 private:
    HANDLE m_handle = nullptr;
};

/// Port, driver, readiness of one printer.
struct Facts {
    std::wstring port;
    std::wstring driver;
    bool isAccepting = false;
};

std::optional<Facts> factsOf(HANDLE printer) {
    DWORD size = 0;
    GetPrinterW(printer, 2, nullptr, 0, &size);
    std::vector<unsigned char> bytes(size + sizeof(void*));
    if (size == 0 || GetPrinterW(printer, 2, bytes.data(), size, &size) == 0) return {};
    const auto* info = reinterpret_cast<const PRINTER_INFO_2W*>(bytes.data());
    constexpr DWORD closed =
        PRINTER_STATUS_OFFLINE | PRINTER_STATUS_NOT_AVAILABLE | PRINTER_STATUS_PENDING_DELETION;
    const bool isClosed =
        (info->Status & closed) != 0 || (info->Attributes & PRINTER_ATTRIBUTE_WORK_OFFLINE) != 0;
    return Facts{orEmpty(info->pPortName), orEmpty(info->pDriverName), !isClosed};
}

struct Bin {
    WORD number;
    std::wstring name;
};

std::vector<Bin> binsOf(const std::wstring& printer, const std::wstring& port) {
    constexpr int nameSize = 24;  // fixed by Windows, padded with zeros
    const int count = DeviceCapabilitiesW(printer.c_str(), port.c_str(), DC_BINS, nullptr, nullptr);
    std::vector<Bin> bins;
    if (count <= 0 ||
        DeviceCapabilitiesW(printer.c_str(), port.c_str(), DC_BINNAMES, nullptr, nullptr) != count)
        return bins;
    std::vector<WORD> numbers(static_cast<std::size_t>(count));
    std::wstring names(static_cast<std::size_t>(count) * nameSize, L'\0');
    DeviceCapabilitiesW(printer.c_str(), port.c_str(), DC_BINS, reinterpret_cast<wchar_t*>(numbers.data()),
                        nullptr);
    DeviceCapabilitiesW(printer.c_str(), port.c_str(), DC_BINNAMES, names.data(), nullptr);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        std::wstring name = names.substr(i * nameSize, nameSize);
        bins.push_back({numbers[i], name.substr(0, name.find(L'\0'))});
    }
    return bins;
}

/// The driver's settings for a job: ours laid over its own, judged by the driver.
class Settings {
 public:
    Settings(HANDLE printer, const std::wstring& name) : m_printer(printer), m_name(name) {
        const LONG size = DocumentPropertiesW(nullptr, printer, m_name.data(), nullptr, nullptr, 0);
        if (size <= 0) return;
        m_bytes.resize(static_cast<std::size_t>(size));
        if (DocumentPropertiesW(nullptr, printer, m_name.data(), mode(), nullptr, DM_OUT_BUFFER) != IDOK)
            m_bytes.clear();
    }
    [[nodiscard]] bool areThere() const { return !m_bytes.empty(); }
    [[nodiscard]] DEVMODEW* mode() { return reinterpret_cast<DEVMODEW*>(m_bytes.data()); }
    [[nodiscard]] bool judged() {
        return DocumentPropertiesW(nullptr, m_printer, m_name.data(), mode(), mode(),
                                   DM_IN_BUFFER | DM_OUT_BUFFER) == IDOK;
    }

    void setCopies(short copies) {
        mode()->dmFields |= DM_COPIES | DM_COLLATE;
        mode()->dmCopies = copies;
        mode()->dmCollate = DMCOLLATE_TRUE;
    }
    void setSource(WORD bin) {
        mode()->dmFields |= DM_DEFAULTSOURCE;
        mode()->dmDefaultSource = static_cast<short>(bin);
    }
    void setPaper(int width, int height) {
        constexpr int a4Width = 2100;
        constexpr int a4Height = 2970;
        DEVMODEW* const to = mode();
        to->dmFields &= ~static_cast<DWORD>(DM_FORMNAME | DM_PAPERSIZE | DM_PAPERWIDTH | DM_PAPERLENGTH);
        if (width == a4Width && height == a4Height) {
            to->dmFields |= DM_PAPERSIZE;
            to->dmPaperSize = DMPAPER_A4;
            return;
        }
        to->dmFields |= DM_PAPERSIZE | DM_PAPERWIDTH | DM_PAPERLENGTH;
        to->dmPaperSize = DMPAPER_USER;
        to->dmPaperWidth = static_cast<short>(width);
        to->dmPaperLength = static_cast<short>(height);
    }
    void setLandscape(bool isLandscape) {
        mode()->dmFields |= DM_ORIENTATION;
        mode()->dmOrientation = isLandscape ? DMORIENT_LANDSCAPE : DMORIENT_PORTRAIT;
    }

 private:
    HANDLE m_printer;
    std::wstring m_name;
    std::vector<unsigned char> m_bytes;
};

class GdiDocument final : public spool::Document {
 public:
    GdiDocument(HDC device, Settings settings, int job, int rounds)
        : m_device(device), m_settings(std::move(settings)), m_job(job), m_rounds(rounds) {}
    ~GdiDocument() override {
        if (!m_isFinished) AbortDoc(m_device);  // the spooler deletes the job
        DeleteDC(m_device);
    }
    GdiDocument(const GdiDocument&) = delete;
    GdiDocument& operator=(const GdiDocument&) = delete;

    bool beginSheet(const spool::Sheet& sheet, spool::SheetMetrics& metrics) override {
        m_settings.setLandscape(sheet.isLandscape);
        if (ResetDCW(m_device, m_settings.mode()) == nullptr || StartPage(m_device) <= 0) return false;
        metrics.dotsPerInchX = GetDeviceCaps(m_device, LOGPIXELSX);
        metrics.dotsPerInchY = GetDeviceCaps(m_device, LOGPIXELSY);
        metrics.left = GetDeviceCaps(m_device, PHYSICALOFFSETX);
        metrics.top = GetDeviceCaps(m_device, PHYSICALOFFSETY);
        metrics.width = GetDeviceCaps(m_device, HORZRES);
        metrics.height = GetDeviceCaps(m_device, VERTRES);
        return true;
    }

    bool put(int x, int y, int width, int height, const unsigned char* pixels,
             std::size_t bytesPerLine) override {
        if (bytesPerLine != static_cast<std::size_t>(width) * 4) return false;
        BITMAPINFO info{};
        info.bmiHeader.biSize = sizeof info.bmiHeader;
        info.bmiHeader.biWidth = width;
        info.bmiHeader.biHeight = -height;  // lines from above
        info.bmiHeader.biPlanes = 1;
        info.bmiHeader.biBitCount = 32;
        info.bmiHeader.biCompression = BI_RGB;
        // One dot for one dot: printers know this call better than SetDIBitsToDevice.
        const int lines = StretchDIBits(m_device, x, y, width, height, 0, 0, width, height, pixels, &info,
                                        DIB_RGB_COLORS, SRCCOPY);
        return lines != 0 && lines != static_cast<int>(GDI_ERROR);
    }

    bool endSheet() override { return EndPage(m_device) > 0; }
    int finish() override {
        m_isFinished = EndDoc(m_device) > 0;
        return m_isFinished ? m_job : 0;
    }
    int rounds() const override { return m_rounds; }

 private:
    HDC m_device;
    Settings m_settings;
    int m_job;
    int m_rounds;
    bool m_isFinished = false;
};

/// False: the printer has no such tray.
bool choose(const spool::Job& job, const std::wstring& name, const std::wstring& port, Settings& settings,
            int& rounds) {
    if (!job.source.empty()) {
        const std::wstring wanted = wide(job.source);
        const std::vector<Bin> bins = binsOf(name, port);
        const Bin* found = nullptr;
        for (const Bin& each : bins) {
            if (each.name == wanted) found = &each;
        }
        if (found == nullptr) return false;
        settings.setSource(found->number);
    }
    if (job.paperWidth > 0 && job.paperHeight > 0) settings.setPaper(job.paperWidth, job.paperHeight);
    const int most = DeviceCapabilitiesW(name.c_str(), port.c_str(), DC_COPIES, nullptr, settings.mode());
    const bool printerCopies = most >= job.copies;
    settings.setCopies(static_cast<short>(printerCopies ? job.copies : 1));
    rounds = printerCopies ? 1 : job.copies;
    return true;
}

}  // namespace

Answer GdiSpooler::printers(std::vector<spool::Printer>& list) {
    list.clear();
    DWORD size = 0;
    DWORD count = 0;
    constexpr DWORD which = PRINTER_ENUM_LOCAL | PRINTER_ENUM_CONNECTIONS;
    EnumPrintersW(which, nullptr, 4, nullptr, 0, &size, &count);
    if (size == 0) return GetLastError() == RPC_S_SERVER_UNAVAILABLE ? Answer::NoSpooler : Answer::Fine;
    std::vector<unsigned char> bytes(size);
    if (EnumPrintersW(which, nullptr, 4, bytes.data(), size, &size, &count) == 0) return Answer::NoSpooler;
    const auto* names = reinterpret_cast<const PRINTER_INFO_4W*>(bytes.data());
    const std::wstring usual = defaultPrinter();
    for (DWORD i = 0; i < count; ++i) {
        const std::wstring name = orEmpty(names[i].pPrinterName);
        const PrinterHandle open(name);
        const auto facts = open.get() == nullptr ? std::nullopt : factsOf(open.get());
        if (!facts || !spool::isPaperPrinter(facts->port, facts->driver)) continue;
        spool::Printer printer{utf8(name), name == usual, facts->isAccepting, {}};
        for (const Bin& each : binsOf(name, facts->port))
            printer.sources.push_back(utf8(each.name));
        list.push_back(std::move(printer));
    }
    return Answer::Fine;
}

std::unique_ptr<spool::Document> GdiSpooler::begin(const spool::Job& job, Answer& answer) {
    const std::wstring name = job.printer.empty() ? defaultPrinter() : wide(job.printer);
    const PrinterHandle open(name);
    const auto facts = name.empty() || open.get() == nullptr ? std::nullopt : factsOf(open.get());
    answer = Answer::NoPrinter;
    // Not only left out of the list: a name may come from settings that somebody wrote.
    if (!facts || !spool::isPaperPrinter(facts->port, facts->driver)) return nullptr;
    answer = Answer::NotAccepting;
    if (!facts->isAccepting) return nullptr;
    answer = Answer::Refused;
    Settings settings(open.get(), name);
    int rounds = 1;
    if (!settings.areThere() || !choose(job, name, facts->port, settings, rounds) || !settings.judged())
        return nullptr;
    const HDC device = CreateDCW(L"WINSPOOL", name.c_str(), nullptr, settings.mode());
    if (device == nullptr) return nullptr;
    const std::wstring title = wide(job.name);
    DOCINFOW document{};
    document.cbSize = sizeof document;
    document.lpszDocName = title.c_str();
    // lpszOutput stays empty: never into a file.
    const int number = StartDocW(device, &document);
    if (number <= 0) {
        DeleteDC(device);
        return nullptr;
    }
    answer = Answer::Fine;
    return std::make_unique<GdiDocument>(device, std::move(settings), number, rounds);
}

spool::JobState GdiSpooler::state(const std::string& printer, int job) {
    const PrinterHandle open(printer.empty() ? defaultPrinter() : wide(printer));
    if (open.get() == nullptr) return spool::JobState::Unknown;
    DWORD size = 0;
    GetJobW(open.get(), static_cast<DWORD>(job), 1, nullptr, 0, &size);
    std::vector<unsigned char> bytes(size + sizeof(void*));
    if (size == 0 || GetJobW(open.get(), static_cast<DWORD>(job), 1, bytes.data(), size, &size) == 0)
        return spool::JobState::Unknown;
    return spool::jobStateOf(reinterpret_cast<const JOB_INFO_1W*>(bytes.data())->Status);
}

}  // namespace mado::windows
