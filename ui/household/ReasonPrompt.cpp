// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/ReasonPrompt.h"

#include "ui/widgets/ReasonDialog.h"

namespace mado {

void askReason(QWidget* parent, const QString& title, const QString& question,
               std::function<void(const QString& reason)> then) {
    auto* dialog = new ReasonDialog(title, question, {}, parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    QObject::connect(dialog, &QDialog::accepted, parent,
                     [dialog, then = std::move(then)] { then(dialog->reason()); });
    dialog->open();
}

}  // namespace mado
