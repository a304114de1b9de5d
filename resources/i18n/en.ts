<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>Access</name>
    <message numerus="yes">
        <source>%n line(s) were tampered with, or were written for another recovery key.</source>
        <translation>
            <numerusform>%n line was tampered with, or was written for another recovery key.</numerusform>
            <numerusform>%n lines were tampered with, or were written for another recovery key.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In between %n line(s) are missing.</source>
        <translation>
            <numerusform>In between %n line is missing.</numerusform>
            <numerusform>In between %n lines are missing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{when}: at the beginning at least %n line(s) were found removed or replaced.</source>
        <translation>
            <numerusform>{when}: at the beginning at least %n line was found removed or replaced.</numerusform>
            <numerusform>{when}: at the beginning at least %n lines were found removed or replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{when}: at the end at least %n line(s) were found removed or replaced.</source>
        <translation>
            <numerusform>{when}: at the end at least %n line was found removed or replaced.</numerusform>
            <numerusform>{when}: at the end at least %n lines were found removed or replaced.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{when}: the whole record was found removed, %n line(s).</source>
        <translation>
            <numerusform>{when}: the whole record was found removed, %n line.</numerusform>
            <numerusform>{when}: the whole record was found removed, %n lines.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccessRecord</name>
    <message numerus="yes">
        <source>%n line(s), newest first</source>
        <translation>
            <numerusform>%n line</numerusform>
            <numerusform>%n lines, newest first</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message numerus="yes">
        <source>%n clock(s) run out within the next minutes, the first {time}: {number}</source>
        <translation>
            <numerusform>%n clock runs out within the next minutes, at {time}: {number}</numerusform>
            <numerusform>%n clocks run out within the next minutes, the first at {time}: {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Urgent. %n clock(s) run out or have run out, the first {time}: {number}</source>
        <translation>
            <numerusform>Urgent. %n clock runs out or has run out: {time}, {number}</numerusform>
            <numerusform>Urgent. %n clocks run out or have run out, the first {time}: {number}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message numerus="yes">
        <source>%n row(s) hold an answer that is not ours and were left.</source>
        <translation>
            <numerusform>%n row holds an answer that is not ours and was left.</numerusform>
            <numerusform>%n rows hold an answer that is not ours and were left.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message numerus="yes">
        <source>%n more come up as these are settled.</source>
        <translation>
            <numerusform>%n more comes up as these are settled.</numerusform>
            <numerusform>%n more come up as these are settled.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) chosen</source>
        <translation>
            <numerusform>%n row chosen</numerusform>
            <numerusform>%n rows chosen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) discarded.</source>
        <translation>
            <numerusform>%n row discarded.</numerusform>
            <numerusform>%n rows discarded.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) still cannot be read; each says why.</source>
        <translation>
            <numerusform>%n row still cannot be read; it says why.</numerusform>
            <numerusform>%n rows still cannot be read; each says why.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken in.</source>
        <translation>
            <numerusform>%n row taken in.</numerusform>
            <numerusform>%n rows taken in.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Discard %n row(s)</source>
        <translation>
            <numerusform>Discard %n row</numerusform>
            <numerusform>Discard %n rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message numerus="yes">
        <source>%n kept in {folder}</source>
        <translation>
            <numerusform>%n kept in {folder}</numerusform>
            <numerusform>%n kept in {folder}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CallBack</name>
    <message numerus="yes">
        <source>%n time(s) not reached before</source>
        <translation>
            <numerusform>%n time not reached before</numerusform>
            <numerusform>%n times not reached before</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Carried</name>
    <message numerus="yes">
        <source>%n more on their way</source>
        <translation>
            <numerusform>%n more on its way</numerusform>
            <numerusform>%n more on their way</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n seconds the e-mail to {name} goes out {number}</source>
        <translation>
            <numerusform>In %n second the e-mail to {name} goes out {number}</numerusform>
            <numerusform>In %n seconds the e-mail to {name} goes out {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n seconds the reply to {name} goes out {number}</source>
        <translation>
            <numerusform>In %n second the reply to {name} goes out {number}</numerusform>
            <numerusform>In %n seconds the reply to {name} goes out {number}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message numerus="yes">
        <source>%n organisation(s) asked, no answer yet</source>
        <translation>
            <numerusform>%n organisation asked, no answer yet</numerusform>
            <numerusform>%n organisations asked, no answer yet</numerusform>
        </translation>
    </message>
</context>
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
        <source>%n window(s) about to shut</source>
        <translation>
            <numerusform>%n window about to shut</numerusform>
            <numerusform>%n windows about to shut</numerusform>
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
    <name>Channels</name>
    <message numerus="yes">
        <source>%n citizen(s) wait for the platform&apos;s own agents</source>
        <translation>
            <numerusform>%n citizen waits for the platform&apos;s own agents</numerusform>
            <numerusform>%n citizens wait for the platform&apos;s own agents</numerusform>
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
        <source>%n case(s) have been kept long enough. None was erased: --yes does it.</source>
        <translation>
            <numerusform>%n case has been kept long enough. None was erased: --yes does it.</numerusform>
            <numerusform>%n cases have been kept long enough. None was erased: --yes does it.</numerusform>
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
    <message numerus="yes">
        <source>after %n month(s)</source>
        <translation>
            <numerusform>after %n month</numerusform>
            <numerusform>after %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <translation>
            <numerusform>%n calendar day</numerusform>
            <numerusform>%n calendar days</numerusform>
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
    <message numerus="yes">
        <source>%n minute(s) on duty</source>
        <translation>
            <numerusform>%n minute on duty</numerusform>
            <numerusform>%n minutes on duty</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n working day</numerusform>
            <numerusform>%n working days</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working hour(s)</source>
        <translation>
            <numerusform>%n working hour</numerusform>
            <numerusform>%n working hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message numerus="yes">
        <source>%n case(s) still to be counted anew</source>
        <translation>
            <numerusform>%n case still to be counted anew</numerusform>
            <numerusform>%n cases still to be counted anew</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Consult</name>
    <message numerus="yes">
        <source>%n organisation(s) asked: W copies the question for each</source>
        <translation>
            <numerusform>%n organisation asked: W copies the question for it</numerusform>
            <numerusform>%n organisations asked: W copies the question for each</numerusform>
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
    <name>Erasing</name>
    <message numerus="yes">
        <source>%n case(s) erased</source>
        <translation>
            <numerusform>%n case erased</numerusform>
            <numerusform>%n cases erased</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Erase %n case(s)</source>
        <translation>
            <numerusform>Erase %n case</numerusform>
            <numerusform>Erase %n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Every case of this citizen, by account and telephone: %n case(s)</source>
        <translation>
            <numerusform>Every case of this citizen, by account and telephone: %n case</numerusform>
            <numerusform>Every case of this citizen, by account and telephone: %n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n case(s) erased</source>
        <translation>
            <numerusform>Stopped: %n case erased</numerusform>
            <numerusform>Stopped: %n cases erased</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n cell(s) were longer than a cell can be, and were cut.</source>
        <translation>
            <numerusform>%n cell was longer than a cell can be, and was cut.</numerusform>
            <numerusform>%n cells were longer than a cell can be, and were cut.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written</source>
        <translation>
            <numerusform>%n row written</numerusform>
            <numerusform>%n rows written</numerusform>
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
    <name>Files</name>
    <message numerus="yes">
        <source>%n more could not be added either.</source>
        <translation>
            <numerusform>%n more could not be added either.</numerusform>
            <numerusform>%n more could not be added either.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Added %n picture(s) or file(s)</source>
        <translation>
            <numerusform>Added %n file</numerusform>
            <numerusform>Added %n files</numerusform>
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
        <source>Returned %n time(s): press W and ask several</source>
        <translation>
            <numerusform>Returned %n time: press W and ask several</numerusform>
            <numerusform>Returned %n times: press W and ask several</numerusform>
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
    <name>Handover</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%n file</numerusform>
            <numerusform>%n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>extended %n time(s)</source>
        <translation>
            <numerusform>extended once</numerusform>
            <numerusform>extended %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>hastened %n time(s)</source>
        <translation>
            <numerusform>hastened once</numerusform>
            <numerusform>hastened %n times</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>returned %n time(s)</source>
        <translation>
            <numerusform>returned once</numerusform>
            <numerusform>returned %n times</numerusform>
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
    <name>Leaver</name>
    <message numerus="yes">
        <source>%n thing(s) not handed over; that is written down too.</source>
        <translation>
            <numerusform>%n thing not handed over; that is written down too.</numerusform>
            <numerusform>%n things not handed over; that is written down too.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Load</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n person</numerusform>
            <numerusform>%n people</numerusform>
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
    <name>PastHandovers</name>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Promises</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message numerus="yes">
        <source>and %n page(s) more</source>
        <translation>
            <numerusform>and %n page more</numerusform>
            <numerusform>and %n pages more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message numerus="yes">
        <source>The desk is as it was on {time}, with %n case(s).</source>
        <translation>
            <numerusform>The desk is as it was on {time}, with %n case.</numerusform>
            <numerusform>The desk is as it was on {time}, with %n cases.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) have been kept long enough</source>
        <translation>
            <numerusform>%n case has been kept long enough</numerusform>
            <numerusform>%n cases have been kept long enough</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Nothing goes by itself. These rules say how long the words of closed cases are kept; what has been kept long enough is shown, and erased when you say so. Open and pinned cases, and those closed less than %n month(s) ago, are never touched.</source>
        <translation>
            <numerusform>Nothing goes by itself. These rules say how long the words of closed cases are kept; what has been kept long enough is shown, and erased when you say so. Open and pinned cases, and those closed less than %n month ago, are never touched.</numerusform>
            <numerusform>Nothing goes by itself. These rules say how long the words of closed cases are kept; what has been kept long enough is shown, and erased when you say so. Open and pinned cases, and those closed less than %n months ago, are never touched.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>kept for %n month(s)</source>
        <translation>
            <numerusform>kept for %n month</numerusform>
            <numerusform>kept for %n months</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n more reply(s) to this citizen wait(s) to be approved.</source>
        <translation>
            <numerusform>%n more reply to this citizen waits to be approved.</numerusform>
            <numerusform>%n more replies to this citizen wait to be approved.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message numerus="yes">
        <source>and %n more short rest(s)</source>
        <translation>
            <numerusform>and %n more short rest</numerusform>
            <numerusform>and %n more short rests</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Split</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages, and a sentence would be torn</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages, and a sentence would be torn</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages, cut at the ends of sentences</source>
        <translation>
            <numerusform>%n message</numerusform>
            <numerusform>%n messages, cut at the ends of sentences</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Send as %n messages</source>
        <translation>
            <numerusform>Send as %n message</numerusform>
            <numerusform>Send as %n messages</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>the window takes %n more</source>
        <translation>
            <numerusform>the window takes %n more</numerusform>
            <numerusform>the window takes %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n case</numerusform>
            <numerusform>%n cases</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>TakeOver</name>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>%n accepted</numerusform>
            <numerusform>%n accepted</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are not answered for yet. Y accepts one, Shift+Y all that are left.</source>
        <translation>
            <numerusform>One item is not answered for yet. Y accepts it.</numerusform>
            <numerusform>%n items are not answered for yet. Y accepts one, Shift+Y all that are left.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>%n left</numerusform>
            <numerusform>%n left</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>%n refused</numerusform>
            <numerusform>%n refused</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message numerus="yes">
        <source>%n more message(s) follow</source>
        <translation>
            <numerusform>%n more message follows</numerusform>
            <numerusform>%n more messages follow</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier</source>
        <translation>
            <numerusform>Show %n earlier</numerusform>
            <numerusform>Show %n earlier</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>added %n file(s)</source>
        <translation>
            <numerusform>added %n file</numerusform>
            <numerusform>added %n files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>asked %n organisation(s) at once</source>
        <translation>
            <numerusform>asked %n organisation at once</numerusform>
            <numerusform>asked %n organisations at once</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>started the clock of public opinion: %n hour(s)</source>
        <translation>
            <numerusform>started the clock of public opinion: %n hour</numerusform>
            <numerusform>started the clock of public opinion: %n hours</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Unaccepted</name>
    <message numerus="yes">
        <source>%n case(s) of the handover {names} nobody has accepted. {told}</source>
        <translation>
            <numerusform>One case of the handover {names} nobody has accepted. {told}</numerusform>
            <numerusform>%n cases of the handover {names} nobody has accepted. {told}</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
</TS>
