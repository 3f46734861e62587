// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/ui/story/Clerk.h"
#include "tests/ui/story/StoryCounter.h"

#include <QTemporaryDir>

#include <functional>

namespace mado::test {

/// One terminal in one language and size, in the smallest window, that is led from page to page; at each
/// everything that holds for all pages is looked at. GUI thread.
///
/// MADO_PAGE_PICTURES=FOLDER keeps a picture of each page as well.
class Visit {
 public:
    struct Look {
        QString language;
        int scalePercent = 100;
    };
    Visit(StoryCity& city, const Look& look);

    [[nodiscard]] MainWindow& window() { return m_counter->window(); }
    [[nodiscard]] CounterDesk& desk() { return m_counter->desk(); }
    [[nodiscard]] Clerk& clerk() { return *m_clerk; }

    /// In Japanese at 100 %.
    [[nodiscard]] bool isPlain() const { return m_look.language == u"ja" && m_look.scalePercent == 100; }
    /// Signs out who is there, if anybody, and in with that card of the list.
    void changePerson(int card);
    /// Goes there and waits until the page is of that class and `reached`. Throws std::runtime_error if it
    /// never is.
    template <class Wanted>
    Wanted* goTo(const Destination& destination, const std::function<bool(Wanted&)>& reached) {
        window().goTo(destination);
        return on<Wanted>(reached);
    }
    /// The page that is there, once it is of that class and `reached`.
    template <class Wanted>
    Wanted* on(const std::function<bool(Wanted&)>& reached) {
        const auto shown = [this] { return qobject_cast<Wanted*>(window().page()); };
        m_clerk->wait(QString::fromLatin1(Wanted::staticMetaObject.className()),
                      [&] { return shown() != nullptr && reached(*shown()); });
        return shown();
    }

    /// `Still`: only what is to be seen; for lists that close when the focus leaves.
    enum class Touch { Tab, Still };
    /// Takes down what is wrong with the window in front.
    void look(const QString& name, Touch touch = Touch::Tab);
    /// "household: QPushButton save: too narrow"; the same of several pages is one line.
    [[nodiscard]] QStringList problems() const;

 private:
    void picture(const QWidget& front, const QString& name);
    QTemporaryDir m_folder;
    PrintTray m_tray;
    Look m_look;
    std::unique_ptr<StoryCounter> m_counter;
    std::optional<Clerk> m_clerk;
    QList<QPair<QString, QStringList>> m_problems;  // what, and on which pages
    int m_pictures = 0;
};

}  // namespace mado::test
