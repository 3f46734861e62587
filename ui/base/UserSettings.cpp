// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/base/UserSettings.h"

#include "core/base/DurableFile.h"

#include <QFile>
#include <QJsonDocument>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int longestIdle = 60;
constexpr int usualIdle = 5;

}  // namespace

UserSettings::UserSettings(QString path, FixedSettings fixed, QObject* parent)
    : QObject(parent), m_path(std::move(path)), m_fixed(std::move(fixed)) {
    QFile file(m_path);
    if (file.open(QIODevice::ReadOnly)) m_values = QJsonDocument::fromJson(file.readAll()).object();
}

QString UserSettings::text(const QString& name, const QString& fallback) const {
    return m_values[name].toString(fallback);
}

void UserSettings::set(const QString& name, const QJsonValue& value) {
    if (m_values[name] == value) return;
    m_values[name] = value;
    const QByteArray bytes = QJsonDocument(m_values).toJson();
    const auto* first = reinterpret_cast<const unsigned char*>(bytes.constData());
    // A lost setting is no harm; the next change writes it again.
    static_cast<void>(durable::write(m_path, std::span(first, static_cast<std::size_t>(bytes.size()))));
}

Language UserSettings::language() const {
    return languageCode() == u"en"_s ? Language::English : Language::Japanese;
}

QString UserSettings::languageCode() const {
    return m_fixed.language.isEmpty() ? text(u"language"_s, u"ja"_s) : m_fixed.language;
}

void UserSettings::setLanguageCode(const QString& code) {
    if (!m_fixed.language.isEmpty() || code == languageCode()) return;
    set(u"language"_s, code);
    Q_EMIT languageChanged();
}

int UserSettings::scalePercent() const {
    return std::clamp(m_values[u"scale"_s].toInt(100), 100, 150);
}

void UserSettings::setScalePercent(int percent) {
    if (percent == scalePercent()) return;
    set(u"scale"_s, percent);
    Q_EMIT scaleChanged();
}

int UserSettings::idleLockMinutes() const {
    return std::clamp(m_values[u"idle_lock_minutes"_s].toInt(usualIdle), 1, mostIdleLockMinutes());
}

int UserSettings::mostIdleLockMinutes() const {
    return std::clamp(m_fixed.mostIdleMinutes.value_or(longestIdle), 1, longestIdle);
}

void UserSettings::setIdleLockMinutes(int minutes) {
    set(u"idle_lock_minutes"_s, std::clamp(minutes, 1, mostIdleLockMinutes()));
}

QByteArray UserSettings::layout(const QString& name) const {
    return QByteArray::fromBase64(m_values[u"layout"_s][name].toString().toLatin1());
}

void UserSettings::setLayout(const QString& name, const QByteArray& state) {
    QJsonObject layouts = m_values[u"layout"_s].toObject();
    layouts[name] = QString::fromLatin1(state.toBase64());
    set(u"layout"_s, layouts);
}

UserSettings::PaperRoute UserSettings::route(const QString& form) const {
    const QJsonValue route = m_values[u"routes"_s][form];
    return {route[u"printer"_s].toString(), route[u"source"_s].toString(),
            QPoint(route[u"right"_s].toInt(), route[u"down"_s].toInt())};
}

void UserSettings::setRoute(const QString& form, const PaperRoute& route) {
    QJsonObject routes = m_values[u"routes"_s].toObject();
    routes[form] = QJsonObject{{u"printer"_s, route.printer},
                               {u"source"_s, route.source},
                               {u"right"_s, route.offset.x()},
                               {u"down"_s, route.offset.y()}};
    set(u"routes"_s, routes);
}

QString UserSettings::lastStaff() const {
    return text(u"last_staff"_s, {});
}
void UserSettings::setLastStaff(const QString& staffId) {
    set(u"last_staff"_s, staffId);
}

}  // namespace mado
