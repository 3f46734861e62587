// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/Omnibox.h"

#include "ui/base/DeskAnswer.h"
#include "ui/shell/SearchDelegate.h"
#include "ui/shell/SearchModel.h"
#include "ui/theme/Icons.h"
#include "ui/theme/Theme.h"
#include "ui/widgets/WrappedLabel.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QVBoxLayout>

#include <utility>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int hitLimit = 50;
constexpr int rowsShown = 9;

}  // namespace

Omnibox::Omnibox(const CounterServices& services, QWidget* parent)
    : QFrame(parent),
      m_services(services),
      m_field(new QLineEdit(this)),
      m_key(new QLabel(u"F2"_s, this)),
      m_panel(new QFrame(this)),
      m_list(new QListView(m_panel)),
      m_remark(new WrappedLabel(m_panel)),
      m_model(
          new SearchModel(services.desk.knowledge().codes(), services.wording, services.desk.clock(), this)) {
    m_field->setObjectName(u"SearchField"_s);
    m_field->addAction(theme::icon(u"search"_s, theme::muted()), QLineEdit::LeadingPosition);
    m_field->setClearButtonEnabled(true);
    m_field->setMaxLength(200);
    m_field->installEventFilter(this);
    m_key->setObjectName(u"KeyCap"_s);
    auto* row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_field, 1);
    row->addWidget(m_key);

    m_panel->setObjectName(u"SearchPanel"_s);
    m_panel->hide();
    m_list->setModel(m_model);
    m_list->setItemDelegate(new SearchDelegate(*m_model, m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    m_list->setMouseTracking(true);
    m_remark->setContentsMargins(theme::px(16), theme::px(8), theme::px(16), theme::px(8));
    auto* column = new QVBoxLayout(m_panel);
    column->setContentsMargins(1, 1, 1, 1);
    column->setSpacing(0);
    column->addWidget(m_list, 1);
    column->addWidget(m_remark);

    connect(m_field, &QLineEdit::textEdited, this, &Omnibox::search);
    connect(m_field, &QLineEdit::textChanged, this, [this](const QString& text) {
        if (text.isEmpty()) hideList();
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { open(index.row()); });
    rename();
}

Omnibox::~Omnibox() = default;

void Omnibox::setListParent(QWidget* parent) {
    m_panel->setParent(parent);
    m_panel->hide();
}

void Omnibox::rename() {
    m_field->setPlaceholderText(tr("Name, kana, birth date, number, address, phone, case number"));
    m_field->setAccessibleName(tr("Search"));
    m_list->setAccessibleName(tr("Search results"));
}

void Omnibox::changeEvent(QEvent* event) {
    QFrame::changeEvent(event);
    if (event->type() == QEvent::LanguageChange) rename();
}

void Omnibox::focusField() {
    m_field->setFocus(Qt::ShortcutFocusReason);
    m_field->selectAll();
}

void Omnibox::clear() {
    m_field->clear();
    m_model->setHits({});
    hideList();
}

void Omnibox::search(const QString& text) {
    const quint64 asked = ++m_asked;
    m_isAwaited = false;
    if (text.trimmed().isEmpty()) {
        m_answered = asked;
        hideList();
        return;
    }
    const auto found = m_services.desk.search(text, hitLimit);
    whenAnswered(m_services.desk, found, this, [this, asked](const Result<SearchAnswer>& answer) {
        if (asked == m_asked) take(answer);
    });
}

QString Omnibox::remark(const SearchAnswer& answer) const {
    if (!answer.problems.isEmpty()) return m_services.wording.of(answer.problems.first()).what;
    if (answer.isIndividualNumber) {
        return tr(
            "An individual number is not searched here. Find the person by name and birth date; the number "
            "can then "
            "be compared on the household page.");
    }
    if (answer.isTooWide)
        return tr("Too many people fit. Add a birth date, a given name or a part of the address.");
    if (answer.hits.empty()) {
        if (answer.isPartial) {
            return tr(
                "Nobody found among the insured: this terminal does not keep the others. Try the kana, fewer "
                "characters or the birth date alone.");
        }
        return tr(
            "Nobody found. Try the kana, fewer characters, the birth date alone, or the name before "
            "marriage.");
    }
    if (answer.hasMore) return tr("There are more. Add a birth date or a part of the address.");
    return {};
}

void Omnibox::take(const Result<SearchAnswer>& answer) {
    if (!answer && answer.error().code == u"E-STORE-014"_s) return;  // overtaken by a newer one
    m_answered = m_asked;
    if (!answer) {
        m_model->setHits({});
        m_remark->setText(m_services.wording.of(answer.error()).what);
    } else {
        m_remark->setText(remark(*answer));
        m_model->setHits(answer->hits);
    }
    m_remark->setVisible(!m_remark->text().isEmpty());
    m_list->setVisible(m_model->rowCount() > 0);
    if (m_model->rowCount() > 0) m_list->setCurrentIndex(m_model->index(0, 0));
    showList();
    Q_EMIT painted();
    // Enter that came before the answer opens what can't be anybody else; a choice is for eyes.
    if (std::exchange(m_isAwaited, false) && m_model->rowCount() == 1) open(0);
}

void Omnibox::showList() {
    QWidget* above = m_panel->parentWidget();
    const QPoint at = m_field->mapTo(above, QPoint(0, m_field->height() + theme::px(4)));
    const int rows = std::min(m_model->rowCount(), rowsShown);
    const int width =
        std::min(std::max(m_field->width(), theme::px(900)), above->width() - at.x() - theme::px(8));
    m_remark->setFixedWidth(width - 2);
    int height = rows * theme::px(48) + 2;
    if (m_remark->isVisibleTo(m_panel)) height += m_remark->heightForWidth(width - 2) + theme::px(4);
    m_panel->setGeometry(at.x(), at.y(), width, height);
    m_panel->raise();
    m_panel->show();
}

void Omnibox::hideList() {
    m_panel->hide();
}

void Omnibox::resizeEvent(QResizeEvent* event) {
    QFrame::resizeEvent(event);
    if (m_panel->isVisible()) showList();
}

void Omnibox::open(int row) {
    if (row < 0 || row >= m_model->rowCount()) return;
    const SearchHit hit = m_model->hit(row);
    hideList();
    m_field->clear();
    if (hit.kind == SearchHit::Kind::Case) {
        const bool isOpen = hit.caseState == u"entered"_s || hit.caseState == u"conflict"_s;
        Q_EMIT wanted({isOpen ? Destination::Place::Confirm : Destination::Place::Issue, hit.caseId});
        return;
    }
    Q_EMIT wanted({Destination::Place::Household, hit.householdNo, hit.addresseeNo});
}

bool Omnibox::eventFilter(QObject* watched, QEvent* event) {
    if (watched == m_field && event->type() == QEvent::FocusOut) hideList();
    if (watched != m_field || event->type() != QEvent::KeyPress) return QFrame::eventFilter(watched, event);
    const auto* key = static_cast<QKeyEvent*>(event);
    const int rows = m_model->rowCount();
    const int current = m_list->currentIndex().row();
    const auto go = [this, rows](int row) {
        if (rows > 0) m_list->setCurrentIndex(m_model->index(std::clamp(row, 0, rows - 1), 0));
    };
    switch (key->key()) {
        case Qt::Key_Down:
            if (!m_panel->isVisible() && rows > 0)
                showList();
            else
                go(current + 1);
            return true;
        case Qt::Key_Up:
            go(current - 1);
            return true;
        case Qt::Key_PageDown:
            go(current + rowsShown);
            return true;
        case Qt::Key_PageUp:
            go(current - rowsShown);
            return true;
        case Qt::Key_Return:
        case Qt::Key_Enter:
            if (m_answered != m_asked)
                m_isAwaited = true;  // never a hit of what was typed before
            else if (m_panel->isVisible() && rows > 0)
                open(current);
            else
                search(m_field->text());
            return true;
        case Qt::Key_Escape:
            if (m_panel->isVisible())
                hideList();
            else
                m_field->clear();
            return true;
        default:
            return QFrame::eventFilter(watched, event);
    }
}

}  // namespace mado
