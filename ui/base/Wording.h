// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"
#include "core/procedures/CaseDifferences.h"
#include "core/procedures/Notice.h"
#include "forms/engine/LocalText.h"
#include "ui/base/UserSettings.h"

#include <QDate>
#include <QDateTime>
#include <QString>

namespace mado {

/// Words, dates and amounts in the language of the screen.
class Wording {
 public:
    /// Both outlive it.
    Wording(const ErrorCatalogue& errors, const UserSettings& settings)
        : m_errors(errors), m_settings(settings) {}

    [[nodiscard]] bool isJapanese() const { return m_settings.language() == Language::Japanese; }
    [[nodiscard]] Language language() const { return m_settings.language(); }
    [[nodiscard]] QString of(const LocalText& text) const { return text.in(m_settings.languageCode()); }
    [[nodiscard]] QString of(const Bilingual& text) const { return isJapanese() ? text.ja : text.en; }
    [[nodiscard]] QString title(const Notice& notice) const {
        return isJapanese() ? notice.titleJa : notice.titleEn;
    }
    [[nodiscard]] QString detail(const Notice& notice) const {
        return isJapanese() ? notice.detailJa : notice.detailEn;
    }
    [[nodiscard]] ErrorCatalogue::Words of(const Error& error) const {
        return m_errors.words(error, m_settings.language());
    }
    [[nodiscard]] QString date(const QDate& day) const;             ///< "R8.11.23"; English "2026-11-23"
    [[nodiscard]] QString longDate(const QDate& day) const;         ///< "令和8年11月23日"
    [[nodiscard]] QString date(const QString& isoOrPartial) const;  ///< unknown parts said so
    [[nodiscard]] QString time(const QDateTime& at) const;          ///< of Japan, "10:33:12"
    [[nodiscard]] QString dateTime(const QDateTime& at) const;
    [[nodiscard]] QString yen(qint64 amount) const;  ///< "213,400円"; English "¥213,400"

 private:
    const ErrorCatalogue& m_errors;
    const UserSettings& m_settings;
};

}  // namespace mado
