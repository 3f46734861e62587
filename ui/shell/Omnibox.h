// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/base/CounterServices.h"
#include "ui/base/Destination.h"

#include <QFrame>

class QLabel;
class QLineEdit;
class QListView;

namespace mado {

class SearchModel;

/// One field finds everything (F2): name, birth date in any era, numbers, address, phone, case number;
/// several at once. Results stand beneath it while one types.
class Omnibox : public QFrame {
    Q_OBJECT
 public:
    explicit Omnibox(const CounterServices& services, QWidget* parent = nullptr);
    ~Omnibox() override;
    void focusField();
    void clear();  ///< text and hits (lock)
    /// The list is a child of this widget, so that it can lie over the page without taking the focus.
    void setListParent(QWidget* parent);
    [[nodiscard]] QLineEdit* field() { return m_field; }
    [[nodiscard]] const SearchModel& model() const { return *m_model; }

 Q_SIGNALS:
    void wanted(const mado::Destination& destination);
    void painted();  ///< hits of the latest text are on screen (measuring)

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

 private:
    void search(const QString& text);
    void take(const Result<SearchAnswer>& answer);
    void open(int row);
    void showList();
    void hideList();
    void rename();
    [[nodiscard]] QString remark(const SearchAnswer& answer) const;

    const CounterServices& m_services;
    QLineEdit* m_field;
    QLabel* m_key;
    QFrame* m_panel;
    QListView* m_list;
    QLabel* m_remark;
    SearchModel* m_model;
    quint64 m_asked = 0;
    quint64 m_answered = 0;    // what is shown is the answer to that question
    bool m_isAwaited = false;  // Enter came before the answer
};

}  // namespace mado
