// SPDX-License-Identifier: GPL-3.0-or-later
// BenchKeys: from a key press in the search box of the real window to the hits painted, over a whole city;
// beside it, in the same run, the painting alone of the same window with the same hits. What the ratio is
// above 1 the search and the way to it cost. Run it on a release build, offscreen. Ends with 1 if the aim is
// missed.
#include "core/desk/TerminalStores.h"
#include "core/store/CacheReader.h"
#include "tests/bench/search/SearchMix.h"
#include "tests/bench/support/BenchProfile.h"
#include "tests/ui/story/Story.h"
#include "ui/shell/Omnibox.h"
#include "ui/shell/SearchModel.h"

#include <QApplication>
#include <QElapsedTimer>
#include <QInputMethodEvent>
#include <QKeyEvent>
#include <QLineEdit>

#include <atomic>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace mado;
using namespace mado::bench;

namespace {

constexpr double mostP99Ms = 16;  // a frame
constexpr int people = 30;
constexpr int patienceMs = 10'000;

/// Paint events of a widget and of everything in it.
class PaintCount : public QObject {
 public:
    explicit PaintCount(QWidget& whole) {
        whole.installEventFilter(this);
        for (QWidget* each : whole.findChildren<QWidget*>())
            each->installEventFilter(this);
    }
    int count = 0;

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override {
        if (event->type() == QEvent::Paint) ++count;
        return QObject::eventFilter(watched, event);
    }
};

/// A clerk's weeks in a minute: nobody may search as often as this in five minutes.
class HurryingClock final : public Clock {
 public:
    [[nodiscard]] QDateTime now() const override { return QDateTime::currentDateTimeUtc().addSecs(m_ahead); }
    void hurry() { m_ahead += 60; }

 private:
    std::atomic<qint64> m_ahead = 0;
};

struct Measured {
    std::vector<double> whole;
    std::vector<double> painting;
};

class KeyBench {
 public:
    explicit KeyBench(MainWindow& window)
        : m_omnibox(window.omnibox()),
          m_panel(*window.findChild<QWidget*>(u"SearchPanel"_s)),
          m_paints(m_panel) {
        QObject::connect(&m_omnibox, &Omnibox::painted, &m_omnibox, [this] {
            m_isAnswered = true;
            m_paintsBefore = m_paints.count;
        });
    }

    /// All but the last character stand there; that one is typed.
    [[nodiscard]] bool measure(const QString& text, Measured& into) {
        if (!type(text.chopped(1), text.last(1), into.whole)) return false;
        QElapsedTimer timer;
        timer.start();
        m_omnibox.field()->repaint();
        m_panel.repaint();
        into.painting.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        return true;
    }

 private:
    [[nodiscard]] bool type(const QString& before, const QString& last, std::vector<double>& times) {
        QLineEdit& field = *m_omnibox.field();
        field.setText(before);  // by program: nothing is searched
        field.setFocus();
        QCoreApplication::processEvents();
        m_isAnswered = false;
        QElapsedTimer timer;
        timer.start();
        if (last.front().unicode() < 0x80) {
            QKeyEvent key(QEvent::KeyPress, 0, Qt::NoModifier, last);
            QCoreApplication::sendEvent(&field, &key);
        } else {
            QInputMethodEvent committed;
            committed.setCommitString(last);
            QCoreApplication::sendEvent(&field, &committed);
        }
        while (!m_isAnswered || m_paints.count == m_paintsBefore) {
            if (timer.elapsed() > patienceMs) return false;
            QCoreApplication::processEvents(QEventLoop::AllEvents);
        }
        times.push_back(static_cast<double>(timer.nsecsElapsed()) / 1e6);
        return true;
    }

    Omnibox& m_omnibox;
    QWidget& m_panel;
    PaintCount m_paints;
    bool m_isAnswered = false;
    int m_paintsBefore = 0;
};

Result<std::vector<MixedQuery>> queriesOf(const BenchProfile& profile, const Clock& clock) {
    FileSecretStore secrets = profile.secrets();
    MADO_ASSIGN(const auto stores, TerminalStores::open(profile.folder(), secrets, clock));
    MADO_ASSIGN(const auto reader, CacheReader::open(stores->cachePath(), stores->cacheKey()));
    return mixedQueries(*reader, people);
}

Result<bool> measure() {
    HurryingClock clock;
    MADO_ASSIGN(const auto knowledge, CityKnowledge::load(u"kawaguchi"_s));
    MADO_ASSIGN(const BenchProfile profile, BenchProfile::ready(*knowledge, clock));
    MADO_ASSIGN(const auto queries, queriesOf(profile, clock));
    FileSecretStore secrets = profile.secrets();
    mado::test::dressTheProgram();
    mado::test::PrintTray tray;
    mado::test::StoryCounter counter(secrets, clock, *knowledge, profile.folder(), tray);
    mado::test::Clerk clerk(counter.window());
    clerk.signIn(0);
    counter.window().omnibox().focusField();
    KeyBench bench(counter.window());
    Measured measured;
    for (int round = 0; round < 2; ++round) {  // the first one warms up
        measured = {};
        for (const MixedQuery& each : queries) {
            clock.hurry();
            if (!bench.measure(each.text, measured))
                return fail(u"E-STORE-016"_s, {}, {}, u"no answer was painted"_s);
        }
    }
    const double p50 = quantile(measured.whole, 0.5);
    const double p99 = quantile(measured.whole, 0.99);
    const double painting = quantile(measured.painting, 0.5);
    const bool good = p99 <= mostP99Ms;
    std::printf(
        "keys: %d residents, %zu key presses; to painted hits p50 %.2f ms, p99 %.2f ms; painting alone p50 "
        "%.2f ms,"
        " ratio %.2f; p99 aim %.0f ms; load %.1f: %s\n",
        residents(), measured.whole.size(), p50, p99, painting, painting > 0 ? p50 / painting : 0, mostP99Ms,
        machineLoad(), good ? "met" : "MISSED");
    return good;
}

}  // namespace

int main(int argc, char** argv) {
    QApplication application(argc, argv);
    try {
        const auto good = measure();
        if (!good) return cannot(good.error());
        return *good ? 0 : 1;
    } catch (const std::exception& failure) {
        std::fprintf(stderr, "%s\n", failure.what());
        return 1;
    }
}
