// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QJsonValue>
#include <QList>
#include <QWidget>

#include <memory>

namespace mado {

struct FieldSurroundings;

/// Takes the answer to one question. Shows what the session holds unless the clerk is typing.
class AnswerEditor : public QWidget {
    Q_OBJECT
 public:
    using QWidget::QWidget;

    /// `findings`: those of the whole form, for editors that hold further fields.
    virtual void setField(const FieldState& field, const QList<Finding>& findings) = 0;
    /// What can take the focus, in reading order.
    [[nodiscard]] virtual QList<QWidget*> stops() const = 0;
    /// Sends what is typed but not yet sent.
    virtual void commit() {}

    /// Whatever the type of the question asks for.
    [[nodiscard]] static std::unique_ptr<AnswerEditor> make(const FieldState& field,
                                                            const FieldSurroundings& surroundings,
                                                            QWidget* parent);

 Q_SIGNALS:
    void committed(const QJsonValue& value);
};

}  // namespace mado
