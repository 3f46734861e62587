// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/ui/pages/Visit.h"

#include "tests/support/ui/PageChecks.h"
#include "tests/ui/story/Story.h"

#include <QApplication>
#include <QDir>
#include <QTest>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

constexpr QSize smallest(1366, 768);

}  // namespace

Visit::Visit(StoryCity& city, const Look& look) : m_look(look) {
    dressTheProgram(look.language, look.scalePercent);
    const QString profile = city.copyTo(m_folder.path());
    UserSettings settings(profile + u"/settings.json"_s);
    settings.setLanguageCode(look.language);
    m_counter = std::make_unique<StoryCounter>(city, profile, m_tray);
    m_clerk.emplace(window());
    window().resize(smallest);
    m_clerk->wait(u"window in front"_s, [this] { return window().isActiveWindow(); });
}

void Visit::changePerson(int card) {
    if (window().isWorking()) window().signOut();
    m_clerk->signIn(card);
}

void Visit::look(const QString& name, Touch touch) {
    QWidget* front = QApplication::activeModalWidget();
    if (front == nullptr) front = &window();
    const bool isWindow = front == &window();
    QTest::qWait(80);  // computing and drawing beside the GUI thread, of which a page tells nobody
    picture(*front, name);
    const auto misplaced = [front, isWindow] {
        return outgrown(*front, isWindow ? smallest : front->size()) + clippedTexts(*front) +
               clippedHeaders(*front) + outside(*front) + sidewaysScrolled(*front) + crampedLines(*front);
    };
    QStringList found = misplaced();
    if (!found.isEmpty()) {  // on a busy machine a page may still be laying out what came late
        QTest::qWait(600);
        found = misplaced();
    }
    found << clashingMnemonics(*front) << namelessWidgets(*front);
    if (touch == Touch::Tab) {
        QWidget* before = QApplication::focusWidget();
        found << uncoveredTabOrder(*front) << disorderedTabs(*front);
        if (before != nullptr) before->setFocus();
    }
    for (const QString& each : found) {
        const auto known = std::find_if(m_problems.begin(), m_problems.end(),
                                        [&each](const auto& problem) { return problem.first == each; });
        if (known == m_problems.end())
            m_problems.append({each, {name}});
        else if (!known->second.contains(name))
            known->second << name;
    }
}

QStringList Visit::problems() const {
    QStringList lines;
    for (const auto& [what, where] : m_problems) {
        const QString more = where.size() > 1 ? u" (and %1 more)"_s.arg(where.size() - 1) : QString();
        lines << where.first() + more + u": "_s + what;
    }
    return lines;
}

void Visit::picture(const QWidget& front, const QString& name) {
    const QString folder = qEnvironmentVariable("MADO_PAGE_PICTURES");
    if (folder.isEmpty()) return;
    const QString own = u"%1/%2-%3"_s.arg(folder, m_look.language).arg(m_look.scalePercent);
    QDir().mkpath(own);
    const QString path = u"%1/%2-%3.png"_s.arg(own).arg(++m_pictures, 2, 10, QLatin1Char('0')).arg(name);
    const_cast<QWidget&>(front).grab().save(path);
}

}  // namespace mado::test
