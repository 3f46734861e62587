// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/print/PrintService.h"

using namespace Qt::StringLiterals;

namespace mado {

Result<void> checkRequest(const PrintRequest& request) {
    constexpr int mostCopies = 99;
    if (!request.pdf.startsWith("%PDF-")) return fail(u"E-PRINT-005"_s, u"pdf"_s);
    if (request.copies < 1 || request.copies > mostCopies) {
        return fail(u"E-PRINT-005"_s, u"copies"_s, {QString::number(request.copies)});
    }
    return {};
}

}  // namespace mado
