// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/Tone.h"

#include "ui/theme/Theme.h"

using namespace Qt::StringLiterals;

namespace mado {

namespace {

QColor borderOf(const QColor& ground) {
    return ground.darker(108);
}

}  // namespace

ToneLook lookOf(Tone tone) {
    switch (tone) {
        case Tone::Neutral:
            return {{}, theme::ink(), theme::neutralGround(), borderOf(theme::neutralGround())};
        case Tone::Accent:
            return {u"info"_s, theme::accent().darker(125), theme::accentLight(),
                    borderOf(theme::accentLight())};
        case Tone::Good:
            return {u"check"_s, theme::good(), theme::goodGround(), borderOf(theme::goodGround())};
        case Tone::Look:
            return {u"warning"_s, theme::look(), theme::lookGround(), borderOf(theme::lookGround())};
        case Tone::Stop:
            break;
    }
    return {u"stop"_s, theme::stop(), theme::stopGround(), borderOf(theme::stopGround())};
}

}  // namespace mado
