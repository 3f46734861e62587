// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/Pkcs11Token.h"

#include "core/cards/Pkcs11Session.h"

#include <algorithm>
#include <p11-kit/pkcs11.h>
#include <tuple>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

/// Fields of PKCS#11 are padded with blanks and have no end mark.
template <std::size_t size>
QString textOf(const unsigned char (&field)[size]) {
    return QString::fromUtf8(reinterpret_cast<const char*>(field), size).trimmed();
}

PinState pinStateOf(CK_FLAGS flags) {
    if ((flags & CKF_USER_PIN_LOCKED) != 0) return PinState::Blocked;
    if ((flags & CKF_USER_PIN_FINAL_TRY) != 0) return PinState::LastTry;
    if ((flags & CKF_USER_PIN_COUNT_LOW) != 0) return PinState::FewTries;
    return PinState::Fine;
}

bool isSetUp(CK_FLAGS flags) {
    return (flags & CKF_TOKEN_INITIALIZED) != 0 && (flags & CKF_USER_PIN_INITIALIZED) != 0;
}

bool isBetter(const CardCertificate& one, const CardCertificate& other) {
    if (one.signsIn != other.signsIn) return one.signsIn;
    return one.validUntil > other.validUntil;
}

/// The certificate that the person signs in with; none on cards of other uses.
Result<bool> readCertificate(Pkcs11Module& module, Pkcs11Token& token) {
    MADO_ASSIGN(Pkcs11Session session, Pkcs11Session::open(module, token.slot));
    CK_OBJECT_CLASS wantedClass = CKO_CERTIFICATE;
    CK_CERTIFICATE_TYPE wantedType = CKC_X_509;
    MADO_ASSIGN(const auto objects, session.find({{CKA_CLASS, &wantedClass, sizeof wantedClass},
                                                  {CKA_CERTIFICATE_TYPE, &wantedType, sizeof wantedType}}));
    bool found = false;
    for (const Pkcs11Session::Handle object : objects) {
        auto certificate = CardCertificate::read(session.bytesOf(object, CKA_VALUE));
        if (!certificate || !certificate->signs) continue;
        if (found && !isBetter(*certificate, token.certificate)) continue;
        token.certificate = *std::move(certificate);
        token.keyId = session.bytesOf(object, CKA_ID);
        found = true;
    }
    return found;
}

Result<std::vector<CK_SLOT_ID>> slotsOf(Pkcs11Module& module, CK_BBOOL withToken) {
    const CK_FUNCTION_LIST& call = module.functions();
    std::vector<CK_SLOT_ID> slotIds;
    CK_RV code = CKR_OK;
    do {
        CK_ULONG count = 0;
        code = call.C_GetSlotList(withToken, nullptr, &count);
        if (code != CKR_OK) break;
        slotIds.resize(count);
        code = call.C_GetSlotList(withToken, slotIds.data(), &count);
        if (code == CKR_OK) slotIds.resize(count);
    } while (code == CKR_BUFFER_TOO_SMALL);  // a card came in between
    if (code != CKR_OK) return fail(u"E-CARD-006"_s, {}, {}, u"C_GetSlotList 0x%1"_s.arg(code, 0, 16));
    return slotIds;
}

}  // namespace

namespace pkcs11 {

Error refusal(unsigned long code, const char* what) {
    const QString detail = u"%1 0x%2"_s.arg(QLatin1StringView(what)).arg(code, 0, 16);
    switch (code) {
        case CKR_TOKEN_NOT_PRESENT:
        case CKR_DEVICE_REMOVED:
        case CKR_SLOT_ID_INVALID:
        case CKR_SESSION_HANDLE_INVALID:
            return fail(u"E-CARD-003"_s, {}, {}, detail);
        case CKR_PIN_LOCKED:
            return fail(u"E-CARD-002"_s, {}, {}, detail);
        case CKR_PIN_LEN_RANGE:
        case CKR_PIN_INVALID:
            return fail(u"E-CARD-005"_s, {}, {}, detail);
        case CKR_USER_ANOTHER_ALREADY_LOGGED_IN:
        case CKR_SESSION_COUNT:
            return fail(u"E-CARD-010"_s, {}, {}, detail);
        default:
            return fail(u"E-CARD-004"_s, {}, {}, detail);
    }
}

Result<std::vector<Pkcs11Token>> tokens(Pkcs11Module& module) {
    MADO_ASSIGN(const auto readers, slotsOf(module, CK_FALSE));
    if (readers.empty()) return fail(u"E-CARD-006"_s);
    MADO_ASSIGN(const auto slotIds, slotsOf(module, CK_TRUE));
    std::vector<Pkcs11Token> found;
    for (const CK_SLOT_ID slot : slotIds) {
        CK_TOKEN_INFO info{};
        // A card that is being put in or pulled out: it counts when it can be read.
        if (module.functions().C_GetTokenInfo(slot, &info) != CKR_OK || !isSetUp(info.flags)) continue;
        Pkcs11Token token;
        token.slot = slot;
        token.label = textOf(info.label);
        token.serial = textOf(info.serialNumber);
        token.pin = pinStateOf(info.flags);
        token.hasPinPad = (info.flags & CKF_PROTECTED_AUTHENTICATION_PATH) != 0;
        const auto isStaffCard = readCertificate(module, token);
        if (isStaffCard && *isStaffCard) found.push_back(std::move(token));
    }
    std::stable_sort(found.begin(), found.end(), [](const Pkcs11Token& one, const Pkcs11Token& other) {
        return std::tie(one.label, one.serial) < std::tie(other.label, other.serial);
    });
    return found;
}

Result<Pkcs11Token> tokenOf(Pkcs11Module& module, const QString& cardId) {
    auto present = tokens(module);
    if (!present) return present.error();
    for (Pkcs11Token& each : *present)
        if (each.cardId() == cardId) return std::move(each);
    return fail(u"E-CARD-003"_s);
}

}  // namespace pkcs11

}  // namespace mado
