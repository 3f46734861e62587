// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"
#include "forms/engine/FormSession.h"

#include <QJsonValue>
#include <QWidget>

#include <memory>

namespace mado {

class EnterWalk;
class EvidenceList;
class FieldActions;
class FieldColumn;
class FindingList;
class PostalCodeTable;
class Wording;
struct FieldSurroundings;

/// The questions of one filing, with what there is to say about each answer and the papers it needs.
///
/// It shows a session and never changes it: what the clerk does goes out as signals, and the owner calls
/// refresh() once the session took it. Widgets are kept by the path of their question, so focus, cursor and a
/// composition of the input method survive every recomputation. Text goes out on Enter, when the focus
/// leaves, and 700 ms after the last key unless a composition is under way. Enter goes to the next field that
/// asks for something, Shift+Enter back; Tab visits everything in reading order.
class QuestionForm : public QWidget {
    Q_OBJECT
 public:
    /// Both outlive it.
    QuestionForm(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent = nullptr);
    ~QuestionForm() override;

    /// Not owned; must live until another (or null) is set. Another procedure builds new widgets.
    void setSession(const FormSession* session);
    /// Call after the session changed, in the slot that took the signal: Enter then finds questions that the
    /// answer brought up.
    void refresh();
    /// Sends what is typed but not yet sent; before leaving the page or filing.
    void commitPending();

    /// Gives the focus to a field, opening it if it only shows what the records say.
    void focusQuestion(const QString& path);
    /// Focus to the first field that is missing or stopped, else to the first.
    void focusFirst();
    [[nodiscard]] QString focusedQuestion() const;  ///< path; empty if the focus is elsewhere

 Q_SIGNALS:
    void answered(const QString& path, const QJsonValue& value);
    void memberToggled(const QString& question, const QString& addresseeNo, bool selected);
    void rowAdded(const QString& group);
    void rowRemoved(const QString& group, int row);
    void resetAsked(const QString& path);
    void acknowledged(const QString& code, bool on, const QString& note);
    void evidenceChanged(const QString& key, mado::EvidenceState::State state, const QString& note);
    /// Twelve digits with the right check digit; the owner seals them and answers the question.
    void numberEntered(const QString& path, const std::shared_ptr<mado::SecretBuffer>& number);
    void focusedQuestionChanged(const QString& path);
    /// Enter on the last field.
    void finished();

 protected:
    void changeEvent(QEvent* event) override;

 private:
    void forwardActions();
    void orderStops();
    void noteFocus(const QWidget* now);
    [[nodiscard]] QList<QWidget*> stops() const;

    const Wording& m_wording;
    std::unique_ptr<FieldActions> m_actions;
    std::unique_ptr<FieldSurroundings> m_surroundings;
    const FormSession* m_session = nullptr;
    QString m_focused;
    FieldColumn* m_column;
    FindingList* m_findings;
    EvidenceList* m_evidence;
    EnterWalk* m_walk;
    bool m_isRefreshing = false;
    bool m_isAskedAgain = false;
    bool m_isOrderDue = false;
};

}  // namespace mado
