// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/PartsEditor.h"

class QButtonGroup;
class QLabel;
class QRadioButton;

namespace mado {

/// A bank account, or symbol and number of the post bank, which become the account that a transfer needs.
class AccountEditor : public PartsEditor {
    Q_OBJECT
 public:
    explicit AccountEditor(const Wording& wording, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;

 protected:
    [[nodiscard]] QJsonValue typedValue() const override;

 private:
    void layOut();
    void showKind();
    void sendChoice();
    void nameAll(const FieldState& field);
    [[nodiscard]] bool isPostBank() const;
    [[nodiscard]] QString accountType() const;

    QRadioButton* m_bank;
    QRadioButton* m_postBank;
    QButtonGroup* m_types;
    QLabel* m_typeLabel;
    QWidget* m_typeButtons;
    QLabel* m_transfer;  ///< the account that symbol and number became
    QWidget* m_kinds;
};

}  // namespace mado
