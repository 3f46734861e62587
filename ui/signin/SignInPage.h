// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/cards/StaffCard.h"
#include "ui/base/CounterServices.h"

#include <QWidget>

#include <optional>
#include <stop_token>

class QLabel;
class QListWidget;
class QPushButton;

namespace mado {

class PinEntry;

/// Sign-in with the staff card and its PIN; also the screen of a locked terminal.
class SignInPage : public QWidget {
    Q_OBJECT
 public:
    SignInPage(const CounterServices& services, StaffCardReader& reader, QWidget* parent = nullptr);
    ~SignInPage() override;
    /// Locked by that person, or (nobody) free for anybody. Looks for cards again.
    void waitFor(const std::optional<StaffIdentity>& person);
    /// Why the screen was locked; anybody may sign in.
    void tell(const Error& why) { say(why); }
    /// Nobody can sign in: says why.
    void stop(const Error& error);
    [[nodiscard]] PinEntry* pin() { return m_pin; }
    [[nodiscard]] QListWidget* cards() { return m_list; }
    [[nodiscard]] QString message() const;
    [[nodiscard]] bool isReady() const { return m_isReady; }  ///< a PIN can be typed and given

 Q_SIGNALS:
    /// The card of the person who is signed in was taken out: the screen must be blank at once.
    void cardTaken();
    void signedIn(const mado::StaffIdentity& staff);
    void ready();

 protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

 private:
    void lookForCards();
    void watchCards();
    [[nodiscard]] static QString nameOf(const CardPresence& card);
    void chooseCardOf(const QString& staffId);
    void tellReady();
    void takeCards(const Result<std::vector<CardPresence>>& cards);
    void submit();
    void say(const QString& text, bool isRefusal);
    void say(const Error& error);
    void rename();
    void setBusy(bool isBusy);

    const CounterServices& m_services;
    StaffCardReader& m_reader;
    std::optional<StaffIdentity> m_person;
    std::vector<CardPresence> m_cards;
    bool m_isReady = false;
    bool m_isBusy = false;
    QLabel* m_title;
    QLabel* m_subtitle;
    QLabel* m_cardLabel;
    QListWidget* m_list;
    QLabel* m_pinLabel;
    PinEntry* m_pin;
    QPushButton* m_enter;
    QLabel* m_message;
    QString m_holder;  // staff id of who is signed in; empty: nobody
    std::stop_source m_stop;
    SerialExecutor m_cardThread;  // every call of the reader; last: ended first
};

}  // namespace mado
