// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QWidget>

class QAbstractButton;
class QLabel;

namespace mado {

class Wording;

/// One person of a list: name, kana, birth date with age, and what there is to say about the person.
class MemberRow : public QWidget {
    Q_OBJECT
 public:
    /// `button` (check box or radio button) becomes the row's.
    MemberRow(QAbstractButton* button, const Wording& wording, QWidget* parent = nullptr);

    void setOption(const MemberOption& option, const QString& question);
    [[nodiscard]] QAbstractButton* button() const { return m_button; }
    [[nodiscard]] const QString& addresseeNo() const { return m_addresseeNo; }

 protected:
    void mouseReleaseEvent(QMouseEvent* event) override;

 private:
    const Wording& m_wording;
    QString m_addresseeNo;
    QAbstractButton* m_button;
    QLabel* m_details;
    QLabel* m_remark;
};

}  // namespace mado
