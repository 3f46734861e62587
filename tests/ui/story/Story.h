// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/story/Clerk.h"
#include "tests/ui/story/StoryCounter.h"

#include <QTemporaryDir>

#include <optional>

namespace mado::test {

/// Words, colours and size of everything that is made from now on.
void dressTheProgram(const QString& language = QStringLiteral("ja"), int scalePercent = 100);

/// A day at one terminal: its files, what it printed, and the clerks before it.
class Story {
 public:
    explicit Story(StoryCity& city) : m_city(city), m_profile(city.copyTo(m_folder.path())) { open(); }
    /// Switches the terminal on; a window that waits for a card.
    void open();
    /// Closes the window as Alt+F4 does, and the program with it.
    void close();

    [[nodiscard]] Clerk& clerk() { return *m_clerk; }
    [[nodiscard]] MainWindow& window() { return m_counter->window(); }
    [[nodiscard]] CounterDesk& desk() { return m_counter->desk(); }
    [[nodiscard]] PrintTray& tray() { return m_tray; }
    [[nodiscard]] StoryCity& city() { return m_city; }
    [[nodiscard]] const QString& profile() const { return m_profile; }

    /// Searches and opens the household of who is found.
    void find(const QString& text, const QString& name);
    /// Ctrl+N or Ctrl+K, words, Enter.
    void choose(int key, const QString& text, const QString& title);
    /// Who files as proposed, the first identity document ticked: to the questions.
    void passFilerAndIdentity();
    /// Enter from question to question, every paper "shown", until the review is there.
    void goThroughQuestions();
    /// Ctrl+P: exactly these forms, in that order, and the register says so.
    void print(const QStringList& forms);
    /// Another person takes the seat: Ctrl+K "switch", the card, the PIN.
    void changePerson(int card);
    /// From a household on the screen to the papers of a case of leaving employee insurance.
    void enterLeavingWork();

 private:
    StoryCity& m_city;
    QTemporaryDir m_folder;
    QString m_profile;
    PrintTray m_tray;
    std::unique_ptr<StoryCounter> m_counter;
    std::optional<Clerk> m_clerk;
};

}  // namespace mado::test
