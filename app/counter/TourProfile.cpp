// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/TourProfile.h"

#include "app/setup/EvaluationProfile.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

constexpr int residents = 300;

}  // namespace

/// Passes everything on and remembers what was written.
class TourProfile::Remembering final : public SecretStore {
 public:
    explicit Remembering(SecretStore& store) : m_store(store) {}
    [[nodiscard]] Result<std::optional<SecretBuffer>> read(const QString& name) override {
        return m_store.read(name);
    }
    [[nodiscard]] Result<void> write(const QString& name, const SecretBuffer& secret) override {
        m_names << name;
        return m_store.write(name, secret);
    }
    [[nodiscard]] Result<void> remove(const QString& name) override { return m_store.remove(name); }
    void forgetAll() {
        for (const QString& each : std::as_const(m_names))
            static_cast<void>(m_store.remove(each));
        m_names.clear();
    }

 private:
    SecretStore& m_store;
    QStringList m_names;
};

TourProfile::TourProfile(SecretStore& keychain) : m_secrets(std::make_unique<Remembering>(keychain)) {}

TourProfile::~TourProfile() {
    m_secrets->forgetAll();
}

QString TourProfile::folder() const {
    return m_folder.filePath(u"profile"_s);
}

Result<std::unique_ptr<TourProfile>> TourProfile::make(const QString& municipality, SecretStore& keychain) {
    std::unique_ptr<TourProfile> profile(new TourProfile(keychain));
    if (!profile->m_folder.isValid()) return fail(u"E-DESK-001"_s);
    MADO_ASSIGN(const auto knowledge, CityKnowledge::load(municipality));
    const SystemClock clock;
    EvaluationProfile::Plan plan;
    plan.folder = profile->folder();
    plan.residents = residents;
    MADO_ASSIGN(const auto made, EvaluationProfile::make(plan, *profile->m_secrets, clock, *knowledge));
    static_cast<void>(made);
    return profile;
}

}  // namespace mado
