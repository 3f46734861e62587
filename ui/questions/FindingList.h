// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QList>
#include <QWidget>

class QVBoxLayout;

namespace mado {

class FindingStrip;
struct FieldSurroundings;

/// What there is to say about one field or about the whole form.
class FindingList : public QWidget {
    Q_OBJECT
 public:
    explicit FindingList(const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    /// Strips stay as long as their code is there.
    void setFindings(const QList<Finding>& findings);
    [[nodiscard]] QList<QWidget*> stops() const;

 private:
    const FieldSurroundings& m_surroundings;
    QVBoxLayout* m_layout;
    QList<FindingStrip*> m_strips;
};

}  // namespace mado
