// SPDX-License-Identifier: GPL-3.0-or-later
#include "forms/paper/fonts/FontSet.h"

#include "FontPaths.h"

#include <QCoreApplication>
#include <QFileInfo>

namespace mado {

using namespace Qt::StringLiterals;

std::optional<FontFamily> fontFamilyByName(QStringView name) {
    if (name == u"mincho") return FontFamily::Mincho;
    if (name == u"mincho-p") return FontFamily::MinchoP;
    if (name == u"gothic") return FontFamily::Gothic;
    if (name == u"gothic-bold") return FontFamily::GothicBold;
    if (name == u"gothic-p") return FontFamily::GothicP;
    if (name == u"gothic-p-bold") return FontFamily::GothicPBold;
    return std::nullopt;
}

FontSet::FontSet(const QString& folder) {
    if (!folder.isEmpty()) m_folders << folder;
    if (QCoreApplication::instance() != nullptr) {
        const QString program = QCoreApplication::applicationDirPath();
        m_folders << program + u"/../share/madoguchi/fonts"_s << program + u"/fonts"_s;
    }
}

std::array<FontSet::Face, 2> FontSet::chain(FontFamily family) {
    switch (family) {
        case FontFamily::Mincho:
            return {MinchoFace, NamesFace};
        case FontFamily::MinchoP:
            return {MinchoPFace, NamesFace};
        case FontFamily::Gothic:
            return {GothicFace, NamesFace};
        case FontFamily::GothicBold:
            return {GothicBoldFace, NamesFace};
        case FontFamily::GothicP:
            return {GothicPFace, NamesFace};
        case FontFamily::GothicPBold:
            return {GothicPBoldFace, NamesFace};
    }
    return {MinchoFace, NamesFace};
}

QString FontSet::path(Face face) const {
    const QString built = QString::fromUtf8(paperFontPaths[face]);
    const QString name = QFileInfo(built).fileName();
    for (const QString& folder : m_folders) {
        if (QFileInfo::exists(folder + u'/' + name)) return folder + u'/' + name;
    }
    return built;
}

Result<std::shared_ptr<const FontFace>> FontSet::face(Face face) const {
    std::call_once(m_once[face], [this, face] {
        auto opened = FontFace::open(path(face));
        if (opened) {
            m_faces[face] = *opened;
        } else {
            m_errors[face] = opened.error();
        }
    });
    if (m_faces[face] == nullptr) return m_errors[face];
    return m_faces[face];
}

}  // namespace mado
