// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <vector>

namespace mado {

/// A spooler that is given pictures of pages, in dots, not documents (Windows). No Qt: what implements it is
/// checked with a compiler alone. Texts are UTF-8. One worker thread; calls block.
namespace spool {

/// What the printer says of a sheet, in its own dots; in the direction of the sheet as it lies.
struct SheetMetrics {
    int dotsPerInchX = 0;
    int dotsPerInchY = 0;
    int left = 0;   ///< from the paper's left edge to the area that it can print on
    int top = 0;    ///< from the paper's upper edge
    int width = 0;  ///< of that area
    int height = 0;
};

/// One sheet to come.
struct Sheet {
    bool isLandscape = false;
};

struct Printer {
    std::string name;
    bool isDefault = false;
    bool isAccepting = true;
    std::vector<std::string> sources;  ///< names of the trays, as the driver says them
};

struct Job {
    std::string printer;  ///< empty: the default one
    std::string name;     ///< seen in queues
    int copies = 1;
    std::string source;  ///< of Printer::sources; empty: the printer's choice
    /// Tenths of a millimetre, upright; 0: the printer's choice.
    int paperWidth = 0;
    int paperHeight = 0;
};

enum class Answer { Fine, NoPrinter, NotAccepting, NoSpooler, Refused };

/// What is known of a job in the queue.
enum class JobState { Waiting, Printing, Done, Failed, Unknown };

/// A job that is being handed over. Destroyed before finish(): taken back, nothing is printed.
class Document {
 public:
    virtual ~Document() = default;
    /// False: refused; the job is lost.
    [[nodiscard]] virtual bool beginSheet(const Sheet& sheet, SheetMetrics& metrics) = 0;
    /// A strip of the sheet: its upper left corner in dots of the printable area, its pixels as four bytes
    /// (blue, green, red, unused), lines from above.
    [[nodiscard]] virtual bool put(int x, int y, int width, int height, const unsigned char* pixels,
                                   std::size_t bytesPerLine) = 0;
    [[nodiscard]] virtual bool endSheet() = 0;
    /// The spooler's number of the job; 0: it was refused.
    [[nodiscard]] virtual int finish() = 0;
    /// How often the sheets must be given one after the other: 1 if the printer makes the copies itself.
    [[nodiscard]] virtual int rounds() const = 0;
};

class Spooler {
 public:
    virtual ~Spooler() = default;
    /// Printers of paper only: never a file, a fax, or a file format that calls itself a printer.
    [[nodiscard]] virtual Answer printers(std::vector<Printer>& list) = 0;
    /// Null if it is not Answer::Fine.
    [[nodiscard]] virtual std::unique_ptr<Document> begin(const Job& job, Answer& answer) = 0;
    [[nodiscard]] virtual JobState state(const std::string& printer, int job) = 0;
};

/// Whether what comes out there is paper, by Windows' names of port and driver.
[[nodiscard]] bool isPaperPrinter(const std::wstring& port, const std::wstring& driver);
/// What a job's status bits of Windows mean.
[[nodiscard]] JobState jobStateOf(unsigned long status);

}  // namespace spool

}  // namespace mado
