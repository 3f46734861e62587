// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QTextBrowser;

namespace mado {

/// Shows rich text with room between the lines (Japanese fonts have little of their own) and keeps the place
/// that was scrolled to.
void setCalmHtml(QTextBrowser* browser, const QString& html);
/// A paragraph of rich text for a label, with room between the lines. Plain text: WrappedLabel.
[[nodiscard]] QString calmLines(const QString& html);

}  // namespace mado
