// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

class QLabel;

namespace mado {

/// A field with its label (the mnemonic goes to the field), whether it is
/// required, a hint, what is wrong with it, and the value that it had before.
/// The same words reach a screen reader as name and description of the field.
class LabeledField : public QWidget {
    Q_OBJECT
 public:
    enum class Place { Top, Left };
    /// Takes `field`. `label` may hold a mnemonic: "&Date of loss".
    LabeledField(const QString& label, QWidget* field, Place place = Place::Top, QWidget* parent = nullptr);

    void setLabel(const QString& label);
    void setRequired(bool required);
    void setHint(const QString& hint);
    /// What is wrong and what to do; empty: nothing is. Announced. Stands in
    /// place of the hint.
    void setError(const QString& error);
    [[nodiscard]] QString error() const { return m_errorText; }
    /// The registered value that is being changed, as text; empty: there is none.
    void setOldValue(const QString& value);
    [[nodiscard]] QWidget* field() const { return m_field; }

 private:
    void layOut(Place place);
    void describeAnew();
    QWidget* m_field;
    QLabel* m_label;
    QLabel* m_required;
    QLabel* m_old;
    QLabel* m_hint;
    QWidget* m_errorRow;
    QLabel* m_error;
    QString m_hintText;
    QString m_errorText;
    QString m_oldText;
    bool m_isRequired = false;
};

}  // namespace mado
