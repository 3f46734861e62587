// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/cards/CardMaking.h"

#include <QFile>

#include <memory>
#include <openssl/bn.h>
#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/rsa.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <p11-kit/pkcs11.h>
#include <stdexcept>

namespace mado::test {

namespace {

struct FreeKey {
    void operator()(EVP_PKEY* key) const { EVP_PKEY_free(key); }
};
struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};
using Key = std::unique_ptr<EVP_PKEY, FreeKey>;
using Certificate = std::unique_ptr<X509, FreeCertificate>;

void must(bool isDone) {
    if (!isDone) throw std::runtime_error("OpenSSL could not make a test card");
}

Key keyFor(const CardMaking& making) {
    if (making.algorithm == CardAlgorithm::RsaSha256)
        return Key(EVP_RSA_gen(static_cast<unsigned>(making.rsaBits)));
    if (making.algorithm == CardAlgorithm::Ed25519)
        return Key(EVP_PKEY_Q_keygen(nullptr, nullptr, "ED25519"));
    return Key(EVP_EC_gen("P-256"));
}

QByteArray number(const EVP_PKEY* key, const char* name, int width = 0) {
    BIGNUM* value = nullptr;
    must(EVP_PKEY_get_bn_param(key, name, &value) == 1);
    QByteArray bytes(std::max(width, BN_num_bytes(value)), '\0');
    must(BN_bn2binpad(value, reinterpret_cast<unsigned char*>(bytes.data()),
                      static_cast<int>(bytes.size())) >= 0);
    BN_clear_free(value);
    return bytes;
}

QMap<unsigned long, QByteArray> partsOf(const EVP_PKEY* key, CardAlgorithm algorithm) {
    if (algorithm == CardAlgorithm::EcdsaP256Sha256) {
        return {{CKA_EC_PARAMS, QByteArray::fromHex("06082a8648ce3d030107")},  // the name of P-256 in DER
                {CKA_VALUE, number(key, OSSL_PKEY_PARAM_PRIV_KEY, 32)}};
    }
    return {{CKA_MODULUS, number(key, OSSL_PKEY_PARAM_RSA_N)},
            {CKA_PUBLIC_EXPONENT, number(key, OSSL_PKEY_PARAM_RSA_E)},
            {CKA_PRIVATE_EXPONENT, number(key, OSSL_PKEY_PARAM_RSA_D)},
            {CKA_PRIME_1, number(key, OSSL_PKEY_PARAM_RSA_FACTOR1)},
            {CKA_PRIME_2, number(key, OSSL_PKEY_PARAM_RSA_FACTOR2)},
            {CKA_EXPONENT_1, number(key, OSSL_PKEY_PARAM_RSA_EXPONENT1)},
            {CKA_EXPONENT_2, number(key, OSSL_PKEY_PARAM_RSA_EXPONENT2)},
            {CKA_COEFFICIENT, number(key, OSSL_PKEY_PARAM_RSA_COEFFICIENT1)}};
}

void name(X509_NAME* subject, const char* field, const QString& value) {
    if (value.isEmpty()) return;
    const QByteArray utf8 = value.toUtf8();
    must(X509_NAME_add_entry_by_txt(subject, field, MBSTRING_UTF8,
                                    reinterpret_cast<const unsigned char*>(utf8.constData()),
                                    static_cast<int>(utf8.size()), -1, 0) == 1);
}

void extend(X509* certificate, int nid, const char* value) {
    X509_EXTENSION* extension = X509V3_EXT_conf_nid(nullptr, nullptr, nid, value);
    must(extension != nullptr && X509_add_ext(certificate, extension, -1) == 1);
    X509_EXTENSION_free(extension);
}

struct FreeBytes {
    void operator()(BIO* bytes) const { BIO_free(bytes); }
};
std::unique_ptr<BIO, FreeBytes> fileOf(const CardMaking& making, const char* name) {
    const QByteArray path = QFile::encodeName(making.authority) + '/' + name;
    std::unique_ptr<BIO, FreeBytes> file(BIO_new_file(path.constData(), "r"));
    must(file != nullptr);
    return file;
}

/// By the authority, or by the key itself.
void sign(X509* certificate, EVP_PKEY* own, const CardMaking& making) {
    if (making.authority.isEmpty()) {
        must(X509_set_issuer_name(certificate, X509_get_subject_name(certificate)) == 1);
        const EVP_MD* digest = making.algorithm == CardAlgorithm::Ed25519 ? nullptr : EVP_sha256();
        must(X509_sign(certificate, own, digest) > 0);
        return;
    }
    const Certificate issuer(PEM_read_bio_X509(fileOf(making, "ca.crt").get(), nullptr, nullptr, nullptr));
    const Key key(PEM_read_bio_PrivateKey(fileOf(making, "ca.key").get(), nullptr, nullptr, nullptr));
    must(issuer != nullptr && key != nullptr);
    must(X509_set_issuer_name(certificate, X509_get_subject_name(issuer.get())) == 1);
    must(X509_sign(certificate, key.get(), EVP_sha256()) > 0);
}

QByteArray certify(EVP_PKEY* key, const CardMaking& making) {
    constexpr long day = 24L * 60 * 60;
    const Certificate certificate(X509_new());
    must(certificate != nullptr && X509_set_version(certificate.get(), X509_VERSION_3) == 1);
    ASN1_INTEGER_set(X509_get_serialNumber(certificate.get()), 1);
    X509_gmtime_adj(X509_getm_notBefore(certificate.get()), -60 * day);
    X509_gmtime_adj(X509_getm_notAfter(certificate.get()), making.validDays * day);
    must(X509_set_pubkey(certificate.get(), key) == 1);
    X509_NAME* subject = X509_get_subject_name(certificate.get());
    name(subject, "CN", making.commonName);
    name(subject, "serialNumber", making.staffId);
    extend(certificate.get(), NID_key_usage, making.maySign ? "digitalSignature" : "keyEncipherment");
    extend(certificate.get(), NID_ext_key_usage, making.maySignIn ? "clientAuth" : "emailProtection");
    sign(certificate.get(), key, making);
    unsigned char* encoded = nullptr;
    const int size = i2d_X509(certificate.get(), &encoded);
    must(size > 0);
    const QByteArray der(reinterpret_cast<const char*>(encoded), size);
    OPENSSL_free(encoded);
    return der;
}

QByteArray publicKeyOf(EVP_PKEY* key, CardAlgorithm algorithm) {
    if (algorithm == CardAlgorithm::Ed25519) {
        QByteArray raw(32, '\0');
        std::size_t size = 32;
        must(EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(raw.data()), &size) == 1);
        return raw;
    }
    unsigned char* encoded = nullptr;
    const int size = i2d_PUBKEY(key, &encoded);
    must(size > 0);
    const QByteArray der(reinterpret_cast<const char*>(encoded), size);
    OPENSSL_free(encoded);
    return der;
}

}  // namespace

MadeKey makeKey(const CardMaking& making) {
    const Key key = keyFor(making);
    must(key != nullptr);
    MadeKey made{
        {making.algorithm, publicKeyOf(key.get(), making.algorithm)}, certify(key.get(), making), {}};
    if (making.algorithm != CardAlgorithm::Ed25519) made.parts = partsOf(key.get(), making.algorithm);
    return made;
}

}  // namespace mado::test
