// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cards/SoftTokens.h"

#include <QFile>
#include <QLibrary>

#include <algorithm>
#include <p11-kit/pkcs11.h>
#include <vector>

using namespace Qt::StringLiterals;

namespace mado::test {

namespace {

SoftTokens* theTokens = nullptr;  // PKCS#11 functions know no context of their caller
CK_FUNCTION_LIST* real = nullptr;

CK_UTF8CHAR officerPin[] = "87654321";

QString labelOf(CK_SLOT_ID slot) {
    CK_TOKEN_INFO info{};
    if (real->C_GetTokenInfo(slot, &info) != CKR_OK) return {};
    return QString::fromUtf8(reinterpret_cast<const char*>(info.label), sizeof info.label).trimmed();
}

CK_SLOT_ID slotOf(CK_SESSION_HANDLE session) {
    CK_SESSION_INFO info{};
    real->C_GetSessionInfo(session, &info);
    return info.slotID;
}

Result<void> must(CK_RV code, const char* what) {
    if (code == CKR_OK) return {};
    return fail(u"E-TEST"_s, {}, {}, u"%1 0x%2"_s.arg(QLatin1StringView(what)).arg(code, 0, 16));
}

std::vector<CK_SLOT_ID> allSlots() {
    CK_ULONG count = 0;
    real->C_GetSlotList(CK_FALSE, nullptr, &count);
    std::vector<CK_SLOT_ID> slotIds(count);
    real->C_GetSlotList(CK_FALSE, slotIds.data(), &count);
    slotIds.resize(count);
    return slotIds;
}

}  // namespace

struct SoftTokens::Layer {
    static bool isPulled(CK_SLOT_ID slot) { return theTokens->m_pulled.contains(labelOf(slot)); }

    static CK_RV getSlotList(CK_BBOOL withToken, CK_SLOT_ID* list, CK_ULONG* count) {
        const std::scoped_lock turn(theTokens->m_mutex);
        std::vector<CK_SLOT_ID> shown;
        if (!theTokens->m_isUnplugged) shown = allSlots();
        if (withToken == CK_TRUE) std::erase_if(shown, isPulled);
        if (list != nullptr && *count < shown.size()) return CKR_BUFFER_TOO_SMALL;
        *count = shown.size();
        if (list != nullptr) std::copy(shown.begin(), shown.end(), list);
        return CKR_OK;
    }
    static CK_RV getTokenInfo(CK_SLOT_ID slot, CK_TOKEN_INFO* info) {
        const std::scoped_lock turn(theTokens->m_mutex);
        if (theTokens->m_isUnplugged || isPulled(slot)) return CKR_TOKEN_NOT_PRESENT;
        const CK_RV code = real->C_GetTokenInfo(slot, info);
        if (code != CKR_OK) return code;
        const int left = triesAllowed - theTokens->m_wrongTries.value(labelOf(slot));
        info->flags &= ~static_cast<CK_FLAGS>(CKF_USER_PIN_COUNT_LOW);
        if (left <= 0) info->flags |= CKF_USER_PIN_LOCKED;
        if (left == 1) info->flags |= CKF_USER_PIN_FINAL_TRY;
        if (left < triesAllowed) info->flags |= CKF_USER_PIN_COUNT_LOW;
        return code;
    }
    static CK_RV openSession(CK_SLOT_ID slot, CK_FLAGS flags, void* application, CK_NOTIFY notify,
                             CK_SESSION_HANDLE* session) {
        const std::scoped_lock turn(theTokens->m_mutex);
        if (theTokens->m_isUnplugged || isPulled(slot)) return CKR_TOKEN_NOT_PRESENT;
        return real->C_OpenSession(slot, flags, application, notify, session);
    }
    static CK_RV login(CK_SESSION_HANDLE session, CK_USER_TYPE user, CK_UTF8CHAR* pin, CK_ULONG size) {
        const std::scoped_lock turn(theTokens->m_mutex);
        const QString label = labelOf(slotOf(session));
        if (theTokens->m_pulled.contains(label)) return CKR_DEVICE_REMOVED;
        int& wrong = theTokens->m_wrongTries[label];
        if (user == CKU_USER && wrong >= triesAllowed) return CKR_PIN_LOCKED;
        const CK_RV code = real->C_Login(session, user, pin, size);
        if (user == CKU_USER && code == CKR_PIN_INCORRECT) ++wrong;
        if (user == CKU_USER && code == CKR_OK) wrong = 0;
        return code;
    }
};

QString SoftTokens::libraryPath() {
    for (const QString& path :
         {u"/usr/lib/softhsm/libsofthsm2.so"_s, u"/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"_s,
          u"/usr/lib/aarch64-linux-gnu/softhsm/libsofthsm2.so"_s})
        if (QFile::exists(path)) return path;
    return {};
}

SoftTokens::SoftTokens() {
    Q_ASSERT(theTokens == nullptr);
    theTokens = this;
    QFile settings(m_folder.filePath(u"softhsm2.conf"_s));
    if (settings.open(QIODevice::WriteOnly)) {
        settings.write("directories.tokendir = " + m_folder.path().toUtf8() +
                       "\nobjectstore.backend = file\nlog.level = ERROR\n");
    }
    qputenv("SOFTHSM2_CONF", settings.fileName().toUtf8());
}

SoftTokens::~SoftTokens() {
    theTokens = nullptr;
}

void SoftTokens::pull(const QString& label) {
    const std::scoped_lock turn(m_mutex);
    m_pulled.insert(label);
}

void SoftTokens::putBack(const QString& label) {
    const std::scoped_lock turn(m_mutex);
    m_pulled.remove(label);
}

void SoftTokens::unplugReader() {
    const std::scoped_lock turn(m_mutex);
    m_isUnplugged = true;
}

Result<std::unique_ptr<Pkcs11Module>> SoftTokens::module() {
    QLibrary library(libraryPath());
    const auto list = reinterpret_cast<CK_C_GetFunctionList>(library.resolve("C_GetFunctionList"));
    if (list == nullptr || list(&real) != CKR_OK) return fail(u"E-TEST"_s, {}, {}, u"no SoftHSM"_s);
    static CK_FUNCTION_LIST layered;
    layered = *real;
    layered.C_GetSlotList = &Layer::getSlotList;
    layered.C_GetTokenInfo = &Layer::getTokenInfo;
    layered.C_OpenSession = &Layer::openSession;
    layered.C_Login = &Layer::login;
    return Pkcs11Module::over(&layered, libraryPath());
}

Result<CardKey> SoftTokens::make(const QString& label, const SecretBuffer& pin, const CardMaking& making) {
    const std::scoped_lock turn(m_mutex);
    std::vector<CK_SLOT_ID> slotIds = allSlots();
    // An earlier token of that name, or the empty one that SoftHSM always shows.
    const auto wanted = std::find_if(slotIds.begin(), slotIds.end(),
                                     [&label](CK_SLOT_ID slot) { return labelOf(slot) == label; });
    const CK_SLOT_ID slot = wanted == slotIds.end() ? slotIds.back() : *wanted;
    QByteArray padded = label.toUtf8().leftJustified(32, ' ');
    MADO_TRY(must(real->C_InitToken(slot, officerPin, sizeof officerPin - 1,
                                    reinterpret_cast<CK_UTF8CHAR*>(padded.data())),
                  "C_InitToken"));
    m_wrongTries.remove(label);
    m_pulled.remove(label);
    CK_SESSION_HANDLE session = 0;
    MADO_TRY(must(real->C_OpenSession(slot, CKF_SERIAL_SESSION | CKF_RW_SESSION, nullptr, nullptr, &session),
                  "C_OpenSession"));
    MADO_TRY(must(real->C_Login(session, CKU_SO, officerPin, sizeof officerPin - 1), "C_Login"));
    auto* digits = const_cast<CK_UTF8CHAR*>(pin.bytes().data());
    MADO_TRY(must(real->C_InitPIN(session, digits, pin.size()), "C_InitPIN"));
    real->C_Logout(session);
    MADO_TRY(must(real->C_Login(session, CKU_USER, digits, pin.size()), "C_Login"));

    const MadeKey made = makeKey(making);
    CK_OBJECT_CLASS keyClass = CKO_PRIVATE_KEY;
    CK_OBJECT_CLASS certificateClass = CKO_CERTIFICATE;
    CK_CERTIFICATE_TYPE x509 = CKC_X_509;
    CK_KEY_TYPE type = making.algorithm == CardAlgorithm::RsaSha256 ? CKK_RSA : CKK_EC;
    CK_BBOOL yes = CK_TRUE;
    CK_BBOOL no = CK_FALSE;
    CK_BYTE id[] = {1};
    std::vector<CK_ATTRIBUTE> key = {{CKA_CLASS, &keyClass, sizeof keyClass},
                                     {CKA_KEY_TYPE, &type, sizeof type},
                                     {CKA_TOKEN, &yes, sizeof yes},
                                     {CKA_PRIVATE, &yes, sizeof yes},
                                     {CKA_SENSITIVE, &yes, sizeof yes},
                                     {CKA_EXTRACTABLE, &no, sizeof no},
                                     {CKA_SIGN, &yes, sizeof yes},
                                     {CKA_ID, id, sizeof id}};
    QMap<unsigned long, QByteArray> parts = made.parts;
    for (auto each = parts.begin(); each != parts.end(); ++each)
        key.push_back({each.key(), each->data(), static_cast<CK_ULONG>(each->size())});
    CK_OBJECT_HANDLE object = 0;
    MADO_TRY(must(real->C_CreateObject(session, key.data(), key.size(), &object), "key"));
    QByteArray der = made.certificate;
    std::vector<CK_ATTRIBUTE> certificate = {{CKA_CLASS, &certificateClass, sizeof certificateClass},
                                             {CKA_CERTIFICATE_TYPE, &x509, sizeof x509},
                                             {CKA_TOKEN, &yes, sizeof yes},
                                             {CKA_PRIVATE, &no, sizeof no},
                                             {CKA_VALUE, der.data(), static_cast<CK_ULONG>(der.size())},
                                             {CKA_ID, id, sizeof id},
                                             {CKA_SUBJECT, id, 0}};
    MADO_TRY(
        must(real->C_CreateObject(session, certificate.data(), certificate.size(), &object), "certificate"));
    real->C_Logout(session);
    real->C_CloseSession(session);
    return made.publicKey;
}

}  // namespace mado::test
