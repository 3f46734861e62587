// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>
#include <QStringList>

#include <initializer_list>
#include <optional>
#include <string>
#include <yaml-cpp/yaml.h>

namespace mado {

/// One YAML file of layouts. Faults are gathered as "file:line: words", so that an author sees all of them at
/// once.
class LayoutSource {
 public:
    /// A file that cannot be read or is no YAML gives a problem and a null root.
    explicit LayoutSource(const QString& path);

    [[nodiscard]] const YAML::Node& root() const { return m_root; }
    [[nodiscard]] QStringList& problems() const { return m_problems; }
    void problem(const YAML::Node& at, const QString& words) const;

    /// A map with no other keys than these; false (and a problem) otherwise.
    bool allow(const YAML::Node& map, std::initializer_list<const char*> keys) const;
    [[nodiscard]] std::optional<double> number(const YAML::Node& node) const;
    [[nodiscard]] double number(const YAML::Node& map, const char* key, double fallback) const;
    [[nodiscard]] QString text(const YAML::Node& node) const;
    [[nodiscard]] QString text(const YAML::Node& map, const char* key) const;
    [[nodiscard]] bool flag(const YAML::Node& map, const char* key) const;
    /// A list of exactly `count` numbers.
    [[nodiscard]] std::optional<QList<double>> numbers(const YAML::Node& node, int count) const;
    /// "#RRGGBB" or black, white, grey, light.
    [[nodiscard]] int ink(const YAML::Node& node) const;

 private:
    QString m_path;
    YAML::Node m_root;
    mutable QStringList m_problems;
};

}  // namespace mado
