// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QList>
#include <QString>
#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace mado {

class PendingText;
struct FieldSurroundings;

/// One finding: icon, words, and for what the clerk must look at a box to say that it is right, with a note
/// why.
class FindingStrip : public QWidget {
    Q_OBJECT
 public:
    explicit FindingStrip(const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    void setFinding(const Finding& finding);
    [[nodiscard]] const QString& code() const { return m_code; }
    [[nodiscard]] QList<QWidget*> stops() const;

 private:
    [[nodiscard]] QString words(const Finding& finding) const;
    const FieldSurroundings& m_surroundings;
    QString m_code;
    QLabel* m_icon;
    QLabel* m_words;
    QCheckBox* m_right;
    QLineEdit* m_note;
    PendingText* m_pendingNote;
};

}  // namespace mado
