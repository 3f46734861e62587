// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/text/PostalCodeTable.h"
#include "ui/questions/PartsEditor.h"

class QToolButton;

namespace mado {

/// An address. Seven digits of a postal code fill in the place; where the code stands for several, they are
/// offered.
class AddressEditor : public PartsEditor {
    Q_OBJECT
 public:
    AddressEditor(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent = nullptr);

    void setField(const FieldState& field, const QList<Finding>& findings) override;
    [[nodiscard]] QList<QWidget*> stops() const override;

 private:
    void lookUp(const QString& typed);
    void offer(const QList<PostalCodeTable::Place>& places);
    void fill(const PostalCodeTable::Place& place);

    const PostalCodeTable& m_postalCodes;
    QWidget* m_offers;
    QLabel* m_unknown;
    QList<QToolButton*> m_buttons;
    QString m_filled;  ///< what the look-up wrote, so that another code may replace it
};

}  // namespace mado
