// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/rules/IdentityRules.h"

#include <QJsonObject>
#include <QList>
#include <QWidget>

#include <optional>

class QCheckBox;
class QLabel;
class QLineEdit;

namespace mado {

class PendingText;
class Wording;

/// One kind of identity document: ticked when it was shown, then with its last day of validity if it bears
/// one, whether it was a copy, and what differs from the register.
class IdentityRow : public QWidget {
    Q_OBJECT
 public:
    IdentityRow(const IdentityDocument& document, bool ofRepresentative, const Wording& wording,
                QWidget* parent = nullptr);

    [[nodiscard]] const QString& code() const { return m_document.code; }
    [[nodiscard]] bool isOfRepresentative() const { return m_ofRepresentative; }
    [[nodiscard]] bool isTicked() const;
    void tick(bool on);

    /// As the draft keeps it; an empty object if it is not ticked.
    [[nodiscard]] QJsonObject evidence() const;
    void setEvidence(const QJsonObject& evidence);  ///< empty: not shown
    [[nodiscard]] ShownEvidence shown() const;
    /// Why it does not count; empty if it does.
    void setRefusal(const QString& reason);
    void setLetter(const QString& letter);
    [[nodiscard]] const QString& letter() const { return m_letter; }
    void translate();

    [[nodiscard]] QCheckBox* box() const { return m_box; }
    [[nodiscard]] QList<QWidget*> stops() const;

 Q_SIGNALS:
    void changed();

 protected:
    void resizeEvent(QResizeEvent* event) override;

 private:
    void build();
    void fit();
    [[nodiscard]] int besideWords() const;
    void showDetails();
    void takeDate(const QString& typed);

    IdentityDocument m_document;
    bool m_ofRepresentative;
    const Wording& m_wording;
    QString m_words;  // of the box, in one line
    QString m_letter;
    std::optional<QDate> m_validUntil;
    bool m_isDateUnread = false;
    QCheckBox* m_box;
    QLabel* m_key;
    QWidget* m_details;
    QLabel* m_untilLabel;
    QLineEdit* m_until;
    PendingText* m_pending;
    QLabel* m_echo;
    QCheckBox* m_copy;
    QLabel* m_differs;
    QList<QCheckBox*> m_mismatches;
    QLabel* m_refusal;
};

}  // namespace mado
