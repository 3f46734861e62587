// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QWidget>

class QLabel;
class QToolButton;
class QVBoxLayout;

namespace mado {

class AnswerEditor;
class FindingList;
struct FieldSurroundings;

/// One question: heading, label, its answer, and what there is to say about it. What the records know is text
/// with a button to change it; everything else is asked for.
class FieldBlock : public QWidget {
    Q_OBJECT
 public:
    FieldBlock(const FieldState& field, const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    /// True if this block can go on showing `field`.
    [[nodiscard]] bool suits(const FieldState& field) const { return m_question == field.question; }
    void setField(const FieldState& field, const QList<Finding>& findings);
    [[nodiscard]] const QString& path() const { return m_path; }
    void commit();
    /// Focus to the answer; opens it if it is only text.
    void takeFocus();
    /// Reports nothing any more; before it goes.
    void retire();
    [[nodiscard]] bool isRefused() const { return m_isRefused; }

    [[nodiscard]] QList<QWidget*> stops() const;
    [[nodiscard]] AnswerEditor* editor() const { return m_editor; }  ///< null while it only shows text

 private:
    void build();
    void open();
    void showLabel(const FieldState& field);
    void showKnown(const FieldState& field);
    void showChanged(const FieldState& field);
    [[nodiscard]] bool isKnown(const FieldState& field) const;
    void makeEditor(const FieldState& field);

    const FieldSurroundings& m_surroundings;
    const Question* m_question;
    QString m_path;
    FieldState m_field;
    QList<Finding> m_formFindings;
    bool m_isOpen = false;
    bool m_isRefused = false;

    QVBoxLayout* m_layout;
    QLabel* m_heading;
    QLabel* m_label;
    QWidget* m_known;
    QLabel* m_knownText;
    QToolButton* m_change;
    AnswerEditor* m_editor = nullptr;
    QWidget* m_changed;
    QLabel* m_registered;
    QToolButton* m_reset;
    FindingList* m_findings;
};

}  // namespace mado
