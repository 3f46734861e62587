// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QJsonObject>
#include <QStringList>
#include <QWidget>

#include <memory>

namespace mado {

class PostalCodeTable;
class Wording;

/// Who files: what kind of filer, which member of the household or which representative, and whether it came by
/// post. Members are chosen, never typed; a representative is written down with address and phone.
class FilerForm : public QWidget {
    Q_OBJECT
 public:
    /// Both outlive it.
    FilerForm(const Wording& wording, const PostalCodeTable& postalCodes, QWidget* parent = nullptr);
    ~FilerForm() override;

    /// `facts`: the facts object (household, members). `filerKinds`: those that every procedure of the case
    /// allows, as FormDefinition::filers. Keeps what was entered as far as it still fits.
    void setFacts(const QJsonObject& facts, const QStringList& filerKinds, bool mayBeByPost);

    /// The "filer" part of the facts object: "kind", "by_post", "name", "kana", "relationship", "postal_code",
    /// "address", "building", "phone" (absent where there is nothing), "addressee_no" of a member.
    [[nodiscard]] QJsonObject filer() const;
    /// An empty object proposes the household head.
    void setFiler(const QJsonObject& filer);
    /// A kind is chosen, and a name is there.
    [[nodiscard]] bool isComplete() const;
    void commitPending();
    void focusFirst();

 Q_SIGNALS:
    void filerChanged(const QJsonObject& filer);
    /// Enter on the last field.
    void finished();

 protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void changeEvent(QEvent* event) override;

 private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace mado
