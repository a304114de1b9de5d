<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>CaseLine</name>
    <message numerus="yes">
        <source>%n from this place</source>
        <translation>
            <numerusform>%n from this place</numerusform>
            <numerusform>%n from this place</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Hastened %n times</source>
        <translation>
            <numerusform>Hastened once</numerusform>
            <numerusform>Hastened %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Returned %n times</source>
        <translation>
            <numerusform>Returned once</numerusform>
            <numerusform>Returned %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n due soon</numerusform>
            <numerusform>%n due soon</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n new message</numerusform>
            <numerusform>%n new messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{view}, %n case(s)</source>
        <translation>
            <numerusform>{view}, %n case</numerusform>
            <numerusform>{view}, %n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) erased, also from the backups; a new one was made.</source>
        <translation>
            <numerusform>%n case erased, also from the backups; a new one was made.</numerusform>
            <numerusform>%n cases erased, also from the backups; a new one was made.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) would be erased. Nothing was: add --yes to do it.</source>
        <translation>
            <numerusform>%n case would be erased. Nothing was: add --yes to do it.</numerusform>
            <numerusform>%n cases would be erased. Nothing was: add --yes to do it.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) were too long for a workbook and cut.</source>
        <translation>
            <numerusform>%n cell was too long for a workbook and cut.</numerusform>
            <numerusform>%n cells were too long for a workbook and cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) folded again</source>
        <translation>
            <numerusform>%n event folded again</numerusform>
            <numerusform>%n events folded again</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n line(s) were tampered with or belong to another key.</source>
        <translation>
            <numerusform>%n line was tampered with or belongs to another key.</numerusform>
            <numerusform>%n lines were tampered with or belong to another key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be taken in as they are</source>
        <translation>
            <numerusform>%n row cannot be taken in as it is</numerusform>
            <numerusform>%n rows cannot be taken in as they are</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) put aside</source>
        <translation>
            <numerusform>%n row put aside</numerusform>
            <numerusform>%n rows put aside</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken in</source>
        <translation>
            <numerusform>%n row taken in</numerusform>
            <numerusform>%n rows taken in</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) thrown away</source>
        <translation>
            <numerusform>%n row thrown away</numerusform>
            <numerusform>%n rows thrown away</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written.</source>
        <translation>
            <numerusform>%n row written.</numerusform>
            <numerusform>%n rows written.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The desk is as it was on {when}, with %n case(s).</source>
        <translation>
            <numerusform>The desk is as it was on {when}, with %n case.</numerusform>
            <numerusform>The desk is as it was on {when}, with %n cases.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Deliveries</name>
    <message numerus="yes">
        <source>%n more after this</source>
        <translation>
            <numerusform>%n more after this</numerusform>
            <numerusform>%n more after this</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message numerus="yes">
        <source>%n topic(s) of the dispatch list still name it</source>
        <translation>
            <numerusform>%n topic of the dispatch list still names it</numerusform>
            <numerusform>%n topics of the dispatch list still name it</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n day(s) ago</source>
        <translation>
            <numerusform>Confirmed %n day ago</numerusform>
            <numerusform>Confirmed %n days ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n month(s) ago</source>
        <translation>
            <numerusform>Confirmed %n month ago</numerusform>
            <numerusform>Confirmed %n months ago</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n year(s) ago</source>
        <translation>
            <numerusform>Confirmed %n year ago</numerusform>
            <numerusform>Confirmed %n years ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%n earlier of this person</source>
        <translation>
            <numerusform>%n earlier of this person</numerusform>
            <numerusform>%n earlier of this person</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from this place</source>
        <translation>
            <numerusform>%n from this place</numerusform>
            <numerusform>%n from this place</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message numerus="yes">
        <source>hastened %n time(s)</source>
        <translation>
            <numerusform>hastened once</numerusform>
            <numerusform>hastened %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hastened %n time(s)</source>
        <translation>
            <numerusform>hastened once</numerusform>
            <numerusform>hastened %n times</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message numerus="yes">
        <source>%n of them changed what was known.</source>
        <translation>
            <numerusform>%n of them changed what was known.</numerusform>
            <numerusform>%n of them changed what was known.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s) that were missing here were added.</source>
        <translation>
            <numerusform>%n reply that was missing here was added.</numerusform>
            <numerusform>%n replies that were missing here were added.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can be taken</source>
        <translation>
            <numerusform>%n row can be taken</numerusform>
            <numerusform>%n rows can be taken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n day</numerusform>
            <numerusform>%n days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n hour</numerusform>
            <numerusform>%n hours</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n s</numerusform>
            <numerusform>%n s</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>Show %n earlier</source>
        <translation>
            <numerusform>Show %n earlier</numerusform>
            <numerusform>Show %n earlier</numerusform>
        </translation>
    </message>
</context>
</TS>
