// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <cstdint>
#include <functional>

namespace mado {

/// Shields every top-level window of the program, menus and boxes too, before it is seen. Installs itself on
/// the application, for its own lifetime.
class CaptureFilter : public QObject {
 public:
    /// False: it could not be done.
    using Shield = std::function<bool(std::uintptr_t window)>;
    explicit CaptureFilter(Shield shield, QObject* parent = nullptr);

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

 private:
    Shield m_shield;
};

}  // namespace mado
