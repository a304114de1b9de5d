<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) folded again</source>
        <translation>
            <numerusform>已重新汇总 %n 条记录</numerusform>
        </translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>文件夹：{folder}</translation>
    </message>
    <message>
        <source>Keyring: {name}</source>
        <translation>钥匙串：{name}</translation>
    </message>
    <message>
        <source>More than {total} cases</source>
        <translation>超过 {total} 件</translation>
    </message>
    <message>
        <source>The case file is damaged: restore the last backup.</source>
        <translation>案卷文件已损坏：请恢复最近一次备份。</translation>
    </message>
    <message>
        <source>The case file is sound.</source>
        <translation>案卷文件完好。</translation>
    </message>
    <message>
        <source>none that is safe</source>
        <translation>没有可靠的钥匙串</translation>
    </message>
    <message>
        <source>{rows} rows: {imported} imported, {duplicates} already here, {quarantined} put aside because they could not be read.</source>
        <translation>共 {rows} 行：导入 {imported} 件，已有 {duplicates} 件，无法识别而搁在一边 {quarantined} 行。</translation>
    </message>
</context>
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
        <translation>再次复制待粘贴的文字</translation>
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
        <translation>已发出，复制下一件</translation>
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
        <translation>标为交班事项</translation>
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
        <translation>承办单位已签收</translation>
    </message>
    <message>
        <source>The sheet of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待确认发出</translation>
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
    <name>Figures</name>
    <message>
        <source>{n} ten thousand</source>
        <translation>{n} 万</translation>
    </message>
    <message>
        <source>{n} thousand</source>
        <translation>{n} 千</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Duty Desk</source>
        <translation type="unfinished">值班台</translation>
    </message>
    <message>
        <source>Look around in the sample desk (1)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Set up this desk (2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Setting up makes an encrypted case file for your bureau, with a starter directory, dispatch list and reply templates that you then make your own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sample desk holds the messages of an invented city. Nothing in it is real, nothing leaves this machine, and it is forgotten when you close it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Welcome to the desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>To be sent {n}</source>
        <translation>待发送 {n}</translation>
    </message>
    <message>
        <source>{key} keys</source>
        <translation>{key} 快捷键</translation>
    </message>
    <message>
        <source>{n} cases can be found offline</source>
        <translation>离线可查 {n} 件</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Single keys act in the list and while reading, never while you write.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The sheet of keys</source>
        <translation type="unfinished">快捷键一览</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Directory</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Inbox</source>
        <translation>收件箱</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我经办</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>去处</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待确认发出</translation>
    </message>
    <message>
        <source>Waiting for feedback</source>
        <translation>待反馈</translation>
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
        <translation>这个案卷文件由更新版本的程序写成。请升级程序；文件未被改动。</translation>
    </message>
    <message>
        <source>Another program holds the case file. Try again in a moment.</source>
        <translation>另一个程序正占用案卷文件，请稍后再试。</translation>
    </message>
    <message>
        <source>The case file cannot be opened. Check the desk&apos;s folder.</source>
        <translation>打不开案卷文件，请检查值班台的文件夹。</translation>
    </message>
    <message>
        <source>The case file is damaged. Stop working and restore the last backup.</source>
        <translation>案卷文件已损坏。请停止操作，恢复最近一次备份。</translation>
    </message>
    <message>
        <source>The desk&apos;s folder cannot be written to. Ask for write access, then try again.</source>
        <translation>值班台的文件夹不可写。请取得写入权限后重试。</translation>
    </message>
    <message>
        <source>The disk failed while reading or writing. Copy the desk&apos;s folder to safety.</source>
        <translation>磁盘读写出错。请先把值班台的文件夹复制到安全的地方。</translation>
    </message>
    <message>
        <source>The disk is full. What you did last was not saved; make room and do it again.</source>
        <translation>磁盘已满，刚才的操作没有保存。请腾出空间后再做一次。</translation>
    </message>
    <message>
        <source>The key file can be read by others. Allow its owner alone (chmod 600).</source>
        <translation>密钥文件可被他人读取。请只允许所有者访问（chmod 600）。</translation>
    </message>
    <message>
        <source>The key file must hold 64 hexadecimal digits and be readable.</source>
        <translation>密钥文件须可读，内容为 64 位十六进制数字。</translation>
    </message>
    <message>
        <source>The keyring does not know this desk. Use the recovery key or a passphrase.</source>
        <translation>钥匙串里没有本值班台的密钥。请用恢复密钥或口令。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, or use the recovery key.</source>
        <translation>系统钥匙串已锁定。请解锁，或使用恢复密钥。</translation>
    </message>
    <message>
        <source>This key does not open the case file. Nothing was changed; try another key.</source>
        <translation>这个密钥打不开案卷文件。没有任何改动，请换一个密钥。</translation>
    </message>
    <message>
        <source>This machine has no keyring. Use the recovery key or a passphrase.</source>
        <translation>本机没有钥匙串。请用恢复密钥或口令。</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still too short</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The case file is always encrypted. Choose a passphrase of at least {n} characters that everybody on duty can remember; several words do well. (With a keyring such as gnome-keyring it opens by itself.)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This machine has no safe keyring</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RecoveryKey</name>
    <message>
        <source>Go on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>If this machine or its keyring is lost, these signs are the only way into the case file. Print them, seal the paper, and lock it away. They are not shown again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is on paper, sealed, and kept by our office</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Print…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Put this key on paper now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key of the duty desk</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A colleague is handling this case.</source>
        <translation>同事正在处理这件诉求。</translation>
    </message>
    <message>
        <source>A gap in the reply is not filled in. Press Tab to go to it.</source>
        <translation>回复里还有未填项，按 Tab 前往。</translation>
    </message>
    <message>
        <source>A name is needed.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>A reply is still waiting to be confirmed as sent. Press Y once it is out.</source>
        <translation>还有回复待确认发出，发出后按 Y。</translation>
    </message>
    <message>
        <source>Choose a handler first: press 1–9, or 0 for all.</source>
        <translation>请先选承办单位：按 1–9，或按 0 看全部。</translation>
    </message>
    <message>
        <source>Declining needs its basis. Name the rule.</source>
        <translation>不予受理须有依据，请写明哪条规定。</translation>
    </message>
    <message>
        <source>Enter the new number.</source>
        <translation>请填写新号码。</translation>
    </message>
    <message>
        <source>No reply is waiting to be confirmed.</source>
        <translation>没有待确认发出的回复。</translation>
    </message>
    <message>
        <source>Say who is at the desk first.</source>
        <translation>请先登记当前值班员。</translation>
    </message>
    <message>
        <source>Say why: the reason is kept with the return.</source>
        <translation>请写明理由，理由随退回一并保存。</translation>
    </message>
    <message>
        <source>That moment has passed. Choose a later one.</source>
        <translation>这个时间已过，请选更晚的时间。</translation>
    </message>
    <message>
        <source>The case is closed. Press E to reopen it first.</source>
        <translation>该诉求已办结，请先按 E 重新打开。</translation>
    </message>
    <message>
        <source>The case is not closed.</source>
        <translation>该诉求尚未办结。</translation>
    </message>
    <message>
        <source>The case is not set aside.</source>
        <translation>该诉求没有挂起。</translation>
    </message>
    <message>
        <source>The case is not with this organisation now.</source>
        <translation>该诉求现在不在这个单位。</translation>
    </message>
    <message>
        <source>The citizen has had no reply. Answer first, or say how they were told.</source>
        <translation>市民还没有得到答复。请先答复，或写明如何告知。</translation>
    </message>
    <message>
        <source>The last shift left a handover. Read it and take it over first.</source>
        <translation>上一班留有交接班单，请先阅读并接班。</translation>
    </message>
    <message>
        <source>The lead cannot be a co-handler too. Choose another one.</source>
        <translation>主办单位不能同时协办，请选别的单位。</translation>
    </message>
    <message>
        <source>There are no words yet. Write something first.</source>
        <translation>还没有内容，请先写几句。</translation>
    </message>
    <message>
        <source>There is nothing to undo here.</source>
        <translation>这里没有可撤销的操作。</translation>
    </message>
    <message>
        <source>This cannot be undone: it came from outside, or it has gone out.</source>
        <translation>不能撤销：它来自外部，或已经发出。</translation>
    </message>
    <message>
        <source>This case is no longer here.</source>
        <translation>这件诉求已不在这里。</translation>
    </message>
    <message>
        <source>You have not claimed this case.</source>
        <translation>你没有认领这件诉求。</translation>
    </message>
    <message>
        <source>{detail} already has this duty number.</source>
        <translation>{detail} 已在用这个值班号。</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>At the desk: {name}</source>
        <translation>当前值班员：{name}</translation>
    </message>
    <message>
        <source>Change who is at the desk</source>
        <translation>更换值班员</translation>
    </message>
    <message>
        <source>Duty Desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>Nobody</source>
        <translation>无人值班</translation>
    </message>
    <message>
        <source>On duty since {time}</source>
        <translation>{time} 起值班</translation>
    </message>
    <message>
        <source>Sample desk</source>
        <translation>示例</translation>
    </message>
    <message>
        <source>Search cases, contacts, templates, commands</source>
        <translation>搜索诉求、联系人、模板、命令</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Recovery key or passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The desk needs its key</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message>
        <source>Duty Desk</source>
        <translation>值班台</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>A colleague decided first. What you did is kept, and changed nothing; look at the case again.</source>
        <translation>同事先作了决定。你的操作已留存，但没有生效；请再看一下这件诉求。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>Undone: {what}</source>
        <translation>已撤销：{what}</translation>
    </message>
</context>
</TS>
