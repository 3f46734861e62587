// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/signin/SignInPage.h"

#include "ui/base/DeskAnswer.h"
#include "ui/signin/PinEntry.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QEvent>
#include <QFrame>
#include <QLabel>
#include <QListWidget>
#include <QLocale>
#include <QPushButton>
#include <QTimer>
#include <QVBoxLayout>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr std::chrono::milliseconds watchTurn{400};

}  // namespace

SignInPage::SignInPage(const CounterServices& services, StaffCardReader& reader, QWidget* parent)
    : QWidget(parent),
      m_services(services),
      m_reader(reader),
      m_title(new QLabel(this)),
      m_subtitle(new WrappedLabel(this)),
      m_cardLabel(new QLabel(this)),
      m_list(new QListWidget(this)),
      m_pinLabel(new QLabel(this)),
      m_pin(new PinEntry(this)),
      m_enter(new QPushButton(this)),
      m_message(new WrappedLabel(this)) {
    auto* card = new QFrame(this);
    card->setObjectName(u"Card"_s);
    card->setFixedWidth(theme::px(420));
    m_title->setFont(theme::pageTitle());
    m_subtitle->setForegroundRole(QPalette::PlaceholderText);
    m_cardLabel->setFont(theme::caption());
    m_pinLabel->setFont(theme::caption());
    m_cardLabel->setBuddy(m_list);
    m_pinLabel->setBuddy(m_pin);
    m_list->setFixedHeight(theme::px(124));
    m_list->setFrameShape(QFrame::StyledPanel);
    m_enter->setProperty("primary", true);
    m_enter->setMinimumHeight(theme::px(40));
    m_message->setMinimumHeight(theme::px(66));
    m_message->setAlignment(Qt::AlignTop);
    auto* column = new QVBoxLayout(card);
    column->setContentsMargins(theme::px(32), theme::px(28), theme::px(32), theme::px(24));
    column->setSpacing(theme::grid());
    for (QWidget* each : std::initializer_list<QWidget*>{m_title, m_subtitle, m_cardLabel, m_list, m_pinLabel,
                                                         m_pin, m_enter, m_message}) {
        // What belongs together stands together: who one is, the card, the PIN, the way in.
        if (each == m_cardLabel) column->addSpacing(theme::px(20));
        if (each == m_pinLabel || each == m_enter) column->addSpacing(theme::px(8));
        column->addWidget(each);
    }
    auto* outer = new QVBoxLayout(this);
    outer->addWidget(card, 0, Qt::AlignCenter);
    connect(m_pin, &QLineEdit::returnPressed, this, &SignInPage::submit);
    connect(m_enter, &QPushButton::clicked, this, &SignInPage::submit);
    connect(m_list, &QListWidget::itemActivated, this, [this] { m_pin->setFocus(); });
    connect(&m_services.desk, &CounterDesk::fillProgress, this, [this](const QString& kind, qint64 rows) {
        say(tr("Copying the records to this terminal: %1, %2")
                .arg(kind, QLocale(QLocale::English).toString(rows)),
            false);
    });
    connect(&m_services.desk, &CounterDesk::statusChanged, this, &SignInPage::tellReady);
    rename();
    watchCards();
}

SignInPage::~SignInPage() {
    m_stop.request_stop();
}

void SignInPage::watchCards() {
    const StaffCardReader::Cards known = m_cards;
    const std::stop_token stop = m_stop.get_token();
    const auto changed =
        m_cardThread.run([this, known, stop] { return m_reader.waitForChange(known, watchTurn, stop); });
    whenAnswered(m_services.desk, changed, this, [this](const Result<std::vector<CardPresence>>& cards) {
        const bool isHere =
            cards && std::any_of(cards->begin(), cards->end(),
                                 [this](const CardPresence& each) { return each.staffId == m_holder; });
        if (!m_holder.isEmpty() && !isHere) {
            m_holder.clear();
            Q_EMIT cardTaken();
        }
        if (!cards || *cards != m_cards) takeCards(cards);
        // A reader that is gone answers at once: do not ask again in a circle.
        if (cards)
            watchCards();
        else
            QTimer::singleShot(watchTurn, this, &SignInPage::watchCards);
    });
}

void SignInPage::rename() {
    m_title->setText(m_person ? tr("Locked") : tr("Sign in"));
    m_subtitle->setText(m_person ? tr("%1 locked this screen. What was typed is kept.").arg(m_person->name)
                                 : tr("Madoguchi – National Health Insurance counter"));
    m_cardLabel->setText(tr("Staff &card"));
    m_pinLabel->setText(tr("&PIN"));
    m_enter->setText(tr("Sign in"));
    m_list->setAccessibleName(tr("Staff card"));
    m_pin->setAccessibleName(tr("PIN"));
}

void SignInPage::changeEvent(QEvent* event) {
    QWidget::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

void SignInPage::showEvent(QShowEvent* event) {
    QWidget::showEvent(event);
    lookForCards();
    m_pin->setFocus();
}

void SignInPage::waitFor(const std::optional<StaffIdentity>& person) {
    m_person = person;
    m_holder.clear();
    m_pin->clear();
    say({}, false);
    setBusy(false);
    rename();
    chooseCardOf(person ? person->staffId : m_services.settings.lastStaff());
    lookForCards();
    m_pin->setFocus();
}

void SignInPage::lookForCards() {
    m_cardThread.run([this] { return m_reader.cards(); })
        .then(&m_services.desk,
              whileAlive(this, [this](const Result<std::vector<CardPresence>>& cards) { takeCards(cards); }));
}

/// With a warning before a try is lost.
QString SignInPage::nameOf(const CardPresence& card) {
    switch (card.pin) {
        case PinState::Fine:
            break;
        case PinState::FewTries:
            return tr("%1 – a wrong PIN was entered before").arg(card.label);
        case PinState::LastTry:
            return tr("%1 – one try left").arg(card.label);
        case PinState::Blocked:
            return tr("%1 – blocked").arg(card.label);
    }
    return card.label;
}

void SignInPage::takeCards(const Result<std::vector<CardPresence>>& cards) {
    if (!cards) {
        say(cards.error());
        return;
    }
    if (m_cards != *cards || m_list->count() == 0) {
        // Whoever has chosen keeps the choice: another card was put in, or a try was counted.
        const auto row = static_cast<std::size_t>(std::max(0, m_list->currentRow()));
        QString wanted = m_person ? m_person->staffId : m_services.settings.lastStaff();
        if (row < m_cards.size()) wanted = m_cards[row].staffId;
        m_cards = *cards;
        m_list->clear();
        for (const CardPresence& each : m_cards)
            m_list->addItem(nameOf(each));
        chooseCardOf(wanted);
    }
    if (m_cards.empty()) say(fail(u"E-CARD-003"_s));
    tellReady();
}

/// The first one, if that person's is not there.
void SignInPage::chooseCardOf(const QString& staffId) {
    const auto at = std::ranges::find(m_cards, staffId, &CardPresence::staffId);
    m_list->setCurrentRow(at == m_cards.end() ? 0 : static_cast<int>(at - m_cards.begin()));
}

void SignInPage::tellReady() {
    if (m_isReady || m_cards.empty() || !m_services.desk.status().isOpen) return;
    m_isReady = true;
    Q_EMIT ready();
}

void SignInPage::setBusy(bool isBusy) {
    m_isBusy = isBusy;
    m_enter->setEnabled(!isBusy);
    m_list->setEnabled(!isBusy);
}

void SignInPage::submit() {
    const int row = m_list->currentRow();
    if (m_isBusy || row < 0 || row >= static_cast<int>(m_cards.size())) return;
    const CardPresence chosen = m_cards[static_cast<std::size_t>(row)];
    auto pin = std::make_shared<SecretBuffer>(m_pin->takePin());
    setBusy(true);
    say(tr("Signing in …"), false);
    const auto sign = [this, chosen, pin](const QByteArray& challenge) -> Result<CardProof> {
        // In the reader's own thread; this one (the desk's) may wait for it.
        return m_cardThread
            .run([this, chosen, pin, challenge]() -> Result<CardProof> {
                MADO_ASSIGN(const auto card, m_reader.open(chosen.cardId));
                auto proof = card->prove(*pin, challenge);
                pin->wipe();
                return proof;
            })
            .result();
    };
    m_services.desk.signIn(chosen.staffId, sign)
        .then(&m_services.desk, whileAlive(this, [this](const Result<StaffIdentity>& staff) {
            setBusy(false);
            if (!staff) {
                say(staff.error());
                m_pin->setFocus();
                return;
            }
            say({}, false);
            m_holder = staff->staffId;
            m_services.settings.setLastStaff(staff->staffId);
            Q_EMIT signedIn(*staff);
        }));
}

void SignInPage::stop(const Error& error) {
    setBusy(true);
    m_pin->setEnabled(false);
    say(error);
}

QString SignInPage::message() const {
    return m_message->text();
}

void SignInPage::say(const QString& text, bool isRefusal) {
    QPalette colours = m_message->palette();
    colours.setColor(QPalette::WindowText, isRefusal ? theme::stop() : theme::muted());
    m_message->setPalette(colours);
    m_message->setText(text);
}

void SignInPage::say(const Error& error) {
    const ErrorCatalogue::Words words = m_services.wording.of(error);
    say(words.what + u'\n' + words.means + u' ' + words.next + u"  "_s + error.code, true);
}

}  // namespace mado
