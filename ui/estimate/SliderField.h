// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"

#include <QWidget>

class QLabel;
class QSlider;

namespace mado {

class NumberField;

/// A number that is dragged or typed: label, slider, field. The field takes what the slider has no room for;
/// then the slider stands at its end. One value, told once.
class SliderField : public QWidget {
    Q_OBJECT
 public:
    struct Range {
        qint64 most;       ///< that the slider reaches, from 0
        qint64 step;       ///< of the arrow keys and of dragging
        qint64 page;       ///< of Page Up and Page Down
        qint64 mostTyped;  ///< that the field takes
    };
    SliderField(const Range& range, QWidget* parent = nullptr);

    /// `label` may hold a mnemonic, which goes to the field. `unit` stands in the field at the right.
    void setWords(const QString& label, const QString& unit);
    void setValue(qint64 value);  ///< tells nobody
    [[nodiscard]] qint64 value() const { return m_value; }
    void setMost(qint64 most);  ///< of slider and field
    /// What is wrong, below; empty: nothing.
    void setError(const QString& error);
    /// Muted words below; an error stands in their place.
    void setHint(const QString& hint);
    [[nodiscard]] NumberField& field() const { return *m_field; }
    [[nodiscard]] QSlider& slider() const { return *m_slider; }
    /// So that several below each other line up.
    void setLabelWidth(int pixels);
    [[nodiscard]] int labelWidth() const;

 Q_SIGNALS:
    void changed(qint64 value);
    void refused(const mado::Error& error);

 private:
    void take(qint64 value);
    void showSlider();
    void showBelow();
    Range m_range;
    qint64 m_value = 0;
    QString m_errorText;
    QString m_hintText;
    QLabel* m_label;
    QSlider* m_slider;
    NumberField* m_field;
    QLabel* m_below;
};

}  // namespace mado
