// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/household/ReasonPrompt.h"

#include <QInputDialog>

namespace mado {

void askReason(QWidget* parent, const QString& title, const QString& question,
               std::function<void(const QString& reason)> then) {
    auto* dialog = new QInputDialog(parent);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setWindowTitle(title);
    dialog->setLabelText(question);
    QObject::connect(dialog, &QInputDialog::textValueSelected, parent,
                     [then = std::move(then)](const QString& words) {
                         const QString reason = words.trimmed();
                         if (!reason.isEmpty()) then(reason);
                     });
    dialog->open();
}

}  // namespace mado
