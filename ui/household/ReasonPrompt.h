// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

#include <functional>

class QWidget;

namespace mado {

/// Asks for words in a dialog of the window and goes on when some are given; does not wait.
void askReason(QWidget* parent, const QString& title, const QString& question,
               std::function<void(const QString& reason)> then);

}  // namespace mado
