// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever lands in the search box, also from a card or bar code reader: never a crash, keys fold to
// themselves, and an individual number leaves nothing behind.
#include "core/text/AddressFolding.h"
#include "core/text/Graphemes.h"
#include "core/text/KanaFolding.h"
#include "core/text/PhoneNumber.h"
#include "core/text/QueryParser.h"
#include "core/text/Width.h"

#include <QString>

#include <cstdint>
#include <cstdlib>

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

const mado::KanjiFolding& folding() {
    static const mado::KanjiFolding table = mado::KanjiFolding::load().value();
    return table;
}

void foldTwice(const QString& text) {
    for (const mado::KanaMode mode : {mado::KanaMode::Standard, mado::KanaMode::Loose}) {
        const QString key = mado::kanaKey(text, mode);
        require(mado::kanaKey(key, mode) == key);
    }
    const QString kanji = folding().key(text);
    require(folding().key(kanji) == kanji);
    const QString address = mado::addressKey(text);
    require(mado::addressKey(address) == address);
    const QString name = mado::toKanaName(text);
    require(mado::toKanaName(name) == name);
    require(mado::phoneKey(mado::phoneKey(text)) == mado::phoneKey(text));
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QString text = QString::fromUtf8(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    const mado::QueryParser parser(folding(), mado::QuerySettings{{}, {QStringLiteral("青木")}});
    const QList<mado::QueryTerm> terms = parser.parse(text);
    require(terms.size() <= 16);
    for (const mado::QueryTerm& term : terms) {
        require(!term.problem || term.readings.isEmpty());
        for (const mado::QueryReading& reading : term.readings) {
            if (reading.kind == mado::QueryReading::Kind::IndividualNumber) require(term.typed.isEmpty());
        }
    }
    foldTwice(text);
    require(mado::graphemes(text).join(QString()) == text);
    require(mado::graphemeCount(text) == mado::graphemes(text).size());
    static_cast<void>(mado::checkPrintable(text));
    return 0;
}
