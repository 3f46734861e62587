// SPDX-License-Identifier: GPL-3.0-or-later
//
// Whatever stands in a definition of a procedure, in YAML before the compiler, in CBOR or JSON before the
// program: never a crash or a hang, a refusal always says why and where, and what is accepted is accepted
// again after it was written.
#include "forms/compiler/FormCompiler.h"
#include "forms/compiler/ReachCheck.h"
#include "forms/engine/DefinitionReader.h"
#include "forms/engine/FormCatalogue.h"

#include <QCborMap>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <cstdint>
#include <cstdlib>

using namespace Qt::StringLiterals;

namespace {

void require(bool condition) {
    if (!condition) std::abort();
}

void put(const QString& path, const QByteArray& bytes) {
    QFile file(path);
    require(file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size());
}

/// Folders as the compiler and the program find them, with one procedure "fuzzed".
class Folders {
 public:
    Folders() {
        require(m_folder.isValid());
        require(QDir(m_folder.path()).mkpath(u"forms/fuzzed/fuzzed"_s));
        require(QDir(m_folder.path()).mkpath(u"forms/lists"_s));
        require(QDir(m_folder.path()).mkpath(u"torn"_s));
        require(QDir(m_folder.path()).mkpath(u"whole"_s));
        for (const QString& list : {u"choices"_s, u"questions"_s, u"warnings"_s, u"documents"_s})
            require(QFile::copy(QStringLiteral(MADO_FORM_LISTS) + u"/%1.yaml"_s.arg(list),
                                path(u"forms/lists/%1.yaml"_s.arg(list))));
        put(path(u"forms/lists/life-events.yaml"_s), "life_events: []\n");
        const QJsonObject words{{u"ja"_s, u"試験"_s}, {u"en"_s, u"Test"_s}};
        const QJsonObject form{{u"id"_s, u"fuzzed"_s},
                               {u"version"_s, 1},
                               {u"title"_s, words},
                               {u"area"_s, u"fuzzed"_s},
                               {u"kind"_s, u"correction"_s}};
        put(path(u"whole/index.cbor"_s),
            QCborValue(
                QCborMap::fromJsonObject({{u"forms"_s, QJsonArray{form}}, {u"life_events"_s, QJsonArray()}}))
                .toCbor());
    }
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }

 private:
    QTemporaryDir m_folder;
};

const Folders& folders() {
    static const Folders made;
    return made;
}

void readAgain(const QJsonObject& json) {
    const mado::DefinitionOutcome outcome = mado::readDefinition(json);
    require((outcome.definition == nullptr) == !outcome.problems.isEmpty());
    for (const mado::DefinitionProblem& problem : outcome.problems)
        require(!problem.message.isEmpty());
    if (outcome.definition == nullptr) return;
    (void)mado::unreachableQuestions(*outcome.definition);
    const QByteArray cbor = QCborValue(QCborMap::fromJsonObject(json)).toCbor();
    const mado::DefinitionOutcome again =
        mado::readDefinition(QCborValue::fromCbor(cbor).toJsonValue().toObject());
    require(again.definition != nullptr && again.definition->id == outcome.definition->id);
}

/// A help text that explains every question there is, so that the compiler has nothing to say about it.
QByteArray helpFor(const QJsonObject& json) {
    QByteArray help = "# Title\n\nThe whole.\n";
    const QJsonArray questions = json.value(u"questions"_s).toArray();
    for (const QJsonValue& question : questions)
        help += "\n## " + question[u"id"_s].toString().toUtf8().replace('\n', ' ') + "\n\nText.\n";
    return help;
}

void compile(const QByteArray& yaml) {
    QList<mado::SourceProblem> problems;
    const auto document = mado::YamlDocument::read(yaml, u"definition.yaml"_s, problems);
    require(document.has_value() == problems.isEmpty());
    for (const mado::SourceProblem& problem : std::as_const(problems))
        require(problem.line > 0 && problem.column > 0 && !problem.message.isEmpty());
    if (!document || !document->json().isObject()) return;
    readAgain(document->json().toObject());

    const QString folder = folders().path(u"forms"_s);
    put(folder + u"/fuzzed/fuzzed/definition.yaml"_s, yaml);
    for (const QString& language : {u"ja"_s, u"en"_s})
        put(folder + u"/fuzzed/fuzzed/help.%1.md"_s.arg(language), helpFor(document->json().toObject()));
    mado::FormCompiler compiler(folder, u"forms"_s, QSet<QString>{u"fuzzed"_s});
    require(compiler.compile() == compiler.problems().isEmpty());
    for (const mado::SourceProblem& problem : compiler.problems())
        require(problem.line > 0 && problem.column > 0 && !problem.message.isEmpty());
    if (!compiler.problems().isEmpty()) return;
    // What the compiler passes, the program reads.
    const QString output = folders().path(u"compiled"_s);
    require(compiler.write(output));
    const auto catalogue = mado::FormCatalogue::load(output);
    require(catalogue.ok() && catalogue->definition(u"fuzzed"_s).ok());
}

void load(const QByteArray& cbor) {
    put(folders().path(u"torn/index.cbor"_s), cbor);
    const auto torn = mado::FormCatalogue::load(folders().path(u"torn"_s));
    require(torn.ok() || torn.error().code == u"E-FORM-002"_s);

    put(folders().path(u"whole/fuzzed.cbor"_s), cbor);
    const auto whole = mado::FormCatalogue::load(folders().path(u"whole"_s));
    require(whole.ok());
    const auto definition = whole->definition(u"fuzzed"_s);
    require(definition.ok() || definition.error().code == u"E-FORM-002"_s);

    QCborParserError error;
    const QCborValue value = QCborValue::fromCbor(cbor, &error);
    if (error.error == QCborError::NoError && value.isMap()) readAgain(value.toJsonValue().toObject());
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const QByteArray bytes(reinterpret_cast<const char*>(data), static_cast<qsizetype>(size));
    compile(bytes);
    load(bytes);
    if (const QJsonDocument json = QJsonDocument::fromJson(bytes); json.isObject()) readAgain(json.object());
    return 0;
}
