// SPDX-License-Identifier: GPL-3.0-or-later
//
// Engines are the only way into libpq for a key that is no file (its parameter sslkey, fe-secure-openssl.c);
// OpenSSL 3 calls them deprecated and keeps them.
#define OPENSSL_SUPPRESS_DEPRECATED
#include "core/cards/CardTlsKey.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <openssl/ec.h>
#include <openssl/engine.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int p256Half = 32;  // bytes of r and of s

template <class T, auto release>
struct Release {
    void operator()(T* pointer) const { release(pointer); }
};
using Key = std::unique_ptr<EVP_PKEY, Release<EVP_PKEY, EVP_PKEY_free>>;
using Rsa = std::unique_ptr<RSA, Release<RSA, RSA_free>>;
using Ec = std::unique_ptr<EC_KEY, Release<EC_KEY, EC_KEY_free>>;

QByteArray bytesOf(const unsigned char* bytes, int size) {
    return {reinterpret_cast<const char*>(bytes), size};
}
const unsigned char* at(const QByteArray& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.constData());
}

}  // namespace

/// What signs, for OpenSSL's objects to find; gone, and the PIN with it, with the CardTlsKey.
struct CardTlsKey::Shared {
    Shared(CardCertificate given, std::unique_ptr<Signer> made)
        : certificate(std::move(given)), signer(std::move(made)) {}

    [[nodiscard]] QByteArray sign(Padding padding, const QByteArray& bytes) {
        const std::scoped_lock turn(mutex);
        trouble.reset();
        auto signature = signer->sign(padding, bytes);
        if (signature) return *std::move(signature);
        trouble = signature.error();
        return {};
    }

    const CardCertificate certificate;
    const std::unique_ptr<Signer> signer;
    QByteArray id;  ///< the engine's
    ENGINE* engine = nullptr;
    std::mutex mutex;
    std::optional<Error> trouble;
};

namespace {

/// Our part of OpenSSL's objects. It does not keep the card's key alive: libpq never frees the key that it
/// loaded, and the PIN must be gone with the sign-in.
struct Carried {
    std::weak_ptr<void> shared;  ///< CardTlsKey::Shared
    QByteArray id;               ///< of an engine, which keeps the pointer
};

void releaseCarried(void*, void* carried, CRYPTO_EX_DATA*, int, long, void*) {
    delete static_cast<Carried*>(carried);
}
int copyCarried(CRYPTO_EX_DATA*, const CRYPTO_EX_DATA*, void** carried, int, long, void*) {
    if (*carried != nullptr) *carried = new Carried(*static_cast<Carried*>(*carried));
    return 1;
}

/// Places for our data in OpenSSL's objects: asked for once in a process, as OpenSSL wants it.
struct Places {
    int ofEngine = ENGINE_get_ex_new_index(0, nullptr, nullptr, copyCarried, releaseCarried);
    int ofRsa = RSA_get_ex_new_index(0, nullptr, nullptr, copyCarried, releaseCarried);
    int ofEc = EC_KEY_get_ex_new_index(0, nullptr, nullptr, copyCarried, releaseCarried);
};
const Places& places() {
    static const Places asked;
    return asked;
}

}  // namespace

/// What OpenSSL calls. Static functions of a class, so that they may know Shared.
struct CardTlsEngine {
    using State = CardTlsKey::Shared;

    /// Null once the person has signed out.
    static std::shared_ptr<State> stateIn(const void* carried) {
        if (carried == nullptr) return nullptr;
        return std::static_pointer_cast<State>(static_cast<const Carried*>(carried)->shared.lock());
    }

    static int rsaSign(int size, const unsigned char* from, unsigned char* to, RSA* rsa, int padding) {
        if (padding != RSA_PKCS1_PADDING && padding != RSA_NO_PADDING) return -1;
        const auto state = stateIn(RSA_get_ex_data(rsa, places().ofRsa));
        if (state == nullptr) return -1;
        const auto how = padding == RSA_NO_PADDING ? CardTlsKey::Padding::None : CardTlsKey::Padding::Pkcs1;
        const QByteArray signature = state->sign(how, bytesOf(from, size));
        if (signature.size() != RSA_size(rsa)) return -1;
        std::copy(signature.begin(), signature.end(), to);
        return static_cast<int>(signature.size());
    }
    static ECDSA_SIG* ecSign(const unsigned char* digest, int size, const BIGNUM*, const BIGNUM*,
                             EC_KEY* key) {
        const auto state = stateIn(EC_KEY_get_ex_data(key, places().ofEc));
        if (state == nullptr) return nullptr;
        const QByteArray signature = state->sign(CardTlsKey::Padding::None, bytesOf(digest, size));
        if (signature.size() != qsizetype{2} * p256Half) return nullptr;
        ECDSA_SIG* parts = ECDSA_SIG_new();
        ECDSA_SIG_set0(parts, BN_bin2bn(at(signature), p256Half, nullptr),
                       BN_bin2bn(at(signature) + p256Half, p256Half, nullptr));
        return parts;
    }
    static int noSetup(EC_KEY*, BN_CTX*, BIGNUM**, BIGNUM**) { return 1; }

    static const RSA_METHOD* rsaMethod() {
        static RSA_METHOD* const made = [] {
            RSA_METHOD* method = RSA_meth_dup(RSA_get_default_method());
            RSA_meth_set1_name(method, "madoguchi card");
            RSA_meth_set_priv_enc(method, &rsaSign);
            return method;
        }();
        return made;
    }
    static const EC_KEY_METHOD* ecMethod() {
        static EC_KEY_METHOD* const made = [] {
            EC_KEY_METHOD* method = EC_KEY_METHOD_new(EC_KEY_OpenSSL());
            int (*sign)(int, const unsigned char*, int, unsigned char*, unsigned int*, const BIGNUM*,
                        const BIGNUM*, EC_KEY*) = nullptr;
            EC_KEY_METHOD_get_sign(method, &sign, nullptr, nullptr);
            EC_KEY_METHOD_set_sign(method, sign, &noSetup, &ecSign);
            return method;
        }();
        return made;
    }

    /// The public half with our way of signing in the place of the private one.
    static Key keyOf(const std::shared_ptr<State>& state) {
        const CardKey& key = state->certificate.key;
        const unsigned char* position = at(key.publicKey);
        const long size = static_cast<long>(key.publicKey.size());
        Key made(EVP_PKEY_new());
        if (key.algorithm == CardAlgorithm::RsaSha256) {
            const Rsa rsa(d2i_RSA_PUBKEY(nullptr, &position, size));
            if (rsa == nullptr || RSA_set_method(rsa.get(), rsaMethod()) != 1 ||
                RSA_set_ex_data(rsa.get(), places().ofRsa, new Carried{state, {}}) != 1 ||
                EVP_PKEY_set1_RSA(made.get(), rsa.get()) != 1)
                return nullptr;
            return made;
        }
        const Ec ec(d2i_EC_PUBKEY(nullptr, &position, size));
        if (ec == nullptr || EC_KEY_set_method(ec.get(), ecMethod()) != 1 ||
            EC_KEY_set_ex_data(ec.get(), places().ofEc, new Carried{state, {}}) != 1 ||
            EVP_PKEY_set1_EC_KEY(made.get(), ec.get()) != 1)
            return nullptr;
        return made;
    }
    static EVP_PKEY* load(ENGINE* engine, const char*, UI_METHOD*, void*) {
        const auto state = stateIn(ENGINE_get_ex_data(engine, places().ofEngine));
        return state == nullptr ? nullptr : keyOf(state).release();
    }
    static int begin(ENGINE*) { return 1; }
};

Result<std::shared_ptr<CardTlsKey>> CardTlsKey::make(const CardCertificate& certificate,
                                                     std::unique_ptr<Signer> signer) {
    if (certificate.key.algorithm == CardAlgorithm::Ed25519) return fail(u"E-CARD-004"_s);
    static std::atomic_int last = 0;
    auto shared = std::make_shared<Shared>(certificate, std::move(signer));
    shared->id = "madoguchi-card-" + QByteArray::number(++last);
    auto* const carried = new Carried{shared, shared->id};
    ENGINE* const engine = ENGINE_new();
    const bool isMade =
        engine != nullptr && ENGINE_set_ex_data(engine, places().ofEngine, carried) == 1 &&
        ENGINE_set_id(engine, carried->id.constData()) == 1 && ENGINE_set_name(engine, "Staff card") == 1 &&
        ENGINE_set_flags(engine, static_cast<int>(ENGINE_FLAGS_NO_REGISTER_ALL)) == 1 &&
        ENGINE_set_init_function(engine, &CardTlsEngine::begin) == 1 &&
        ENGINE_set_load_privkey_function(engine, &CardTlsEngine::load) == 1 && ENGINE_add(engine) == 1;
    if (!isMade) {
        ENGINE_free(engine);
        return fail(u"E-CARD-004"_s, {}, {}, u"engine"_s);
    }
    shared->engine = engine;
    return std::shared_ptr<CardTlsKey>(new CardTlsKey(std::move(shared)));
}

CardTlsKey::~CardTlsKey() {
    ENGINE_remove(m_shared->engine);
    ENGINE_free(m_shared->engine);
}

QByteArray CardTlsKey::certificatePem() const {
    const QByteArray& der = m_shared->certificate.der;
    constexpr qsizetype lineLength = 64;  // RFC 7468
    const QByteArray text = der.toBase64();
    QByteArray pem = "-----BEGIN CERTIFICATE-----\n";
    for (qsizetype i = 0; i < text.size(); i += lineLength)
        pem += text.mid(i, lineLength) + '\n';
    return pem + "-----END CERTIFICATE-----\n";
}

QByteArray CardTlsKey::name() const {
    return m_shared->id + ":key";
}

std::optional<Error> CardTlsKey::takeTrouble() {
    const std::scoped_lock turn(m_shared->mutex);
    return std::exchange(m_shared->trouble, std::nullopt);
}

}  // namespace mado
