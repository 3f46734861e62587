// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAbstractListModel>
#include <QListView>
#include <QStyledItemDelegate>

#include <vector>

namespace mado {

/// A line of "できること・気づき" or of the filings under way.
struct Entry {
    enum class Level { None, Info, Look, Stop };
    Level level = Level::None;
    QString title;
    QString detail;
    QString chip;  ///< state, right of the title
    Level chipLevel = Level::None;
    QString until;       ///< "until R9.3.31"; empty if none
    bool opens = false;  ///< Enter or a click leads somewhere
    [[nodiscard]] static QString levelWords(Level level);
};

class EntryModel : public QAbstractListModel {
    Q_OBJECT
 public:
    using QAbstractListModel::QAbstractListModel;
    void setEntries(std::vector<Entry> entries);
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_entries; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

 private:
    std::vector<Entry> m_entries;
};

/// Entries under each other: a mark whose shape tells the level, a bold title, wrapped details.
class EntryList : public QListView {
    Q_OBJECT
 public:
    explicit EntryList(QWidget* parent = nullptr);
    void setEntries(std::vector<Entry> entries);
    [[nodiscard]] const std::vector<Entry>& entries() const { return m_model->entries(); }
    /// Height of everything at the present width.
    [[nodiscard]] int contentHeight() const;
    [[nodiscard]] QSize sizeHint() const override;

 Q_SIGNALS:
    void entryActivated(int row);

 protected:
    void keyPressEvent(QKeyEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;

 private:
    EntryModel* m_model;  // child
};

}  // namespace mado
