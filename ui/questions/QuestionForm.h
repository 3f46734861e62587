// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/SecretBuffer.h"
#include "forms/engine/FormSession.h"

#include <QJsonValue>
#include <QPointer>
#include <QWidget>

#include <memory>

class QLabel;

namespace mado {

class EvidenceList;
class FieldActions;
class FieldColumn;
class FindingList;
class PostalCodeTable;
class Wording;

/// The questions of one filing, with what there is to say about each answer and the papers it needs.
///
/// It shows a session and never changes it: what the clerk does goes out as signals, and the owner calls
/// refresh() once the session took it. Widgets are kept by the path of their question, so focus, cursor and a
/// composition of the input method survive every recomputation. Text goes out on Enter, when the focus leaves,
/// and 700 ms after the last key unless a composition is under way. Enter goes to the next field that asks for
/// something, Shift+Enter back; Tab visits everything in reading order.
class QuestionForm : public QWidget {
    Q_OBJECT
 public:
    /// Both outlive it.
    QuestionForm(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent = nullptr);
    ~QuestionForm() override;

    /// Not owned; must live until another (or null) is set. Another procedure builds new widgets.
    void setSession(const FormSession* session);
    /// Call after the session changed.
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
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    void forwardActions();
    void orderStops();
    void noteFocus(const QWidget* now);
    bool handleKey(QWidget* watched, class QKeyEvent* key);
    void goOn(QWidget* from, int step);
    [[nodiscard]] QList<QWidget*> stops() const;
    [[nodiscard]] QString pathOf(const QWidget* widget) const;

    const Wording& m_wording;
    const PostalCodeTable& m_postalCodes;
    const FormSession* m_session = nullptr;
    QString m_procedure;
    QString m_focused;
    QList<QPointer<QWidget>> m_stops;
    std::unique_ptr<FieldActions> m_actions;
    QLabel* m_empty;
    FindingList* m_findings;
    FieldColumn* m_column;
    EvidenceList* m_evidence;
    bool m_refreshing = false;
};

}  // namespace mado
