// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/SelfCheck.h"

#include "app/setup/SystemParts.h"
#include "core/cards/Pkcs11Module.h"
#include "core/desk/CityKnowledge.h"
#include "core/platform/Folders.h"
#include "core/store/FileLock.h"
#include "core/store/StoreTrial.h"
#include "forms/engine/FormCatalogue.h"

#include <QDir>
#include <QTemporaryDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

Result<QString> checkPolicies() {
    MADO_ASSIGN(const Policies policies, readPolicies(*setup::systemPolicies()));
    QStringList words;
    if (!policies.centre.empty()) words << u"centre fixed (%1 hosts)"_s.arg(policies.centre.size());
    if (!policies.cardModule.isEmpty()) words << u"card library fixed"_s;
    if (!policies.language.isEmpty()) words << u"language fixed (%1)"_s.arg(policies.language);
    if (policies.mostIdleMinutes) words << u"locks after at most %1 minutes"_s.arg(*policies.mostIdleMinutes);
    if (!policies.hideFromCapture) words << u"windows may be captured"_s;
    for (const QString& each : policies.unknown)
        words << u"unknown: %1"_s.arg(each);
    return words.isEmpty() ? u"none"_s : words.join(u"; "_s);
}

// What the engine takes: 512 bytes of path on Linux; on Windows anything, by its long form.
#ifdef Q_OS_WIN
constexpr int foldersDown = 40;
#else
constexpr int foldersDown = 20;
#endif

/// A store in a folder of its own; the long Japanese path is what a real one may have.
Result<QString> checkEncryption() {
    const QTemporaryDir folder;
    const QString deep = folder.path() + QString(u"/窓口の端末"_s).repeated(foldersDown);
    if (!folder.isValid() || !QDir().mkpath(deep)) return fail(u"E-DESK-001"_s, u"folder"_s);
    MADO_ASSIGN(const QString version, tryStoreIn(deep));
    return u"SQLCipher %1"_s.arg(version);
}

Result<QString> checkSecrets() {
    constexpr std::size_t secretSize = 32;
    const auto store = setup::systemSecrets();
    const QString name = u"jp.madoguchi/self-check"_s;
    const SecretBuffer secret = SecretBuffer::random(secretSize);
    MADO_TRY(store->write(name, secret));
    MADO_ASSIGN(const auto back, store->read(name));
    const bool isSame = back && std::equal(back->bytes().begin(), back->bytes().end(), secret.bytes().begin(),
                                           secret.bytes().end());
    MADO_TRY(store->remove(name));
    if (!isSame) return fail(u"E-KEY-004"_s);
    return u"written, read, removed"_s;
}

Result<QString> checkFolder() {
    const QString folder = folders::data();
    if (!QDir().mkpath(folder)) return fail(u"E-DESK-001"_s, u"folder"_s);
    if (FileLock::onNetwork(folder)) return fail(u"E-STORE-012"_s);
    return QDir::toNativeSeparators(folder);
}

Result<QString> checkForms() {
    MADO_ASSIGN(const auto knowledge, CityKnowledge::load(u"kawaguchi"_s));
    MADO_ASSIGN(const FormCatalogue forms, FormCatalogue::load());
    return u"figures and forms of kawaguchi"_s;
}

Result<QString> checkCardLibrary() {
    MADO_ASSIGN(const Policies policies, readPolicies(*setup::systemPolicies()));
    if (policies.cardModule.isEmpty()) return u"none fixed"_s;
    MADO_ASSIGN(const auto module, Pkcs11Module::load(policies.cardModule));
    return u"loads"_s;
}

}  // namespace

const QList<SelfCheck>& selfChecks() {
    static const QList<SelfCheck> checks{
        {u"policies"_s, u"what the administrator has fixed can be followed"_s, checkPolicies},
        {u"folder"_s, u"the user's data folder is there and on this machine"_s, checkFolder},
        {u"encryption"_s, u"stores are encrypted, also under long Japanese paths"_s, checkEncryption},
        {u"secrets"_s, u"the user's keys can be kept"_s, checkSecrets},
        {u"forms"_s, u"figures, forms and papers are whole"_s, checkForms},
        {u"card-library"_s, u"the library of the staff cards loads"_s, checkCardLibrary}};
    return checks;
}

}  // namespace mado::ctl
