// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/ErrorCatalogue.h"

#include <QByteArray>
#include <QJsonObject>
#include <QObject>
#include <QPoint>
#include <QString>

#include <optional>

namespace mado {

/// What the administrator has fixed of them; staff can't change it.
struct FixedSettings {
    QString language;                    ///< "ja", "en"; empty: not fixed
    std::optional<int> mostIdleMinutes;  ///< the lock comes at the latest then
};

/// What a person chose about this terminal's screen and printers. Nothing about residents. Kept in one small
/// JSON file in the profile folder; a torn file means the defaults.
class UserSettings : public QObject {
    Q_OBJECT
 public:
    explicit UserSettings(QString path, FixedSettings fixed = {}, QObject* parent = nullptr);

    [[nodiscard]] const FixedSettings& fixed() const { return m_fixed; }

    [[nodiscard]] Language language() const;
    [[nodiscard]] QString languageCode() const;  ///< "ja", "en"
    void setLanguageCode(const QString& code);
    [[nodiscard]] int scalePercent() const;  ///< 100, 125, 150
    void setScalePercent(int percent);
    [[nodiscard]] int idleLockMinutes() const;      ///< 1 to mostIdleLockMinutes()
    [[nodiscard]] int mostIdleLockMinutes() const;  ///< 60, or what is fixed
    void setIdleLockMinutes(int minutes);

    [[nodiscard]] QByteArray layout(const QString& name) const;  ///< geometry, splitters, column widths
    void setLayout(const QString& name, const QByteArray& state);

    /// Where papers of a form go; empty: the default printer.
    struct PaperRoute {
        QString printer;
        QString source;
        QPoint offset;  ///< tenths of a millimetre, right and down
    };
    [[nodiscard]] PaperRoute route(const QString& form) const;
    void setRoute(const QString& form, const PaperRoute& route);

    /// The member of staff who last signed in here (id only), to be proposed.
    [[nodiscard]] QString lastStaff() const;
    void setLastStaff(const QString& staffId);

 Q_SIGNALS:
    void languageChanged();
    void scaleChanged();

 private:
    [[nodiscard]] QString text(const QString& name, const QString& fallback) const;
    void set(const QString& name, const QJsonValue& value);
    QString m_path;
    FixedSettings m_fixed;
    QJsonObject m_values;
};

}  // namespace mado
