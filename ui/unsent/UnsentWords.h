// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"
#include "core/desk/DeskTypes.h"
#include "ui/base/Wording.h"
#include "ui/widgets/Tone.h"

#include <QString>

namespace mado {

/// What is unsent or came back, in words: its state, what was to be done, and for the state what happened,
/// what it means for the resident, what to do now.
class UnsentWords {
 public:
    explicit UnsentWords(const Wording& wording) : m_wording(wording) {}
    [[nodiscard]] QString state(UnsentRow::State state) const;
    [[nodiscard]] static Tone tone(UnsentRow::State state);
    [[nodiscard]] QString kind(CommandKind kind) const;
    [[nodiscard]] ErrorCatalogue::Words explanation(const UnsentRow& row) const;

 private:
    [[nodiscard]] ErrorCatalogue::Words quarantined(const UnsentRow& row) const;
    const Wording& m_wording;
};

}  // namespace mado
