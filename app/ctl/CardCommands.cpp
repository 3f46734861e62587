// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/ctl/Command.h"
#include "core/cards/SoftwareCards.h"

using namespace Qt::StringLiterals;

namespace mado::ctl {

namespace {

int issue(const QCommandLineParser& parser, Report& report) {
    const QString folder = parser.value(u"cards"_s);
    const StaffIdentity staff{parser.value(u"staff"_s),
                              parser.value(u"name"_s),
                              parser.value(u"kana"_s),
                              parser.value(u"section"_s),
                              {}};
    const QByteArray pin = parser.value(u"pin"_s).toLatin1();
    if (folder.isEmpty() || staff.staffId.isEmpty() || staff.name.isEmpty() || pin.isEmpty())
        return ExitUsage;
    const auto secret = SecretBuffer::copyOf(std::span(
        reinterpret_cast<const unsigned char*>(pin.constData()), static_cast<std::size_t>(pin.size())));
    const auto key = SoftwareCards::issue(folder, staff, secret);
    if (!key) return report.refuse(key.error());
    const QString hex = QString::fromLatin1(key->toHex());
    report.line(hex);
    report.answer({{u"staff_id"_s, staff.staffId}, {u"public_key"_s, hex}});
    return ExitOk;
}

}  // namespace

void addCardCommands(QList<Command>& commands) {
    commands << Command{
        u"card issue"_s,
        u"Makes a staff card as a file, for evaluation and drills; says the key to register at the centre."_s,
        {{u"cards"_s, u"Folder of the cards."_s, u"folder"_s},
         {u"staff"_s, u"Staff id."_s, u"id"_s},
         {u"name"_s, u"As it stands on the card."_s, u"name"_s},
         {u"kana"_s, u"The name's reading."_s, u"kana"_s},
         {u"section"_s, u"Section of the office."_s, u"section"_s},
         {u"pin"_s, u"4 to 12 digits. Anybody on this machine can see it while the command runs."_s,
          u"digits"_s}},
        {},
        issue};
}

}  // namespace mado::ctl
