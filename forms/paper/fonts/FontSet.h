// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/paper/fonts/FontFace.h"

#include <QString>
#include <QStringList>

#include <array>
#include <memory>
#include <mutex>

namespace mado {

/// The type of a text on paper. The P families set Latin letters in their own widths (English lines).
enum class FontFamily { Mincho, MinchoP, Gothic, GothicBold, GothicP, GothicPBold };

/// Name in layouts: mincho, mincho-p, gothic, gothic-bold, gothic-p, gothic-p-bold.
[[nodiscard]] std::optional<FontFamily> fontFamilyByName(QStringView name);

/// The bundled fonts, opened at their first use. Any thread.
class FontSet {
 public:
    /// Faces are named by a number, so that a document can keep a table of what it uses.
    enum Face {
        MinchoFace,
        MinchoPFace,
        GothicFace,
        GothicBoldFace,
        GothicPFace,
        GothicPBoldFace,
        NamesFace,
        FaceCount
    };

    explicit FontSet(const QString& folder = {});

    /// In the order in which they are asked for a character: the family itself, then IPAmj Mincho.
    [[nodiscard]] static std::array<Face, 2> chain(FontFamily family);
    [[nodiscard]] Result<std::shared_ptr<const FontFace>> face(Face face) const;

 private:
    [[nodiscard]] QString path(Face face) const;

    QStringList m_folders;
    mutable std::array<std::once_flag, FaceCount> m_once;
    mutable std::array<std::shared_ptr<const FontFace>, FaceCount> m_faces;
    mutable std::array<Error, FaceCount> m_errors;
};

}  // namespace mado
