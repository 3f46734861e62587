// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/print/Spooler.h"

#include <QByteArray>

#include <cstring>
#include <vector>

namespace mado::test {

/// A sheet as it would come out: pixels of the printable area, and how often each was written.
struct PaperSheet {
    bool isLandscape = false;
    int width = 0;
    int height = 0;
    QByteArray pixels;
    std::vector<int> written;
};

/// What the spooler was given, as the test sees it.
struct SpooledPaper {
    spool::Job job;
    std::vector<PaperSheet> sheets;
    bool isFinished = false;
    bool isTakenBack = false;
};

/// Windows' spooler for tests: prints into memory.
class PaperSpooler final : public spool::Spooler {
 public:
    spool::SheetMetrics upright{100, 100, 16, 16, 795, 1137};  ///< A4 with a rim of 4 mm
    spool::Answer answer = spool::Answer::Fine;
    bool printerCopies = true;
    int putsUntilFailure = -1;
    SpooledPaper* paper = nullptr;
    std::vector<spool::Printer> known{{"窓口 1", true, true, {"上段", "手差し"}}};

    spool::Answer printers(std::vector<spool::Printer>& list) override {
        list = known;
        return answer;
    }
    std::unique_ptr<spool::Document> begin(const spool::Job& job, spool::Answer& given) override {
        given = answer;
        if (answer != spool::Answer::Fine) return nullptr;
        *paper = {};
        paper->job = job;
        return std::make_unique<Sheets>(*this);
    }
    spool::JobState state(const std::string&, int) override { return spool::JobState::Printing; }

 private:
    class Sheets final : public spool::Document {
     public:
        explicit Sheets(PaperSpooler& spooler) : m_spooler(spooler) {}
        ~Sheets() override { m_spooler.paper->isTakenBack = !m_spooler.paper->isFinished; }
        bool beginSheet(const spool::Sheet& sheet, spool::SheetMetrics& metrics) override {
            metrics = m_spooler.upright;
            if (sheet.isLandscape) {
                std::swap(metrics.width, metrics.height);
                std::swap(metrics.left, metrics.top);
            }
            PaperSheet made{sheet.isLandscape, metrics.width, metrics.height, {}, {}};
            const auto dots =
                static_cast<std::size_t>(metrics.width) * static_cast<std::size_t>(metrics.height);
            made.pixels.fill('\xff', static_cast<qsizetype>(dots) * 4);
            made.written.assign(dots, 0);
            m_spooler.paper->sheets.push_back(std::move(made));
            return true;
        }
        bool put(int x, int y, int width, int height, const unsigned char* pixels,
                 std::size_t bytesPerLine) override {
            if (m_spooler.putsUntilFailure == 0) return false;
            if (m_spooler.putsUntilFailure > 0) --m_spooler.putsUntilFailure;
            PaperSheet& sheet = m_spooler.paper->sheets.back();
            if (x < 0 || y < 0 || x + width > sheet.width || y + height > sheet.height) return false;
            for (int line = 0; line < height; ++line) {
                const auto at = static_cast<std::size_t>(y + line) * static_cast<std::size_t>(sheet.width) +
                                static_cast<std::size_t>(x);
                std::memcpy(sheet.pixels.data() + at * 4,
                            pixels + static_cast<std::size_t>(line) * bytesPerLine,
                            static_cast<std::size_t>(width) * 4);
                for (std::size_t dot = at; dot < at + static_cast<std::size_t>(width); ++dot)
                    ++sheet.written[dot];
            }
            return true;
        }
        bool endSheet() override { return true; }
        int finish() override {
            m_spooler.paper->isFinished = true;
            return 42;
        }
        int rounds() const override { return m_spooler.printerCopies ? 1 : m_spooler.paper->job.copies; }

     private:
        PaperSpooler& m_spooler;
    };
};

}  // namespace mado::test
