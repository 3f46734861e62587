// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"
#include "forms/engine/FormSession.h"

#include <QJsonValue>
#include <QObject>

#include <memory>

namespace mado {

class PostalCodeTable;
class Wording;

/// What the clerk does in the widgets of one form, whichever of them it is. Every widget of the form reports
/// here.
class FieldActions : public QObject {
    Q_OBJECT
 public:
    using QObject::QObject;

 Q_SIGNALS:
    void answered(const QString& path, const QJsonValue& value);
    void memberToggled(const QString& question, const QString& addresseeNo, bool selected);
    void rowAdded(const QString& group);
    void rowRemoved(const QString& group, int row);
    void resetAsked(const QString& path);
    void acknowledged(const QString& code, bool on, const QString& note);
    void evidenceChanged(const QString& key, mado::EvidenceState::State state, const QString& note);
    void numberEntered(const QString& path, const std::shared_ptr<mado::SecretBuffer>& number);
    /// Widgets came or went, or can take the focus now.
    void stopsChanged();
};

/// What every widget of a form works with. Outlives the widgets.
struct FieldSurroundings {
    const Wording& wording;
    const PostalCodeTable& postalCodes;
    FieldActions& actions;
};

}  // namespace mado
