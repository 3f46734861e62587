// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace mado {

/// A small key cap: "F2", "Ctrl+K". Only shows; whoever shows it handles the
/// key.
class KeyHint : public QLabel {
    Q_OBJECT
 public:
    explicit KeyHint(const QString& key, QWidget* parent = nullptr);

 protected:
    void paintEvent(QPaintEvent* event) override;
};

}  // namespace mado
