// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;
class QPushButton;

namespace mado {

struct IdentityAssessment;
class Wording;

/// How far the identity check is: complete, what is missing and could be brought, or that it must stop.
class IdentityState : public QWidget {
    Q_OBJECT
 public:
    explicit IdentityState(const Wording& wording, QWidget* parent = nullptr);

    void setAssessment(const IdentityAssessment& assessment, bool isNeeded);
    [[nodiscard]] QPushButton* printButton() const { return m_print; }
    [[nodiscard]] const QString& words() const { return m_said; }

 private:
    const Wording& m_wording;
    QString m_said;
    QLabel* m_icon;
    QLabel* m_words;
    QLabel* m_details;
    QPushButton* m_print;
};

}  // namespace mado
