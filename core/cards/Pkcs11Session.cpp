// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Session.h"

#include "core/cards/Pkcs11Token.h"

#include <array>
#include <p11-kit/pkcs11.h>
#include <utility>

namespace mado {

Result<Pkcs11Session> Pkcs11Session::open(Pkcs11Module& module, unsigned long slot) {
    CK_SESSION_HANDLE handle = 0;
    const CK_RV code = module.functions().C_OpenSession(slot, CKF_SERIAL_SESSION, nullptr, nullptr, &handle);
    if (code != CKR_OK) return pkcs11::refusal(code, "C_OpenSession");
    return Pkcs11Session(module, handle);
}

Pkcs11Session::Pkcs11Session(Pkcs11Session&& other) noexcept
    : m_module(std::exchange(other.m_module, nullptr)),
      m_handle(other.m_handle),
      m_isLoggedIn(other.m_isLoggedIn) {}

Pkcs11Session::~Pkcs11Session() {
    if (m_module == nullptr) return;
    if (m_isLoggedIn) m_module->functions().C_Logout(m_handle);
    m_module->functions().C_CloseSession(m_handle);
}

unsigned long Pkcs11Session::logIn(const SecretBuffer& pin) {
    const CK_FUNCTION_LIST& call = m_module->functions();
    const auto attempt = [&] {
        // The function takes a pointer to bytes that it does not change.
        auto* bytes = const_cast<CK_UTF8CHAR*>(pin.bytes().data());
        return call.C_Login(m_handle, CKU_USER, pin.isEmpty() ? nullptr : bytes, pin.size());
    };
    CK_RV code = attempt();
    if (code == CKR_USER_ALREADY_LOGGED_IN) {
        // Somebody else in this process is: that PIN was not judged, this one has to be.
        call.C_Logout(m_handle);
        code = attempt();
    }
    m_isLoggedIn = code == CKR_OK;
    return code;
}

Result<std::vector<Pkcs11Session::Handle>> Pkcs11Session::find(std::vector<_CK_ATTRIBUTE> wanted) {
    const CK_FUNCTION_LIST& call = m_module->functions();
    CK_RV code = call.C_FindObjectsInit(m_handle, wanted.data(), wanted.size());
    if (code != CKR_OK) return pkcs11::refusal(code, "C_FindObjectsInit");
    std::vector<Handle> found;
    std::array<CK_OBJECT_HANDLE, 16> some{};
    CK_ULONG count = 0;
    do {
        code = call.C_FindObjects(m_handle, some.data(), some.size(), &count);
        if (code == CKR_OK) found.insert(found.end(), some.begin(), some.begin() + static_cast<long>(count));
    } while (code == CKR_OK && count > 0);
    call.C_FindObjectsFinal(m_handle);
    if (code != CKR_OK) return pkcs11::refusal(code, "C_FindObjects");
    return found;
}

QByteArray Pkcs11Session::bytesOf(Handle object, unsigned long attribute) {
    const CK_FUNCTION_LIST& call = m_module->functions();
    constexpr CK_ULONG most =
        64UL * 1024;  // none read here is larger, and "unavailable" is the largest number
    CK_ATTRIBUTE wanted{attribute, nullptr, 0};
    if (call.C_GetAttributeValue(m_handle, object, &wanted, 1) != CKR_OK) return {};
    if (wanted.ulValueLen > most) return {};
    QByteArray bytes(static_cast<qsizetype>(wanted.ulValueLen), '\0');
    wanted.pValue = bytes.data();
    if (call.C_GetAttributeValue(m_handle, object, &wanted, 1) != CKR_OK) return {};
    return bytes;
}

Result<QByteArray> Pkcs11Session::sign(Handle key, unsigned long mechanism, const QByteArray& data) {
    const CK_FUNCTION_LIST& call = m_module->functions();
    CK_MECHANISM kind{mechanism, nullptr, 0};
    CK_RV code = call.C_SignInit(m_handle, &kind, key);
    if (code != CKR_OK) return pkcs11::refusal(code, "C_SignInit");
    QByteArray signature(1024, '\0');  // RSA of 8192 bits at most
    CK_ULONG size = static_cast<CK_ULONG>(signature.size());
    QByteArray message = data;  // the function wants bytes that it could change
    code = call.C_Sign(m_handle, reinterpret_cast<CK_BYTE*>(message.data()),
                       static_cast<CK_ULONG>(message.size()), reinterpret_cast<CK_BYTE*>(signature.data()),
                       &size);
    if (code != CKR_OK) return pkcs11::refusal(code, "C_Sign");
    signature.truncate(static_cast<qsizetype>(size));
    return signature;
}

}  // namespace mado
