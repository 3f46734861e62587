// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/counter/Counter.h"

#include <QString>

#include <functional>

class QWidget;

namespace mado {

/// Plays a whole case in the real windows: sign-in, search, household, "left the employer's insurance" for
/// three people, identity, entering, a second person's confirmation, papers. Keeps numbered pictures and
/// every PDF in a folder. Stops with a message at the first step that does not reach what it should.
///
/// Needs a profile with the demonstration household as it was made (see TourProfile).
class Tour {
 public:
    Tour(Counter& counter, QString folder) : m_counter(counter), m_folder(std::move(folder)) {}
    /// Call from the event loop. True if everything was reached.
    [[nodiscard]] bool play();
    [[nodiscard]] const QString& failure() const { return m_failure; }

 private:
    [[nodiscard]] bool signIn(int card);
    [[nodiscard]] bool find();
    [[nodiscard]] bool begin();
    [[nodiscard]] bool fillFilerAndIdentity();
    [[nodiscard]] bool answer();
    [[nodiscard]] bool enter();
    [[nodiscard]] bool confirm();
    [[nodiscard]] bool issue(int papers, const char* name);
    [[nodiscard]] bool lookAgain();

    /// Lets the program run until `reached`, or fails with the words after ten seconds.
    [[nodiscard]] bool wait(const QString& what, const std::function<bool()>& reached);
    void settle(int milliseconds = 150);
    [[nodiscard]] QWidget* keyTarget();
    void type(const QString& text);
    void press(int key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    [[nodiscard]] bool picture(const QString& name);
    template <class Page>
    [[nodiscard]] Page* page();

    Counter& m_counter;
    QString m_folder;
    QString m_failure;
    QString m_caseId;
    int m_pictures = 0;
};

}  // namespace mado
