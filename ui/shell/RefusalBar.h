// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/Wording.h"

#include <QFrame>

class QLabel;
class QPushButton;

namespace mado {

/// A refusal above the page: what happened, what it means for the resident, what to do now, the code for
/// support. Stays until it is closed (Esc while it has the focus, or the next success).
class RefusalBar : public QFrame {
    Q_OBJECT
 public:
    explicit RefusalBar(const Wording& wording, QWidget* parent = nullptr);
    void show(const Error& error);
    void clear();
    [[nodiscard]] QString code() const { return m_code; }

 private:
    const Wording& m_wording;
    QString m_code;
    QLabel* m_words;
    QPushButton* m_close;
};

}  // namespace mado
