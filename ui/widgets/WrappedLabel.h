// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QLabel>

namespace mado {

/// A label whose plain text wraps, with air between its lines: those of QLabel stand solid, because the
/// screen font has no leading of its own. Rich text, text that can be selected, and
/// access keys are QLabel's own.
class WrappedLabel : public QLabel {
    Q_OBJECT
 public:
    explicit WrappedLabel(QWidget* parent = nullptr);
    explicit WrappedLabel(const QString& text, QWidget* parent = nullptr);
    [[nodiscard]] QSize sizeHint() const override;
    [[nodiscard]] QSize minimumSizeHint() const override;
    [[nodiscard]] int heightForWidth(int width) const override;

 protected:
    void paintEvent(QPaintEvent* event) override;

 private:
    [[nodiscard]] bool isOwn() const;
    [[nodiscard]] QMargins edges() const;
};

}  // namespace mado
