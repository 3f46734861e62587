// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Error.h"
#include "core/text/PostalCodeTable.h"
#include "ui/widgets/CommitLine.h"

namespace mado {

/// A postal code. Seven digits, however they are written, are looked up at
/// once.
class PostalCodeField : public CommitLine {
    Q_OBJECT
 public:
    /// `table` outlives it.
    explicit PostalCodeField(const PostalCodeTable& table, QWidget* parent = nullptr);

    /// Tells nobody and looks nothing up.
    void setCode(const PostalCode& code);
    [[nodiscard]] const PostalCode& code() const { return m_code; }

 Q_SIGNALS:
    void codeChanged(const mado::PostalCode& code);
    /// After codeChanged: the places of the code; none if it is not in use.
    void placesFound(const QList<mado::PostalCodeTable::Place>& places);
    /// E-POSTAL-001 no postal code; E-POSTAL-002 and -003 if the table can't be
    /// read.
    void refused(const mado::Error& error);

 protected:
    void read() override;

 private:
    void edited(const QString& text);
    void take(const PostalCode& code);
    const PostalCodeTable& m_table;
    PostalCode m_code;
    bool m_isRefused = false;  ///< what was told last no longer stands
};

}  // namespace mado
