// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/questions/AnswerEditor.h"

#include <QJsonObject>

#include <vector>

class QLabel;
class QLineEdit;

namespace mado {

class PendingText;
class Wording;

/// An answer of several lines of text that are one object: the parts of an address or of a bank account.
class PartsEditor : public AnswerEditor {
    Q_OBJECT
 public:
    [[nodiscard]] QList<QWidget*> stops() const override;
    void commit() override;

 protected:
    PartsEditor(const Wording& wording, QWidget* parent);

    struct Part {
        QString name;
        QLabel* label;
        QLineEdit* line;
        PendingText* pending;
    };
    Part& addPart(const QString& name);
    [[nodiscard]] Part* part(const QString& name);
    /// What the session holds, or what was typed while it is refused; parts being typed keep their text.
    void showParts(const FieldState& field);
    void name(Part& part, const QString& label, const FieldState& field);
    /// All parts as they stand in the fields; a null value if all are empty.
    [[nodiscard]] virtual QJsonValue typedValue() const;
    void send();

    const Wording& m_wording;
    std::vector<Part> m_parts;
};

}  // namespace mado
