// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/StaffIdentity.h"
#include "core/desk/DeskTypes.h"
#include "ui/base/Wording.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;

namespace mado {

class ElidedLabel;

/// Where one stands, always: connected or off since when, last synchronised, what has not reached the centre,
/// what came back or is set apart, what waits for me, which terminal, who; whether the administrator must be
/// told of something. And, for some seconds, what was just done: where not all fits, terminal and person,
/// then the time of the last contact, make room: those are there to be read again.
class StatusLine : public QFrame {
    Q_OBJECT
 public:
    explicit StatusLine(const Wording& wording, QWidget* parent = nullptr);
    void setStatus(const DeskStatus& status, const std::optional<StaffIdentity>& staff);
    void tell(const QString& words);

 Q_SIGNALS:
    void unsentAsked();
    void waitingAsked();

 protected:
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void showStatus();
    void say(const QString& words);
    void giveWay();
    const Wording& m_wording;
    DeskStatus m_status;
    QString m_person;  // name and section
    QLabel* m_dot;
    ElidedLabel* m_connection;
    QPushButton* m_warning;  // there is something that the administrator must hear of
    QPushButton* m_unsent;
    QPushButton* m_waiting;
    ElidedLabel* m_terminal;
    ElidedLabel* m_told;
    QTimer m_forget;
};

}  // namespace mado
