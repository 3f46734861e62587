// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/security/KeychainSecretStore.h"

#include <qt6keychain/keychain.h>

#include <future>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace mado {

struct KeychainSecretStore::Outcome {
    QKeychain::Error code = QKeychain::OtherError;
    QString words;
    bool inTime = false;
    SecretBuffer secret = {};
};

namespace {

QString service() {
    return u"Madoguchi"_s;
}

/// Zeroes the bytes where they lie: data() would first make a copy if they are shared.
void wipe(const QByteArray& bytes) {
    sodium_memzero(const_cast<char*>(bytes.constData()), static_cast<std::size_t>(bytes.size()));
}

Error keychainError(QKeychain::Error code, const QString& words) {
    switch (code) {
        case QKeychain::NoBackendAvailable:
        case QKeychain::NotImplemented:
            return fail(u"E-KEY-001"_s, {}, {}, words);
        case QKeychain::AccessDeniedByUser:
        case QKeychain::AccessDenied:
            return fail(u"E-KEY-002"_s, {}, {}, words);
        default:
            return fail(u"E-KEY-004"_s, {}, {}, u"%1: %2"_s.arg(code).arg(words));
    }
}

void prepare(QKeychain::Job& job, const QString& name) {
    job.setInsecureFallback(false);
    job.setAutoDelete(true);
    job.setKey(name);
}

}  // namespace

KeychainSecretStore::KeychainSecretStore(std::chrono::milliseconds patience)
    : m_patience(patience), m_worker(std::make_unique<QObject>()) {
    m_thread.setObjectName(u"keychain"_s);
    m_worker->moveToThread(&m_thread);
    m_thread.start();
}

KeychainSecretStore::~KeychainSecretStore() {
    m_thread.quit();
    m_thread.wait();
}

KeychainSecretStore::Outcome KeychainSecretStore::await(
    const std::function<void(const std::function<void(Outcome)>&)>& start) {
    // Shared: after a time-out the job still ends some time.
    auto promise = std::make_shared<std::promise<Outcome>>();
    auto outcome = promise->get_future();
    QMetaObject::invokeMethod(
        m_worker.get(),
        [promise, start] { start([promise](Outcome result) { promise->set_value(std::move(result)); }); },
        Qt::QueuedConnection);
    if (outcome.wait_for(m_patience) != std::future_status::ready) return {};
    Outcome result = outcome.get();
    result.inTime = true;
    return result;
}

Result<std::optional<SecretBuffer>> KeychainSecretStore::read(const QString& name) {
    Outcome outcome = await([name](const std::function<void(Outcome)>& done) {
        auto* job = new QKeychain::ReadPasswordJob(service());
        prepare(*job, name);
        QObject::connect(job, &QKeychain::Job::finished, job, [done, job] {
            Outcome result{job->error(), job->errorString()};
            const QByteArray bytes = job->binaryData();
            result.secret = SecretBuffer::copyOf({reinterpret_cast<const unsigned char*>(bytes.constData()),
                                                  static_cast<std::size_t>(bytes.size())});
            wipe(bytes);
            done(std::move(result));
        });
        job->start();
    });
    if (!outcome.inTime) return fail(u"E-KEY-003"_s);
    if (outcome.code == QKeychain::EntryNotFound) return std::optional<SecretBuffer>();
    if (outcome.code != QKeychain::NoError) return keychainError(outcome.code, outcome.words);
    return std::optional<SecretBuffer>(std::move(outcome.secret));
}

Result<void> KeychainSecretStore::write(const QString& name, const SecretBuffer& secret) {
    const QByteArray bytes(reinterpret_cast<const char*>(secret.bytes().data()),
                           static_cast<qsizetype>(secret.size()));
    const Outcome outcome = await([name, bytes](const std::function<void(Outcome)>& done) {
        auto* job = new QKeychain::WritePasswordJob(service());
        prepare(*job, name);
        job->setBinaryData(bytes);
        QObject::connect(job, &QKeychain::Job::finished, job, [done, job] {
            done(Outcome{job->error(), job->errorString()});
        });
        job->start();
    });
    // After a time-out the job still needs them.
    if (outcome.inTime) wipe(bytes);
    if (!outcome.inTime) return fail(u"E-KEY-003"_s);
    if (outcome.code != QKeychain::NoError) return keychainError(outcome.code, outcome.words);
    return {};
}

Result<void> KeychainSecretStore::remove(const QString& name) {
    const Outcome outcome = await([name](const std::function<void(Outcome)>& done) {
        auto* job = new QKeychain::DeletePasswordJob(service());
        prepare(*job, name);
        QObject::connect(job, &QKeychain::Job::finished, job, [done, job] {
            done(Outcome{job->error(), job->errorString()});
        });
        job->start();
    });
    if (!outcome.inTime) return fail(u"E-KEY-003"_s);
    if (outcome.code == QKeychain::NoError || outcome.code == QKeychain::EntryNotFound) return {};
    return keychainError(outcome.code, outcome.words);
}

}  // namespace mado
