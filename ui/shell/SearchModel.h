// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Clock.h"
#include "core/domain/CodeTables.h"
#include "core/store/Search.h"
#include "ui/base/Wording.h"

#include <QAbstractListModel>

namespace mado {

/// Hits of the search box, for the list beneath it and for screen readers.
class SearchModel : public QAbstractListModel {
    Q_OBJECT
 public:
    SearchModel(const CodeTables& codes, const Wording& wording, const Clock& clock,
                QObject* parent = nullptr);
    void setHits(std::vector<SearchHit> hits);
    [[nodiscard]] const SearchHit& hit(int row) const { return m_hits[static_cast<std::size_t>(row)]; }
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role) const override;

    /// "S33.4.1 68歳"
    [[nodiscard]] QString birth(const SearchHit& hit) const;
    [[nodiscard]] QString place(const SearchHit& hit) const;
    /// What marks a person who does not simply live here: 除票 and the like; empty otherwise.
    [[nodiscard]] QString mark(const SearchHit& hit) const;

 private:
    const CodeTables& m_codes;
    const Wording& m_wording;
    const Clock& m_clock;
    std::vector<SearchHit> m_hits;
};

}  // namespace mado
