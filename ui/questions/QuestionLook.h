// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QString>

class QLabel;
class QPushButton;
class QToolButton;
class QWidget;

/// How the parts of a form look; colours and fonts come from the theme.
namespace mado::questions {

/// Gap between questions, and inside one.
[[nodiscard]] int wideGap();
[[nodiscard]] int narrowGap();
/// Left edge of what belongs to the row above.
[[nodiscard]] int indent();

[[nodiscard]] QLabel* headingLabel(QWidget* parent);
[[nodiscard]] QLabel* questionLabel(QWidget* parent);  ///< name of a field
[[nodiscard]] QLabel* captionLabel(QWidget* parent);   ///< hint, unit, remark
[[nodiscard]] QLabel* bodyLabel(QWidget* parent);
[[nodiscard]] QLabel* tagLabel(QWidget* parent);   ///< "required"
[[nodiscard]] QLabel* noteLabel(QWidget* parent);  ///< light accent chip
/// A small button that reads as a link.
[[nodiscard]] QToolButton* linkButton(QWidget* parent);
/// Sets a text only if it is another, and hides the label while there is none.
void say(QLabel* label, const QString& text);

enum class Tone { Stop, Look, Inform, Good };
/// Icon of a tone, drawn at the size of the text.
void showTone(QLabel* icon, Tone tone);
/// Ground and ink of a strip of that tone.
void paintTone(QWidget* strip, Tone tone);
/// A thin line below a row of a list.
[[nodiscard]] QWidget* hairline(QWidget* parent);

}  // namespace mado::questions
