// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/engine/FormDefinition.h"
#include "forms/engine/LocalText.h"

#include <QHash>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>

namespace mado {

/// What the palette and lists need of a procedure.
struct FormSummary {
    QString id;
    int version = 1;
    LocalText title;
    QString area;
    FormKind kind = FormKind::Notification;
    QStringList keywords;
    QStringList lifeEvents;
    QStringList searchKeys;  ///< keywords and titles folded for search (see matching())
};

/// Something that happens in a resident's life, with the procedures that usually go with it, in order.
struct LifeEvent {
    QString id;
    LocalText title;
    QStringList procedures;
};

/// All procedures that this program has forms for. load() reads titles and keywords only; a definition is
/// read when it is first asked for and kept. GUI thread (definition() fills a cache); the definitions may be
/// shared.
class FormCatalogue {
 public:
    /// Reads <folder>/index.cbor; ":/procedures" is there when mado_procedure_forms is linked.
    /// E-FORM-001 unreadable, E-FORM-002 torn.
    [[nodiscard]] static Result<FormCatalogue> load(const QString& folder = QStringLiteral(":/procedures"));

    [[nodiscard]] const QList<FormSummary>& forms() const { return m_forms; }
    [[nodiscard]] const FormSummary* summary(const QString& id) const;  ///< null if unknown
    [[nodiscard]] const QList<LifeEvent>& lifeEvents() const { return m_lifeEvents; }
    /// Forms whose title or keywords contain every word of `typed` (kana, kanji or romaji; widths, kana kind
    /// and voicing marks do not matter), best first: a beginning before a middle. All of them for empty text.
    [[nodiscard]] QList<const FormSummary*> matching(const QString& typed) const;

    /// E-FORM-003 unknown procedure, E-FORM-001, E-FORM-002.
    [[nodiscard]] Result<std::shared_ptr<const FormDefinition>> definition(const QString& id) const;

 private:
    QString m_folder;
    QList<FormSummary> m_forms;
    QList<LifeEvent> m_lifeEvents;
    mutable QHash<QString, std::shared_ptr<const FormDefinition>> m_definitions;
};

}  // namespace mado
