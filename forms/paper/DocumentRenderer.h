// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/base/Result.h"
#include "forms/paper/FormInfo.h"
#include "forms/paper/RenderOptions.h"
#include "forms/paper/RenderedDocument.h"

#include <QJsonObject>
#include <QList>
#include <QString>

#include <memory>

namespace mado {

/// Turns a form and a facts object into paper (PDF), entirely in memory.
///
/// Threads: all functions are const and may be called at the same time from any thread on one shared
/// renderer; calls share nothing but read-only fonts and layouts. Needs no QGuiApplication. Give long batches
/// to a worker thread: a document takes a few milliseconds, 2,000 notices about half a second.
///
/// Text: what is printed can be extracted code point for code point, variation sequences included, and is
/// printed with the registered glyph. A text that does not fit shrinks to the least size of its box, then
/// goes on on an annex page with a reference mark; nothing is ever cut.
///
/// Errors: E-PAPER-001 unknown form or variant, -002 facts missing that the paper must carry (facts: the
/// paths), -003 characters that no font has (facts: the code points), -004 invisible or direction-changing
/// characters in a value (facts: the code points), -005 a value has the wrong kind (facts: the paths), -006 a
/// value is too long, -007 a font file cannot be read (facts: the file name), -008 the seal picture cannot be
/// read, -009 options out of range, -010 code symbol too large. Errors never hold personal data; `field` is
/// the id of the text box.
class DocumentRenderer {
 public:
    /// Fonts are looked for in `fontFolder` (if given), beside the program (../share/madoguchi/fonts, fonts),
    /// then where they were when this was built. They are opened at their first use.
    explicit DocumentRenderer(const QString& fontFolder = {});
    ~DocumentRenderer();
    DocumentRenderer(const DocumentRenderer&) = delete;
    DocumentRenderer& operator=(const DocumentRenderer&) = delete;

    /// `facts` is the facts object that forms, checks and papers share; its "document" part names person,
    /// addressee, number and date of this paper.
    [[nodiscard]] Result<RenderedDocument> render(const QString& formId, const QJsonObject& facts,
                                                  const RenderOptions& options = {}) const;
    /// One PDF with the documents one after the other (an annex follows its document). The first failure
    /// stops the batch; its facts end with the number (from 1) of the document at fault.
    [[nodiscard]] Result<RenderedDocument> renderBatch(const QString& formId, const QList<QJsonObject>& facts,
                                                       const RenderOptions& options = {}) const;
    /// By id.
    [[nodiscard]] QList<FormInfo> forms() const;
    /// Characters of `text` that the fonts of names cannot print, for a warning at entry; empty if all can
    /// be.
    [[nodiscard]] Result<QStringList> unprintableCharacters(const QString& text) const;

 private:
    class Private;
    std::unique_ptr<Private> d;
};

}  // namespace mado
