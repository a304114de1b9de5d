<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Commands</name>
    <message>
        <source>Add a co-handler</source>
        <translation>添加协办单位</translation>
    </message>
    <message>
        <source>All organisations…</source>
        <translation>全部单位…</translation>
    </message>
    <message>
        <source>Answering</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Ask back</source>
        <translation>追问</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Case history</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Chinese or English</source>
        <translation>中文或英文</translation>
    </message>
    <message>
        <source>Choose the lead organisation</source>
        <translation>选主办单位</translation>
    </message>
    <message>
        <source>Claim or release</source>
        <translation>认领或放回</translation>
    </message>
    <message>
        <source>Close with an outcome</source>
        <translation>按结果办结</translation>
    </message>
    <message>
        <source>Comfortable or compact rows</source>
        <translation>宽松或紧凑的行距</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制编号</translation>
    </message>
    <message>
        <source>Copy the number and title</source>
        <translation>复制编号和标题</translation>
    </message>
    <message>
        <source>Copy the words to paste again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Dispatch, reply, and go to the next</source>
        <translation>转办、回复并处理下一件</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Following up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Hasten</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Import a workbook…</source>
        <translation>导入工作簿…</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Insert a template</source>
        <translation>套用模板</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>It went out: the next is copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Light or dark</source>
        <translation>浅色或深色</translation>
    </message>
    <message>
        <source>Lock the desk</source>
        <translation>锁定值班台</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我经办</translation>
    </message>
    <message>
        <source>Moving about</source>
        <translation>浏览</translation>
    </message>
    <message>
        <source>New case from pasted text</source>
        <translation>粘贴新建诉求</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开诉求</translation>
    </message>
    <message>
        <source>Pin for the handover</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Previous case</source>
        <translation>上一件</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promises of this case</source>
        <translation>本件的承诺</translation>
    </message>
    <message>
        <source>Same matter as…</source>
        <translation>并单…</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索一切</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Set aside until…</source>
        <translation>挂起至…</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>The organisation answered</source>
        <translation>承办单位已反馈</translation>
    </message>
    <message>
        <source>The organisation returned it</source>
        <translation>承办单位退回</translation>
    </message>
    <message>
        <source>The organisation signed for it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo the last action</source>
        <translation>撤销上一步</translation>
    </message>
    <message>
        <source>Waiting for feedback</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>Who handles it</source>
        <translation>交给谁</translation>
    </message>
    <message>
        <source>Write the reply</source>
        <translation>写回复</translation>
    </message>
</context>
<context>
    <name>Notices</name>
    <message numerus="yes">
        <source>%n s</source>
        <translation>
            <numerusform>%n 秒</numerusform>
        </translation>
    </message>
    <message>
        <source>Put away</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Put away (Esc)</source>
        <translation>收起（Esc）</translation>
    </message>
</context>
<context>
    <name>Outage</name>
    <message>
        <source>A newer version of the program has written this case file. Update the program; the file was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another program holds the case file. Try again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case file cannot be opened. Check the desk&apos;s folder.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case file is damaged. Stop working and restore the last backup.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to. Ask for write access, then try again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk failed while reading or writing. Copy the desk&apos;s folder to safety.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The disk is full. What you did last was not saved; make room and do it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file can be read by others. Allow its owner alone (chmod 600).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The key file must hold 64 hexadecimal digits and be readable.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keyring does not know this desk. Use the recovery key or a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, or use the recovery key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This key does not open the case file. Nothing was changed; try another key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no keyring. Use the recovery key or a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A colleague is handling this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A gap in the reply is not filled in. Press Tab to go to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A reply is still waiting to be confirmed as sent. Press Y once it is out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose a handler first: press 1–9, or 0 for all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Declining needs its basis. Name the rule.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enter the new number.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No reply is waiting to be confirmed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say who is at the desk first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say why: the reason is kept with the return.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>That moment has passed. Choose a later one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is closed. Press E to reopen it first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is not closed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is not set aside.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case is not with this organisation now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The citizen has had no reply. Answer first, or say how they were told.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last shift left a handover. Read it and take it over first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The lead cannot be a co-handler too. Choose another one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There are no words yet. Write something first.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to undo here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone: it came from outside, or it has gone out.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This case is no longer here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You have not claimed this case.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{detail} already has this duty number.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>A colleague decided first. What you did is kept, and changed nothing; look at the case again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
