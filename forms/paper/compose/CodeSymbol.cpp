// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compose/CodeSymbol.h"

#include <memory>
#include <zint.h>

namespace mado {

namespace {
constexpr int quietZone = 4;  // modules, ISO/IEC 18004, 6.3.8
constexpr int levelM = 2;
}  // namespace

std::optional<std::vector<QRectF>> qrRectangles(const QString& text, const QRectF& square) {
    const std::unique_ptr<zint_symbol, decltype(&ZBarcode_Delete)> symbol(ZBarcode_Create(),
                                                                          &ZBarcode_Delete);
    if (symbol == nullptr || text.isEmpty()) return std::nullopt;
    symbol->symbology = BARCODE_QRCODE;
    symbol->input_mode = UNICODE_MODE;
    symbol->option_1 = levelM;
    const QByteArray utf8 = text.toUtf8();
    const int status = ZBarcode_Encode(symbol.get(), reinterpret_cast<const unsigned char*>(utf8.constData()),
                                       static_cast<int>(utf8.size()));
    if (status >= ZINT_ERROR) return std::nullopt;
    const double module = square.width() / (symbol->width + 2 * quietZone);
    std::vector<QRectF> rectangles;
    const auto dark = [&](int row, int column) {
        return ((symbol->encoded_data[row][column >> 3] >> (column & 7)) & 1) != 0;
    };
    for (int row = 0; row < symbol->rows; ++row) {
        for (int column = 0; column < symbol->width;) {
            if (!dark(row, column)) {
                ++column;
                continue;
            }
            const int start = column;
            while (column < symbol->width && dark(row, column))
                ++column;
            rectangles.emplace_back(square.left() + (start + quietZone) * module,
                                    square.top() + (row + quietZone) * module, (column - start) * module,
                                    module);
        }
    }
    return rectangles;
}

}  // namespace mado
