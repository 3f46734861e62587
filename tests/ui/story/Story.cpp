// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/story/Story.h"

#include "ui/theme/Theme.h"

#include <QApplication>
#include <QTest>
#include <QTranslator>

#include <stdexcept>

using namespace Qt::StringLiterals;

namespace mado::test {

void dressTheProgram(const QString& language, int scalePercent) {
    static QTranslator* words = nullptr;  // owned by the application
    if (words != nullptr) QCoreApplication::removeTranslator(words);
    delete words;
    words = new QTranslator(qApp);
    if (!words->load(u":/i18n/madoguchi_"_s + language)) throw std::runtime_error("no translation");
    QCoreApplication::installTranslator(words);
    theme::setScale(scalePercent);
    theme::applyTheme(*qApp);
}

void Story::open() {
    m_counter = std::make_unique<StoryCounter>(m_city, m_profile, m_tray);
    m_clerk.emplace(m_counter->window());
    m_clerk->wait(u"window in front"_s, [this] { return m_counter->window().isActiveWindow(); });
}

void Story::close() {
    m_counter->window().close();
    m_clerk.reset();
    m_counter.reset();
}

void Story::find(const QString& text, const QString& name) {
    m_clerk->press(Qt::Key_F2);
    m_clerk->type(text);
    m_clerk->see(name);
    m_clerk->press(Qt::Key_Return);
    m_clerk->seeFocus(name);  // the table of members
}

void Story::choose(int key, const QString& text, const QString& title) {
    m_clerk->press(key, Qt::ControlModifier);
    m_clerk->wait(u"palette"_s, [] { return QApplication::activeModalWidget() != nullptr; });
    m_clerk->type(text);
    m_clerk->see(title);
    m_clerk->press(Qt::Key_Return);
}

void Story::passFilerAndIdentity() {
    m_clerk->seeFocus(u"世帯主"_s);
    m_clerk->press(Qt::Key_Return);
    m_clerk->seeFocus(u"QCheckBox"_s);
    m_clerk->press(Qt::Key_Space);
    m_clerk->press(Qt::Key_Return);
}

void Story::goThroughQuestions() {
    constexpr int most = 80;
    for (int i = 0; i < most; ++i) {
        const QString focus = m_clerk->focus();
        if (m_clerk->sees(u"[x] 4 "_s)) {  // the step of the review
            m_clerk->seeFocus(u"入力完了"_s);
            return;
        }
        if (focus.contains(u": 提示"_s) || focus.contains(u"このままでよい"_s)) m_clerk->press(Qt::Key_Space);
        m_clerk->press(Qt::Key_Return);
    }
    m_clerk->see(u"手順4: the questions come to an end"_s);
}

void Story::print(const QStringList& forms) {
    m_clerk->see(u"交付待ち"_s);
    const QStringList before = m_tray.forms();
    m_clerk->press(Qt::Key_P, Qt::ControlModifier);
    m_clerk->wait(u"on paper: "_s + forms.join(u' '),
                  [&] { return m_tray.forms().mid(before.size()).size() >= forms.size(); });
    if (m_tray.forms() != before + forms)
        throw std::runtime_error("printed: " + m_tray.forms().join(u' ').toStdString());
    m_clerk->seeNot(u"交付待ち"_s);
}

void Story::changePerson(int card) {
    choose(Qt::Key_K, u"こうたい"_s, u"職員の交替"_s);
    m_clerk->signIn(card);
}

void Story::enterLeavingWork() {
    choose(Qt::Key_N, u"りだつ"_s, u"資格取得届（社保離脱）"_s);
    passFilerAndIdentity();
    m_clerk->seeFocus(u"社保の資格を失った日"_s);
    m_clerk->type(u"R8.11.1"_s);
    m_clerk->press(Qt::Key_Return);
    m_clerk->press(Qt::Key_Space);  // the certificate of loss
    goThroughQuestions();
    m_clerk->press(Qt::Key_Return);
    m_clerk->see(u"別の職員の確認を待っています"_s);
    m_clerk->see(u"交付待ち"_s);
}

}  // namespace mado::test
