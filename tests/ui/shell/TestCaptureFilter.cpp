// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/CaptureFilter.h"

#include <QLabel>
#include <QMenu>
#include <QTest>

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace mado {

class TestCaptureFilter : public QObject {
    Q_OBJECT
    std::vector<std::uintptr_t> m_shielded;
    [[nodiscard]] CaptureFilter::Shield shield() {
        return [this](std::uintptr_t window) {
            m_shielded.push_back(window);
            return true;
        };
    }
    [[nodiscard]] bool isShielded(const QWidget& window) const {
        return std::ranges::find(m_shielded, window.winId()) != m_shielded.end();
    }

 private Q_SLOTS:
    void init() { m_shielded.clear(); }

    void everyWindowIsShielded() {
        const CaptureFilter filter(shield());
        QWidget window;
        QLabel inside(u"inside"_s, &window);
        inside.setAttribute(Qt::WA_NativeWindow);
        window.show();
        QVERIFY(isShielded(window));
        QMenu menu(&window);
        menu.addAction(u"a"_s);
        menu.popup({});
        QVERIFY(isShielded(menu));
        QWidget box(&window, Qt::Dialog);
        box.show();
        QVERIFY(isShielded(box));
        // What lies inside a window is in the picture of the window, or isn't.
        QVERIFY(!isShielded(inside));
    }

    void aWindowThatIsMadeAnewIsShieldedAgain() {
        const CaptureFilter filter(shield());
        QWidget window;
        window.show();
        m_shielded.clear();
        window.setWindowFlags(Qt::Window | Qt::FramelessWindowHint);  // the system's window goes
        window.show();
        QVERIFY(isShielded(window));
    }

    void itEndsWithTheFilter() {
        { const CaptureFilter filter(shield()); }
        QWidget window;
        window.show();
        QVERIFY(m_shielded.empty());
    }
};

}  // namespace mado

QTEST_MAIN(mado::TestCaptureFilter)
#include "TestCaptureFilter.moc"
