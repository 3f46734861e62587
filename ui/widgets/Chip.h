// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/Tone.h"

#include <QLabel>

namespace mado {

/// A word or two on a tinted ground with the icon of its tone: "確認待ち",
/// "未申告者あり". Never takes the focus.
class Chip : public QLabel {
    Q_OBJECT
 public:
    using Kind = Tone;
    explicit Chip(QWidget* parent = nullptr);
    Chip(Kind kind, const QString& text, QWidget* parent = nullptr);

    void setKind(Kind kind);
    [[nodiscard]] Kind kind() const { return m_kind; }

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    Kind m_kind;
};

}  // namespace mado
