// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "forms/engine/FormSession.h"

#include <QList>
#include <QWidget>

class QLabel;
class QVBoxLayout;

namespace mado {

class SegmentedChoice;
struct FieldSurroundings;

/// The papers of a filing: for each whether it was shown, taken, will follow or is not there.
class EvidenceList : public QWidget {
    Q_OBJECT
 public:
    explicit EvidenceList(const FieldSurroundings& surroundings, QWidget* parent = nullptr);

    void setEvidence(const QList<EvidenceState>& evidence);
    [[nodiscard]] QList<QWidget*> stops() const;

 private:
    struct Row {
        QString key;
        QString note;
        QWidget* box;
        QLabel* label;
        QLabel* remark;
        SegmentedChoice* choice;
    };
    Row makeRow(const QString& key);
    void show(Row& row, const EvidenceState& state);

    const FieldSurroundings& m_surroundings;
    QVBoxLayout* m_layout;
    QLabel* m_heading;
    QList<Row> m_rows;
};

}  // namespace mado
