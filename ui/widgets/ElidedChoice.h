// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QComboBox>

namespace mado {

/// A list to choose from whose chosen entry gives way where the window is narrow: cut with "…", whole in the
/// tooltip, in the list and for a screen reader.
class ElidedChoice : public QComboBox {
    Q_OBJECT
 public:
    explicit ElidedChoice(QWidget* parent = nullptr);
    /// The chosen entry as it is painted.
    [[nodiscard]] QString shownText() const;

 protected:
    void paintEvent(QPaintEvent* event) override;
    bool event(QEvent* event) override;
};

}  // namespace mado
