// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/Spooler.h"

#include <algorithm>
#include <array>
#include <cwctype>

namespace mado::spool {

namespace {

std::wstring lower(std::wstring text) {
    std::transform(text.begin(), text.end(), text.begin(), [](wchar_t c) { return std::towlower(c); });
    return text;
}

// As winspool.h has them; windows/GdiSpooler.cpp asserts that they are the same.
constexpr unsigned long jobError = 0x2;
constexpr unsigned long jobDeleting = 0x4;
constexpr unsigned long jobSpooling = 0x8;
constexpr unsigned long jobPrinting = 0x10;
constexpr unsigned long jobOffline = 0x20;
constexpr unsigned long jobPaperOut = 0x40;
constexpr unsigned long jobPrinted = 0x80;
constexpr unsigned long jobDeleted = 0x100;
constexpr unsigned long jobBlocked = 0x200;
constexpr unsigned long jobIntervention = 0x400;
constexpr unsigned long jobComplete = 0x1000;

}  // namespace

bool isPaperPrinter(const std::wstring& port, const std::wstring& driver) {
    static const std::array<std::wstring, 6> ports{L"file:",   L"portprompt:", L"shrfax:",
                                                   L"xpsport", L"nul:",        L"microsoft.office.onenote"};
    static const std::array<std::wstring, 6> drivers{
        L"print to pdf", L"xps document writer", L"fax", L"onenote", L"pdf writer", L"image writer"};
    const std::wstring smallPort = lower(port);
    const std::wstring smallDriver = lower(driver);
    const auto begins = [&](const std::wstring& each) { return smallPort.rfind(each, 0) == 0; };
    const auto holds = [&](const std::wstring& each) { return smallDriver.find(each) != std::wstring::npos; };
    // A path instead of a port: a file as well. (A pool of ports is listed with commas; the first tells.)
    const bool isPath =
        smallPort.size() > 2 && smallPort[1] == L':' && (smallPort[2] == L'\\' || smallPort[2] == L'/');
    return !isPath && std::none_of(ports.begin(), ports.end(), begins) &&
           std::none_of(drivers.begin(), drivers.end(), holds);
}

JobState jobStateOf(unsigned long status) {
    const auto has = [status](unsigned long bits) { return (status & bits) != 0; };
    if (has(jobDeleting | jobDeleted)) return JobState::Failed;
    if (has(jobPrinted | jobComplete)) return JobState::Done;
    // Somebody can still put paper in: not lost.
    if (has(jobPaperOut | jobOffline | jobIntervention)) return JobState::Waiting;
    if (has(jobError | jobBlocked)) return JobState::Failed;
    if (has(jobPrinting)) return JobState::Printing;
    static_cast<void>(jobSpooling);
    return JobState::Waiting;
}

}  // namespace mado::spool
