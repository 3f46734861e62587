<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>EstimateText</name>
    <message numerus="yes">
        <source>%1 to %2, %n months</source>
        <translation>
            <numerusform>%1 to %2, %n month</numerusform>
            <numerusform>%1 to %2, %n months</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months</source>
        <translation>
            <numerusform>%n month</numerusform>
            <numerusform>%n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::BenefitTab</name>
    <message numerus="yes">
        <source>Reached the limit %n times in these months.</source>
        <translation>
            <numerusform>Reached the limit %n time in these months.</numerusform>
            <numerusform>Reached the limit %n times in these months.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n months above the limit are not claimed.</source>
        <translation>
            <numerusform>%n month above the limit is not claimed.</numerusform>
            <numerusform>%n months above the limit are not claimed.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::CasePage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n days late</source>
        <translation>
            <numerusform>%n day late</numerusform>
            <numerusform>%n days late</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::CommandPalette</name>
    <message numerus="yes">
        <source>Life event: %1 (%n procedures)</source>
        <translation>
            <numerusform>Life event: %1 (%n procedure)</numerusform>
            <numerusform>Life event: %1 (%n procedures)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::ConfirmPage</name>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::ExplanationView</name>
    <message numerus="yes">
        <source>%n steps</source>
        <translation>
            <numerusform>%n step</numerusform>
            <numerusform>%n steps</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n figures to be confirmed</source>
        <translation>
            <numerusform>%n figure to be confirmed</numerusform>
            <numerusform>%n figures to be confirmed</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::HouseholdPage</name>
    <message numerus="yes">
        <source>until %1 (%n days left)</source>
        <translation>
            <numerusform>until %1 (%n day left)</numerusform>
            <numerusform>until %1 (%n days left)</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::IssuePage</name>
    <message numerus="yes">
        <source>%n papers issued.</source>
        <translation>
            <numerusform>%n paper issued.</numerusform>
            <numerusform>%n papers issued.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::ResultPane</name>
    <message numerus="yes">
        <source>%n instalments</source>
        <translation>
            <numerusform>%n instalment</numerusform>
            <numerusform>%n instalments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::SettingsPage</name>
    <message numerus="yes">
        <source>The administrator has fixed that the screen locks after %n minute(s) at the latest.</source>
        <translation>
            <numerusform>The administrator has fixed that the screen locks after %n minute at the latest.</numerusform>
            <numerusform>The administrator has fixed that the screen locks after %n minutes at the latest.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::TaxTab</name>
    <message numerus="yes">
        <source>%n instalments</source>
        <translation>
            <numerusform>%n instalment</numerusform>
            <numerusform>%n instalments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>mado::UnsentPage</name>
    <message numerus="yes">
        <source>%n papers are being printed.</source>
        <translation>
            <numerusform>%n paper is being printed.</numerusform>
            <numerusform>%n papers are being printed.</numerusform>
        </translation>
    </message>
</context>
</TS>
