// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/compiler/YamlDocument.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <sstream>
#include <vector>
#include <yaml-cpp/eventhandler.h>
#include <yaml-cpp/exceptions.h>
#include <yaml-cpp/mark.h>
#include <yaml-cpp/parser.h>

using namespace Qt::StringLiterals;

namespace mado {

QString SourceProblem::text() const {
    return u"%1:%2:%3: %4"_s.arg(file).arg(line).arg(column).arg(message);
}

/// Turns the parser's events into JSON and places.
class YamlBuilder final : public YAML::EventHandler {
 public:
    YamlBuilder(YamlDocument& document, const QByteArray& yaml, QList<SourceProblem>& problems)
        : m_document(document), m_lines(yaml.split('\n')), m_problems(problems) {}

    void OnDocumentStart(const YAML::Mark& /*mark*/) override {}
    void OnDocumentEnd() override {}
    void OnNull(const YAML::Mark& mark, YAML::anchor_t anchor) override {
        refuseAnchor(mark, anchor);
        problem(mark, u"a value is missing here"_s);
        value(mark, QJsonValue::Null, false);
    }
    void OnAlias(const YAML::Mark& mark, YAML::anchor_t /*anchor*/) override {
        problem(mark, u"aliases are not used in forms"_s);
        value(mark, QJsonValue::Null, false);
    }
    void OnScalar(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                  const std::string& text) override {
        refuseAnchor(mark, anchor);
        if (tag != "?" && tag != "!") problem(mark, u"tags are not used in forms"_s);
        const QString words = QString::fromStdString(text);
        if (expectsKey()) {
            key(mark, words);
            return;
        }
        value(mark, tag == "?" ? plainValue(words) : QJsonValue(words), true);
    }
    void OnSequenceStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                         YAML::EmitterStyle::value /*style*/) override {
        begin(mark, tag, anchor, Level::List);
    }
    void OnSequenceEnd() override { end(); }
    void OnMapStart(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor,
                    YAML::EmitterStyle::value /*style*/) override {
        begin(mark, tag, anchor, Level::Map);
    }
    void OnMapEnd() override { end(); }

    YamlDocument::Place place(const YAML::Mark& mark, bool scalar = false) const {
        YamlDocument::Place place;
        place.line = mark.line + 1;
        const QByteArray line = m_lines.value(mark.line);
        place.column = int(QString::fromUtf8(line.left(mark.column)).size()) + 1;
        const char first = mark.column < line.size() ? line[mark.column] : '\0';
        place.oneLine = scalar && first != '|' && first != '>';
        if (scalar && (first == '\'' || first == '"')) ++place.column;
        return place;
    }

 private:
    struct Level {
        enum Kind { List, Map };
        Kind kind = List;
        QString pointer = {};
        QJsonObject object = {};
        QJsonArray array = {};
        QString key = {};
        bool hasKey = false;
    };

    void problem(const YAML::Mark& mark, const QString& message) {
        const YamlDocument::Place at = place(mark);
        m_problems.append({m_document.m_file, at.line, at.column, message});
    }
    void refuseAnchor(const YAML::Mark& mark, YAML::anchor_t anchor) {
        if (anchor != 0) problem(mark, u"anchors are not used in forms"_s);
    }
    static QJsonValue plainValue(const QString& text) {
        static const QRegularExpression number(u"^-?(0|[1-9][0-9]{0,14})$"_s);
        if (text == u"true"_s) return true;
        if (text == u"false"_s) return false;
        if (number.match(text).hasMatch()) return text.toLongLong();
        return text;
    }
    bool expectsKey() const {
        return !m_levels.empty() && m_levels.back().kind == Level::Map && !m_levels.back().hasKey;
    }
    void key(const YAML::Mark& mark, const QString& name) {
        Level& level = m_levels.back();
        if (level.object.contains(name)) problem(mark, u"'%1' stands here a second time"_s.arg(name));
        level.key = name;
        level.hasKey = true;
        m_document.m_keys.insert(level.pointer + u'/' + name, place(mark));
    }
    QString nextPointer() const {
        if (m_levels.empty()) return {};
        const Level& level = m_levels.back();
        return level.pointer + u'/' +
               (level.kind == Level::Map ? level.key : QString::number(level.array.size()));
    }
    void value(const YAML::Mark& mark, const QJsonValue& json, bool scalar) {
        m_document.m_values.insert(nextPointer(), place(mark, scalar));
        put(json);
    }
    void put(const QJsonValue& json) {
        if (m_levels.empty()) {
            m_document.m_json = json;
            return;
        }
        Level& level = m_levels.back();
        if (level.kind == Level::Map) {
            level.object.insert(level.key, json);
            level.hasKey = false;
        } else {
            level.array.append(json);
        }
    }
    void begin(const YAML::Mark& mark, const std::string& tag, YAML::anchor_t anchor, Level::Kind kind) {
        refuseAnchor(mark, anchor);
        if (tag != "?" && !tag.empty()) problem(mark, u"tags are not used in forms"_s);
        if (expectsKey()) {
            problem(mark, u"a key must be a word"_s);
            key(mark, u"?"_s);
        }
        if (m_levels.size() >= std::size_t(YamlDocument::deepest))
            throw YAML::ParserException(mark, "nested too deeply");
        const QString pointer = nextPointer();
        m_document.m_values.insert(pointer, place(mark));
        m_levels.push_back({kind, pointer});
    }
    void end() {
        Level done = std::move(m_levels.back());
        m_levels.pop_back();
        put(done.kind == Level::Map ? QJsonValue(done.object) : QJsonValue(done.array));
    }

    YamlDocument& m_document;
    QList<QByteArray> m_lines;
    QList<SourceProblem>& m_problems;
    std::vector<Level> m_levels;
};

std::optional<YamlDocument> YamlDocument::read(const QByteArray& yaml, const QString& file,
                                               QList<SourceProblem>& problems) {
    const qsizetype before = problems.size();
    YamlDocument document;
    document.m_file = file;
    if (yaml.size() > largestFile) {
        problems.append({file, 1, 1, u"the file is larger than %1 bytes"_s.arg(largestFile)});
        return std::nullopt;
    }
    YamlBuilder builder(document, yaml, problems);
    try {
        std::istringstream stream(yaml.toStdString());
        YAML::Parser parser(stream);
        if (!parser.HandleNextDocument(builder)) problems.append({file, 1, 1, u"the file is empty"_s});
        YamlDocument second;
        QList<SourceProblem> ignored;
        YamlBuilder rest(second, {}, ignored);
        if (parser.HandleNextDocument(rest))
            problems.append({file, 1, 1, u"the file holds more than one document"_s});
    } catch (const YAML::Exception& error) {
        const Place at = builder.place(error.mark.is_null() ? YAML::Mark() : error.mark);
        problems.append({file, at.line, at.column, QString::fromStdString(error.msg)});
    }
    if (problems.size() != before) return std::nullopt;
    return document;
}

SourceProblem YamlDocument::problemAt(const QString& pointer, const QString& message, int offset,
                                      bool atKey) const {
    if (atKey) {
        const auto key = m_keys.constFind(pointer);
        if (key != m_keys.constEnd()) return {m_file, key->line, key->column, message};
    }
    QString around = pointer;
    while (true) {
        const auto found = m_values.constFind(around);
        if (found != m_values.constEnd()) {
            const bool exact = around == pointer && found->oneLine;
            return {m_file, found->line, found->column + (exact ? offset : 0), message};
        }
        const qsizetype slash = around.lastIndexOf(u'/');
        if (slash < 0) return {m_file, 1, 1, message};
        around.truncate(slash);
    }
}

}  // namespace mado
