// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/settings/SettingsPage.h"

#include "ui/base/DeskAnswer.h"
#include "ui/theme/Theme.h"

#include <QComboBox>
#include <QEvent>
#include <QFormLayout>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLabel>
#include <QSpinBox>
#include <QTableWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// A field in a row of the table. The style sheet's padding of items (theme.qss) is the air beside it: the
/// table gives the cell that much less than the column's width, and asks the cell for the whole width.
class FieldCell : public QWidget {
 public:
    using QWidget::QWidget;
    [[nodiscard]] QSize sizeHint() const override { return QWidget::sizeHint() + QSize(2 * theme::px(5), 0); }
};

QWidget* padded(QWidget* field, QWidget* parent) {
    auto* cell = new FieldCell(parent);
    auto* box = new QHBoxLayout(cell);
    field->setParent(cell);
    field->ensurePolished();  // the column is as wide as what the style sheet makes of it
    field->setMinimumWidth(field->sizeHint().width() + theme::px(4));
    box->setContentsMargins(0, theme::px(3), 0, theme::px(3));
    box->addWidget(field);
    return cell;
}

enum RouteColumn { Paper, Printer, Source, Right, Down, RouteColumns };

}  // namespace

SettingsPage::SettingsPage(const CounterServices& services, QWidget* parent)
    : Page(parent),
      m_services(services),
      m_heading(new QLabel(this)),
      m_language(new QComboBox(this)),
      m_scale(new QComboBox(this)),
      m_idle(new QSpinBox(this)),
      m_restart(new QLabel(this)),
      m_fixed(new QLabel(this)),
      m_routesTitle(new QLabel(this)),
      m_routes(new QTableWidget(0, RouteColumns, this)) {
    m_heading->setFont(theme::pageTitle());
    m_language->addItem(u"日本語"_s, u"ja"_s);
    m_language->addItem(u"English"_s, u"en"_s);
    m_language->setCurrentIndex(m_language->findData(services.settings.languageCode()));
    for (const int each : {100, 125, 150})
        m_scale->addItem(u"%1 %"_s.arg(each), each);
    m_scale->setCurrentIndex(std::max(0, m_scale->findData(services.settings.scalePercent())));
    m_language->setEnabled(services.settings.fixed().language.isEmpty());
    m_idle->setRange(1, services.settings.mostIdleLockMinutes());
    m_idle->setValue(services.settings.idleLockMinutes());
    m_restart->setForegroundRole(QPalette::PlaceholderText);
    m_fixed->setForegroundRole(QPalette::PlaceholderText);
    m_fixed->setWordWrap(true);
    m_routesTitle->setFont(theme::bold());
    m_routes->verticalHeader()->hide();
    m_routes->setTabKeyNavigation(false);
    m_routes->setShowGrid(false);
    m_routes->horizontalHeader()->setFont(theme::caption());
    m_routes->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_routes->horizontalHeader()->setSectionResizeMode(Paper, QHeaderView::Stretch);
    m_routes->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_routes->verticalHeader()->setDefaultSectionSize(theme::px(40));
    auto* form = new QFormLayout;
    form->setHorizontalSpacing(theme::px(24));
    form->setVerticalSpacing(theme::px(10));
    form->setLabelAlignment(Qt::AlignLeft);
    QWidget* const fields[] = {m_language, m_scale, m_idle};
    for (int i = 0; i < 3; ++i) {
        m_labels[i] = new QLabel(this);
        m_labels[i]->setBuddy(fields[i]);
        m_labels[i]->setMinimumHeight(fields[i]->sizeHint().height());  // in the middle of its field
        fields[i]->setMaximumWidth(theme::px(220));
        form->addRow(m_labels[i], fields[i]);
    }
    form->addRow(QString(), m_restart);
    form->addRow(m_fixed);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::px(24), theme::px(16), theme::px(24), theme::px(16));
    column->setSpacing(theme::px(14));
    column->addWidget(m_heading);
    column->addLayout(form);
    column->addWidget(m_routesTitle);
    column->addWidget(m_routes, 1);
    connect(m_language, &QComboBox::activated, this,
            [this] { m_services.settings.setLanguageCode(m_language->currentData().toString()); });
    connect(m_scale, &QComboBox::activated, this, [this] {
        m_services.settings.setScalePercent(m_scale->currentData().toInt());
        m_restart->setText(tr("The size changes when the program is started again."));
    });
    connect(m_idle, &QSpinBox::valueChanged, this,
            [this](int minutes) { m_services.settings.setIdleLockMinutes(minutes); });
    rename();
}

void SettingsPage::rename() {
    m_heading->setText(tr("Settings"));
    m_labels[0]->setText(tr("&Language"));
    m_labels[1]->setText(tr("&Size of text"));
    m_labels[2]->setText(tr("L&ock after minutes without a key"));
    m_language->setAccessibleName(tr("Language"));
    m_scale->setAccessibleName(tr("Size of text"));
    m_idle->setAccessibleName(tr("Minutes until the screen locks"));
    const FixedSettings& fixed = m_services.settings.fixed();
    QStringList words;
    if (!fixed.language.isEmpty()) words << tr("The administrator has fixed the language.");
    if (fixed.mostIdleMinutes)
        words << tr("The administrator has fixed that the screen locks after %n minute(s) at the latest.",
                    nullptr, m_services.settings.mostIdleLockMinutes());
    m_fixed->setText(words.join(m_services.wording.isJapanese() ? QString() : u" "_s));
    m_fixed->setVisible(!words.isEmpty());
    m_routesTitle->setText(tr("Where each paper is printed"));
    m_routes->setAccessibleName(tr("Where each paper is printed"));
    m_routes->setHorizontalHeaderLabels(
        {tr("Paper"), tr("Printer"), tr("Tray"), tr("Right (0.1 mm)"), tr("Down (0.1 mm)")});
    // The header's own font is smaller than the one that it is painted in, so that at 150 % the last bracket
    // was cut.
    const QFontMetrics metrics(theme::body());
    for (int column = Right; column <= Down; ++column) {
        QTableWidgetItem* const heading = m_routes->horizontalHeaderItem(column);
        heading->setSizeHint(
            {metrics.horizontalAdvance(heading->text()) + theme::px(20), metrics.height() + theme::px(12)});
    }
}

void SettingsPage::changeEvent(QEvent* event) {
    Page::changeEvent(event);
    if (event->type() != QEvent::LanguageChange) return;
    rename();
    activate();
}

QString SettingsPage::title() const {
    return tr("Settings");
}

void SettingsPage::activate() {
    m_services.printers.printers().then(
        &m_services.desk, whileAlive(this, [this](const Result<std::vector<PrinterInfo>>& printers) {
            // No spooler: the papers can still be listed, and calibration set.
            fillRoutes(printers ? *printers : std::vector<PrinterInfo>{});
            if (!printers) Q_EMIT refused(printers.error());
        }));
    (m_language->isEnabled() ? static_cast<QWidget*>(m_language) : m_scale)->setFocus();
}

void SettingsPage::fillRoutes(const std::vector<PrinterInfo>& printers) {
    m_isFilled = false;
    const QList<FormInfo> forms = m_services.papers.forms();
    m_routes->setRowCount(static_cast<int>(forms.size()));
    for (int row = 0; row < m_routes->rowCount(); ++row) {
        const FormInfo& form = forms[row];
        const UserSettings::PaperRoute route = m_services.settings.route(form.id);
        auto* title = new QTableWidgetItem(m_services.wording.isJapanese() ? form.titleJa : form.titleEn);
        title->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
        title->setData(Qt::UserRole, form.id);
        title->setToolTip(title->text());
        m_routes->setItem(row, Paper, title);
        auto* printer = new QComboBox(m_routes);
        auto* source = new QComboBox(m_routes);
        printer->setAccessibleName(tr("Printer for %1").arg(title->text()));
        source->setAccessibleName(tr("Tray for %1").arg(title->text()));
        printer->addItem(tr("default printer"), QString());
        source->addItem(tr("printer's choice"), QString());
        for (const PrinterInfo& each : printers) {
            printer->addItem(each.description.isEmpty() ? each.id : each.description, each.id);
            for (const QString& tray : each.paperSources) {
                if (source->findData(tray) < 0) source->addItem(tray, tray);
            }
        }
        if (printer->findData(route.printer) < 0) printer->addItem(route.printer, route.printer);
        if (source->findData(route.source) < 0) source->addItem(route.source, route.source);
        printer->setCurrentIndex(printer->findData(route.printer));
        source->setCurrentIndex(source->findData(route.source));
        m_routes->setCellWidget(row, Printer, padded(printer, m_routes));
        m_routes->setCellWidget(row, Source, padded(source, m_routes));
        const int offsets[] = {route.offset.x(), route.offset.y()};
        for (int i = 0; i < 2; ++i) {
            auto* box = new QSpinBox(m_routes);
            box->setRange(-100, 100);
            box->setValue(offsets[i]);
            box->setAccessibleName(
                (i == 0 ? tr("Offset to the right for %1") : tr("Offset down for %1")).arg(title->text()));
            m_routes->setCellWidget(row, Right + i, padded(box, m_routes));
            connect(box, &QSpinBox::valueChanged, this, &SettingsPage::keepRoutes);
        }
        connect(printer, &QComboBox::activated, this, &SettingsPage::keepRoutes);
        connect(source, &QComboBox::activated, this, &SettingsPage::keepRoutes);
        m_routes->setRowHeight(row, theme::px(42));
    }
    m_isFilled = true;
}

void SettingsPage::keepRoutes() {
    if (!m_isFilled) return;
    for (int row = 0; row < m_routes->rowCount(); ++row) {
        const auto choice = [this, row](int column) {
            return m_routes->cellWidget(row, column)->findChild<QComboBox*>()->currentData().toString();
        };
        const auto number = [this, row](int column) {
            return m_routes->cellWidget(row, column)->findChild<QSpinBox*>()->value();
        };
        m_services.settings.setRoute(m_routes->item(row, Paper)->data(Qt::UserRole).toString(),
                                     {choice(Printer), choice(Source), QPoint(number(Right), number(Down))});
    }
}

void SettingsPage::leave() {
    keepRoutes();
}

}  // namespace mado
