// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Destination.h"

#include <QFrame>

#include <vector>

class QToolButton;
class QVBoxLayout;

namespace mado {

/// The places of the program, at the left edge, with how much waits there.
class Rail : public QFrame {
    Q_OBJECT
 public:
    explicit Rail(QWidget* parent = nullptr);
    void setCounts(int toConfirm, int toIssue, int toDecide);
    void setCurrent(const Destination& destination);

 Q_SIGNALS:
    void wanted(const mado::Destination& destination);

 protected:
    void changeEvent(QEvent* event) override;

 private:
    struct Entry {
        QToolButton* button;
        Destination destination;
        int count = 0;
    };
    void add(QVBoxLayout* column, const QString& icon, const Destination& destination);
    void rename();
    [[nodiscard]] QString label(const Destination& destination) const;
    std::vector<Entry> m_entries;
};

}  // namespace mado
