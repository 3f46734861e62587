// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/rules/Parameters.h"
#include "core/rules/json/Calc.h"

#include <QFile>
#include <QJsonDocument>

#include <fstream>
#include <iostream>
#include <string>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

/// Refused inputs end the command with this, so that a caller can tell them from the exit code alone.
constexpr int refusedInput = ExitUsage;

/// Standard input, or a file.
class Input {
 public:
    explicit Input(const QString& path) : m_isStandard(path == u"-"_s) {
        if (!m_isStandard) m_file.open(QFile::encodeName(path).toStdString(), std::ios::binary);
    }
    [[nodiscard]] bool isOpen() const { return m_isStandard || m_file.is_open(); }
    [[nodiscard]] std::istream& stream() { return m_isStandard ? std::cin : m_file; }

 private:
    bool m_isStandard;
    std::ifstream m_file;
};

class Calculation {
 public:
    Calculation(Parameters parameters, QString kind, Report& report)
        : m_parameters(std::move(parameters)), m_kind(std::move(kind)), m_report(report) {}

    /// The whole of the input is one object.
    int whole(std::istream& in) const {
        const std::string text{std::istreambuf_iterator<char>(in), std::istreambuf_iterator<char>()};
        const QJsonObject answer = answerTo(text);
        m_report.raw(QJsonDocument(answer).toJson());  // JSON in, JSON out, in both modes
        return answer.contains(u"error"_s) ? refusedInput : ExitOk;
    }
    /// One object a line, answered line by line so that a caller may wait for each answer.
    int lines(std::istream& in) const {
        for (std::string line; std::getline(in, line);)
            m_report.raw(QJsonDocument(answerTo(line)).toJson(QJsonDocument::Compact) + '\n');
        return ExitOk;
    }

 private:
    [[nodiscard]] QJsonObject answerTo(const std::string& text) const {
        return calculateBytesToJson(m_parameters, m_kind, QByteArray::fromStdString(text),
                                    &m_report.errors());
    }

    Parameters m_parameters;
    QString m_kind;
    Report& m_report;
};

int refuse(Report& report, const Error& error) {
    report.raw(QJsonDocument(refusalToJson(error, &report.errors())).toJson());
    return refusedInput;
}

int list(const QString& kind, Report& report) {
    const auto names = calcList(kind);
    if (!names) return refuse(report, names.error());
    report.raw(QJsonDocument(*names).toJson());
    return ExitOk;
}

int calc(const QCommandLineParser& parser, Report& report) {
    const QStringList words = parser.positionalArguments();
    if (words.isEmpty() || words.size() > 2) return ExitUsage;
    const QString& kind = words[0];
    if (!calcKinds().contains(kind)) return refuse(report, fail(u"E-RULE-012"_s, u"kind"_s, {kind}));
    if (parser.isSet(u"list"_s)) return list(kind, report);
    auto parameters = Parameters::load(parser.value(u"municipality"_s));
    if (!parameters) {
        Error error = parameters.error();
        error.field = u"municipality"_s;
        return refuse(report, error);
    }
    Input input(words.value(1, u"-"_s));
    if (!input.isOpen()) return refuse(report, fail(u"E-RULE-030"_s, u"file"_s, {words.value(1)}));
    const Calculation calculation(std::move(*parameters), kind, report);
    return parser.isSet(u"lines"_s) ? calculation.lines(input.stream()) : calculation.whole(input.stream());
}

}  // namespace

void addCalcCommands(QList<Command>& commands) {
    commands << Command{
        u"calc"_s,
        u"Applies one rule of law to a JSON object (kinds: %1). What is refused is answered as JSON too, "
        u"with "
        u"exit code 2."_s.arg(calcKinds().join(u", "_s)),
        {{u"municipality"_s, u"Whose figures."_s, u"id"_s, u"kawaguchi"_s},
         {u"lines"_s, u"One object a line, one answer a line, in order; refusals do not end it."_s},
         {u"list"_s, u"Names that the kind knows (eligibility: events; deadline: procedures)."_s}},
        {{u"kind"_s, u"Which rule."_s}, {u"file"_s, u"JSON file; standard input if left out or -."_s}},
        calc};
}

}  // namespace mado::ctl
