// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/compiler/LayoutSource.h"

#include <QFile>

#include <algorithm>

namespace mado {

using namespace Qt::StringLiterals;

LayoutSource::LayoutSource(const QString& path) : m_path(path) {
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly)) {
        m_problems << u"%1:1: cannot be read: %2"_s.arg(path, file.errorString());
        return;
    }
    try {
        m_root = YAML::Load(file.readAll().toStdString());
    } catch (const YAML::Exception& e) {
        m_problems << u"%1:%2: %3"_s.arg(path).arg(e.mark.line + 1).arg(QString::fromStdString(e.msg));
    }
}

void LayoutSource::problem(const YAML::Node& at, const QString& words) const {
    const int line = at.IsDefined() ? at.Mark().line + 1 : 1;
    m_problems << u"%1:%2: %3"_s.arg(m_path).arg(line).arg(words);
}

bool LayoutSource::allow(const YAML::Node& map, std::initializer_list<const char*> keys) const {
    if (!map.IsMap()) {
        problem(map, u"a map is expected"_s);
        return false;
    }
    bool fine = true;
    for (const auto& entry : map) {
        const std::string key = entry.first.as<std::string>();
        if (std::find(keys.begin(), keys.end(), key) == keys.end()) {
            problem(entry.first, u"unknown key '%1'"_s.arg(QString::fromStdString(key)));
            fine = false;
        }
    }
    return fine;
}

std::optional<double> LayoutSource::number(const YAML::Node& node) const {
    double value = 0;
    if (node.IsScalar() && YAML::convert<double>::decode(node, value)) return value;
    problem(node, u"a number is expected"_s);
    return std::nullopt;
}

double LayoutSource::number(const YAML::Node& map, const char* key, double fallback) const {
    const YAML::Node node = map[key];
    return node.IsDefined() ? number(node).value_or(fallback) : fallback;
}

QString LayoutSource::text(const YAML::Node& node) const {
    if (!node.IsScalar()) {
        problem(node, u"a text is expected"_s);
        return {};
    }
    return QString::fromStdString(node.Scalar());
}

QString LayoutSource::text(const YAML::Node& map, const char* key) const {
    const YAML::Node node = map[key];
    return node.IsDefined() ? text(node) : QString();
}

bool LayoutSource::flag(const YAML::Node& map, const char* key) const {
    const YAML::Node node = map[key];
    if (!node.IsDefined()) return false;
    bool value = false;
    if (!node.IsScalar() || !YAML::convert<bool>::decode(node, value))
        problem(node, u"true or false is expected"_s);
    return value;
}

std::optional<QList<double>> LayoutSource::numbers(const YAML::Node& node, int count) const {
    QList<double> result;
    if (node.IsSequence()) {
        for (const auto& one : node)
            result << number(one).value_or(0);
    }
    if (!node.IsSequence() || result.size() != count) {
        problem(node, u"a list of %1 numbers is expected"_s.arg(count));
        return std::nullopt;
    }
    return result;
}

int LayoutSource::ink(const YAML::Node& node) const {
    const QString name = text(node);
    if (name == u"black") return 0x000000;
    if (name == u"white") return 0xFFFFFF;
    if (name == u"grey") return 0x595959;
    if (name == u"light") return 0xF1F1EC;
    if (name == u"red") return 0xC8321F;
    bool isHex = false;
    const int value = name.mid(1).toInt(&isHex, 16);
    if (name.size() != 7 || !name.startsWith(u'#') || !isHex) problem(node, u"'%1' is no colour"_s.arg(name));
    return value;
}

}  // namespace mado
