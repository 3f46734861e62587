// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/cards/CardCertificate.h"

#include <QCryptographicHash>
#include <QTimeZone>

#include <memory>
#include <openssl/evp.h>
#include <openssl/x509.h>
#include <openssl/x509v3.h>
#include <optional>

using namespace Qt::StringLiterals;

namespace mado {

namespace {

struct FreeCertificate {
    void operator()(X509* certificate) const { X509_free(certificate); }
};

QString entryOf(const X509_NAME* name, int nid) {
    const int position = X509_NAME_get_index_by_NID(name, nid, -1);
    if (position < 0) return {};
    const ASN1_STRING* text = X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, position));
    unsigned char* utf8 = nullptr;
    const int size = ASN1_STRING_to_UTF8(&utf8, text);
    if (size < 0) return {};
    const QString entry = QString::fromUtf8(reinterpret_cast<const char*>(utf8), size);
    OPENSSL_free(utf8);
    return entry;
}

QDateTime timeOf(const ASN1_TIME* time) {
    std::tm parts{};
    if (ASN1_TIME_to_tm(time, &parts) != 1) return {};
    return {QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
            QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), Qt::UTC};
}

std::optional<CardAlgorithm> algorithmOf(const EVP_PKEY* key) {
    constexpr int rsaFewest = 2048;
    if (EVP_PKEY_is_a(key, "ED25519") == 1) return CardAlgorithm::Ed25519;
    if (EVP_PKEY_is_a(key, "EC") == 1 && EVP_PKEY_get_bits(key) == 256) return CardAlgorithm::EcdsaP256Sha256;
    if (EVP_PKEY_is_a(key, "RSA") == 1 && EVP_PKEY_get_bits(key) >= rsaFewest)
        return CardAlgorithm::RsaSha256;
    return {};
}

QByteArray publicKeyOf(EVP_PKEY* key, CardAlgorithm algorithm) {
    if (algorithm == CardAlgorithm::Ed25519) {
        QByteArray raw(32, '\0');
        std::size_t size = 32;
        if (EVP_PKEY_get_raw_public_key(key, reinterpret_cast<unsigned char*>(raw.data()), &size) != 1)
            return {};
        return raw;
    }
    unsigned char* encoded = nullptr;
    const int size = i2d_PUBKEY(key, &encoded);
    if (size <= 0) return {};
    const QByteArray bytes(reinterpret_cast<const char*>(encoded), size);
    OPENSSL_free(encoded);
    return bytes;
}

}  // namespace

Result<CardCertificate> CardCertificate::read(const QByteArray& der) {
    const unsigned char* position = reinterpret_cast<const unsigned char*>(der.constData());
    const std::unique_ptr<X509, FreeCertificate> x509(
        d2i_X509(nullptr, &position, static_cast<long>(der.size())));
    if (x509 == nullptr) return fail(u"E-CARD-004"_s);
    EVP_PKEY* key = X509_get0_pubkey(x509.get());
    const auto algorithm = key == nullptr ? std::nullopt : algorithmOf(key);
    if (!algorithm) return fail(u"E-CARD-004"_s);

    CardCertificate certificate;
    certificate.der = der;
    certificate.commonName = entryOf(X509_get_subject_name(x509.get()), NID_commonName);
    certificate.staffId = entryOf(X509_get_subject_name(x509.get()), NID_serialNumber);
    certificate.validFrom = timeOf(X509_get0_notBefore(x509.get()));
    certificate.validUntil = timeOf(X509_get0_notAfter(x509.get()));
    certificate.signs = (X509_get_key_usage(x509.get()) & KU_DIGITAL_SIGNATURE) != 0;
    certificate.signsIn = (X509_get_extended_key_usage(x509.get()) & XKU_SSL_CLIENT) != 0;
    certificate.key = {*algorithm, publicKeyOf(key, *algorithm)};
    certificate.fingerprint = QCryptographicHash::hash(der, QCryptographicHash::Sha256);
    return certificate;
}

}  // namespace mado
