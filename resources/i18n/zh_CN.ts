<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>Access</name>
    <message numerus="yes">
        <source>%n line(s) were tampered with, or were written for another recovery key.</source>
        <translation>
            <numerusform>有 %n 条被改动过，或是按另一把恢复密钥写下的。</numerusform>
        </translation>
    </message>
    <message>
        <source>About</source>
        <translation>说明</translation>
    </message>
    <message>
        <source>Case</source>
        <translation>诉求</translation>
    </message>
    <message numerus="yes">
        <source>In between %n line(s) are missing.</source>
        <translation>
            <numerusform>中间缺 %n 条。</numerusform>
        </translation>
    </message>
    <message>
        <source>Keep the desk&apos;s folder as it is and tell whoever answers for it.</source>
        <translation>请保持值班台文件夹原样，并报告负责人。</translation>
    </message>
    <message>
        <source>The case file cannot be read: whether lines are missing at the beginning or the end cannot be told.</source>
        <translation>案卷读不出，开头和末尾有没有缺条，无法核对。</translation>
    </message>
    <message>
        <source>The record before {when} is not here, or not all of it: the desk was brought back from a backup, and a backup does not bring the record along.</source>
        <translation>{when} 以前的记录不在这里，或者不全：值班台是用备份恢复的，备份里不带访问记录。</translation>
    </message>
    <message>
        <source>What</source>
        <translation>做了什么</translation>
    </message>
    <message>
        <source>When</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>谁</translation>
    </message>
    <message>
        <source>a paper for a unit</source>
        <translation>给承办单位的公文</translation>
    </message>
    <message>
        <source>a wrong password</source>
        <translation>密码输错</translation>
    </message>
    <message>
        <source>and put another in its place</source>
        <translation>并换了新的</translation>
    </message>
    <message>
        <source>cases</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>copied a number</source>
        <translation>复制了号码</translation>
    </message>
    <message>
        <source>did away with a password</source>
        <translation>取消了密码</translation>
    </message>
    <message>
        <source>directory</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>dispatch list</source>
        <translation>派单目录</translation>
    </message>
    <message>
        <source>erased</source>
        <translation>删除了个人信息</translation>
    </message>
    <message>
        <source>exported</source>
        <translation>导出了表格</translation>
    </message>
    <message>
        <source>gave somebody a new password</source>
        <translation>给人重设了密码</translation>
    </message>
    <message>
        <source>handover note</source>
        <translation>交接班单</translation>
    </message>
    <message>
        <source>let a plug-in run</source>
        <translation>启用了插件</translation>
    </message>
    <message>
        <source>looked at what is masked</source>
        <translation>查看了遮盖的内容</translation>
    </message>
    <message>
        <source>masked</source>
        <translation>已遮盖</translation>
    </message>
    <message>
        <source>nobody at the desk yet</source>
        <translation>尚无人上岗</translation>
    </message>
    <message>
        <source>not masked</source>
        <translation>未遮盖</translation>
    </message>
    <message>
        <source>opened a file</source>
        <translation>打开了附件</translation>
    </message>
    <message>
        <source>printed</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>read this record</source>
        <translation>查看了本记录</translation>
    </message>
    <message>
        <source>report</source>
        <translation>报表</translation>
    </message>
    <message>
        <source>restored a backup</source>
        <translation>恢复了备份</translation>
    </message>
    <message>
        <source>rows put aside</source>
        <translation>待查行</translation>
    </message>
    <message>
        <source>searched by telephone</source>
        <translation>按电话查找</translation>
    </message>
    <message>
        <source>set a password</source>
        <translation>设置了密码</translation>
    </message>
    <message>
        <source>stopped a plug-in</source>
        <translation>停用了插件</translation>
    </message>
    <message>
        <source>templates</source>
        <translation>回复模板</translation>
    </message>
    <message>
        <source>the command line</source>
        <translation>命令行</translation>
    </message>
    <message>
        <source>the whole desk, for another machine</source>
        <translation>整个值班台，搬到别的机器</translation>
    </message>
    <message>
        <source>this record</source>
        <translation>本记录</translation>
    </message>
    <message>
        <source>transcript</source>
        <translation>办理实录</translation>
    </message>
    <message>
        <source>used the recovery key</source>
        <translation>使用了恢复密钥</translation>
    </message>
    <message numerus="yes">
        <source>{when}: at the beginning at least %n line(s) were found removed or replaced.</source>
        <translation>
            <numerusform>{when} 发现：开头至少有 %n 条被移走或替换。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{when}: at the end at least %n line(s) were found removed or replaced.</source>
        <translation>
            <numerusform>{when} 发现：末尾至少有 %n 条被移走或替换。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{when}: the whole record was found removed, %n line(s).</source>
        <translation>
            <numerusform>{when} 发现：整份记录被移走，共 %n 条。</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>AccessRecord</name>
    <message numerus="yes">
        <source>%n line(s), newest first</source>
        <translation>
            <numerusform>%n 条，最新的在前</numerusform>
        </translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Only whoever keeps the recovery key reads it. The passphrase of every day does not open it; that it was read is on record as well.</source>
        <translation>只有恢复密钥的保管人能看，日常口令打不开；查看这份记录本身也会记下。</translation>
    </message>
    <message>
        <source>Read</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Save as csv…</source>
        <translation>另存为 csv…</translation>
    </message>
    <message>
        <source>Save the record</source>
        <translation>保存记录</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder.</source>
        <translation>文件写不进那里。请换一个文件夹。</translation>
    </message>
    <message>
        <source>Who saw what</source>
        <translation>谁看过什么</translation>
    </message>
</context>
<context>
    <name>Accounts</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>126 mail</source>
        <translation>126 邮箱</translation>
    </message>
    <message>
        <source>163 mail</source>
        <translation>163 邮箱</translation>
    </message>
    <message>
        <source>43 letters and digits, from the same page. The relay never has it.</source>
        <translation>43 位字母和数字，与平台页面上的一致。中继程序拿不到它。</translation>
    </message>
    <message>
        <source>A plug-in of somebody else&apos;s.</source>
        <translation>他人编写的插件。</translation>
    </message>
    <message>
        <source>A setting here or at the provider is wrong.</source>
        <translation>这里或邮箱服务商那边有一项设置不对。</translation>
    </message>
    <message>
        <source>A setting is wrong</source>
        <translation>设置有误</translation>
    </message>
    <message>
        <source>A sign in it cannot belong to it. Copy it anew, with the input method switched off.</source>
        <translation>里面有一个不该有的字符。请关掉输入法，重新复制一次。</translation>
    </message>
    <message>
        <source>Account kept</source>
        <translation>账号已保存</translation>
    </message>
    <message>
        <source>Account removed; its cases stay</source>
        <translation>账号已移除；诉求都还在</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>官方账号</translation>
    </message>
    <message>
        <source>Add an account…</source>
        <translation>添加账号…</translation>
    </message>
    <message>
        <source>Add the bureau&apos;s mailbox, Weibo or WeChat account, and messages come in by themselves and are answered from here. What is not connected is still worked by hand.</source>
        <translation>接入单位邮箱、微博或微信账号后，留言自动进来，在这里直接答复。没有接入的渠道照旧手工办理。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>邮箱地址</translation>
    </message>
    <message>
        <source>Address copied</source>
        <translation>网址已复制</translation>
    </message>
    <message>
        <source>Address for coming back</source>
        <translation>授权回调页</translation>
    </message>
    <message>
        <source>Address of the interface</source>
        <translation>接口地址</translation>
    </message>
    <message>
        <source>Address to open</source>
        <translation>要打开的网址</translation>
    </message>
    <message>
        <source>Aliyun company mail</source>
        <translation>阿里企业邮箱</translation>
    </message>
    <message>
        <source>Another account is called so. Give it another name.</source>
        <translation>已有同名账号，请换一个名称。</translation>
    </message>
    <message>
        <source>Another account…</source>
        <translation>换一个账号…</translation>
    </message>
    <message>
        <source>Another application was authorised. Authorise again.</source>
        <translation>授权是给另一个应用的，请重新授权。</translation>
    </message>
    <message>
        <source>Another connector of this name comes before it.</source>
        <translation>已有同名的渠道排在它前面。</translation>
    </message>
    <message>
        <source>Another server</source>
        <translation>其他服务器</translation>
    </message>
    <message>
        <source>App Key</source>
        <translation>App Key</translation>
    </message>
    <message>
        <source>App Secret</source>
        <translation>App Secret</translation>
    </message>
    <message>
        <source>AppID</source>
        <translation>AppID</translation>
    </message>
    <message>
        <source>AppSecret</source>
        <translation>AppSecret</translation>
    </message>
    <message>
        <source>Articles whose comments are read</source>
        <translation>读取哪些文章的留言</translation>
    </message>
    <message>
        <source>As whoever runs the relay gave it to this desk.</source>
        <translation>由管理中继的人用 --new-bearer 生成，每台值班台的每个账号各用一个。</translation>
    </message>
    <message>
        <source>Asking the server, step {number} of {steps}…</source>
        <translation>正在询问服务器，第 {number} 步，共 {steps} 步…</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>正在询问服务器…</translation>
    </message>
    <message>
        <source>At the same application add the office&apos;s public IP address to the trusted IPs.</source>
        <translation>在同一应用的“企业可信IP”里加上单位的公网 IP。</translation>
    </message>
    <message>
        <source>Authorisation code</source>
        <translation>授权码</translation>
    </message>
    <message>
        <source>Authorisation code or password</source>
        <translation>授权码或密码</translation>
    </message>
    <message>
        <source>Authorise again…</source>
        <translation>重新授权…</translation>
    </message>
    <message>
        <source>Authorised until {date}.</source>
        <translation>授权有效期至 {date}。</translation>
    </message>
    <message>
        <source>Authorised until {date}: authorise again before then.</source>
        <translation>授权将于 {date} 到期，请提前重新授权。</translation>
    </message>
    <message>
        <source>Authorise…</source>
        <translation>请求授权…</translation>
    </message>
    <message>
        <source>Back to the form</source>
        <translation>返回修改</translation>
    </message>
    <message>
        <source>Begins with wk: it stands in the list of service accounts.</source>
        <translation>以 wk 开头，在客服账号列表里查看。</translation>
    </message>
    <message>
        <source>Begins with wx: Settings and development → Basic configuration.</source>
        <translation>以 wx 开头：设置与开发 → 基本配置。</translation>
    </message>
    <message>
        <source>Behind the colon stands a number up to 65535, or nothing.</source>
        <translation>冒号后面是不大于 65535 的数字，也可以不写。</translation>
    </message>
    <message>
        <source>Calls used up</source>
        <translation>额度用尽</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Check and keep</source>
        <translation>检查并保存</translation>
    </message>
    <message>
        <source>Code or address</source>
        <translation>授权码或网址</translation>
    </message>
    <message>
        <source>Comments are not open to this official account.</source>
        <translation>这个公众号没有开通留言功能。</translation>
    </message>
    <message>
        <source>Comments under articles and, with a delay, what was written to it.</source>
        <translation>文章下的留言，和市民发来的消息（不接中继会晚一些到）。</translation>
    </message>
    <message>
        <source>Commercial</source>
        <translation>商业接口</translation>
    </message>
    <message>
        <source>Connected: the account with the number {name}, whose page is weibo.com/{name}. Weibo does not tell its name before it has commented once.</source>
        <translation>已连接：编号为 {name} 的账号，主页是 weibo.com/{name}，请核对。它还没有发过评论，微博不告知昵称。</translation>
    </message>
    <message>
        <source>Connected: {name}</source>
        <translation>已连接：{name}</translation>
    </message>
    <message>
        <source>Connecting</source>
        <translation>正在连接</translation>
    </message>
    <message>
        <source>Copy the address</source>
        <translation>复制网址</translation>
    </message>
    <message>
        <source>Customer service is not switched on. Add the function, then check.</source>
        <translation>还没有开通客服功能。请先添加该功能，再检查一次。</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>EncodingAESKey</source>
        <translation>EncodingAESKey</translation>
    </message>
    <message>
        <source>Encryption, reading</source>
        <translation>收信加密方式</translation>
    </message>
    <message>
        <source>Encryption, sending</source>
        <translation>发信加密方式</translation>
    </message>
    <message>
        <source>Fill in the form, and authorise the desk in your browser.</source>
        <translation>填好下面各项，再到浏览器里让微博授权。</translation>
    </message>
    <message>
        <source>Fine</source>
        <translation>正常</translation>
    </message>
    <message>
        <source>Folder for what was sent</source>
        <translation>已发邮件存放的文件夹</translation>
    </message>
    <message>
        <source>Folder that is read</source>
        <translation>收信的文件夹</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Has not worked since the program began</source>
        <translation>本次启动后还没有连通过</translation>
    </message>
    <message>
        <source>Have an authorisation code made there, and paste it below.</source>
        <translation>在那里生成授权码，粘贴到下面。</translation>
    </message>
    <message>
        <source>Hold it in memory only</source>
        <translation>只保存在内存</translation>
    </message>
    <message>
        <source>Hours on duty</source>
        <translation>值班时段</translation>
    </message>
    <message>
        <source>Hours read like 08:00-22:00.</source>
        <translation>时段的写法如 08:00-22:00。</translation>
    </message>
    <message>
        <source>ID of the organisation (CorpID)</source>
        <translation>企业ID（CorpID）</translation>
    </message>
    <message>
        <source>ID of the service account</source>
        <translation>客服账号ID</translation>
    </message>
    <message>
        <source>In WeCom&apos;s administration: the ID of the organisation stands under My organisation → Organisation information.</source>
        <translation>在企业微信管理后台：我的企业 → 企业信息，最下面是企业ID。</translation>
    </message>
    <message>
        <source>Interface</source>
        <translation>接口</translation>
    </message>
    <message>
        <source>It calls itself otherwise than it is installed.</source>
        <translation>它自报的名称与安装的名称不一致。</translation>
    </message>
    <message>
        <source>It cannot be loaded ({reason}). Nothing else is held up by it.</source>
        <translation>无法加载（{reason}）。其他渠道不受影响。</translation>
    </message>
    <message>
        <source>It is no connector of this program.</source>
        <translation>它不是本程序的渠道插件。</translation>
    </message>
    <message>
        <source>It was refused on Weibo&apos;s page. Open the address anew and allow it.</source>
        <translation>在微博的页面上没有同意授权。请重新打开网址并同意。</translation>
    </message>
    <message>
        <source>It was written for another version of this program.</source>
        <translation>它是为本程序的另一个版本编写的。</translation>
    </message>
    <message>
        <source>Its password is not kept on this machine. Type it in anew under Settings, Accounts.</source>
        <translation>本机没有保存这个账号的密码，请在 设置 → 官方账号 里重新输入。</translation>
    </message>
    <message>
        <source>Keep this account</source>
        <translation>就用这个账号</translation>
    </message>
    <message>
        <source>Kept. Left empty, it stays.</source>
        <translation>已保存，留空不变</translation>
    </message>
    <message>
        <source>Last worked {time}</source>
        <translation>上次成功 {time}</translation>
    </message>
    <message>
        <source>Left empty: as the platform calls the account.</source>
        <translation>留空则用平台上的名称。</translation>
    </message>
    <message>
        <source>Less</source>
        <translation>收起</translation>
    </message>
    <message>
        <source>Look at the platform</source>
        <translation>需到平台处理</translation>
    </message>
    <message>
        <source>Mastodon</source>
        <translation>Mastodon</translation>
    </message>
    <message>
        <source>Mentions on a server of the fediverse, answered in public.</source>
        <translation>联邦宇宙服务器上的提及，公开答复。</translation>
    </message>
    <message>
        <source>Mentions, comments and, with the commercial interface, private messages.</source>
        <translation>@我的、评论；开通商业接口后还有私信。</translation>
    </message>
    <message>
        <source>More channels…</source>
        <translation>更多渠道…</translation>
    </message>
    <message>
        <source>More settings</source>
        <translation>更多设置</translation>
    </message>
    <message>
        <source>Most providers want a code made in the mailbox&apos;s own settings, and not the password you sign in with.</source>
        <translation>多数邮箱要用在邮箱设置里生成的授权码，不是登录密码。</translation>
    </message>
    <message>
        <source>Must equal the one that is registered under Advanced information; nothing is sent there but your browser.</source>
        <translation>必须与“高级信息”里登记的一字不差；除了您的浏览器，没有东西发往那里。</translation>
    </message>
    <message>
        <source>My organisation → Organisation information, at the very bottom.</source>
        <translation>我的企业 → 企业信息，在页面最下面。</translation>
    </message>
    <message>
        <source>Name at this desk</source>
        <translation>在本值班台的名称</translation>
    </message>
    <message>
        <source>Name citizens read</source>
        <translation>市民看到的名称</translation>
    </message>
    <message>
        <source>Name to sign in with</source>
        <translation>登录名</translation>
    </message>
    <message>
        <source>NetEase company mail</source>
        <translation>网易企业邮箱</translation>
    </message>
    <message>
        <source>No account is connected</source>
        <translation>还没有接入账号</translation>
    </message>
    <message>
        <source>No keyring: a password is held until the program ends.</source>
        <translation>没有密钥环：密码只保存到程序关闭。</translation>
    </message>
    <message>
        <source>No keyring: type the passwords in anew under Settings, Accounts.</source>
        <translation>本机没有密钥环，请在 设置 → 官方账号 里重新输入密码。</translation>
    </message>
    <message>
        <source>Nobody serves at this service account. In WeCom&apos;s administration add somebody to those who receive.</source>
        <translation>这个客服账号没有接待人员。请在企业微信管理后台添加接待人员。</translation>
    </message>
    <message>
        <source>None: a server on this machine only</source>
        <translation>不加密：仅限本机上的服务器</translation>
    </message>
    <message>
        <source>Not connected</source>
        <translation>未连接</translation>
    </message>
    <message>
        <source>Not connected: {accounts}. {why}</source>
        <translation>未连接：{accounts}。{why}</translation>
    </message>
    <message>
        <source>Nothing comes in or goes out.</source>
        <translation>不收也不发。</translation>
    </message>
    <message>
        <source>Of the bureau&apos;s own relay program, as the platform is given it: https://…/wx/name.</source>
        <translation>单位自己的中继程序的地址，与平台后台填的一致：https://…/wx/账号名。</translation>
    </message>
    <message>
        <source>On mp.weixin.qq.com open Settings and development → Basic configuration: AppID and AppSecret stand there.</source>
        <translation>在 mp.weixin.qq.com 打开 设置与开发 → 基本配置，AppID 和 AppSecret 都在那里。</translation>
    </message>
    <message>
        <source>On open.weibo.com under My applications open the bureau&apos;s own application. App Key and App Secret stand under Application information → Basic information.</source>
        <translation>在 open.weibo.com 的“我的应用”里打开单位自己的应用：应用信息 → 基本信息，里面有 App Key 和 App Secret。</translation>
    </message>
    <message>
        <source>On the same page enter the office&apos;s public IP address into the IP allow-list.</source>
        <translation>在同一页的“IP白名单”里加上单位的公网 IP。</translation>
    </message>
    <message>
        <source>Only where it is another than the address.</source>
        <translation>仅当登录名与邮箱地址不同时填写。</translation>
    </message>
    <message>
        <source>Only where the bureau goes through a gateway of its own.</source>
        <translation>仅当单位经自己的网关访问时填写。</translation>
    </message>
    <message>
        <source>Only where the bureau signs its servers&apos; certificates itself.</source>
        <translation>仅当单位自己签发服务器证书时填写。</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放接口</translation>
    </message>
    <message>
        <source>Open in the browser</source>
        <translation>在浏览器中打开</translation>
    </message>
    <message>
        <source>Open: 100 calls a day for each account. Private messages and more calls need the commercial one, by contract with Weibo.</source>
        <translation>开放接口每个账号每天 100 次调用。要收发私信或更多次数，需与微博签约使用商业接口。</translation>
    </message>
    <message>
        <source>Own certificate authority (file)</source>
        <translation>自建证书机构（文件）</translation>
    </message>
    <message>
        <source>Password</source>
        <translation>密码</translation>
    </message>
    <message>
        <source>Passwords are kept in the system&apos;s keyring.</source>
        <translation>密码保存在系统密钥环里。</translation>
    </message>
    <message>
        <source>Pictures and files…</source>
        <translation>图片和附件…</translation>
    </message>
    <message>
        <source>Plug-ins of others</source>
        <translation>他人的插件</translation>
    </message>
    <message>
        <source>Plug-ins…</source>
        <translation>插件…</translation>
    </message>
    <message>
        <source>Provider</source>
        <translation>邮箱服务商</translation>
    </message>
    <message>
        <source>QQ mail</source>
        <translation>QQ 邮箱</translation>
    </message>
    <message>
        <source>Relay&apos;s address</source>
        <translation>中继地址</translation>
    </message>
    <message>
        <source>Relay&apos;s password</source>
        <translation>中继凭据</translation>
    </message>
    <message>
        <source>Remove it and its password?</source>
        <translation>移除账号并删除密码？</translation>
    </message>
    <message>
        <source>Remove…</source>
        <translation>移除…</translation>
    </message>
    <message>
        <source>STARTTLS</source>
        <translation>STARTTLS</translation>
    </message>
    <message>
        <source>Secret</source>
        <translation>Secret</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>服务器</translation>
    </message>
    <message>
        <source>Server for reading (IMAP)</source>
        <translation>收信服务器（IMAP）</translation>
    </message>
    <message>
        <source>Server for sending (SMTP)</source>
        <translation>发信服务器（SMTP）</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Shown once when it is made. Having another made there stops every program that uses the old one.</source>
        <translation>只在生成时显示一次。重新生成后，正在使用旧密钥的程序都会停下。</translation>
    </message>
    <message>
        <source>Sign in anew</source>
        <translation>需重新授权</translation>
    </message>
    <message>
        <source>Sign in there as the bureau, and paste the code that is shown.</source>
        <translation>以单位身份在那里登录，把显示的授权码粘贴回来。</translation>
    </message>
    <message>
        <source>Sign in to the mailbox on the web and open its settings (POP3/SMTP/IMAP).</source>
        <translation>在网页上登录邮箱，打开设置（POP3/SMTP/IMAP）。</translation>
    </message>
    <message>
        <source>Something beside it does not work ({reason}).</source>
        <translation>账号可用，但有一处不正常（{reason}）。</translation>
    </message>
    <message>
        <source>Stopped: no answer came within ten seconds, or it was cancelled. Nothing was kept; check again.</source>
        <translation>已停止：十秒内没有答复，或已取消。什么都没有保存，请再检查一次。</translation>
    </message>
    <message>
        <source>Such as mastodon.social.</source>
        <translation>例如 mastodon.social。</translation>
    </message>
    <message>
        <source>Switch off</source>
        <translation>停用</translation>
    </message>
    <message>
        <source>Switch on</source>
        <translation>启用</translation>
    </message>
    <message>
        <source>Switch on IMAP/SMTP.</source>
        <translation>开启 IMAP/SMTP 服务。</translation>
    </message>
    <message>
        <source>Switch on customer service, whose log is what this desk reads.</source>
        <translation>开通客服功能，值班台读取的就是客服的聊天记录。</translation>
    </message>
    <message>
        <source>Switched off</source>
        <translation>已停用</translation>
    </message>
    <message>
        <source>TLS from the first word (usual)</source>
        <translation>全程 TLS（常用）</translation>
    </message>
    <message>
        <source>Tencent company mail</source>
        <translation>腾讯企业邮箱</translation>
    </message>
    <message>
        <source>That of customer service, or of an application that is chosen under Callable applications; not that of the address book.</source>
        <translation>用微信客服的 Secret，或“可调用接口的应用”里所选应用的 Secret；通讯录的 Secret 不行。</translation>
    </message>
    <message>
        <source>The API is switched off: in WeCom&apos;s administration open customer service → API and switch it on.</source>
        <translation>API 没有开启：请在企业微信管理后台打开 微信客服 → API，把它开启。</translation>
    </message>
    <message>
        <source>The AppSecret is not the right one, or another was made since. Settings and development → Basic configuration → AppSecret.</source>
        <translation>AppSecret 不对，或之后又重置过。请到 设置与开发 → 基本配置 → AppSecret 查看。</translation>
    </message>
    <message>
        <source>The Secret is not the right one. It is that of customer service, or of an application under Callable applications; that of the address book does not do.</source>
        <translation>Secret 不对。要用微信客服的 Secret，或“可调用接口的应用”里所选应用的；通讯录的 Secret 不行。</translation>
    </message>
    <message>
        <source>The Token is another than on the platform&apos;s page.</source>
        <translation>Token 与平台页面上的不一致。</translation>
    </message>
    <message>
        <source>The address for coming back is another than the registered one. Copy it letter by letter from Application information → Advanced information.</source>
        <translation>授权回调页与登记的不一致。请从 应用信息 → 高级信息 原样复制。</translation>
    </message>
    <message>
        <source>The answer did not come. Whether it was done is not known: check again.</source>
        <translation>没有等到答复，不清楚是否完成，请再检查一次。</translation>
    </message>
    <message>
        <source>The application is not reviewed yet, and lets in only those whom its owner names: Application information → Test information.</source>
        <translation>应用还没有通过审核，只允许测试账号登录：应用信息 → 测试信息。</translation>
    </message>
    <message>
        <source>The authorisation does not cover what is needed. Authorise again, and allow all of it.</source>
        <translation>授权的范围不够。请重新授权，并同意全部权限。</translation>
    </message>
    <message>
        <source>The authorisation has ended or was taken back. Authorise again.</source>
        <translation>授权已过期或被取消，请重新授权。</translation>
    </message>
    <message>
        <source>The authorisation has ended. Authorise again.</source>
        <translation>授权已到期，请重新授权。</translation>
    </message>
    <message>
        <source>The bureau&apos;s mailbox: letters come in by themselves and are answered here.</source>
        <translation>单位邮箱：市民的邮件自动进来，在这里答复。</translation>
    </message>
    <message>
        <source>The calls for now are used up. The desk goes on by itself when there are new ones.</source>
        <translation>目前的调用次数已用完，有了新次数会自动继续。</translation>
    </message>
    <message>
        <source>The calls of a day are spread over them, such as 08:00-22:00.</source>
        <translation>一天的调用次数分摊到这段时间，例如 08:00-22:00。</translation>
    </message>
    <message>
        <source>The clocks of the relay and of this machine are {minutes} minutes apart. If it is the relay&apos;s that is wrong, it refuses what the platform brings: whoever runs it has its time set by the network (timedatectl set-ntp true). If it is this machine&apos;s, set that.</source>
        <translation>中继与本机的时间相差 {minutes} 分钟。如果是中继的不准，平台推来的内容都会被它拒收：请管理中继的人打开自动对时（timedatectl set-ntp true）；如果是本机的不准，请校准本机时间。</translation>
    </message>
    <message>
        <source>The file of the certificate authority cannot be read. Look at its name.</source>
        <translation>证书机构的文件无法读取，请核对文件名。</translation>
    </message>
    <message>
        <source>The mailbox has no such folder.</source>
        <translation>邮箱里没有这个文件夹。</translation>
    </message>
    <message>
        <source>The office&apos;s public IP address</source>
        <translation>单位的公网 IP</translation>
    </message>
    <message>
        <source>The platform asks on its own page whether this desk may act for the account. Sign in there as the bureau, not as yourself.</source>
        <translation>平台会在自己的网页上问：是否允许本值班台代表这个账号。请以单位账号登录，不要用个人账号。</translation>
    </message>
    <message>
        <source>The platform does not let this account in. Look at what was typed, or authorise again.</source>
        <translation>平台不认这个账号。请核对填写的内容，或重新授权。</translation>
    </message>
    <message>
        <source>The platform does not take what was asked. Try again.</source>
        <translation>平台不接受这次请求，请再试一次。</translation>
    </message>
    <message>
        <source>The platform has taken the interface from this account. Sign in to mp.weixin.qq.com and read why.</source>
        <translation>平台收回了这个账号的接口权限。请登录 mp.weixin.qq.com 查看原因。</translation>
    </message>
    <message>
        <source>The platform says that this was done already.</source>
        <translation>平台说这件事已经做过了。</translation>
    </message>
    <message>
        <source>The platform wants to see a person: sign in there in a browser once.</source>
        <translation>平台要本人确认：请用浏览器登录一次该平台。</translation>
    </message>
    <message>
        <source>The plug-in is off</source>
        <translation>插件已停用</translation>
    </message>
    <message>
        <source>The plug-in may run</source>
        <translation>插件已启用</translation>
    </message>
    <message>
        <source>The provider wants to see you: sign in to the mailbox in a browser once, then check again.</source>
        <translation>邮箱服务商要确认是本人：请用浏览器登录一次邮箱，再回来检查。</translation>
    </message>
    <message>
        <source>The relay does not take this password. Ask whoever runs the relay.</source>
        <translation>中继不认这个凭据，请问管理中继的人。</translation>
    </message>
    <message>
        <source>The relay knows no account of that name. Look at how it ends.</source>
        <translation>中继上没有这个账号名，请核对地址的最后一段。</translation>
    </message>
    <message>
        <source>The relay&apos;s address reads like https://relay.bureau.gov.cn/wx/name.</source>
        <translation>中继地址的写法如 https://relay.bureau.gov.cn/wx/name。</translation>
    </message>
    <message>
        <source>The same as in the platform&apos;s page for receiving messages.</source>
        <translation>与平台“接收消息”页面上填的一致。</translation>
    </message>
    <message>
        <source>The sender&apos;s, such as the bureau&apos;s name. Left empty: the address.</source>
        <translation>显示为发件人，一般写单位名称；留空则显示邮箱地址。</translation>
    </message>
    <message>
        <source>The server cannot be reached. Look at the network and at the server&apos;s name.</source>
        <translation>连不上服务器。请检查网络和服务器名称。</translation>
    </message>
    <message>
        <source>The server does not take this address and password. Many providers want a code made in the mailbox&apos;s own settings in place of the password, and IMAP switched on there.</source>
        <translation>服务器不认这个地址和密码。很多邮箱要用在邮箱设置里生成的授权码代替密码，并在那里开启 IMAP。</translation>
    </message>
    <message>
        <source>The server sends us elsewhere, where we do not go. Look at its address.</source>
        <translation>服务器要转到别处，值班台不会跟去。请核对服务器地址。</translation>
    </message>
    <message>
        <source>The server&apos;s address cannot be read. Look at how it is written.</source>
        <translation>服务器地址无法识别，请核对写法。</translation>
    </message>
    <message>
        <source>The server&apos;s certificate is not trusted, so nothing was sent to it. Look at the server&apos;s name. One that the bureau signed itself: its authority&apos;s file belongs under More settings.</source>
        <translation>服务器的证书不受信任，所以什么都没有发给它。请核对服务器名称；单位自己签发的证书，把证书机构的文件填在“更多设置”里。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked: the account&apos;s password can be neither read nor kept.</source>
        <translation>系统密钥环已锁定，账号密码无法读取，也无法保存。</translation>
    </message>
    <message>
        <source>The time for answering this citizen is over; the account itself works.</source>
        <translation>答复这位市民的时限已过；账号本身正常。</translation>
    </message>
    <message>
        <source>Their msg_data_id as the platform told it when they were sent, with commas between.</source>
        <translation>群发时平台给出的 msg_data_id，多个用逗号隔开。</translation>
    </message>
    <message>
        <source>Then paste the code that is shown, or the whole address it led to.</source>
        <translation>然后把网页上显示的授权码，或跳转后的整个网址，粘贴到这里。</translation>
    </message>
    <message>
        <source>There is no Mastodon at this address. Look at the server&apos;s name.</source>
        <translation>这个地址上没有 Mastodon，请核对服务器名称。</translation>
    </message>
    <message>
        <source>There is no such AppID: Settings and development → Basic configuration; it begins with wx.</source>
        <translation>没有这个 AppID：设置与开发 → 基本配置，以 wx 开头。</translation>
    </message>
    <message>
        <source>There is no such organisation. The ID stands under My organisation → Organisation information, at the very bottom.</source>
        <translation>没有这个企业。企业ID 在 我的企业 → 企业信息，页面最下面。</translation>
    </message>
    <message>
        <source>There is no such service account, or this Secret may not use it: choose it for the application under Callable applications, and copy its ID, which begins with wk.</source>
        <translation>没有这个客服账号，或这个 Secret 无权使用它：请在“可调用接口的应用”里为该应用选上这个客服账号，再复制以 wk 开头的 ID。</translation>
    </message>
    <message>
        <source>This address holds inside the office only. The public one is wanted, as websites see it: ask whoever runs the network.</source>
        <translation>这是单位内网地址。要填的是外面网站看到的公网 IP，请问网络管理人员。</translation>
    </message>
    <message>
        <source>This answer belongs to another attempt. Open the address anew, then paste.</source>
        <translation>这个答复属于上一次请求。请重新打开网址，再粘贴。</translation>
    </message>
    <message>
        <source>This application may not use customer service yet: in WeCom&apos;s administration open customer service → Callable applications, choose it, and switch on managing messages.</source>
        <translation>这个应用还不能使用微信客服：请在企业微信管理后台打开 微信客服 → 可调用接口的应用，选上它，并开启“会话消息管理”。</translation>
    </message>
    <message>
        <source>This application may not use that interface: ask for it on open.weibo.com under the application&apos;s interface management.</source>
        <translation>这个应用没有该接口的权限：请在 open.weibo.com 该应用的“接口管理”里申请。</translation>
    </message>
    <message>
        <source>This begins with wk.</source>
        <translation>应以 wk 开头。</translation>
    </message>
    <message>
        <source>This begins with wx. The one that begins with gh_ is another.</source>
        <translation>应以 wx 开头。以 gh_ 开头的是另一个号。</translation>
    </message>
    <message>
        <source>This is made of 43 letters and digits.</source>
        <translation>应为 43 位字母和数字。</translation>
    </message>
    <message>
        <source>This is made of digits alone.</source>
        <translation>应当全是数字。</translation>
    </message>
    <message>
        <source>This is made of letters and digits, without blanks.</source>
        <translation>应为字母和数字，中间没有空格。</translation>
    </message>
    <message>
        <source>This is needed.</source>
        <translation>这一项必须填写。</translation>
    </message>
    <message>
        <source>This is no IP address: it reads like 211.156.0.1.</source>
        <translation>这不是 IP 地址，写法如 211.156.0.1。</translation>
    </message>
    <message>
        <source>This is no address: it begins with https://.</source>
        <translation>这不是网址，应以 https:// 开头。</translation>
    </message>
    <message>
        <source>This is no mail address: it reads like name@bureau.gov.cn.</source>
        <translation>这不是邮箱地址，写法如 name@bureau.gov.cn。</translation>
    </message>
    <message>
        <source>This is no server&apos;s name: it reads like imap.163.com.</source>
        <translation>这不是服务器名称，写法如 imap.163.com。</translation>
    </message>
    <message>
        <source>This is not what was shown. Paste the whole address, or the whole code; each is good for once and a few minutes.</source>
        <translation>这不是网页上显示的内容。请粘贴完整的网址或授权码；每个只能用一次，几分钟内有效。</translation>
    </message>
    <message>
        <source>This kind of account cannot be opened on this machine.</source>
        <translation>这台电脑打不开这种账号。</translation>
    </message>
    <message>
        <source>This machine has no keyring that could keep the account&apos;s password.</source>
        <translation>本机没有能保存账号密码的密钥环。</translation>
    </message>
    <message>
        <source>This office&apos;s public IP address is not on the list. In WeCom&apos;s administration open the application → Trusted IPs of the organisation, add the address and check again.</source>
        <translation>单位的公网 IP 不在名单里。请在企业微信管理后台打开该应用 → 企业可信IP，加上这个地址后再检查。</translation>
    </message>
    <message>
        <source>This office&apos;s public IP address is not on the list. On mp.weixin.qq.com open Settings and development → Basic configuration → IP allow-list, add the address and check again.</source>
        <translation>单位的公网 IP 不在白名单里。请在 mp.weixin.qq.com 打开 设置与开发 → 基本配置 → IP白名单，加上这个地址后再检查。</translation>
    </message>
    <message>
        <source>This official account may not use the interface: it has to be verified. See Settings and development → Interface rights.</source>
        <translation>这个公众号不能使用该接口，需要先完成认证。见 设置与开发 → 接口权限。</translation>
    </message>
    <message>
        <source>This server does not let anybody sign in. Look at its name and port.</source>
        <translation>这台服务器不让登录，请核对名称和端口。</translation>
    </message>
    <message>
        <source>To have messages at once, fill in the relay under More settings.</source>
        <translation>要即时收到消息，请在下面的“更多设置”里填写中继。</translation>
    </message>
    <message>
        <source>Token</source>
        <translation>Token</translation>
    </message>
    <message>
        <source>Too many tries for now. Wait a quarter of an hour, then check again.</source>
        <translation>暂时试得太多了。请过一刻钟再检查。</translation>
    </message>
    <message>
        <source>Trying again</source>
        <translation>重试中</translation>
    </message>
    <message>
        <source>Under Application information → Advanced information enter the address for coming back that stands below, letter by letter.</source>
        <translation>在 应用信息 → 高级信息 里，把下面的授权回调页一字不差地填进去。</translation>
    </message>
    <message>
        <source>Under Applications → WeChat customer service switch the API on, or choose an application under Callable applications, and copy its Secret.</source>
        <translation>在 应用管理 → 微信客服 里开启 API，或在“可调用接口的应用”里选一个应用，复制它的 Secret。</translation>
    </message>
    <message>
        <source>Unlock the keyring</source>
        <translation>解锁密钥环</translation>
    </message>
    <message>
        <source>Until now it was {name}: replies would go out as another.</source>
        <translation>之前是 {name}：今后的答复会以另一个账号发出。</translation>
    </message>
    <message>
        <source>Usually {value}</source>
        <translation>默认 {value}</translation>
    </message>
    <message>
        <source>WeChat official account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>WeCom customer service</source>
        <translation>微信客服</translation>
    </message>
    <message>
        <source>Weibo</source>
        <translation>微博</translation>
    </message>
    <message>
        <source>Weibo asks with every reply from which address it is written. Behind a router this machine does not know it: ask whoever runs the network, or search for “my IP” in the browser.</source>
        <translation>微博要求每条答复注明从哪个 IP 发出（rip）。单位在路由器后面，本机不知道公网 IP：请问网络管理人员，或在浏览器里搜索“本机 IP”。</translation>
    </message>
    <message>
        <source>Weibo does not know this application. Compare App Key and App Secret with Application information → Basic information.</source>
        <translation>微博不认识这个应用。请与 应用信息 → 基本信息 里的 App Key 和 App Secret 核对。</translation>
    </message>
    <message>
        <source>Weibo does not let this office&apos;s address call. Look at the application&apos;s security settings.</source>
        <translation>微博不允许从单位的地址调用。请查看应用的安全设置。</translation>
    </message>
    <message>
        <source>Weibo wants to see a person: sign in on weibo.com with this account once.</source>
        <translation>微博要本人确认：请用这个账号登录一次 weibo.com。</translation>
    </message>
    <message>
        <source>What citizens write to the bureau&apos;s service account in WeChat.</source>
        <translation>市民在微信里发给单位客服的消息。</translation>
    </message>
    <message>
        <source>What connects this account is not installed, or is not ticked to run.</source>
        <translation>连接这个账号的插件没有安装，或没有启用。</translation>
    </message>
    <message>
        <source>What is ticked here runs with all the rights of this desk: it can read every case and every password. Tick only what the bureau has examined. Ticking is on record.</source>
        <translation>勾选的插件拥有本值班台的全部权限：能读到每一件诉求和每一个密码。只勾选单位审查过的。勾选会留痕。</translation>
    </message>
    <message>
        <source>What the platform sealed cannot be opened: the EncodingAESKey is another than on the platform&apos;s page, or that page does not say safe mode.</source>
        <translation>平台加密的内容打不开：EncodingAESKey 与平台页面上的不一致，或那里没有选“安全模式”。</translation>
    </message>
    <message>
        <source>What the relay keeps there is meant for another account.</source>
        <translation>中继上这个账号名收到的是另一个账号的内容。</translation>
    </message>
    <message>
        <source>What was asked for is not there any more.</source>
        <translation>要找的内容已经不在了。</translation>
    </message>
    <message>
        <source>Which platform?</source>
        <translation>接入哪个平台？</translation>
    </message>
    <message>
        <source>Without encryption a password is sent to nobody. Choose TLS.</source>
        <translation>不加密就不发送密码。请选择 TLS。</translation>
    </message>
    <message>
        <source>Without encryption nothing is sent to another machine: write https://.</source>
        <translation>不加密就不会发往别的机器：请写 https://。</translation>
    </message>
    <message>
        <source>Works in part</source>
        <translation>部分正常</translation>
    </message>
    <message>
        <source>Write down the server, and authorise the desk in your browser.</source>
        <translation>填写服务器，再到浏览器里让它授权。</translation>
    </message>
    <message>
        <source>next try {time}</source>
        <translation>下次尝试 {time}</translation>
    </message>
    <message>
        <source>not tried again before somebody has seen to it</source>
        <translation>处理之前不再自动重试</translation>
    </message>
    <message>
        <source>yeah.net mail</source>
        <translation>yeah.net 邮箱</translation>
    </message>
    <message>
        <source>{account}: {what}</source>
        <translation>{account}：{what}</translation>
    </message>
    <message>
        <source>{left}/{limit} calls left</source>
        <translation>剩余 {left}/{limit} 次</translation>
    </message>
    <message>
        <source>{left}/{limit} calls left today, anew {time}</source>
        <translation>今日剩余 {left}/{limit} 次，{time} 恢复</translation>
    </message>
    <message>
        <source>{left}/{limit} calls left until {time}</source>
        <translation>剩余 {left}/{limit} 次，{time} 恢复</translation>
    </message>
    <message>
        <source>{name} ({place})</source>
        <translation>{name}（{place}）</translation>
    </message>
    <message>
        <source>{name} · from {distribution} {version}</source>
        <translation>{name} · 来自 {distribution} {version}</translation>
    </message>
    <message>
        <source>{name} · {standing}</source>
        <translation>{name} · {standing}</translation>
    </message>
    <message>
        <source>{platform} {number}</source>
        <translation>{platform} {number}</translation>
    </message>
    <message>
        <source>{reason} (code {code})</source>
        <translation>{reason}（代码 {code}）</translation>
    </message>
    <message>
        <source>{reason} From {time} on it may be asked again.</source>
        <translation>{reason} {time} 之后可以再试。</translation>
    </message>
    <message>
        <source>{standing} · last worked {time}</source>
        <translation>{standing} · 上次成功 {time}</translation>
    </message>
    <message>
        <source>{why} The account is still there, so that its password can be deleted.</source>
        <translation>{why} 账号还在，解锁后才能删除它的密码。</translation>
    </message>
</context>
<context>
    <name>Alarm</name>
    <message numerus="yes">
        <source>%n clock(s) run out within the next minutes, the first {time}: {number}</source>
        <translation>
            <numerusform>有 %n 个时限即将到期，最早 {time}：{number}</numerusform>
        </translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message numerus="yes">
        <source>Urgent. %n clock(s) run out or have run out, the first {time}: {number}</source>
        <translation>
            <numerusform>紧急！%n 个时限即将到期或已过，最早 {time}：{number}</numerusform>
        </translation>
    </message>
    <message>
        <source>Urgent. {clock} due {time}: {number} {words}</source>
        <translation>紧急！{clock} {time} 到期：{number} {words}</translation>
    </message>
    <message>
        <source>{clock} due {time}: {number} {words}</source>
        <translation>{clock} {time} 到期：{number} {words}</translation>
    </message>
</context>
<context>
    <name>AllHandlers</name>
    <message>
        <source>All organisations</source>
        <translation>全部承办单位</translation>
    </message>
    <message>
        <source>Choose as lead</source>
        <translation>选为主办</translation>
    </message>
    <message>
        <source>Enter: lead · Shift+Enter: co-handler</source>
        <translation>Enter 选为主办 · Shift+Enter 加为协办</translation>
    </message>
    <message>
        <source>Find an organisation</source>
        <translation>查找承办单位</translation>
    </message>
    <message>
        <source>Name, pinyin or initials, such as gdgs</source>
        <translation>名称、拼音或首字母，如 gdgs</translation>
    </message>
    <message>
        <source>Nothing is called that. Try fewer letters.</source>
        <translation>没有这个名称的单位，少输几个字母试试。</translation>
    </message>
    <message>
        <source>Organisations found</source>
        <translation>找到的单位</translation>
    </message>
</context>
<context>
    <name>Answers</name>
    <message numerus="yes">
        <source>%n row(s) hold an answer that is not ours and were left.</source>
        <translation>
            <numerusform>%n 行已有别人填的答复，没有动。</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy is made beside the table, and in it only the columns of the answer are filled, for cases that are answered or closed. Telephone numbers are not hidden: it goes back to the platform that sent it.</source>
        <translation>在原表旁边另存一份，只填已答复、已办结诉求的答复几栏，别的一概不动。号码不打码：这份表是交还给原来的平台的。</translation>
    </message>
    <message>
        <source>A file of this kind can only be read. The answers are in a new workbook (xlsx) with the same columns; upload that one.</source>
        <translation>这种格式只能读、不能写。答复写在了列相同的新表（xlsx）里，请上传新表。</translation>
    </message>
    <message>
        <source>Another table…</source>
        <translation>换一份表…</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose the table</source>
        <translation>选择要回填的表</translation>
    </message>
    <message>
        <source>Choose the table that the platform wants back.</source>
        <translation>请选择平台要求交回的那份表。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>No table has come from a watched folder yet</source>
        <translation>还没有从文件夹收进来的表</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Tables that came from watched folders</source>
        <translation>从文件夹收进来的表</translation>
    </message>
    <message>
        <source>There was nothing to write, and no file was made.</source>
        <translation>没有可填的答复，没有生成文件。</translation>
    </message>
    <message>
        <source>Upload this file to the platform. The table itself is as it was.</source>
        <translation>请把这份文件上传到平台。原表没有动过。</translation>
    </message>
    <message>
        <source>Write the answers</source>
        <translation>回填答复</translation>
    </message>
    <message>
        <source>Write the answers into a table</source>
        <translation>把答复填回原表</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
    <message>
        <source>{file} · {when} · {imported} new, {duplicates} already here</source>
        <translation>{file} · {when} · 新增 {imported} 件，重复 {duplicates}</translation>
    </message>
    <message>
        <source>{filled} rows filled · {unanswered} still unanswered · {missing} not found</source>
        <translation>已填 {filled} 行 · 还没答复 {unanswered} · 没找到 {missing}</translation>
    </message>
</context>
<context>
    <name>Application</name>
    <message>
        <source>Something went wrong that should not have. What you had done before is saved.</source>
        <translation>程序出了不该出的错。此前所做的都已保存。</translation>
    </message>
    <message>
        <source>Something went wrong that should not have. What you had done before is saved; the file {path} says where it happened, without a word of any citizen.</source>
        <translation>程序出了不该出的错。此前所做的都已保存；出错位置记在 {path}，其中没有市民的任何内容。</translation>
    </message>
    <message>
        <source>The picture could not be written to {path}.</source>
        <translation>图片无法写入 {path}。</translation>
    </message>
    <message>
        <source>This machine has no screen. To see the desk as a picture, run it with --screenshot FILE; to look something up, use the command line (--help).</source>
        <translation>本机没有屏幕。要以图片查看值班台，请加 --screenshot 文件名；要查询，请用命令行（--help）。</translation>
    </message>
</context>
<context>
    <name>Aside</name>
    <message numerus="yes">
        <source>%n more come up as these are settled.</source>
        <translation>
            <numerusform>另有 %n 行，处理完这些后会接着列出。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) chosen</source>
        <translation>
            <numerusform>已选 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) discarded.</source>
        <translation>
            <numerusform>已丢弃 %n 行。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) still cannot be read; each says why.</source>
        <translation>
            <numerusform>仍有 %n 行无法导入，各行注明了原因。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken in.</source>
        <translation>
            <numerusform>已导入 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>(empty)</source>
        <translation>（空行）</translation>
    </message>
    <message>
        <source>A row of a workbook that cannot be taken in waits here, whole, with the reason: to be mended and tried again, or to be discarded.</source>
        <translation>导入表格时无法收下的行会整行留在这里，并注明原因：改好后重试，或注明理由后丢弃。</translation>
    </message>
    <message>
        <source>A row of totals</source>
        <translation>合计行</translation>
    </message>
    <message>
        <source>Another message has this number and other words. Give it another number if it is another message; discard it if it is the same.</source>
        <translation>这个编号已属于另一条内容不同的留言。如果确是另一条，请改编号；如果是同一条，请丢弃。</translation>
    </message>
    <message>
        <source>As it came</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Changed</source>
        <translation>已改</translation>
    </message>
    <message>
        <source>Column {n}</source>
        <translation>第 {n} 列</translation>
    </message>
    <message>
        <source>Columns…</source>
        <translation>各列含义…</translation>
    </message>
    <message>
        <source>Discard</source>
        <translation>丢弃</translation>
    </message>
    <message numerus="yes">
        <source>Discard %n row(s)</source>
        <translation>
            <numerusform>丢弃 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>Discarded</source>
        <translation>已丢弃</translation>
    </message>
    <message>
        <source>Discard…</source>
        <translation>丢弃…</translation>
    </message>
    <message>
        <source>Here</source>
        <translation>有误</translation>
    </message>
    <message>
        <source>It came through an account and was not taken in. Where somebody wants something, make a case of it; then discard it.</source>
        <translation>这一条来自渠道账号，没能收进来。确有诉求的，据此新建一件，再丢弃这一条。</translation>
    </message>
    <message>
        <source>It is here already</source>
        <translation>本台已有</translation>
    </message>
    <message>
        <source>It sums up the rows above it: discard it.</source>
        <translation>这是上面各行的合计，丢弃即可。</translation>
    </message>
    <message>
        <source>Its words are gone. The same row of the same file stays out.</source>
        <translation>原文已清除。再次导入同一文件时，这一行不会再进来。</translation>
    </message>
    <message>
        <source>Its words stand in what it became.</source>
        <translation>原文见导入后的诉求或条目。</translation>
    </message>
    <message>
        <source>New case from it…</source>
        <translation>据此新建诉求…</translation>
    </message>
    <message>
        <source>No row is put aside</source>
        <translation>没有待查行</translation>
    </message>
    <message>
        <source>Nobody knows what its columns hold. Say so first, and then try again.</source>
        <translation>还不知道各列是什么。请先选定各列含义，再重试。</translation>
    </message>
    <message>
        <source>Nothing in this row is known as a message. Write it, or say which column it is.</source>
        <translation>这一行里没有认得出的留言内容。请补写，或指定哪一列是留言内容。</translation>
    </message>
    <message>
        <source>Nothing was settled yet</source>
        <translation>还没有处理过的行</translation>
    </message>
    <message>
        <source>Rows put aside</source>
        <translation>待查行</translation>
    </message>
    <message>
        <source>Settled: {n}</source>
        <translation>已处理：{n}</translation>
    </message>
    <message>
        <source>Show all of it</source>
        <translation>看全文</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped: the rest waits as before.</source>
        <translation>已停止，其余的仍然待查。</translation>
    </message>
    <message>
        <source>Taken in</source>
        <translation>已导入</translation>
    </message>
    <message>
        <source>Test data</source>
        <translation>测试数据</translation>
    </message>
    <message>
        <source>The beginning of what stands under “{heading}”: too long to mend</source>
        <translation>“{heading}”的开头部分：太长，不能在这里修改</translation>
    </message>
    <message>
        <source>The cells of the row</source>
        <translation>这一行的各个单元格</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>本台</translation>
    </message>
    <message>
        <source>The spreadsheet has put zeros for its last digits. Look the number up where it comes from, and write it here.</source>
        <translation>表格软件把这个号码的末几位改成了 0。请到来源处查到原号码，填在这里。</translation>
    </message>
    <message>
        <source>Their words are gone then, for good: this cannot be undone. Who discarded them, when, and why is kept.</source>
        <translation>丢弃后原文彻底清除，不能撤销。谁在何时因何丢弃会留下记录。</translation>
    </message>
    <message>
        <source>There is an answer and no message. Write the message, or discard the row.</source>
        <translation>有答复而没有留言。请补写留言，或丢弃这一行。</translation>
    </message>
    <message>
        <source>This belongs into another column, or is no name at all. Shorten it, say which column holds what, or discard the row.</source>
        <translation>这一格放错了列，或根本不是姓名、号码。请改短，或指定各列是什么，或丢弃这一行。</translation>
    </message>
    <message>
        <source>This row is one of:</source>
        <translation>这一行属于：</translation>
    </message>
    <message>
        <source>Try again (Ctrl+Enter)</source>
        <translation>重试（Ctrl+Enter）</translation>
    </message>
    <message>
        <source>Try again like this</source>
        <translation>按此重试</translation>
    </message>
    <message>
        <source>Waiting: {n}</source>
        <translation>待查：{n}</translation>
    </message>
    <message>
        <source>What every row of this kind needs is empty. Write it, or discard the row.</source>
        <translation>这类表格必填的内容是空的。请补写，或丢弃这一行。</translation>
    </message>
    <message>
        <source>What stands under “{heading}”</source>
        <translation>“{heading}”的内容</translation>
    </message>
    <message>
        <source>What the columns of this row hold</source>
        <translation>这一行各列的含义</translation>
    </message>
    <message>
        <source>Which rows</source>
        <translation>看哪些行</translation>
    </message>
    <message>
        <source>Who mended or discarded a row, when, and why will stand here.</source>
        <translation>谁在何时改好或丢弃了哪一行、理由是什么，都会列在这里。</translation>
    </message>
    <message>
        <source>Why: {why}</source>
        <translation>理由：{why}</translation>
    </message>
    <message>
        <source>Write its name as the directory has it, or enter it there first and try again.</source>
        <translation>请按通讯录里的名称填写，或先在通讯录中添加该单位再重试。</translation>
    </message>
    <message>
        <source>Write one of the words that this column may hold, or empty the cell.</source>
        <translation>请填这一列允许的词，或把单元格清空。</translation>
    </message>
    <message>
        <source>Write the date as 2026-11-01, or 2026-11-01 09:30.</source>
        <translation>请把日期写成 2026-11-01 或 2026-11-01 09:30。</translation>
    </message>
    <message>
        <source>row {n} · {file}</source>
        <translation>第 {n} 行 · {file}</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
    <message>
        <source>{file} · row {n}</source>
        <translation>{file} · 第 {n} 行</translation>
    </message>
    <message>
        <source>{name}, {time}</source>
        <translation>{name}，{time}</translation>
    </message>
</context>
<context>
    <name>Audience</name>
    <message>
        <source>Private</source>
        <translation>私信</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Public and private</source>
        <translation>公开、私信都用</translation>
    </message>
</context>
<context>
    <name>Backups</name>
    <message>
        <source> months</source>
        <translation> 个月</translation>
    </message>
    <message numerus="yes">
        <source>%n kept in {folder}</source>
        <translation>
            <numerusform>共留 %n 份，在 {folder}</numerusform>
        </translation>
    </message>
    <message>
        <source>A copy in a second place</source>
        <translation>第二处副本</translation>
    </message>
    <message>
        <source>A new one to print; the old one opens the desk no more.</source>
        <translation>换一把新的并打印；旧的从此打不开值班台。</translation>
    </message>
    <message>
        <source>A second place for backups</source>
        <translation>备份的第二处</translation>
    </message>
    <message>
        <source>All backups lie on the disk of the desk itself: they would be lost together with it. Choose a second place, on another disk.</source>
        <translation>所有备份都在值班台所在的这块硬盘上，硬盘坏了会一起丢。请另选一处，放到别的硬盘。</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Back up now</source>
        <translation>立即备份</translation>
    </message>
    <message>
        <source>Backup failed</source>
        <translation>备份失败</translation>
    </message>
    <message>
        <source>Backup failed, last {time}</source>
        <translation>备份失败，上次 {time}</translation>
    </message>
    <message>
        <source>Backups of a desk ({kinds})</source>
        <translation>值班台备份 ({kinds})</translation>
    </message>
    <message>
        <source>Backups: every night at 02:00, and when a shift ends</source>
        <translation>备份：每夜 02:00，以及交班时</translation>
    </message>
    <message>
        <source>Brings the desk back to how it was; nothing is overwritten.</source>
        <translation>让值班台回到那时的样子，不覆盖任何内容。</translation>
    </message>
    <message>
        <source>Change the recovery key…</source>
        <translation>更换恢复密钥…</translation>
    </message>
    <message>
        <source>Choose a backup</source>
        <translation>选择备份</translation>
    </message>
    <message>
        <source>Choose a folder…</source>
        <translation>选择文件夹…</translation>
    </message>
    <message>
        <source>Going back, and moving</source>
        <translation>恢复与搬迁</translation>
    </message>
    <message>
        <source>Keys, and the record</source>
        <translation>密钥与查看记录</translation>
    </message>
    <message>
        <source>Last backup {time}</source>
        <translation>上次备份 {time}</translation>
    </message>
    <message>
        <source>Last backup {time}, not in the second place</source>
        <translation>上次备份 {time}，第二处未写入</translation>
    </message>
    <message>
        <source>Last backup {time}, {size}</source>
        <translation>上次备份 {time}，{size}</translation>
    </message>
    <message>
        <source>Move this desk…</source>
        <translation>搬走值班台…</translation>
    </message>
    <message>
        <source>No backup was made. {why} The desk tries again by itself.</source>
        <translation>备份没有做成。{why}值班台稍后会自动再试。</translation>
    </message>
    <message>
        <source>No backup was made: the disk is full. Your work is saved. Make room; the desk tries again by itself.</source>
        <translation>备份没有做成：硬盘已满。您做的都已保存。请腾出空间，值班台会自动再试。</translation>
    </message>
    <message>
        <source>No backup yet</source>
        <translation>尚未备份</translation>
    </message>
    <message>
        <source>No second place</source>
        <translation>不用第二处</translation>
    </message>
    <message>
        <source>None chosen</source>
        <translation>尚未选择</translation>
    </message>
    <message>
        <source>Progress of the backup</source>
        <translation>备份进度</translation>
    </message>
    <message>
        <source>Restore from a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The backup was made, but the second place did not take it. See whether it can be written to, or choose another one in the settings.</source>
        <translation>备份已做好，但第二处写不进去。请看看那里能否写入，或在设置里另选一处。</translation>
    </message>
    <message>
        <source>The backup was made, but the second place for backups is full. Make room there.</source>
        <translation>备份已做好，但第二处空间已满。请在那里腾出空间。</translation>
    </message>
    <message>
        <source>The record is kept for</source>
        <translation>记录保留</translation>
    </message>
    <message>
        <source>There is no backup yet.</source>
        <translation>尚未备份。</translation>
    </message>
    <message>
        <source>This desk opens with a key file and has no recovery key.</source>
        <translation>这个值班台用密钥文件打开，没有恢复密钥。</translation>
    </message>
    <message>
        <source>This place is not there now. Plug the disk in, or choose another place.</source>
        <translation>这个位置现在不在。请插上硬盘，或另选一处。</translation>
    </message>
    <message>
        <source>This place is on the same disk as the desk: both would be lost together. Choose one on another disk.</source>
        <translation>这里和值班台在同一块硬盘上，坏了会一起丢。请选别的硬盘。</translation>
    </message>
    <message>
        <source>Where is the file to be written?</source>
        <translation>文件写到哪里？</translation>
    </message>
    <message>
        <source>Who looked at or took out what is private, and when.</source>
        <translation>谁在什么时候查看或带出过隐私内容。</translation>
    </message>
    <message>
        <source>Who saw what…</source>
        <translation>谁看过什么…</translation>
    </message>
    <message>
        <source>Writes the whole desk into one file for another machine.</source>
        <translation>把整个值班台写成一个文件，带到别的机器。</translation>
    </message>
</context>
<context>
    <name>Bring</name>
    <message>
        <source>Bring a desk from elsewhere</source>
        <translation>把别处的值班台搬来</translation>
    </message>
    <message>
        <source>Bring it here</source>
        <translation>搬到这里</translation>
    </message>
    <message>
        <source>Choose…</source>
        <translation>选择…</translation>
    </message>
    <message>
        <source>File of the desk (.moderatordesk)</source>
        <translation>值班台文件（.moderatordesk）</translation>
    </message>
    <message>
        <source>Not now (Esc)</source>
        <translation>暂不（Esc）</translation>
    </message>
    <message>
        <source>On the other machine, Settings → Backups and keys → “Move this desk” writes the whole desk into one file. Any backup of the desk does as well.</source>
        <translation>在原来的机器上，“设置 → 备份与密钥 → 搬走值班台”会把整个值班台写成一个文件。它的任何一份备份也可以。</translation>
    </message>
    <message>
        <source>Recovery key or passphrase</source>
        <translation>恢复密钥或口令</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>显示输入内容</translation>
    </message>
</context>
<context>
    <name>CallBack</name>
    <message numerus="yes">
        <source>%n time(s) not reached before</source>
        <translation>
            <numerusform>此前有 %n 次联系不上</numerusform>
        </translation>
    </message>
    <message>
        <source>After which outcomes</source>
        <translation>哪些办理结果要回访</translation>
    </message>
    <message>
        <source>As the rule has it</source>
        <translation>按所选时限规定</translation>
    </message>
    <message>
        <source>Call citizens back once their case is closed</source>
        <translation>办结后回访市民</translation>
    </message>
    <message>
        <source>Call the citizen back</source>
        <translation>回访市民</translation>
    </message>
    <message>
        <source>Called back: {result}</source>
        <translation>已回访：{result}</translation>
    </message>
    <message>
        <source>Copy the number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>How soon</source>
        <translation>多久之内</translation>
    </message>
    <message>
        <source>No number was found in this case: ask by private message.</source>
        <translation>这件诉求里没有电话，可以用私信回访。</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>联系不上</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Not satisfied: the case is open again</source>
        <translation>回访不满意，已重新打开</translation>
    </message>
    <message>
        <source>Open the case again</source>
        <translation>重新打开这件诉求</translation>
    </message>
    <message>
        <source>Open the case again, and give it back to {name}</source>
        <translation>重新打开，退回{name}重办</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Say what the citizen is not satisfied with.</source>
        <translation>请写下市民对什么不满意。</translation>
    </message>
    <message>
        <source>The citizen&apos;s numbers</source>
        <translation>市民的电话</translation>
    </message>
    <message>
        <source>What the citizen is not satisfied with</source>
        <translation>对什么不满意</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>按哪种日子算</translation>
    </message>
    <message>
        <source>Whoever is due by the end of today stands in the list of calls. After three calls that reach nobody, or four weeks, a case is called no more.</source>
        <translation>今天应回访的会排在“回访”里。三次联系不上，或过了四周，就不再回访。</translation>
    </message>
    <message>
        <source>Write it down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>{figure}. Source: {source}</source>
        <translation>{figure}。依据：{source}</translation>
    </message>
    <message>
        <source>“Hello, this is the duty desk, {person} speaking. You wrote to us: {words} (number {number}). We closed it as “{outcome}”. Are you satisfied with how it was handled?”</source>
        <translation>“您好，这里是值班台，我是{person}。您反映过：{words}（编号 {number}），我们记的办理结果是“{outcome}”。这件事办得您满意吗？”</translation>
    </message>
</context>
<context>
    <name>Carried</name>
    <message numerus="yes">
        <source>%n more on their way</source>
        <translation>
            <numerusform>还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Did not go out, {reason}: the reply to {name} {number}</source>
        <translation>未发出，{reason}：给{name}的回复 {number}</translation>
    </message>
    <message>
        <source>Did not reach them, {reason}: the reply to {name} {number}</source>
        <translation>没有送达，{reason}：给{name}的回复 {number}</translation>
    </message>
    <message numerus="yes">
        <source>In %n seconds the e-mail to {name} goes out {number}</source>
        <translation>
            <numerusform>%n 秒后发出致{name}的邮件 {number}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In %n seconds the reply to {name} goes out {number}</source>
        <translation>
            <numerusform>%n 秒后发出：给{name}的回复 {number}</numerusform>
        </translation>
    </message>
    <message>
        <source>It is not: send again</source>
        <translation>没有，再发一次</translation>
    </message>
    <message>
        <source>It is there</source>
        <translation>有，已发出</translation>
    </message>
    <message>
        <source>May have gone out, being looked up: the e-mail to {name} {number}</source>
        <translation>可能已发出，正在核对：致{name}的邮件 {number}</translation>
    </message>
    <message>
        <source>May have gone out, being looked up: the reply to {name} {number}</source>
        <translation>可能已发出，正在核对：给{name}的回复 {number}</translation>
    </message>
    <message>
        <source>May have gone out: look among the sent for the e-mail to {name} {number}</source>
        <translation>可能已发出，请到“已发送”里核对：致{name}的邮件 {number}</translation>
    </message>
    <message>
        <source>May have gone out: look in {place} for the reply to {name} {number}</source>
        <translation>可能已发出，请到{place}核对：给{name}的回复 {number}</translation>
    </message>
    <message>
        <source>No e-mail: they are still to be told</source>
        <translation>邮件已撤回：还需另行告知该单位</translation>
    </message>
    <message>
        <source>Noted: the reply is there</source>
        <translation>已记下：回复已发出</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>正在发出</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开诉求</translation>
    </message>
    <message>
        <source>Send again</source>
        <translation>再发一次</translation>
    </message>
    <message>
        <source>Send now</source>
        <translation>立即发出</translation>
    </message>
    <message>
        <source>Take back</source>
        <translation>撤回</translation>
    </message>
    <message>
        <source>Take back and change</source>
        <translation>撤回修改</translation>
    </message>
    <message>
        <source>Taken back before it went out</source>
        <translation>发出前撤回</translation>
    </message>
    <message>
        <source>Taken back: the words are a draft again</source>
        <translation>已撤回，文字仍是草稿</translation>
    </message>
    <message>
        <source>Tell them another way</source>
        <translation>改用其他方式告知</translation>
    </message>
    <message>
        <source>The e-mail to {name} is going out {number}</source>
        <translation>正在发出致{name}的邮件 {number}</translation>
    </message>
    <message>
        <source>The reply to {name} is going out {number}</source>
        <translation>正在发出：给{name}的回复 {number}</translation>
    </message>
    <message>
        <source>They are told another way</source>
        <translation>改用其他方式告知</translation>
    </message>
    <message>
        <source>Waiting, {reason}: the e-mail to {name} {number}</source>
        <translation>等待中，{reason}：致{name}的邮件 {number}</translation>
    </message>
    <message>
        <source>Waiting, {reason}: the reply to {name} {number}</source>
        <translation>等待重发，{reason}：给{name}的回复 {number}</translation>
    </message>
    <message>
        <source>a citizen without a name</source>
        <translation>未署名的市民</translation>
    </message>
    <message>
        <source>a setting of the account is wrong</source>
        <translation>账号设置有误</translation>
    </message>
    <message>
        <source>for an unknown reason</source>
        <translation>原因不明</translation>
    </message>
    <message>
        <source>it came back, nobody there has read it</source>
        <translation>邮件被退回，对方没有收到</translation>
    </message>
    <message>
        <source>its account is not in use</source>
        <translation>所用账号已停用</translation>
    </message>
    <message>
        <source>no reply was left in this window</source>
        <translation>本轮可发的条数已用完</translation>
    </message>
    <message>
        <source>our account there is closed or not verified</source>
        <translation>我方在该平台的账号已停用或未认证</translation>
    </message>
    <message>
        <source>somebody has answered in the platform itself</source>
        <translation>已有同事在平台上直接答复</translation>
    </message>
    <message>
        <source>the account must sign in anew</source>
        <translation>账号需重新授权</translation>
    </message>
    <message>
        <source>the citizen does not take our messages</source>
        <translation>市民设置了拒收</translation>
    </message>
    <message>
        <source>the conversation had been ended</source>
        <translation>会话已经结束</translation>
    </message>
    <message>
        <source>the platform cannot be reached</source>
        <translation>连不上平台</translation>
    </message>
    <message>
        <source>the platform does not let such words through</source>
        <translation>平台不放行这类内容</translation>
    </message>
    <message>
        <source>the platform does not say why</source>
        <translation>平台没有说明原因</translation>
    </message>
    <message>
        <source>the platform does not take these words</source>
        <translation>平台不接受这段文字</translation>
    </message>
    <message>
        <source>the platform takes no more for now</source>
        <translation>平台暂时不再接收</translation>
    </message>
    <message>
        <source>the platform wants to see a person</source>
        <translation>平台要求人工确认</translation>
    </message>
    <message>
        <source>the time for replies is over there</source>
        <translation>平台的回复时间已过</translation>
    </message>
    <message>
        <source>the time for replies was over</source>
        <translation>已过可回复的时间</translation>
    </message>
    <message>
        <source>there is no such mailbox</source>
        <translation>对方没有这个邮箱</translation>
    </message>
    <message>
        <source>what was to be answered is not there any more</source>
        <translation>要回复的内容已不在</translation>
    </message>
    <message>
        <source>{name} was not reached, {reason} {number}</source>
        <translation>没有送达{name}：{reason} {number}</translation>
    </message>
    <message>
        <source>{reason} (code {code})</source>
        <translation>{reason}（代码 {code}）</translation>
    </message>
</context>
<context>
    <name>CaseActions</name>
    <message>
        <source>. Telephone now: {number}</source>
        <translation>，现在打 {number}</translation>
    </message>
    <message>
        <source>Back among what is to be done</source>
        <translation>已取回待办</translation>
    </message>
    <message>
        <source>Claimed</source>
        <translation>已认领</translation>
    </message>
    <message>
        <source>Closed: {outcome}</source>
        <translation>已办结：{outcome}</translation>
    </message>
    <message>
        <source>Copied: {words}</source>
        <translation>已复制：{words}</translation>
    </message>
    <message>
        <source>Feedback of {name} taken down</source>
        <translation>已记下{name}的反馈</translation>
    </message>
    <message>
        <source>Hastened {name}: goes out by e-mail, until then it can be taken back</source>
        <translation>已催办{name}：邮件稍后自动发出，发出前可以撤回</translation>
    </message>
    <message>
        <source>Hastened {name}: the words are copied, to be pasted or read out</source>
        <translation>已催办{name}：催办语已复制，可粘贴或照着念</translation>
    </message>
    <message>
        <source>No number was found in this case. Press A to ask for one.</source>
        <translation>这件诉求里没有找到电话。按 A 追问。</translation>
    </message>
    <message>
        <source>Note kept</source>
        <translation>备注已保存</translation>
    </message>
    <message>
        <source>Pinned for the handover</source>
        <translation>已标为交班事项</translation>
    </message>
    <message>
        <source>Released</source>
        <translation>已释放</translation>
    </message>
    <message>
        <source>Reopened</source>
        <translation>已重新打开</translation>
    </message>
    <message>
        <source>Set aside until {time}</source>
        <translation>已挂起到 {time}</translation>
    </message>
    <message>
        <source>Taken over from {name}</source>
        <translation>已从{name}处接手</translation>
    </message>
    <message>
        <source>The citizen</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>The pin is out</source>
        <translation>已取消交班事项</translation>
    </message>
    <message>
        <source>the organisation</source>
        <translation>该单位</translation>
    </message>
    <message>
        <source>{deed}: which organisation?</source>
        <translation>{deed}：哪个单位？</translation>
    </message>
    <message>
        <source>{name} returned it: choose another handler</source>
        <translation>{name}已退回，请另选承办单位</translation>
    </message>
    <message>
        <source>{name} signed for it</source>
        <translation>{name}已签收</translation>
    </message>
    <message>
        <source>“Hello, this is the duty desk, {person} speaking. It is about number {number}, {words}. How far has it come, and by when may the citizen hear from us?”</source>
        <translation>“您好，这里是值班台，我是值班员{person}。编号 {number}，“{words}”，请问办到哪一步了？什么时候可以答复市民？”</translation>
    </message>
    <message>
        <source>“Hello, this is the duty desk, {person} speaking. You wrote to us: {words} (number {number}). Do you have a minute for it?”</source>
        <translation>“您好，这里是值班台，我是值班员{person}。您反映的“{words}”（编号 {number}），现在方便说两句吗？”</translation>
    </message>
</context>
<context>
    <name>CaseHeader</name>
    <message numerus="yes">
        <source>%n organisation(s) asked, no answer yet</source>
        <translation>
            <numerusform>会商：%n 家未答复</numerusform>
        </translation>
    </message>
    <message>
        <source>A citizen</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>Asked: all have answered</source>
        <translation>会商：都已答复</translation>
    </message>
    <message>
        <source>Closed: {outcome}</source>
        <translation>已办结：{outcome}</translation>
    </message>
    <message>
        <source>Closed: {outcome} · to be called back</source>
        <translation>已办结：{outcome} · 待回访</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>交班事项</translation>
    </message>
    <message>
        <source>Set aside until {time}</source>
        <translation>挂起到 {time}</translation>
    </message>
    <message>
        <source>Words erased</source>
        <translation>原话已删除</translation>
    </message>
    <message>
        <source>with me</source>
        <translation>我经办</translation>
    </message>
    <message>
        <source>with {name}</source>
        <translation>{name}经办</translation>
    </message>
</context>
<context>
    <name>CaseLine</name>
    <message numerus="yes">
        <source>%n from this place</source>
        <translation>
            <numerusform>同地点 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>留言 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Call back by {time}</source>
        <translation>{time} 前回访</translation>
    </message>
    <message>
        <source>Call back overdue: {time}</source>
        <translation>回访已超期 {time}</translation>
    </message>
    <message>
        <source>Draft</source>
        <translation>草稿</translation>
    </message>
    <message numerus="yes">
        <source>Hastened %n times</source>
        <translation>
            <numerusform>催办 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>In a consultation</source>
        <translation>见于会商</translation>
    </message>
    <message>
        <source>In a mail</source>
        <translation>邮件中</translation>
    </message>
    <message>
        <source>In a note</source>
        <translation>见于备注</translation>
    </message>
    <message>
        <source>In an answer to a consultation</source>
        <translation>见于会商答复</translation>
    </message>
    <message>
        <source>In an emergency</source>
        <translation>见于紧急处置</translation>
    </message>
    <message>
        <source>In an opinion</source>
        <translation>意见里</translation>
    </message>
    <message>
        <source>In the feedback</source>
        <translation>见于反馈</translation>
    </message>
    <message>
        <source>In the message</source>
        <translation>见于留言</translation>
    </message>
    <message>
        <source>In the reply</source>
        <translation>见于回复</translation>
    </message>
    <message>
        <source>In the return</source>
        <translation>见于退回理由</translation>
    </message>
    <message>
        <source>MMM d</source>
        <translation>M月d日</translation>
    </message>
    <message>
        <source>No clock runs</source>
        <translation>不计时</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>交班事项</translation>
    </message>
    <message>
        <source>Promised for {time}</source>
        <translation>承诺 {time}</translation>
    </message>
    <message numerus="yes">
        <source>Returned %n times</source>
        <translation>
            <numerusform>退回 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>Set aside until {time}</source>
        <translation>挂起至{time}</translation>
    </message>
    <message>
        <source>The words were erased</source>
        <translation>原话已删除</translation>
    </message>
    <message>
        <source>To be approved</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>To be confirmed as sent</source>
        <translation>待确认发出</translation>
    </message>
    <message>
        <source>Unnamed</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>Waited {time}</source>
        <translation>已等 {time}</translation>
    </message>
    <message>
        <source>Waiting for the citizen</source>
        <translation>待市民补充</translation>
    </message>
    <message>
        <source>With {name}</source>
        <translation>{name}经办</translation>
    </message>
    <message>
        <source>Without words: see what hangs on it</source>
        <translation>（没有文字，请看附带的图片或文件）</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{author}, {channel}, {time}. {facts}. {words}</source>
        <translation>{author}，{channel}，{time}。{facts}。{words}</translation>
    </message>
    <message>
        <source>{title}: {words}</source>
        <translation>{title}：{words}</translation>
    </message>
</context>
<context>
    <name>CaseList</name>
    <message numerus="yes">
        <source>%n due soon</source>
        <translation>
            <numerusform>%n 件临期</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n new message(s)</source>
        <translation>
            <numerusform>%n 条新留言</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n window(s) about to shut</source>
        <translation>
            <numerusform>%n 个窗口将关</numerusform>
        </translation>
    </message>
    <message>
        <source>A case that must wait comes back by itself at the time you choose:</source>
        <translation>暂时办不了的诉求可以挂起，到您选定的时间自动回来：</translation>
    </message>
    <message>
        <source>Answering a case makes it yours. To claim one without answering:</source>
        <translation>答复过的诉求归您经办。不答复也可以先认领：</translation>
    </message>
    <message>
        <source>Being read…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Bring in what other systems hold with {key}, or paste the first message:</source>
        <translation>按 {key} 导入其他系统的表格，或粘贴第一条留言：</translation>
    </message>
    <message>
        <source>Cases come here 15 minutes before their time is up. The inbox:</source>
        <translation>距时限不足 15 分钟的诉求会出现在这里。回收件箱：</translation>
    </message>
    <message>
        <source>Closed is not fixed: who has been answered comes here to be asked. The call:</source>
        <translation>办结不等于办好：到了回访时间的诉求会排在这里。打电话：</translation>
    </message>
    <message>
        <source>Connected accounts (Settings, Accounts) bring messages by themselves, {key} those of a workbook. A single one from elsewhere is pasted in:</source>
        <translation>接入的账号（设置 → 官方账号）自动收留言；按 {key} 从表格导入。别处收到的一条可以粘贴进来：</translation>
    </message>
    <message>
        <source>Due soon</source>
        <translation>临期</translation>
    </message>
    <message>
        <source>Everything has been answered</source>
        <translation>都答复完了</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我经办</translation>
    </message>
    <message>
        <source>No case yet</source>
        <translation>还没有诉求</translation>
    </message>
    <message>
        <source>No organisation owes us an answer</source>
        <translation>没有待反馈的诉求</translation>
    </message>
    <message>
        <source>No promise is open</source>
        <translation>没有待兑现的承诺</translation>
    </message>
    <message>
        <source>No reply waits for you to approve it</source>
        <translation>没有等您审核的回复</translation>
    </message>
    <message>
        <source>Nobody is to be called today</source>
        <translation>今天没有要回访的</translation>
    </message>
    <message>
        <source>Nothing is due soon</source>
        <translation>没有临期的诉求</translation>
    </message>
    <message>
        <source>Nothing is pinned</source>
        <translation>没有交班事项</translation>
    </message>
    <message>
        <source>Nothing is set aside</source>
        <translation>没有挂起的诉求</translation>
    </message>
    <message>
        <source>Nothing waits to be sent</source>
        <translation>没有待确认发出的回复</translation>
    </message>
    <message>
        <source>Pin what the next shift must know; it stands in the handover note:</source>
        <translation>下一班必须知道的诉求标为交班事项，会写进交接班单：</translation>
    </message>
    <message>
        <source>Pinned for the handover</source>
        <translation>交班事项</translation>
    </message>
    <message>
        <source>Promised and not yet kept</source>
        <translation>待兑现的承诺</translation>
    </message>
    <message>
        <source>Replies to be pasted elsewhere wait here until you say that they went out:</source>
        <translation>要粘贴到别处的回复在这里等您确认已发出：</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Show them ({key})</source>
        <translation>显示新留言（{key}）</translation>
    </message>
    <message>
        <source>Times named in a reply come here once they are confirmed. Those of a case:</source>
        <translation>回复里说定的时间，确认后会排在这里。看一件诉求的承诺：</translation>
    </message>
    <message>
        <source>To be approved</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>To be called back</source>
        <translation>待回访</translation>
    </message>
    <message>
        <source>To be confirmed as sent</source>
        <translation>待确认发出</translation>
    </message>
    <message>
        <source>To be handled</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Waiting for feedback</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>What colleagues submit comes here. To read it and approve it:</source>
        <translation>同事送审的回复会到这里。查看并审核：</translation>
    </message>
    <message>
        <source>What you dispatch waits here. When the answer comes, take it down:</source>
        <translation>转出的诉求在这里等反馈。收到反馈后记下来：</translation>
    </message>
    <message>
        <source>You have no case in hand</source>
        <translation>您手上没有诉求</translation>
    </message>
    <message>
        <source>closed first, first</source>
        <translation>先办结的在前</translation>
    </message>
    <message>
        <source>first due first</source>
        <translation>按时限</translation>
    </message>
    <message>
        <source>first to come back first</source>
        <translation>先到期的在前</translation>
    </message>
    <message>
        <source>in the order they came in</source>
        <translation>按来件先后</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>{n} new</source>
        <translation>{n} 条新</translation>
    </message>
    <message numerus="yes">
        <source>{view}, %n case(s)</source>
        <translation>
            <numerusform>{view}，%n 件</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>CaseView</name>
    <message>
        <source>Add a picture or file</source>
        <translation>添加图片或文件</translation>
    </message>
    <message>
        <source>Add a picture or file: choose, drop it here, or press {key}</source>
        <translation>添加图片或文件：点此选择、拖到这里，或按 {key} 粘贴</translation>
    </message>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>No case is open</source>
        <translation>没有打开的诉求</translation>
    </message>
    <message>
        <source>Papers: letters, opinions, transcript</source>
        <translation>公文：转办单和函、意见、办理实录</translation>
    </message>
    <message>
        <source>Send</source>
        <translation>发送</translation>
    </message>
    <message>
        <source>Send, and next</source>
        <translation>发送并处理下一件</translation>
    </message>
    <message>
        <source>Submit</source>
        <translation>送审</translation>
    </message>
    <message>
        <source>Submit, and next</source>
        <translation>送审并处理下一件</translation>
    </message>
    <message>
        <source>The case</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>What you choose in the list is read and answered here. All keys:</source>
        <translation>在列表里选中的诉求在这里阅读和答复。全部快捷键：</translation>
    </message>
</context>
<context>
    <name>Channel</name>
    <message>
        <source>12345 hotline</source>
        <translation>12345 热线</translation>
    </message>
    <message>
        <source>Brought in by table</source>
        <translation>表格导入</translation>
    </message>
    <message>
        <source>Douyin</source>
        <translation>抖音</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>电子邮件</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Typed in</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>WeChat account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>WeCom</source>
        <translation>微信客服</translation>
    </message>
    <message>
        <source>Website</source>
        <translation>网站信箱</translation>
    </message>
    <message>
        <source>Weibo</source>
        <translation>微博</translation>
    </message>
</context>
<context>
    <name>Channels</name>
    <message numerus="yes">
        <source>%n citizen(s) wait for the platform&apos;s own agents</source>
        <translation>
            <numerusform>平台客服里还有 %n 人在等候</numerusform>
        </translation>
    </message>
    <message>
        <source>Change the setting…</source>
        <translation>去改设置…</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Done there: try again</source>
        <translation>已处理，再试</translation>
    </message>
    <message>
        <source>How our accounts stand</source>
        <translation>渠道状态</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Sign in anew…</source>
        <translation>重新授权…</translation>
    </message>
    <message>
        <source>Switch on…</source>
        <translation>去启用…</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>再试</translation>
    </message>
    <message>
        <source>{account}: {deed}</source>
        <translation>{account}：{deed}</translation>
    </message>
</context>
<context>
    <name>Choice</name>
    <message>
        <source>Leave out {name}</source>
        <translation>去掉{name}</translation>
    </message>
    <message>
        <source>Type a name or initials, then Enter</source>
        <translation>输入名称或拼音首字母，按 Enter 选中</translation>
    </message>
</context>
<context>
    <name>Choosing</name>
    <message>
        <source>, with {name}</source>
        <translation>，协办{name}</translation>
    </message>
    <message>
        <source>Chosen: {verb} {name}</source>
        <translation>已选：{verb}{name}</translation>
    </message>
    <message>
        <source>Nobody is chosen</source>
        <translation>未选承办单位</translation>
    </message>
</context>
<context>
    <name>Cli</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) erased, also from the backups; a new one was made.</source>
        <translation>
            <numerusform>已删除 %n 件诉求的个人信息，备份中的也已删除，并做了一份新备份。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) have been kept long enough. None was erased: --yes does it.</source>
        <translation>
            <numerusform>%n 件已到保存期限。还没有删除：加上 --yes 才删。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) would be erased. Nothing was: add --yes to do it.</source>
        <translation>
            <numerusform>将删除 %n 件诉求的个人信息。现在什么都没有动：确认请加 --yes。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s) were too long for a workbook and cut.</source>
        <translation>
            <numerusform>有 %n 个单元格超出表格长度，已截断。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n event(s) folded again</source>
        <translation>
            <numerusform>已重新汇总 %n 条记录</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) cannot be taken in as they are</source>
        <translation>
            <numerusform>有 %n 行照现在的样子仍读不进来</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) put aside</source>
        <translation>
            <numerusform>%n 行待查</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) taken in</source>
        <translation>
            <numerusform>已读入 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) thrown away</source>
        <translation>
            <numerusform>已丢弃 %n 行</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written.</source>
        <translation>
            <numerusform>已写出 %n 行。</numerusform>
        </translation>
    </message>
    <message>
        <source>A backup.</source>
        <translation>备份文件。</translation>
    </message>
    <message>
        <source>A file with one query on each line; each is answered by one line.</source>
        <translation>每行一个查询的文件；每个查询回答一行。</translation>
    </message>
    <message>
        <source>A name or a duty number.</source>
        <translation>姓名或值班号。</translation>
    </message>
    <message>
        <source>A password for {name}, good for sitting down once: {password}</source>
        <translation>给{name}的密码，只能用一次：{password}</translation>
    </message>
    <message>
        <source>All backups lie on the disk of the desk itself. Name a second place for them in the settings, on another disk.</source>
        <translation>所有备份都在值班台所在的这块硬盘上。请在设置里另选一处，放到别的硬盘。</translation>
    </message>
    <message>
        <source>Also write its pictures and files there; this is put on record.</source>
        <translation>同时把它的图片和文件存到该文件夹；会留下查阅记录。</translation>
    </message>
    <message>
        <source>And in the second place: {file}</source>
        <translation>另存一份：{file}</translation>
    </message>
    <message>
        <source>Answer a program: one object on the last line.</source>
        <translation>供程序读取：最后一行是一个 JSON 对象。</translation>
    </message>
    <message>
        <source>Arguments</source>
        <translation>参数</translation>
    </message>
    <message>
        <source>Backed up and proved: {file}</source>
        <translation>已备份并验证：{file}</translation>
    </message>
    <message>
        <source>Before the next paper is issued somebody has to say which numbers come next, in the settings, under “Papers”.</source>
        <translation>再发公文前，请先在“设置 › 公文”里确认下一个编号。</translation>
    </message>
    <message>
        <source>Bring a workbook&apos;s messages into the case file; what is there stays as it is.</source>
        <translation>把表格中的留言导入案卷；已有的保持不变。</translation>
    </message>
    <message>
        <source>Bring the desk back to a backup, or move it to this machine. What is there is put aside. The recovery key is asked for, or read from standard input, where needed.</source>
        <translation>用备份恢复值班台，或把值班台搬到这台机器。原有内容另存一旁。需要恢复密钥时会询问，或从标准输入读取。</translation>
    </message>
    <message>
        <source>CASE</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>COMMAND</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Cases, by number or id.</source>
        <translation>诉求，按编号或 id。</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Do it; otherwise it is only told.</source>
        <translation>真正执行；不加则只说明会怎样。</translation>
    </message>
    <message>
        <source>Draw the window into a picture and end; needs no screen.</source>
        <translation>把窗口画成图片后结束；无需屏幕。</translation>
    </message>
    <message>
        <source>Erase what citizens said, and who they are, from the file and its backups.</source>
        <translation>从案卷及其备份中删除市民的话和身份。</translation>
    </message>
    <message>
        <source>Every case that fits, not only the first 50.</source>
        <translation>列出全部相符的诉求，不限于前 50 件。</translation>
    </message>
    <message>
        <source>FILE</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>FOLDER</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Find cases by any of their words.</source>
        <translation>按任意字词查找诉求。</translation>
    </message>
    <message>
        <source>Folder: {folder}</source>
        <translation>文件夹：{folder}</translation>
    </message>
    <message>
        <source>GROUND</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Give somebody who has forgotten theirs a password that is good for once, which is put on record. The recovery key is asked for, or read from standard input; a desk that has none needs its key file.</source>
        <translation>给忘了密码的人一个只能用一次的密码，并留痕。会询问恢复密钥，或从标准输入读取；没有恢复密钥的值班台凭密钥文件。</translation>
    </message>
    <message>
        <source>HEADING=TEXT</source>
        <translation>列名=内容</translation>
    </message>
    <message>
        <source>How large everything is, in per cent, this time.</source>
        <translation>本次的显示比例，百分数。</translation>
    </message>
    <message>
        <source>Instead: every case in which this number stands.</source>
        <translation>或者：出现这个号码的每一件。</translation>
    </message>
    <message>
        <source>Instead: every case of this citizen.</source>
        <translation>或者：这位市民的每一件。</translation>
    </message>
    <message>
        <source>Instead: every case that was kept as long as the desk&apos;s rules say.</source>
        <translation>或者：按本台保存期限已到期的全部诉求。</translation>
    </message>
    <message>
        <source>It stays as it is.</source>
        <translation>原表不会改动。</translation>
    </message>
    <message>
        <source>It was kept for as long as the rules say.</source>
        <translation>保存期限已到。</translation>
    </message>
    <message>
        <source>Its ending says the kind.</source>
        <translation>由扩展名决定格式。</translation>
    </message>
    <message>
        <source>Its number, id, or id on its platform.</source>
        <translation>编号、标识，或在平台上的标识。</translation>
    </message>
    <message>
        <source>KIND</source>
        <translation>种类</translation>
    </message>
    <message>
        <source>Keyring: {name}</source>
        <translation>密钥环：{name}</translation>
    </message>
    <message>
        <source>Last backup: {when}</source>
        <translation>上次备份：{when}</translation>
    </message>
    <message>
        <source>Light letters on a dark ground, this time.</source>
        <translation>本次用深色界面。</translation>
    </message>
    <message>
        <source>Look whether the case file and its key are sound.</source>
        <translation>检查案卷及其密钥是否完好。</translation>
    </message>
    <message>
        <source>Make a backup and prove it, also while the desk is open.</source>
        <translation>做一份备份并验证，值班台开着也可以。</translation>
    </message>
    <message>
        <source>Make every table anew from the history of events.</source>
        <translation>由事件记录重建全部表。</translation>
    </message>
    <message>
        <source>More than {total} cases</source>
        <translation>超过 {total} 件</translation>
    </message>
    <message>
        <source>NAME</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>NUMBER</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Nothing new.</source>
        <translation>没有新的表。</translation>
    </message>
    <message>
        <source>Only the cases that a search finds.</source>
        <translation>只导出查得到的诉求。</translation>
    </message>
    <message>
        <source>Open the sample desk, an invented city&apos;s.</source>
        <translation>打开示例值班台（虚构城市）。</translation>
    </message>
    <message>
        <source>Options</source>
        <translation>选项</translation>
    </message>
    <message>
        <source>ROW</source>
        <translation>行</translation>
    </message>
    <message>
        <source>Recovery key or passphrase: </source>
        <translation>恢复密钥或口令：</translation>
    </message>
    <message>
        <source>Show a case and its history.</source>
        <translation>显示一件诉求及其经过。</translation>
    </message>
    <message>
        <source>Show the handover note as things stand.</source>
        <translation>显示当前的交班单。</translation>
    </message>
    <message>
        <source>Show the version and end.</source>
        <translation>显示版本后结束。</translation>
    </message>
    <message>
        <source>Show this help and end.</source>
        <translation>显示本说明后结束。</translation>
    </message>
    <message>
        <source>Show who saw, copied or took out what, for the holder of the recovery key, which is asked for or read from standard input.</source>
        <translation>列出谁看过、复制过、导出过什么，供恢复密钥持有人查看；密钥会询问，或从标准输入读取。</translation>
    </message>
    <message>
        <source>Such a file can only be read: the answers are in a new workbook (xlsx) with the same columns.</source>
        <translation>这种格式只能读、不能写：答复写在了列相同的新表（xlsx）里。</translation>
    </message>
    <message>
        <source>TEXT</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>Take in the tables that are downloaded into a folder; nothing there is changed.</source>
        <translation>收取下载到文件夹里的表；文件夹里的东西一概不动。</translation>
    </message>
    <message>
        <source>The case file is damaged: restore the last backup.</source>
        <translation>案卷文件已损坏：请恢复最近一次备份。</translation>
    </message>
    <message>
        <source>The case file is sound.</source>
        <translation>案卷文件完好。</translation>
    </message>
    <message numerus="yes">
        <source>The desk is as it was on {when}, with %n case(s).</source>
        <translation>
            <numerusform>值班台已恢复到 {when} 的样子，共 %n 件诉求。</numerusform>
        </translation>
    </message>
    <message>
        <source>The desk of the person on duty at a government social-media account. Without a command it opens the desk of the folder that MODERATOR_DESK_HOME names, or of this user; the first time it asks whether to look around or to set up.</source>
        <translation>政务新媒体值班员的工作台。不带命令时打开 MODERATOR_DESK_HOME 所指文件夹（或本用户）的值班台；首次使用会询问是先看示例还是新建。</translation>
    </message>
    <message>
        <source>The kept columns to read it by; otherwise those that fit.</source>
        <translation>按哪一套存好的列来读；不写则用对得上的。</translation>
    </message>
    <message>
        <source>The language of the window, this time.</source>
        <translation>本次的界面语言。</translation>
    </message>
    <message>
        <source>The new file; otherwise beside the table, under a name that is free.</source>
        <translation>新文件；不写则放在原表旁边，自动取一个没用过的名字。</translation>
    </message>
    <message>
        <source>The rows that could not be taken in, and why.</source>
        <translation>读不进来的行及原因。</translation>
    </message>
    <message>
        <source>The second place did not take it.</source>
        <translation>第二处没有存成。</translation>
    </message>
    <message>
        <source>The second place for backups is not there: {folder}</source>
        <translation>备份的第二处不在：{folder}</translation>
    </message>
    <message>
        <source>The second place for backups is on the same disk as the desk: both would be lost together.</source>
        <translation>备份的第二处和值班台在同一块硬盘上，坏了会一起丢。</translation>
    </message>
    <message>
        <source>The size of the picture, in pixels.</source>
        <translation>图片大小，像素。</translation>
    </message>
    <message>
        <source>There was nothing to write, and no file was made.</source>
        <translation>没有可填的答复，没有生成文件。</translation>
    </message>
    <message>
        <source>This cannot be understood: {what}. --help shows what can be said.</source>
        <translation>看不懂：{what}。可用的写法见 --help。</translation>
    </message>
    <message>
        <source>Usage: </source>
        <translation>用法：</translation>
    </message>
    <message>
        <source>WIDTHxHEIGHT</source>
        <translation>宽x高</translation>
    </message>
    <message>
        <source>What goes out, one to a row: {kinds}; cases if nothing is said.</source>
        <translation>导出什么，一行一条：{kinds}；不写则为诉求。</translation>
    </message>
    <message>
        <source>What is there now; otherwise until Ctrl+C.</source>
        <translation>只收现有的；不写则一直看着，按 Ctrl+C 停止。</translation>
    </message>
    <message>
        <source>What it rests on: {grounds}.</source>
        <translation>删除的依据：{grounds}。</translation>
    </message>
    <message>
        <source>What it was before lies in {file}.</source>
        <translation>恢复前的内容在 {file}。</translation>
    </message>
    <message>
        <source>What its rows are: {kinds}; otherwise told by the headings.</source>
        <translation>每一行是什么：{kinds}；不写则按表头判断。</translation>
    </message>
    <message>
        <source>What to look for.</source>
        <translation>要查找的内容。</translation>
    </message>
    <message>
        <source>Where to; otherwise among the desk&apos;s own, of which seven are kept.</source>
        <translation>存到哪里；不写则存入值班台自己的备份，保留七份。</translation>
    </message>
    <message>
        <source>Why: it is kept.</source>
        <translation>原因，会留存。</translation>
    </message>
    <message>
        <source>With names and numbers as they are; needs --reason.</source>
        <translation>姓名和号码不遮盖；须写 --reason。</translation>
    </message>
    <message>
        <source>Words to put on the note.</source>
        <translation>写在交班单上的话。</translation>
    </message>
    <message>
        <source>Write a table that spreadsheets open: .xlsx or .csv.</source>
        <translation>导出表格软件能打开的表：.xlsx 或 .csv。</translation>
    </message>
    <message>
        <source>Write the answers into a copy of the table in which the cases came.</source>
        <translation>把答复填进诉求来时那份表的副本。</translation>
    </message>
    <message>
        <source>Written: {file}</source>
        <translation>已写入：{file}</translation>
    </message>
    <message>
        <source>a heading, =, and what stands below it</source>
        <translation>应为“表头=内容”</translation>
    </message>
    <message>
        <source>a size is written like 1366x768</source>
        <translation>大小的写法如 1366x768</translation>
    </message>
    <message numerus="yes">
        <source>after %n month(s)</source>
        <translation>
            <numerusform>办结后 %n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>file</source>
        <translation>附件</translation>
    </message>
    <message>
        <source>list: those mended or thrown away too.</source>
        <translation>list：已改好和已丢弃的也列出。</translation>
    </message>
    <message>
        <source>none</source>
        <translation>无</translation>
    </message>
    <message>
        <source>none that is safe</source>
        <translation>没有可靠的密钥环</translation>
    </message>
    <message>
        <source>retry: with another cell in this column.</source>
        <translation>retry：这一列换成别的内容。</translation>
    </message>
    <message>
        <source>text: only what citizens wrote themselves.</source>
        <translation>text：只查市民自己写的内容。</translation>
    </message>
    <message>
        <source>the rest</source>
        <translation>其余</translation>
    </message>
    <message>
        <source>xlsx, xls, xlsb, ods or csv.</source>
        <translation>xlsx、xls、xlsb、ods 或 csv。</translation>
    </message>
    <message>
        <source>{file} cannot be read: {reason}</source>
        <translation>{file} 未能读取：{reason}</translation>
    </message>
    <message>
        <source>{file}: {imported} imported, {duplicates} already here, {quarantined} put aside</source>
        <translation>{file}：新增 {imported} 件，重复 {duplicates}，放在一边 {quarantined}</translation>
    </message>
    <message>
        <source>{filled} rows filled, {unanswered} still unanswered, {not_found} not found, {kept} hold other words and were left.</source>
        <translation>已填 {filled} 行，还没答复 {unanswered}，没找到 {not_found}，已有别的内容未动 {kept}。</translation>
    </message>
    <message>
        <source>{rows} rows: {imported} imported, {duplicates} already here, {quarantined} put aside because they could not be read.</source>
        <translation>共 {rows} 行：导入 {imported} 件，已有 {duplicates} 件，无法识别而列为待查 {quarantined} 行。</translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>The clipboard did not take the words. Nothing is lost; try again.</source>
        <translation>剪贴板没有接收。内容没有丢，请再试一次。</translation>
    </message>
</context>
<context>
    <name>Clock</name>
    <message numerus="yes">
        <source>%n calendar day(s)</source>
        <translation>
            <numerusform>%n 个自然日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s) on duty</source>
        <translation>
            <numerusform>%n 分钟（值班时间内）</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working day(s)</source>
        <translation>
            <numerusform>%n 个工作日</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n working hour(s)</source>
        <translation>
            <numerusform>%n 个工作时</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Answering the public</source>
        <translation>舆情回应</translation>
    </message>
    <message>
        <source>Calling back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Consultation</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>Dragon Boat Festival</source>
        <translation>端午节</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Labour Day</source>
        <translation>劳动节</translation>
    </message>
    <message>
        <source>Mid-autumn Festival</source>
        <translation>中秋节</translation>
    </message>
    <message>
        <source>Name who approved it.</source>
        <translation>请写明由谁批准。</translation>
    </message>
    <message>
        <source>National Day</source>
        <translation>国庆节</translation>
    </message>
    <message>
        <source>New Year</source>
        <translation>元旦</translation>
    </message>
    <message>
        <source>Nothing is added.</source>
        <translation>没有增加时间。</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promised {words} until {due}.
Press to see who said it.</source>
        <translation>承诺{words}，{due} 前兑现。
点按可看是谁说的。</translation>
    </message>
    <message>
        <source>Public opinion</source>
        <translation>舆情</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Somebody takes it, or the duty leader decides</source>
        <translation>会商有单位承接，或报带班领导</translation>
    </message>
    <message>
        <source>Spring Festival</source>
        <translation>春节</translation>
    </message>
    <message>
        <source>The citizen does not know of it yet.</source>
        <translation>市民还不知道延期。</translation>
    </message>
    <message>
        <source>The holidays of {years} are not announced yet. Until then the plain week is counted, and what is due may move.</source>
        <translation>{years} 年的放假安排尚未公布，目前按普通周计算，到期时间可能变动。</translation>
    </message>
    <message>
        <source>The reply has gone out, and no clock runs. It starts again when the citizen writes or an organisation answers.</source>
        <translation>已经答复，现在没有时限在走。市民再次留言或承办单位反馈后重新开始计时。</translation>
    </message>
    <message>
        <source>The rule does not allow as much altogether.</source>
        <translation>累计延期超过规定上限。</translation>
    </message>
    <message>
        <source>The time is already up.</source>
        <translation>时限已过。</translation>
    </message>
    <message>
        <source>Tomb-sweeping Day</source>
        <translation>清明节</translation>
    </message>
    <message>
        <source>a holiday given once</source>
        <translation>临时放假</translation>
    </message>
    <message>
        <source>calendar days</source>
        <translation>自然日</translation>
    </message>
    <message>
        <source>counted</source>
        <translation>计入</translation>
    </message>
    <message>
        <source>from a copy: check the original before you quote it</source>
        <translation>据转载，引用前请核对原文</translation>
    </message>
    <message>
        <source>from receipt</source>
        <translation>自收到起</translation>
    </message>
    <message>
        <source>from the closing</source>
        <translation>自办结起</translation>
    </message>
    <message>
        <source>from the dispatch</source>
        <translation>自转办起</translation>
    </message>
    <message>
        <source>from the press</source>
        <translation>据媒体报道</translation>
    </message>
    <message>
        <source>from the signature</source>
        <translation>自签收起</translation>
    </message>
    <message>
        <source>holiday</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>hours</source>
        <translation>小时</translation>
    </message>
    <message>
        <source>make-up working day</source>
        <translation>调休上班</translation>
    </message>
    <message>
        <source>minutes</source>
        <translation>分钟</translation>
    </message>
    <message>
        <source>minutes on duty</source>
        <translation>值班时间内的分钟</translation>
    </message>
    <message>
        <source>not counted</source>
        <translation>不计</translation>
    </message>
    <message>
        <source>not counted: day off</source>
        <translation>不计：放假</translation>
    </message>
    <message>
        <source>not counted: outside the hours</source>
        <translation>不计：不在工作时间</translation>
    </message>
    <message>
        <source>not counted: the day it began</source>
        <translation>不计：起算当天</translation>
    </message>
    <message>
        <source>not counted: waits for working hours</source>
        <translation>不计：等到上班时间起算</translation>
    </message>
    <message>
        <source>not counted: weekend</source>
        <translation>不计：周末</translation>
    </message>
    <message>
        <source>official text</source>
        <translation>官方原文</translation>
    </message>
    <message>
        <source>own day off</source>
        <translation>本单位放假</translation>
    </message>
    <message>
        <source>own working day</source>
        <translation>本单位上班</translation>
    </message>
    <message>
        <source>stands</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>stands: returned, handler in dispute</source>
        <translation>暂停：退回，承办单位未定</translation>
    </message>
    <message>
        <source>stands: waiting for the citizen</source>
        <translation>暂停：等市民补充</translation>
    </message>
    <message>
        <source>the same day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>this bureau&apos;s own</source>
        <translation>本单位自定</translation>
    </message>
    <message>
        <source>unconfirmed: check your own city&apos;s rules</source>
        <translation>未经证实，请按本市规定核对</translation>
    </message>
    <message>
        <source>weekend</source>
        <translation>周末</translation>
    </message>
    <message>
        <source>working day</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>working days</source>
        <translation>工作日</translation>
    </message>
    <message>
        <source>working hours</source>
        <translation>工作时</translation>
    </message>
    <message>
        <source>{clock} stands</source>
        <translation>{clock}暂停</translation>
    </message>
    <message>
        <source>{clock} within {amount}</source>
        <translation>{clock}时限 {amount}</translation>
    </message>
    <message>
        <source>{clock} {time} left</source>
        <translation>{clock} 剩 {time}</translation>
    </message>
    <message>
        <source>{clock} {time} overdue</source>
        <translation>{clock}已超期 {time}</translation>
    </message>
    <message>
        <source>{figure}, counted since {since}.
Press to see the days.</source>
        <translation>{figure}，自 {since} 起算。
按一下可看逐日计算。</translation>
    </message>
    <message>
        <source>{figure}, counted since {since}: due {due}.
Press to see the days.</source>
        <translation>{figure}，自 {since} 起算，{due} 到期。
按一下可看逐日计算。</translation>
    </message>
    <message>
        <source>{goal} ({category})</source>
        <translation>{goal}（{category}）</translation>
    </message>
    <message>
        <source>{goal}: {amount} {since}</source>
        <translation>{goal}：{amount}，{since}</translation>
    </message>
    <message>
        <source>{kind}: {name}</source>
        <translation>{kind}：{name}</translation>
    </message>
    <message>
        <source>{source} ({trust})</source>
        <translation>{source}（{trust}）</translation>
    </message>
</context>
<context>
    <name>ClockDialog</name>
    <message>
        <source>Began {since}, due {due}.</source>
        <translation>{since} 起算，{due} 到期。</translation>
    </message>
    <message>
        <source>Began {since}, was due {due}: overdue.</source>
        <translation>{since} 起算，{due} 到期，已超期。</translation>
    </message>
    <message>
        <source>Began {since}. It stands now, and nothing is due.</source>
        <translation>{since} 起算，现在暂停计时，不会到期。</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Counted or not</source>
        <translation>是否计入</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Extended by {amount}, approved by {name}, {told}: {reason}</source>
        <translation>延期 {amount}，{name}批准，{told}：{reason}</translation>
    </message>
    <message>
        <source>How the time is counted</source>
        <translation>时限怎么算</translation>
    </message>
    <message>
        <source>No clock runs: nothing is owed here now.</source>
        <translation>现在没有时限在走，这件事暂时不欠什么。</translation>
    </message>
    <message>
        <source>Rule: {figure}. Source: {source}</source>
        <translation>规则：{figure}。依据：{source}</translation>
    </message>
    <message>
        <source>The days counted</source>
        <translation>逐日计算</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>累计</translation>
    </message>
    <message>
        <source>What it is</source>
        <translation>是什么日子</translation>
    </message>
    <message>
        <source>citizen not told</source>
        <translation>未告知市民</translation>
    </message>
    <message>
        <source>citizen told</source>
        <translation>已告知市民</translation>
    </message>
    <message>
        <source>{clock} · {name}</source>
        <translation>{clock} · {name}</translation>
    </message>
</context>
<context>
    <name>Clocks</name>
    <message numerus="yes">
        <source>%n case(s) still to be counted anew</source>
        <translation>
            <numerusform>还有 %n 件待重新计算</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the day</source>
        <translation>添加</translation>
    </message>
    <message>
        <source>Days of this bureau&apos;s own</source>
        <translation>本单位的特殊日子</translation>
    </message>
    <message>
        <source>First word to the citizen within</source>
        <translation>首次答复时限</translation>
    </message>
    <message>
        <source>Follow these clocks</source>
        <translation>按此执行</translation>
    </message>
    <message>
        <source>Off or worked</source>
        <translation>放假还是上班</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>移除</translation>
    </message>
    <message>
        <source>Resolved within (0: no such clock)</source>
        <translation>办结时限（0 为不设）</translation>
    </message>
    <message>
        <source>Saved; everything open is counted by it.</source>
        <translation>已保存，未办结的诉求都已按此计算。</translation>
    </message>
    <message>
        <source>Somebody is on duty</source>
        <translation>值班时间</translation>
    </message>
    <message>
        <source>The day</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>The rule this desk follows</source>
        <translation>本台执行的规定</translation>
    </message>
    <message>
        <source>These clocks hold from now on</source>
        <translation>时限已更新</translation>
    </message>
    <message>
        <source>Unit</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Weekends and holidays too</source>
        <translation>周末和节假日也值班</translation>
    </message>
    <message>
        <source>What for</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>What for, e.g. flood drill</source>
        <translation>事由，如防汛演练</translation>
    </message>
    <message>
        <source>Working hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Write hours as 08:30-12:00 14:00-18:00, in order, and a figure that fits its unit: 0 only with days.</source>
        <translation>时间请按先后写成 08:30-12:00 14:00-18:00；数字要与单位相配，只有按天计算时才能填 0。</translation>
    </message>
    <message>
        <source>off</source>
        <translation>放假</translation>
    </message>
    <message>
        <source>worked</source>
        <translation>上班</translation>
    </message>
</context>
<context>
    <name>Closing</name>
    <message>
        <source>A reply has gone out on this case.</source>
        <translation>本件已发出过回复。</translation>
    </message>
    <message>
        <source>A reply has gone out, and the citizen is waiting for another.</source>
        <translation>已答复过，但市民还在等下一次答复。</translation>
    </message>
    <message>
        <source>A reply has gone out; a handler has not answered yet.</source>
        <translation>已答复过，但承办单位还没有反馈。</translation>
    </message>
    <message>
        <source>Basis, or how the citizen was told</source>
        <translation>依据，或如何告知市民</translation>
    </message>
    <message>
        <source>Close the case</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Close with an outcome</source>
        <translation>办结：结果如何</translation>
    </message>
    <message>
        <source>No reply has gone out. Answer first, or tick this if the citizen was told another way, and write how.</source>
        <translation>本件还没有发出回复。请先答复；如已用其他方式告知市民，请勾选并写明方式。</translation>
    </message>
    <message>
        <source>Press 1 to 9: what came of it?</source>
        <translation>请按 1–9 选择结果。</translation>
    </message>
    <message>
        <source>The citizen has been told the outcome (0)</source>
        <translation>市民已知道结果（0）</translation>
    </message>
</context>
<context>
    <name>Commands</name>
    <message>
        <source>A call becomes a case</source>
        <translation>来电转为诉求</translation>
    </message>
    <message>
        <source>A paper for the unit…</source>
        <translation>出公文（转办单、函、催办单）…</translation>
    </message>
    <message>
        <source>Add a co-handler</source>
        <translation>添加协办单位</translation>
    </message>
    <message>
        <source>Add a picture or file…</source>
        <translation>添加图片或文件…</translation>
    </message>
    <message>
        <source>Add the copied picture or files</source>
        <translation>粘贴图片或文件</translation>
    </message>
    <message>
        <source>All organisations…</source>
        <translation>全部单位…</translation>
    </message>
    <message>
        <source>An opinion for the papers…</source>
        <translation>填写意见（拟办、批示、承办）…</translation>
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
        <source>Ask several organisations</source>
        <translation>会商：同时问几家</translation>
    </message>
    <message>
        <source>Back to the list</source>
        <translation>返回列表</translation>
    </message>
    <message>
        <source>Call back</source>
        <translation>回访</translation>
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
        <translation>认领或释放</translation>
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
        <source>Copy the handover as text</source>
        <translation>复制交接班单文本</translation>
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
        <source>Copy the telephone number</source>
        <translation>复制电话</translation>
    </message>
    <message>
        <source>Copy the words to paste again</source>
        <translation>再次复制待粘贴的文字</translation>
    </message>
    <message>
        <source>Count again</source>
        <translation>重新统计</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Discard the row…</source>
        <translation>丢弃这一行…</translation>
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
        <source>Duplicate the template…</source>
        <translation>复制一份模板…</translation>
    </message>
    <message>
        <source>E-mail to the unit told next</source>
        <translation>给待告知的单位发邮件</translation>
    </message>
    <message>
        <source>Earlier handovers…</source>
        <translation>以往交接班…</translation>
    </message>
    <message>
        <source>Edit the organisation…</source>
        <translation>修改单位…</translation>
    </message>
    <message>
        <source>Edit the template…</source>
        <translation>修改模板…</translation>
    </message>
    <message>
        <source>Edit the topic…</source>
        <translation>修改事项…</translation>
    </message>
    <message>
        <source>Emergency: numbers and words</source>
        <translation>应急：电话和话术</translation>
    </message>
    <message>
        <source>Erase the citizen&apos;s data…</source>
        <translation>删除市民个人信息…</translation>
    </message>
    <message>
        <source>Export a table…</source>
        <translation>导出表格…</translation>
    </message>
    <message>
        <source>Find a template</source>
        <translation>查找模板</translation>
    </message>
    <message>
        <source>Find in the directory</source>
        <translation>在通讯录中查找</translation>
    </message>
    <message>
        <source>Find in the dispatch list</source>
        <translation>在派单目录中查找</translation>
    </message>
    <message>
        <source>Following up</source>
        <translation>跟进</translation>
    </message>
    <message>
        <source>Got through</source>
        <translation>打通</translation>
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
        <source>How our accounts stand</source>
        <translation>渠道状态</translation>
    </message>
    <message>
        <source>How the time is counted</source>
        <translation>时限怎么算</translation>
    </message>
    <message>
        <source>Import a workbook…</source>
        <translation>导入表格…</translation>
    </message>
    <message>
        <source>In the directory</source>
        <translation>在通讯录里</translation>
    </message>
    <message>
        <source>In the dispatch list</source>
        <translation>在派单目录里</translation>
    </message>
    <message>
        <source>In the handover</source>
        <translation>在交接班里</translation>
    </message>
    <message>
        <source>In the templates</source>
        <translation>在模板里</translation>
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
        <source>Mend the cell</source>
        <translation>修改单元格</translation>
    </message>
    <message>
        <source>Mine</source>
        <translation>我经办</translation>
    </message>
    <message>
        <source>More time for the resolution…</source>
        <translation>办结延期…</translation>
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
        <source>New organisation…</source>
        <translation>新增单位…</translation>
    </message>
    <message>
        <source>New template…</source>
        <translation>新增模板…</translation>
    </message>
    <message>
        <source>New topic…</source>
        <translation>新增事项…</translation>
    </message>
    <message>
        <source>Next case</source>
        <translation>下一件</translation>
    </message>
    <message>
        <source>Next row</source>
        <translation>下一行</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没打通</translation>
    </message>
    <message>
        <source>No time named is a promise</source>
        <translation>回复里的时间不算承诺</translation>
    </message>
    <message>
        <source>Open a picture or file</source>
        <translation>打开图片或文件</translation>
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
        <source>Previous row</source>
        <translation>上一行</translation>
    </message>
    <message>
        <source>Print the handover</source>
        <translation>打印交接班单</translation>
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
        <source>Remove the organisation</source>
        <translation>删除单位</translation>
    </message>
    <message>
        <source>Remove the template</source>
        <translation>删除模板</translation>
    </message>
    <message>
        <source>Remove the topic</source>
        <translation>删除事项</translation>
    </message>
    <message>
        <source>Replies that wait to be approved</source>
        <translation>待审的回复</translation>
    </message>
    <message>
        <source>Report…</source>
        <translation>生成报表…</translation>
    </message>
    <message>
        <source>Roster…</source>
        <translation>排班表…</translation>
    </message>
    <message>
        <source>Rows put aside</source>
        <translation>待查行</translation>
    </message>
    <message>
        <source>Same matter as…</source>
        <translation>并单…</translation>
    </message>
    <message>
        <source>Save the handover as PDF or Word</source>
        <translation>交接班单存为 PDF 或 Word</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索一切</translation>
    </message>
    <message>
        <source>Send what is too long as several messages</source>
        <translation>超长的回复分条发出</translation>
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
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Settings…</source>
        <translation>设置…</translation>
    </message>
    <message>
        <source>Show what came in, or the first case</source>
        <translation>显示新留言，或回到第一件</translation>
    </message>
    <message>
        <source>Sign and hand over</source>
        <translation>签字交班</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Take the suggestion whole</source>
        <translation>整条采用建议（含协办）</translation>
    </message>
    <message>
        <source>Take what nobody has accepted</source>
        <translation>接下没人接收的事项</translation>
    </message>
    <message>
        <source>Telephone; a closed case: call back</source>
        <translation>电话；办结后回访</translation>
    </message>
    <message>
        <source>Tell the organisations by e-mail, or not</source>
        <translation>发邮件告知承办单位，或不发</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>The case as a transcript…</source>
        <translation>导出办理实录…</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>The figures of any days…</source>
        <translation>指定日期的统计…</translation>
    </message>
    <message>
        <source>The list for a first day…</source>
        <translation>第一天清单…</translation>
    </message>
    <message>
        <source>The number has changed…</source>
        <translation>换号…</translation>
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
        <source>The paper for the unit told next…</source>
        <translation>给待告知单位的公文…</translation>
    </message>
    <message>
        <source>The sheet of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>The time after</source>
        <translation>后一时段</translation>
    </message>
    <message>
        <source>The time before</source>
        <translation>前一时段</translation>
    </message>
    <message>
        <source>The times named are promised; or the chosen words are</source>
        <translation>确认回复里的承诺（或把选中的字记为承诺）</translation>
    </message>
    <message>
        <source>This month&apos;s figures</source>
        <translation>本月统计</translation>
    </message>
    <message>
        <source>This week&apos;s figures</source>
        <translation>本周统计</translation>
    </message>
    <message>
        <source>To be approved</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待确认发出</translation>
    </message>
    <message>
        <source>Today&apos;s figures</source>
        <translation>今日统计</translation>
    </message>
    <message>
        <source>Try a message</source>
        <translation>试一条留言</translation>
    </message>
    <message>
        <source>Try to take it in again</source>
        <translation>重新导入这一行</translation>
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
        <source>What is on its way: to its buttons</source>
        <translation>在途的回复和邮件：到底部按钮</translation>
    </message>
    <message>
        <source>What the columns hold…</source>
        <translation>各列含义…</translation>
    </message>
    <message>
        <source>Who did how much…</source>
        <translation>工作量…</translation>
    </message>
    <message>
        <source>Who handles it</source>
        <translation>交给谁</translation>
    </message>
    <message>
        <source>Write the answers into a table…</source>
        <translation>把答复填回原表…</translation>
    </message>
    <message>
        <source>Write the reply</source>
        <translation>写回复</translation>
    </message>
</context>
<context>
    <name>Commit</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A co-handler needs a lead beside it. Press 1–9 for the lead.</source>
        <translation>只有协办，还缺主办。按 1–9 选主办。</translation>
    </message>
    <message>
        <source>Nothing is chosen or written yet: 1–9 for a handler, R to reply.</source>
        <translation>还没有选承办单位，也没有写回复：按 1–9 选单位，按 R 写回复。</translation>
    </message>
    <message>
        <source>Submitted: another person approves it before it goes out</source>
        <translation>已送审，另一位同事通过后发出</translation>
    </message>
    <message>
        <source>The reply goes out by itself; until then it can be taken back</source>
        <translation>回复将自动发出，发出前可撤回</translation>
    </message>
    <message>
        <source>The reply is going out</source>
        <translation>回复正在发出</translation>
    </message>
    <message>
        <source>The reply is ready to paste, to be confirmed as sent</source>
        <translation>回复已备好，待确认发出</translation>
    </message>
    <message>
        <source>What another person approves goes out as one message: shorten it.</source>
        <translation>需他人审核的回复只能发一条，请缩短。</translation>
    </message>
    <message>
        <source>{names}: an example of the directory, not of your city. Put your own in its place there (E), or press 1–9 for another.</source>
        <translation>{names}是通讯录里的示例，不是本市单位。请在通讯录按 E 换成本市的，或按 1–9 另选。</translation>
    </message>
    <message>
        <source>{verb} {name}, and the reply: both go out by themselves</source>
        <translation>{verb}{name}和回复：都会自动发出</translation>
    </message>
    <message>
        <source>{verb} {name}, and the reply: ready to be passed on</source>
        <translation>{verb}{name}和回复都已备好，待确认发出</translation>
    </message>
    <message>
        <source>{verb} {name}: goes out by e-mail; the reply is ready to paste</source>
        <translation>{verb}{name}：邮件自动发出；回复可以粘贴了</translation>
    </message>
    <message>
        <source>{verb} {name}: goes out by e-mail; the reply is submitted</source>
        <translation>{verb}{name}：邮件自动发出；回复已提交审核</translation>
    </message>
    <message>
        <source>{verb} {name}: goes out by e-mail; until then it can be taken back</source>
        <translation>{verb}{name}：邮件自动发出，发出前可以撤回</translation>
    </message>
    <message>
        <source>{verb} {name}: ready to be passed on</source>
        <translation>{verb}{name}已备好，待告知</translation>
    </message>
    <message>
        <source>{verb} {name}: ready to be passed on; the reply goes out by itself</source>
        <translation>{verb}{name}：待告知；回复将自动发出</translation>
    </message>
    <message>
        <source>{verb} {name}: ready to be passed on; the reply is submitted</source>
        <translation>{verb}{name}，待告知；回复已送审</translation>
    </message>
</context>
<context>
    <name>Composer</name>
    <message>
        <source>Also / at the start of a line</source>
        <translation>在行首输入 / 也可以</translation>
    </message>
    <message>
        <source>Draft not saved</source>
        <translation>草稿没有保存</translation>
    </message>
    <message>
        <source>Draft saved {time}</source>
        <translation>草稿已保存 {time}</translation>
    </message>
    <message>
        <source>Press to change who will read the reply</source>
        <translation>按一下，改变谁能看到这条回复</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>私信</translation>
    </message>
    <message>
        <source>Public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>Reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>Template {key}</source>
        <translation>模板 {key}</translation>
    </message>
    <message>
        <source>The last {n} characters were left out: no channel takes so long a reply. They are still on the clipboard.</source>
        <translation>最后 {n} 个字没有粘贴：没有渠道能发这么长的回复。内容还在剪贴板里。</translation>
    </message>
    <message>
        <source>The words of the reply</source>
        <translation>回复内容</translation>
    </message>
    <message>
        <source>Use it instead</source>
        <translation>换成这个</translation>
    </message>
    <message>
        <source>Write the reply. {key}, or / at the start of a line: a template</source>
        <translation>在此写回复；按 {key}，或在行首输入 /，选用模板</translation>
    </message>
    <message>
        <source>You have written already. “{title}” would fit.</source>
        <translation>您已经写了内容；合适的模板是“{title}”。</translation>
    </message>
    <message>
        <source>to be pasted there</source>
        <translation>需自行粘贴</translation>
    </message>
    <message>
        <source>to {address}</source>
        <translation>发往 {address}</translation>
    </message>
    <message>
        <source>{n} bytes</source>
        <translation>{n} 字节</translation>
    </message>
    <message>
        <source>{n} characters</source>
        <translation>{n} 字</translation>
    </message>
</context>
<context>
    <name>Consult</name>
    <message numerus="yes">
        <source>%n organisation(s) asked: W copies the question for each</source>
        <translation>
            <numerusform>已向 %n 家发起会商：按 W 逐家复制</numerusform>
        </translation>
    </message>
    <message>
        <source>1 Takes it</source>
        <translation>1 由它承办</translation>
    </message>
    <message>
        <source>2 Not theirs</source>
        <translation>2 不属于</translation>
    </message>
    <message>
        <source>3 With conditions…</source>
        <translation>3 有条件…</translation>
    </message>
    <message>
        <source>A Ask anew…</source>
        <translation>A 重新会商…</translation>
    </message>
    <message>
        <source>Ask several organisations at once</source>
        <translation>会商：同时问几家单位</translation>
    </message>
    <message>
        <source>Ask them</source>
        <translation>发起会商</translation>
    </message>
    <message>
        <source>C Copy the question</source>
        <translation>C 复制会商函</translation>
    </message>
    <message>
        <source>Choose at least two.</source>
        <translation>至少选两家。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Conditions of {name}</source>
        <translation>{name}的条件</translation>
    </message>
    <message>
        <source>Copied for {name}</source>
        <translation>已复制给{name}的会商函</translation>
    </message>
    <message>
        <source>It stays among what is due and on the handover sheet.</source>
        <translation>这件仍列在临期和交接班单里，直到有单位承接。</translation>
    </message>
    <message>
        <source>Nobody by {time}: then it goes to the duty leader</source>
        <translation>{time} 前无人承接，报带班领导</translation>
    </message>
    <message>
        <source>R To the duty leader…</source>
        <translation>R 报带班领导…</translation>
    </message>
    <message>
        <source>Say which conditions.</source>
        <translation>请写明是什么条件。</translation>
    </message>
    <message>
        <source>Take it down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>Taken down: {name}. W takes down the next</source>
        <translation>已记下：{name}。按 W 记下一家</translation>
    </message>
    <message>
        <source>The duty leader was told</source>
        <translation>已报带班领导</translation>
    </message>
    <message>
        <source>The duty leader was told, {time}</source>
        <translation>已报带班领导，{time}</translation>
    </message>
    <message>
        <source>The leader was told</source>
        <translation>已报告</translation>
    </message>
    <message>
        <source>The others join as co-handlers (O)</source>
        <translation>其余单位作为协办（O）</translation>
    </message>
    <message>
        <source>The question</source>
        <translation>会商内容</translation>
    </message>
    <message>
        <source>The question; each gets it by itself</source>
        <translation>会商内容（每家单独收到）</translation>
    </message>
    <message>
        <source>There is no question yet.</source>
        <translation>还没有写会商内容。</translation>
    </message>
    <message>
        <source>To the duty leader</source>
        <translation>报带班领导</translation>
    </message>
    <message>
        <source>What they say</source>
        <translation>各单位意见</translation>
    </message>
    <message>
        <source>Who is asked</source>
        <translation>问哪几家</translation>
    </message>
    <message>
        <source>Who was asked</source>
        <translation>会商单位</translation>
    </message>
    <message>
        <source>no answer yet</source>
        <translation>未答复</translation>
    </message>
    <message>
        <source>says it is not theirs</source>
        <translation>不属于</translation>
    </message>
    <message>
        <source>takes it if: {words}</source>
        <translation>有条件：{words}</translation>
    </message>
    <message>
        <source>{name} takes it: ready to be passed on</source>
        <translation>由{name}承办，待告知</translation>
    </message>
    <message>
        <source>↑ ↓ choose who it is about.</source>
        <translation>↑ ↓ 选择单位。</translation>
    </message>
    <message>
        <source>✓ copied, no answer yet</source>
        <translation>✓ 已复制，未答复</translation>
    </message>
</context>
<context>
    <name>Danger</name>
    <message>
        <source>Collapse</source>
        <translation>坍塌</translation>
    </message>
    <message>
        <source>Crowds</source>
        <translation>聚集</translation>
    </message>
    <message>
        <source>Emergency: {danger}</source>
        <translation>应急：{danger}</translation>
    </message>
    <message>
        <source>Gas</source>
        <translation>燃气</translation>
    </message>
    <message>
        <source>Other danger</source>
        <translation>其他险情</translation>
    </message>
    <message>
        <source>Self-harm</source>
        <translation>轻生</translation>
    </message>
</context>
<context>
    <name>Deliveries</name>
    <message numerus="yes">
        <source>%n more after this</source>
        <translation>
            <numerusform>还有 %n 份</numerusform>
        </translation>
    </message>
    <message>
        <source>Another case: {words}</source>
        <translation>另一件：{words}</translation>
    </message>
    <message>
        <source>Copied: the dispatch for {name}</source>
        <translation>已复制给{name}的派单</translation>
    </message>
    <message>
        <source>Copied: the reply to {name}</source>
        <translation>已复制给{name}的回复</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy again</source>
        <translation>再复制</translation>
    </message>
    <message>
        <source>It is no longer needed</source>
        <translation>不用再发了</translation>
    </message>
    <message>
        <source>Later: it stays among what is to be sent</source>
        <translation>稍后再说：仍列为待确认发出</translation>
    </message>
    <message>
        <source>Not out…</source>
        <translation>没发出…</translation>
    </message>
    <message>
        <source>Not sent: the words are a draft again</source>
        <translation>未发出：内容已退回草稿</translation>
    </message>
    <message>
        <source>Pass it on, then confirm it here</source>
        <translation>转出后在这里确认</translation>
    </message>
    <message>
        <source>Pass it on, then press {key}</source>
        <translation>转出后按 {key}</translation>
    </message>
    <message>
        <source>Paste it into {place}, then confirm it here</source>
        <translation>粘贴到{place}后在这里确认</translation>
    </message>
    <message>
        <source>Paste it into {place}, then press {key}</source>
        <translation>粘贴到{place}后按 {key}</translation>
    </message>
    <message>
        <source>Say it on the telephone, then confirm it here</source>
        <translation>电话告知后在这里确认</translation>
    </message>
    <message>
        <source>Say it on the telephone, then press {key}</source>
        <translation>电话告知后按 {key}</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Sent to {name}</source>
        <translation>给{name}的回复已发出</translation>
    </message>
    <message>
        <source>The channel did not take it</source>
        <translation>平台没有接收</translation>
    </message>
    <message>
        <source>The words are to be changed</source>
        <translation>内容要修改</translation>
    </message>
    <message>
        <source>To be confirmed as sent: the reply to {name} in {place}</source>
        <translation>待确认发出：给{name}的回复（{place}）</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
    <message>
        <source>Told {name}</source>
        <translation>已告知{name}</translation>
    </message>
    <message>
        <source>a citizen without a name</source>
        <translation>未署名的市民</translation>
    </message>
    <message>
        <source>{name} has not been told yet</source>
        <translation>还没有告知{name}</translation>
    </message>
    <message>
        <source>{paper}: make it, to be printed or sent</source>
        <translation>{paper}：生成后可打印或发送</translation>
    </message>
    <message>
        <source>“{words}” {number}</source>
        <translation>“{words}”{number}</translation>
    </message>
</context>
<context>
    <name>Dialog</name>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>What you wrote is not kept yet. Esc once more leaves without it.</source>
        <translation>写的内容还没保存。再按一次 Esc 就放弃。</translation>
    </message>
</context>
<context>
    <name>Directory</name>
    <message numerus="yes">
        <source>%n topic(s) of the dispatch list still name it</source>
        <translation>
            <numerusform>派单目录中还有 %n 个事项指向它</numerusform>
        </translation>
    </message>
    <message>
        <source>Add the departments, districts and agencies you pass cases to.</source>
        <translation>把您要转办、交办、函告的单位加进来。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Always</source>
        <translation>全天</translation>
    </message>
    <message>
        <source>An example: put your own in its place (E)</source>
        <translation>示例单位，请换成本市的（E）</translation>
    </message>
    <message>
        <source>Check</source>
        <translation>待核实</translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n day(s) ago</source>
        <translation>
            <numerusform>%n 天前核实</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n month(s) ago</source>
        <translation>
            <numerusform>%n 个月前核实</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Confirmed %n year(s) ago</source>
        <translation>
            <numerusform>%n 年前核实</numerusform>
        </translation>
    </message>
    <message>
        <source>Confirmed today</source>
        <translation>今天核实</translation>
    </message>
    <message>
        <source>Contacts of ours, never given to citizens</source>
        <translation>内部联系人，不对外提供</translation>
    </message>
    <message>
        <source>Copy {number}</source>
        <translation>复制 {number}</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Dispatch list</source>
        <translation>派单目录</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Got through</source>
        <translation>打通</translation>
    </message>
    <message>
        <source>In force now</source>
        <translation>现在打这个</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>数字键</translation>
    </message>
    <message>
        <source>Last calls</source>
        <translation>最近拨打</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>收文邮箱</translation>
    </message>
    <message>
        <source>Name, duty, number, or pinyin initials</source>
        <translation>名称、职责、电话或拼音首字母</translation>
    </message>
    <message>
        <source>Never confirmed</source>
        <translation>从未核实</translation>
    </message>
    <message>
        <source>New number</source>
        <translation>新号码</translation>
    </message>
    <message>
        <source>New number, then Enter</source>
        <translation>新号码，按 Enter 确定</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>新增单位</translation>
    </message>
    <message>
        <source>Nights and days off</source>
        <translation>夜间和休息日</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没打通</translation>
    </message>
    <message>
        <source>No number for citizens yet. Press E to add one.</source>
        <translation>还没有可对外提供的电话，按 E 补上。</translation>
    </message>
    <message>
        <source>Nobody by these words</source>
        <translation>没有找到这样的单位</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number changed</source>
        <translation>换号</translation>
    </message>
    <message>
        <source>Office hours</source>
        <translation>工作时间</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Our departments</source>
        <translation>本局处室</translation>
    </message>
    <message>
        <source>Outside agencies</source>
        <translation>外单位</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>辖区地名</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Says so</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>The directory is empty</source>
        <translation>通讯录还是空的</translation>
    </message>
    <message>
        <source>Try fewer letters, a duty, or a number; Esc shows everybody.</source>
        <translation>少输几个字，或换成职责、电话试试；按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>{name} is as it was</source>
        <translation>已恢复{name}</translation>
    </message>
    <message>
        <source>{name} removed</source>
        <translation>已删除{name}</translation>
    </message>
    <message>
        <source>{name}: {old} is now {new}, in every template too</source>
        <translation>{name}：{old} 已改为 {new}，所有模板同时更新</translation>
    </message>
    <message>
        <source>{number} copied</source>
        <translation>已复制 {number}</translation>
    </message>
</context>
<context>
    <name>Elements</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Elements {found}/{total}</source>
        <translation>要素 {found}/{total}</translation>
    </message>
    <message>
        <source>Name, time, place, cause and course of events, as far as a program finds them in the message. Press to ask for what is missing.</source>
        <translation>姓名、时间、地址、起因、经过，只看留言里程序能找到的。按一下就追问缺的几项。</translation>
    </message>
    <message>
        <source>cause</source>
        <translation>起因</translation>
    </message>
    <message>
        <source>course of events</source>
        <translation>经过</translation>
    </message>
    <message>
        <source>name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>place</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{words} · not found: {names}</source>
        <translation>{words} · 未检出：{names}</translation>
    </message>
</context>
<context>
    <name>Emergency</name>
    <message>
        <source>24 hours: press conference on a major incident</source>
        <translation>24 小时：重大突发事件，开新闻发布会</translation>
    </message>
    <message>
        <source>48 hours: answer to other matters of public opinion</source>
        <translation>48 小时：其他政务舆情，作出回应</translation>
    </message>
    <message>
        <source>A call about danger: {danger}</source>
        <translation>来电反映险情：{danger}</translation>
    </message>
    <message>
        <source>Ambulance</source>
        <translation>急救</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回应</translation>
    </message>
    <message>
        <source>C Copy the number</source>
        <translation>C 复制号码</translation>
    </message>
    <message>
        <source>Called: {number} {name}</source>
        <translation>已联系：{number} {name}</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Correct the kind</source>
        <translation>改为这一类</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>E It is over…</source>
        <translation>E 险情解除…</translation>
    </message>
    <message>
        <source>Emergency numbers</source>
        <translation>应急电话</translation>
    </message>
    <message>
        <source>Emergency · {number}</source>
        <translation>应急 · {number}</translation>
    </message>
    <message>
        <source>Fire</source>
        <translation>火警</translation>
    </message>
    <message>
        <source>How it ended, and who said so. All other clocks run on.</source>
        <translation>怎样解除的，谁确认的。其他时限照常计算。</translation>
    </message>
    <message>
        <source>How: press conference, notice, where it stands. The clock ends.</source>
        <translation>怎样回应的：发布会、通报，发在哪里。舆情时限到此为止。</translation>
    </message>
    <message>
        <source>It is over</source>
        <translation>险情已解除</translation>
    </message>
    <message>
        <source>Mark as an emergency</source>
        <translation>标为应急</translation>
    </message>
    <message>
        <source>No case yet: note the place and what happened (Tab), or call first.</source>
        <translation>还没有诉求：按 Tab 记下地点和情况，也可以先打电话</translation>
    </message>
    <message>
        <source>O Clock of public opinion…</source>
        <translation>O 舆情时限…</translation>
    </message>
    <message>
        <source>O The public was answered…</source>
        <translation>O 已回应舆情…</translation>
    </message>
    <message>
        <source>Police</source>
        <translation>报警</translation>
    </message>
    <message>
        <source>Press to copy the number</source>
        <translation>按一下复制号码</translation>
    </message>
    <message>
        <source>Psychological aid line</source>
        <translation>心理援助热线</translation>
    </message>
    <message>
        <source>R Copy the report with its log</source>
        <translation>R 复制报告和记录</translation>
    </message>
    <message>
        <source>Say how it ended: it is kept.</source>
        <translation>请写明怎样解除的，会留存。</translation>
    </message>
    <message>
        <source>Say how: it is kept.</source>
        <translation>请写明怎样回应的，会留存。</translation>
    </message>
    <message>
        <source>The duty leader&apos;s number is not filled in: Settings, Handover.</source>
        <translation>还没有填带班领导的电话：设置（Ctrl+,）→ 交接班。</translation>
    </message>
    <message>
        <source>The emergency is over</source>
        <translation>险情解除</translation>
    </message>
    <message>
        <source>The public was answered</source>
        <translation>舆情已回应</translation>
    </message>
    <message>
        <source>The words for this were removed from the templates.</source>
        <translation>这段话术已从模板中删除，可在“模板”里重新添加。</translation>
    </message>
    <message>
        <source>Traffic accident</source>
        <translation>交通事故</translation>
    </message>
    <message>
        <source>What the caller said</source>
        <translation>来电人怎么说</translation>
    </message>
    <message>
        <source>What to report to the duty leader</source>
        <translation>向带班领导报告</translation>
    </message>
    <message>
        <source>What to say to the citizen</source>
        <translation>对市民说</translation>
    </message>
    <message>
        <source>Whom to call</source>
        <translation>要打的电话</translation>
    </message>
    <message>
        <source>no case yet</source>
        <translation>还没有诉求</translation>
    </message>
    <message>
        <source>{name}: not set (Settings, Handover)</source>
        <translation>{name}：未填（设置 → 交接班）</translation>
    </message>
    <message>
        <source>{number}   {name}   ✓ called {time}</source>
        <translation>{number}   {name}   ✓ {time} 已联系</translation>
    </message>
    <message>
        <source>{number} copied</source>
        <translation>已复制 {number}</translation>
    </message>
    <message>
        <source>{time} marked as an emergency ({danger}), by {name}</source>
        <translation>{time} {name}标为应急（{danger}）</translation>
    </message>
    <message>
        <source>{time} {number} {whom} called, by {name}</source>
        <translation>{time} {name}联系 {number} {whom}</translation>
    </message>
    <message>
        <source>↑ ↓ choose, Enter ticks that they were called now. Page keys: the words.</source>
        <translation>↑ ↓ 选择，打通后按 Enter 记下时间；翻页键看话术。</translation>
    </message>
</context>
<context>
    <name>Erasing</name>
    <message numerus="yes">
        <source>%n case(s) erased</source>
        <translation>
            <numerusform>已删除 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>A long case file takes a while. Please leave the program open.</source>
        <translation>案卷较大时需要等一会儿，请不要关闭程序。</translation>
    </message>
    <message>
        <source>Another program holds the case file: its pages are cleared when the desk is opened next.</source>
        <translation>另一个程序正在使用案卷：下次打开值班台时会清理残留页。</translation>
    </message>
    <message>
        <source>Clearing the pages of the case file…</source>
        <translation>正在清理案卷残留页…</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message numerus="yes">
        <source>Erase %n case(s)</source>
        <translation>
            <numerusform>删除 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Erase the citizen&apos;s data</source>
        <translation>删除市民个人信息</translation>
    </message>
    <message numerus="yes">
        <source>Every case of this citizen, by account and telephone: %n case(s)</source>
        <translation>
            <numerusform>这位市民的全部诉求（按账号和电话查找）：%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Ground</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>I know that it cannot be undone</source>
        <translation>我知道删除后无法恢复</translation>
    </message>
    <message>
        <source>It can be stopped between any two cases; what is erased stays erased.</source>
        <translation>可以中途停下；已删除的不会恢复。</translation>
    </message>
    <message>
        <source>Making the backups anew…</source>
        <translation>正在重新备份…</translation>
    </message>
    <message>
        <source>No new backup was made: the old ones still have the words. Make one as soon as there is room.</source>
        <translation>没有做成新备份：旧备份里还有这些内容。腾出空间后请尽快备份一次。</translation>
    </message>
    <message>
        <source>No other case has this account or telephone</source>
        <translation>没有其他诉求用同一账号或电话</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Say why: it is kept in the history of the case.</source>
        <translation>请写明事由，它会留在这件诉求的经过里。</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止（Esc）</translation>
    </message>
    <message numerus="yes">
        <source>Stopped: %n case(s) erased</source>
        <translation>
            <numerusform>已停止：删除了 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>正在停止…</translation>
    </message>
    <message>
        <source>The backups were made anew. Copies that were taken elsewhere, on a stick or another machine, still have the words: destroy them.</source>
        <translation>备份已重新生成。另外拷走的副本（U 盘、别的电脑）里还有这些内容，请一并销毁。</translation>
    </message>
    <message>
        <source>The cases of this citizen</source>
        <translation>这位市民的诉求</translation>
    </message>
    <message>
        <source>The second place for backups did not take the new one: those there still have the words until it does.</source>
        <translation>第二备份位置没有收下新备份：在它收下之前，那里的旧备份里还有这些内容。</translation>
    </message>
    <message>
        <source>This case alone: {number}</source>
        <translation>只删这一件：{number}</translation>
    </message>
    <message>
        <source>Tick that you know it cannot be undone.</source>
        <translation>请勾选“我知道删除后无法恢复”。</translation>
    </message>
    <message>
        <source>What the citizen wrote, who they are, and all that was written about it here goes: from the case file, from the search, from the handover notes and from the backups, which are made anew. Case numbers, dates, who handled it and this erasure stay. It cannot be undone.</source>
        <translation>市民的原话、姓名和联系方式，以及本台就此写下的内容，都会从案卷、检索、交接班单和备份里删去，备份随后重做。编号、日期、承办单位和这次删除的记录保留。删除后无法恢复。</translation>
    </message>
    <message>
        <source>Who asked, how and when; no names and no numbers</source>
        <translation>谁、何时、以何种方式提出；不写姓名和号码</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>事由</translation>
    </message>
    <message>
        <source>{done} of {total} cases erased</source>
        <translation>已删除 {done} / {total} 件</translation>
    </message>
</context>
<context>
    <name>Export</name>
    <message numerus="yes">
        <source>%n cell(s) were longer than a cell can be, and were cut.</source>
        <translation>
            <numerusform>有 %n 个单元格超出长度上限，已截断。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) written</source>
        <translation>
            <numerusform>已导出 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>All cases</source>
        <translation>全部诉求</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Choose where to…</source>
        <translation>选择保存位置…</translation>
    </message>
    <message>
        <source>Directory</source>
        <translation>通讯录</translation>
    </message>
    <message>
        <source>Dispatch list</source>
        <translation>派单目录</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Export a table</source>
        <translation>导出表格</translation>
    </message>
    <message>
        <source>It is put on record who took it out, when, and for what.</source>
        <translation>谁在何时为何导出，会记入访问记录。</translation>
    </message>
    <message>
        <source>Looking them up…</source>
        <translation>正在查找…</translation>
    </message>
    <message>
        <source>Names and numbers stand there as they are: keep the file safe, and delete it when it has served.</source>
        <translation>文件里的姓名和号码未作遮盖：请妥善保管，用完删除。</translation>
    </message>
    <message>
        <source>Names, telephones, numbers of papers and plates are covered with stars. What else a message tells about somebody is not found by a program.</source>
        <translation>姓名、电话、证件号和车牌以星号遮盖。留言里其他能认出当事人的内容，程序检不出来。</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开所在文件夹</translation>
    </message>
    <message>
        <source>Our own contacts stay here; the numbers for citizens go out.</source>
        <translation>内部联系人不导出，公开电话照常导出。</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>回复模板</translation>
    </message>
    <message>
        <source>Text with commas (*.csv)</source>
        <translation>逗号分隔文本 (*.csv)</translation>
    </message>
    <message>
        <source>The cases found by “{words}”</source>
        <translation>按“{words}”查到的诉求</translation>
    </message>
    <message>
        <source>The export was stopped. Nothing was written.</source>
        <translation>导出已停止，没有留下任何文件。</translation>
    </message>
    <message>
        <source>What is it needed for?</source>
        <translation>导出用途</translation>
    </message>
    <message>
        <source>Where is the table to go?</source>
        <translation>把表格存到哪里？</translation>
    </message>
    <message>
        <source>With names and numbers as they are</source>
        <translation>姓名和号码不遮盖</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
</context>
<context>
    <name>Extend</name>
    <message>
        <source>By how much: {unit}</source>
        <translation>延长多少（{unit}）</translation>
    </message>
    <message>
        <source>Extend</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>Extend it nevertheless; the reason above is kept</source>
        <translation>仍要延期，上面的理由会留档</translation>
    </message>
    <message>
        <source>Extended</source>
        <translation>已延期</translation>
    </message>
    <message>
        <source>More time for the resolution</source>
        <translation>办结延期</translation>
    </message>
    <message>
        <source>Name who approved it.</source>
        <translation>请写明由谁批准。</translation>
    </message>
    <message>
        <source>New: due {due}</source>
        <translation>延期后：{due} 到期</translation>
    </message>
    <message>
        <source>Now: due {due}</source>
        <translation>现在：{due} 到期</translation>
    </message>
    <message>
        <source>Or until which day</source>
        <translation>或延到哪一天</translation>
    </message>
    <message>
        <source>Say why: the reason is kept.</source>
        <translation>请写明理由，理由会留档。</translation>
    </message>
    <message>
        <source>The citizen has been told</source>
        <translation>已告知市民</translation>
    </message>
    <message>
        <source>The clock stands; the time is added all the same.</source>
        <translation>现在暂停计时，延长的时间照样加上。</translation>
    </message>
    <message>
        <source>Tick below that it is extended nevertheless, or change it.</source>
        <translation>请勾选“仍要延期”，或修改后再试。</translation>
    </message>
    <message>
        <source>Who approved it</source>
        <translation>批准人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>理由</translation>
    </message>
</context>
<context>
    <name>Facts</name>
    <message numerus="yes">
        <source>%n earlier of this person</source>
        <translation>
            <numerusform>此人此前 %n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n from this place</source>
        <translation>
            <numerusform>同地点 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Copied: {value}</source>
        <translation>已复制：{value}</translation>
    </message>
    <message>
        <source>Identity card</source>
        <translation>身份证号</translation>
    </message>
    <message>
        <source>Number plate</source>
        <translation>车牌</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>{what}: press to show and copy</source>
        <translation>{what}：按下显示并复制</translation>
    </message>
</context>
<context>
    <name>Failure</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Go back without restoring</source>
        <translation>不恢复，返回</translation>
    </message>
    <message>
        <source>Nothing was overwritten. The desk&apos;s folder: {folder}</source>
        <translation>没有覆盖任何内容。值班台文件夹：{folder}</translation>
    </message>
    <message>
        <source>Restore a backup…</source>
        <translation>从备份恢复…</translation>
    </message>
    <message>
        <source>The backup was not restored</source>
        <translation>备份没有恢复</translation>
    </message>
    <message>
        <source>The desk could not open</source>
        <translation>值班台未能打开</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
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
    <name>Files</name>
    <message numerus="yes">
        <source>%n more could not be added either.</source>
        <translation>
            <numerusform>另有 %n 个也未能存入。</numerusform>
        </translation>
    </message>
    <message>
        <source>Add pictures or files</source>
        <translation>添加图片或文件</translation>
    </message>
    <message numerus="yes">
        <source>Added %n picture(s) or file(s)</source>
        <translation>
            <numerusform>已存入 %n 个附件</numerusform>
        </translation>
    </message>
    <message>
        <source>Adding {n} of {total}…</source>
        <translation>正在存入第 {n} 个，共 {total} 个…</translation>
    </message>
    <message>
        <source>All of it</source>
        <translation>看全图</translation>
    </message>
    <message>
        <source>Cannot be shown</source>
        <translation>无法显示</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Enter: do not wait for it</source>
        <translation>按回车不再等它</translation>
    </message>
    <message>
        <source>Enter: fetch it now</source>
        <translation>按回车立即下载</translation>
    </message>
    <message>
        <source>Fetching: {size}</source>
        <translation>下载中 {size}</translation>
    </message>
    <message>
        <source>Fetching: {size} of {whole}</source>
        <translation>下载中 {size} / {whole}</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File of a case</source>
        <translation>诉求附件</translation>
    </message>
    <message>
        <source>Is tried again</source>
        <translation>没下载成，稍后再试</translation>
    </message>
    <message>
        <source>Larger</source>
        <translation>放大</translation>
    </message>
    <message>
        <source>Let go to add it to this case.</source>
        <translation>松开即存入本件。</translation>
    </message>
    <message>
        <source>Next picture</source>
        <translation>下一张</translation>
    </message>
    <message>
        <source>Not fetched</source>
        <translation>未下载</translation>
    </message>
    <message>
        <source>Not fetched · kept until {time}</source>
        <translation>未下载 · 保留到 {time}</translation>
    </message>
    <message>
        <source>Not fetched: {why}</source>
        <translation>没下载成：{why}</translation>
    </message>
    <message>
        <source>Opening the picture…</source>
        <translation>正在打开图片…</translation>
    </message>
    <message>
        <source>Over {n} MB: see the platform</source>
        <translation>超过 {n} MB，请到平台查看</translation>
    </message>
    <message>
        <source>Pasted picture</source>
        <translation>粘贴的图片</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>图片</translation>
    </message>
    <message>
        <source>Save as…</source>
        <translation>另存为…</translation>
    </message>
    <message>
        <source>Save the file as</source>
        <translation>文件另存为</translation>
    </message>
    <message>
        <source>Saved as {name}. It came from outside: open it only if you expect it.</source>
        <translation>已存为 {name}。文件来自外部，确认来源后再打开。</translation>
    </message>
    <message>
        <source>Smaller</source>
        <translation>缩小</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The platform has it no more</source>
        <translation>平台已不再提供</translation>
    </message>
    <message>
        <source>There is no picture and no file on the clipboard. Copy one, then press Ctrl+V here; words go into a note (N) or the reply (R).</source>
        <translation>剪贴板里没有图片或文件。先复制，再在这里按 Ctrl+V；文字请记入备注（N）或写进回复（R）。</translation>
    </message>
    <message>
        <source>This case has no picture and no file. Ctrl+V adds one.</source>
        <translation>本件还没有图片或文件。复制后按 Ctrl+V 即可存入。</translation>
    </message>
    <message>
        <source>This picture cannot be shown: it is broken, or too large. Nothing is lost; save it to have it looked at elsewhere.</source>
        <translation>这张图片无法显示：可能已损坏，或尺寸过大。原件完好保存在本件中，可另存后查看。</translation>
    </message>
    <message>
        <source>Video</source>
        <translation>视频</translation>
    </message>
    <message>
        <source>Voice message</source>
        <translation>语音</translation>
    </message>
    <message>
        <source>Waits to be fetched</source>
        <translation>等待下载</translation>
    </message>
    <message>
        <source>Waits: the disk is nearly full</source>
        <translation>磁盘快满，暂停下载</translation>
    </message>
    <message>
        <source>it cannot be read</source>
        <translation>平台给的文件读不了</translation>
    </message>
    <message>
        <source>{name}: {why}</source>
        <translation>{name}：{why}</translation>
    </message>
    <message>
        <source>{n} s</source>
        <translation>{n} 秒</translation>
    </message>
</context>
<context>
    <name>FirstDay</name>
    <message>
        <source>Ask whoever is on duty what to do about gas, fire and threats</source>
        <translation>问问在岗的同事：遇到燃气、火情、扬言轻生怎么办</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Half an hour, in any order. The sample desk is a city that was made up: start the program with the word demo, and whatever you do there is forgotten.</source>
        <translation>半小时就够，先后不限。示例值班台是一座虚构的城市：启动程序时加 demo，在那里怎么试都不留痕迹。</translation>
    </message>
    <message>
        <source>Look at the sheet of keys once: F1</source>
        <translation>看一遍快捷键表：F1</translation>
    </message>
    <message>
        <source>Look when you are on duty: the roster, at the top</source>
        <translation>看看自己哪天值班：顶栏的排班表</translation>
    </message>
    <message>
        <source>On the sample desk: 1 and Ctrl+Enter, dispatch and reply at once</source>
        <translation>在示例值班台上：按 1 再按 Ctrl+Enter，转办和回复一次完成</translation>
    </message>
    <message>
        <source>On the sample desk: A, ask back for a place that is missing</source>
        <translation>在示例值班台上：按 A，追问缺的地点</translation>
    </message>
    <message>
        <source>On the sample desk: S, set a case aside until tomorrow</source>
        <translation>在示例值班台上：按 S，把一件挂起到明天</translation>
    </message>
    <message>
        <source>On the sample desk: U, take back what you did last</source>
        <translation>在示例值班台上：按 U，撤销刚才的操作</translation>
    </message>
    <message>
        <source>On the sample desk: hand a shift over, and take it over</source>
        <translation>在示例值班台上：交一次班，再接一次班</translation>
    </message>
    <message>
        <source>Read ten templates as a citizen would</source>
        <translation>挑十条模板，用市民的眼光读一遍</translation>
    </message>
    <message>
        <source>Read the dispatch list: which matter goes to whom, and why</source>
        <translation>读派单目录：什么事归谁，依据是什么</translation>
    </message>
    <message>
        <source>Read the last handover: Ctrl+0</source>
        <translation>读最近一份交接班单：Ctrl+0</translation>
    </message>
    <message>
        <source>Set a password of your own: Settings, under People</source>
        <translation>给自己设密码：设置 › 人员</translation>
    </message>
    <message>
        <source>Show it</source>
        <translation>看清单</translation>
    </message>
    <message>
        <source>Welcome, {name}. There is a short list for a first day.</source>
        <translation>欢迎，{name}。第一天有一份短清单。</translation>
    </message>
    <message>
        <source>Your first day</source>
        <translation>第一天</translation>
    </message>
</context>
<context>
    <name>FirstRun</name>
    <message>
        <source>Bring a desk from elsewhere (3)</source>
        <translation>把别处的值班台搬来（3）</translation>
    </message>
    <message>
        <source>Look around in the sample desk (1)</source>
        <translation>先看看示例值班台（1）</translation>
    </message>
    <message>
        <source>Moderator Desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>Set up this desk (2)</source>
        <translation>新建本单位的值班台（2）</translation>
    </message>
    <message>
        <source>Setting up makes an encrypted case file for your bureau, with a starter directory, dispatch list and reply templates that you then make your own.</source>
        <translation>新建会为本单位建立加密案卷，并附起步用的通讯录、派单目录和回复模板，之后可改成自己的。</translation>
    </message>
    <message>
        <source>The sample desk holds the messages of an invented city. Nothing in it is real, nothing leaves this machine, and it is forgotten when you close it.</source>
        <translation>示例值班台里是一座虚构城市的留言，内容均非真实，不会发出本机，关闭后即清除。</translation>
    </message>
    <message>
        <source>Welcome to the desk</source>
        <translation>欢迎使用值班台</translation>
    </message>
    <message>
        <source>Your desk was on another machine, or only a backup of it is left: it comes here whole, with its recovery key.</source>
        <translation>值班台原来在别的机器上，或者只剩一份备份：凭恢复密钥可以完整搬到这里。</translation>
    </message>
</context>
<context>
    <name>Footer</name>
    <message>
        <source>To be sent {n}</source>
        <translation>待确认发出 {n}</translation>
    </message>
    <message>
        <source>{key} keys</source>
        <translation>{key} 快捷键</translation>
    </message>
    <message>
        <source>{key} settings</source>
        <translation>{key} 设置</translation>
    </message>
    <message>
        <source>{n} cases can be found offline</source>
        <translation>离线可查 {n} 件</translation>
    </message>
</context>
<context>
    <name>Ground</name>
    <message>
        <source>Consent was withdrawn</source>
        <translation>撤回同意</translation>
    </message>
    <message>
        <source>It should never have been kept</source>
        <translation>本不应收集</translation>
    </message>
    <message>
        <source>Its time is up</source>
        <translation>保存期满</translation>
    </message>
    <message>
        <source>The citizen asked for it</source>
        <translation>本人请求</translation>
    </message>
</context>
<context>
    <name>Guard</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还有 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>A private telephone number in a public reply</source>
        <translation>公开回复里有个人电话</translation>
    </message>
    <message>
        <source>A sentence would be torn in two</source>
        <translation>有一句话会被拆到两条里</translation>
    </message>
    <message>
        <source>An example of the directory, not your city&apos;s: {detail}</source>
        <translation>示例，请在通讯录换成本市的：{detail}</translation>
    </message>
    <message>
        <source>An identity number in a public reply</source>
        <translation>公开回复里有身份证号</translation>
    </message>
    <message>
        <source>Fill in: {detail}</source>
        <translation>未填：{detail}</translation>
    </message>
    <message>
        <source>Internal words that citizens must not read</source>
        <translation>有内部内容，不能给市民看</translation>
    </message>
    <message>
        <source>No gap left</source>
        <translation>没有未填项</translation>
    </message>
    <message>
        <source>No personal data detected</source>
        <translation>未检出个人信息</translation>
    </message>
    <message>
        <source>Nothing goes out here any more</source>
        <translation>这里已发不出去</translation>
    </message>
    <message>
        <source>Nothing written yet</source>
        <translation>还没有写内容</translation>
    </message>
    <message>
        <source>Show the place in the text</source>
        <translation>在文中标出</translation>
    </message>
    <message>
        <source>The last message of this window: after it, wait for the citizen&apos;s next</source>
        <translation>本轮最后一条，发出后须等市民再留言</translation>
    </message>
    <message>
        <source>Too long: {detail}</source>
        <translation>超长：{detail}</translation>
    </message>
    <message>
        <source>“{detail}” blames the citizen</source>
        <translation>“{detail}”像在指责市民</translation>
    </message>
    <message>
        <source>“{detail}” sounds impatient</source>
        <translation>“{detail}”显得不耐烦</translation>
    </message>
    <message>
        <source>“{detail}” sounds like a threat</source>
        <translation>“{detail}”像在威胁</translation>
    </message>
    <message>
        <source>“{detail}” sounds mocking</source>
        <translation>“{detail}”像在嘲讽</translation>
    </message>
    <message>
        <source>“{detail}” turns them away</source>
        <translation>“{detail}”像在推诿</translation>
    </message>
</context>
<context>
    <name>HandlerWords</name>
    <message>
        <source>Already being handled under another number</source>
        <translation>已在另一编号下办理</translation>
    </message>
    <message>
        <source>Belongs to the owner or the property management</source>
        <translation>属产权单位或物业责任</translation>
    </message>
    <message>
        <source>Copy instead</source>
        <translation>改为复制</translation>
    </message>
    <message>
        <source>Feedback of {name}</source>
        <translation>{name}的反馈</translation>
    </message>
    <message>
        <source>Goes by e-mail to {address}, in the conversation about this case.</source>
        <translation>将发邮件至 {address}，接在本件的往来邮件之后。</translation>
    </message>
    <message>
        <source>Hasten {name}</source>
        <translation>催办{name}</translation>
    </message>
    <message>
        <source>Not among their duties</source>
        <translation>不属于本单位职责</translation>
    </message>
    <message>
        <source>Not in their district</source>
        <translation>不在本辖区</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Say why, or press 1 to 5.</source>
        <translation>请写明原因，或按 1–5。</translation>
    </message>
    <message>
        <source>Send by e-mail</source>
        <translation>发邮件</translation>
    </message>
    <message>
        <source>Take down</source>
        <translation>记下</translation>
    </message>
    <message>
        <source>The place cannot be found: more details are needed</source>
        <translation>找不到现场，需要补充位置</translation>
    </message>
    <message>
        <source>Their words, as they told us. The citizen still hears from us.</source>
        <translation>照他们的原话记下。答复市民仍由我们来。</translation>
    </message>
    <message>
        <source>Why? The reason is kept with the case for the next handler.</source>
        <translation>为什么退回？原因随诉求留存，供下一家参考。</translation>
    </message>
    <message>
        <source>Write what they are to be told.</source>
        <translation>请写明要告诉他们什么。</translation>
    </message>
    <message>
        <source>Write what they did or found.</source>
        <translation>请写下他们做了什么、查到什么。</translation>
    </message>
    <message>
        <source>{name} returned it</source>
        <translation>{name}退回</translation>
    </message>
</context>
<context>
    <name>Handlers</name>
    <message>
        <source> (co-handler)</source>
        <translation>（协办）</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>, with {names}</source>
        <translation>，协办{names}</translation>
    </message>
    <message>
        <source>, {key} also with {names}</source>
        <translation>，{key} 连同协办{names}</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Co</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>Fits</source>
        <translation>建议</translation>
    </message>
    <message>
        <source>Hand to</source>
        <translation>交给</translation>
    </message>
    <message>
        <source>Hasten</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>More…</source>
        <translation>更多…</translation>
    </message>
    <message>
        <source>Not in the directory</source>
        <translation>不在通讯录中</translation>
    </message>
    <message>
        <source>Others 1–9</source>
        <translation>改派 1–9</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message numerus="yes">
        <source>Returned %n time(s): press W and ask several</source>
        <translation>
            <numerusform>已退回 %n 次：按 W 会商</numerusform>
        </translation>
    </message>
    <message>
        <source>Signed</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>Suggested: {name} ({words}, {source})</source>
        <translation>建议 {name}（{words}，{source}）</translation>
    </message>
    <message>
        <source>The dispatch list has no word for this; 0 finds by name.</source>
        <translation>派单目录里没有对应的词；按 0 按名称查找。</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Urgent: {topic}</source>
        <translation>紧急：{topic}</translation>
    </message>
    <message>
        <source>dispatch list {code}</source>
        <translation>派单目录 {code}</translation>
    </message>
    <message numerus="yes">
        <source>hastened %n time(s)</source>
        <translation>
            <numerusform>催办 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>to call the citizen back, press {key}</source>
        <translation>按 {key} 回访市民</translation>
    </message>
    <message>
        <source>“{word}”</source>
        <translation>“{word}”</translation>
    </message>
</context>
<context>
    <name>Handover</name>
    <message>
        <source> (overdue)</source>
        <translation>（已超期）</translation>
    </message>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>附件 %n</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>12345 hotline</source>
        <translation>12345 热线</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>Accepted</source>
        <translation>接收情况</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>通话</translation>
    </message>
    <message>
        <source>Cases to hand over</source>
        <translation>移交件数</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结时间</translation>
    </message>
    <message>
        <source>Closed in this shift</source>
        <translation>本班办结</translation>
    </message>
    <message>
        <source>Copied. Paste it where you need it.</source>
        <translation>已复制，到需要的地方粘贴即可。</translation>
    </message>
    <message>
        <source>Copy</source>
        <translation>复制</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制为文本</translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Douyin</source>
        <translation>抖音</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Emergencies that are not over</source>
        <translation>险情未解除</translation>
    </message>
    <message>
        <source>Feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Hand over to {name}? {keys} once more signs</source>
        <translation>交给{name}？再按一次 {keys} 签字交班</translation>
    </message>
    <message>
        <source>Handed over by</source>
        <translation>交班人</translation>
    </message>
    <message>
        <source>Handed over by {giver}, taken over by {taker}</source>
        <translation>{giver}交班，{taker}接班</translation>
    </message>
    <message>
        <source>Handed over by {giver}, to be taken over by {taker}</source>
        <translation>交班：{giver}&#x3000;接班：{taker}</translation>
    </message>
    <message>
        <source>Handing over: {name}</source>
        <translation>交班人：{name}</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Handlers not yet told</source>
        <translation>未告知承办单位</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>Handover note</source>
        <translation>交接班单</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>摘要</translation>
    </message>
    <message>
        <source>In their own words</source>
        <translation>交班留言</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Nobody is named to take over. {keys} once more signs all the same</source>
        <translation>还没写交给谁。再按一次 {keys} 仍然签字交班</translation>
    </message>
    <message>
        <source>Not accepted at an earlier handover</source>
        <translation>以往交接时没人接收</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未了事项</translation>
    </message>
    <message>
        <source>Nothing is open.</source>
        <translation>没有未了事项。</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Once more: sign ({keys})</source>
        <translation>再按一次签字（{keys}）</translation>
    </message>
    <message>
        <source>Open at the same place</source>
        <translation>同一地点的未办结件</translation>
    </message>
    <message>
        <source>Opened again in this shift</source>
        <translation>本班重新打开</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>Pinned</source>
        <translation>置顶</translation>
    </message>
    <message>
        <source>Print</source>
        <translation>打印</translation>
    </message>
    <message>
        <source>Promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promised by the end of the next shift</source>
        <translation>下一班内到期的承诺</translation>
    </message>
    <message>
        <source>Public opinion</source>
        <translation>舆情</translation>
    </message>
    <message>
        <source>Read earlier handovers…</source>
        <translation>查看以往交接班…</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>收到</translation>
    </message>
    <message>
        <source>Replies you have not finished stay yours, for when you are back.</source>
        <translation>没写完的回复留在您名下，您回来还在。</translation>
    </message>
    <message>
        <source>Resolution</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Response</source>
        <translation>响应</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>另存</translation>
    </message>
    <message>
        <source>Save as PDF or Word</source>
        <translation>存为 PDF 或 Word</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Several asked, none has taken it</source>
        <translation>会商未定</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Sign and hand over ({keys})</source>
        <translation>签字交班（{keys}）</translation>
    </message>
    <message>
        <source>Signature</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Signatures</source>
        <translation>签字</translation>
    </message>
    <message>
        <source>Since</source>
        <translation>起于</translation>
    </message>
    <message>
        <source>Taken over by</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Telephone calls of this shift</source>
        <translation>本班电话</translation>
    </message>
    <message>
        <source>The printer did not begin. Check it, or save a PDF instead.</source>
        <translation>打印机没有响应，请检查打印机，或改存 PDF。</translation>
    </message>
    <message>
        <source>This shift</source>
        <translation>本班</translation>
    </message>
    <message>
        <source>This shift: {received} received, {answered} answered, {closed} closed. Handed over: {total} cases</source>
        <translation>本班收到 {received} 件，答复 {answered} 件，办结 {closed} 件；移交 {total} 件</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To</source>
        <translation>接班人</translation>
    </message>
    <message>
        <source>To be answered, by deadline</source>
        <translation>待处理（按时限）</translation>
    </message>
    <message>
        <source>To be confirmed as sent</source>
        <translation>待确认发出</translation>
    </message>
    <message>
        <source>To the duty leader</source>
        <translation>报带班领导</translation>
    </message>
    <message>
        <source>Typed in</source>
        <translation>手工录入</translation>
    </message>
    <message>
        <source>Until</source>
        <translation>挂起至</translation>
    </message>
    <message>
        <source>Waiting for handlers</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>WeChat account</source>
        <translation>公众号</translation>
    </message>
    <message>
        <source>WeChat service</source>
        <translation>微信客服</translation>
    </message>
    <message>
        <source>Website letters</source>
        <translation>网站信箱</translation>
    </message>
    <message>
        <source>Weibo</source>
        <translation>微博</translation>
    </message>
    <message>
        <source>What is handed over</source>
        <translation>移交事项</translation>
    </message>
    <message>
        <source>What the next person has to know</source>
        <translation>接班人需要知道的</translation>
    </message>
    <message>
        <source>What you owe citizens, what organisations owe you and what you pin with M comes here by itself. Write what the next person has to know, then sign.</source>
        <translation>待回复市民的、等承办单位的、按 M 钉住的，都会自动列到这里。把下一班要知道的写上，再签字交班。</translation>
    </message>
    <message>
        <source>Who will call back, what is under repair, what not to promise…</source>
        <translation>谁要回电、哪里在抢修、哪些不能答应……</translation>
    </message>
    <message>
        <source>Workbook</source>
        <translation>表格</translation>
    </message>
    <message>
        <source>Y takes what nobody has accepted; this case is nobody&apos;s to take.</source>
        <translation>Y 只接没人接收的事项，这一件不用接。</translation>
    </message>
    <message>
        <source>accepted</source>
        <translation>已接收</translation>
    </message>
    <message numerus="yes">
        <source>extended %n time(s)</source>
        <translation>
            <numerusform>延期 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>handled by {handler}</source>
        <translation>承办：{handler}</translation>
    </message>
    <message numerus="yes">
        <source>hastened %n time(s)</source>
        <translation>
            <numerusform>催办 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>overdue</source>
        <translation>已超期</translation>
    </message>
    <message>
        <source>refused</source>
        <translation>不接收</translation>
    </message>
    <message numerus="yes">
        <source>returned %n time(s)</source>
        <translation>
            <numerusform>退回 %n 次</numerusform>
        </translation>
    </message>
    <message>
        <source>the duty leader has been told</source>
        <translation>已报带班领导</translation>
    </message>
    <message>
        <source>the next shift began without reading: {why}</source>
        <translation>下一班未看交接就上岗：{why}</translation>
    </message>
    <message>
        <source>to accept</source>
        <translation>待接收</translation>
    </message>
    <message>
        <source>to be accepted item by item</source>
        <translation>待逐项接收</translation>
    </message>
    <message>
        <source>{accepted} accepted, {refused} refused, {left} not answered for</source>
        <translation>已接收 {accepted}，不接收 {refused}，未表态 {left}</translation>
    </message>
    <message>
        <source>{began} to {until}</source>
        <translation>{began} 至 {until}</translation>
    </message>
    <message>
        <source>{clock} due {time}</source>
        <translation>{clock} {time} 到期</translation>
    </message>
    <message>
        <source>{clock}, {title}</source>
        <translation>{clock}{title}</translation>
    </message>
    <message>
        <source>{giver} → {taker}</source>
        <translation>{giver} → {taker}</translation>
    </message>
    <message>
        <source>{handler} ({remark})</source>
        <translation>{handler}（{remark}）</translation>
    </message>
    <message>
        <source>{key} takes what nobody has accepted</source>
        <translation>{key} 接下没人接收的事项</translation>
    </message>
    <message>
        <source>{names}: {why}</source>
        <translation>{names}：{why}</translation>
    </message>
    <message>
        <source>{name} (No. {number})</source>
        <translation>{name}（{number} 号）</translation>
    </message>
    <message>
        <source>{number} is yours now</source>
        <translation>{number} 由您接下了</translation>
    </message>
    <message>
        <source>{outcome} ({count}): {numbers}</source>
        <translation>{outcome}（{count}）：{numbers}</translation>
    </message>
    <message>
        <source>{place}: {words}</source>
        <translation>{place}：{words}</translation>
    </message>
    <message>
        <source>{received} received, {answered} answered, {closed} closed</source>
        <translation>收到 {received}，回复 {answered}，办结 {closed}</translation>
    </message>
    <message>
        <source>{taker} began at {time} without having read the handover of {giver}: {why}</source>
        <translation>{taker}于{time}未看{giver}的交接班单就上岗，原因：{why}</translation>
    </message>
    <message>
        <source>{times} by {name}</source>
        <translation>{times}，{name}批准</translation>
    </message>
    <message>
        <source>{title} ({count})</source>
        <translation>{title}（{count}）</translation>
    </message>
    <message>
        <source>{turn} · {received} received, {answered} answered, {closed} closed · {total} cases to hand over</source>
        <translation>{turn} · 收到 {received} 件，答复 {answered} 件，办结 {closed} 件 · 移交 {total} 件</translation>
    </message>
    <message>
        <source>{who}: {words}</source>
        <translation>{who}：{words}</translation>
    </message>
    <message>
        <source>{year}-{month:02}-{day:02} {time}</source>
        <translation>{year}年{month:02}月{day:02}日 {time}</translation>
    </message>
    <message>
        <source>■ refused</source>
        <translation>■ 不接收</translation>
    </message>
    <message>
        <source>□ not answered for</source>
        <translation>□ 未表态</translation>
    </message>
    <message>
        <source>✓ accepted</source>
        <translation>✓ 已接收</translation>
    </message>
</context>
<context>
    <name>History</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>共 %n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>Each word must occur. Try fewer or shorter words, or clear the field:</source>
        <translation>每个词都必须出现。少用几个词、用短一些的词，或清空重来：</translation>
    </message>
    <message>
        <source>Export</source>
        <translation>导出</translation>
    </message>
    <message>
        <source>Filter: {name}</source>
        <translation>筛选：{name}</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来自</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>转</translation>
    </message>
    <message>
        <source>History</source>
        <translation>历史</translation>
    </message>
    <message>
        <source>Nothing found</source>
        <translation>没有找到</translation>
    </message>
    <message>
        <source>Remove the filter {filter}</source>
        <translation>去掉筛选 {filter}</translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation>搜索历史</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>State</source>
        <translation>状态</translation>
    </message>
    <message>
        <source>The last 30 days</source>
        <translation>近 30 天</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>近 7 天</translation>
    </message>
    <message>
        <source>This year</source>
        <translation>今年</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>时间</translation>
    </message>
    <message>
        <source>To be confirmed as sent</source>
        <translation>待确认发出</translation>
    </message>
    <message>
        <source>To be handled</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>Type the name…</source>
        <translation>输入姓名…</translation>
    </message>
    <message>
        <source>Waiting for feedback</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>Waiting for the citizen</source>
        <translation>待补充</translation>
    </message>
    <message>
        <source>Words, names, numbers, telephones; or paste a link</source>
        <translation>词语、姓名、编号、电话，或粘贴链接</translation>
    </message>
    <message>
        <source>Yesterday</source>
        <translation>昨天</translation>
    </message>
    <message>
        <source>newest first</source>
        <translation>最新在前</translation>
    </message>
    <message>
        <source>{n}+ cases</source>
        <translation>{n}+ 件</translation>
    </message>
    <message>
        <source>“{words}” is no filter and was looked for as text</source>
        <translation>“{words}”不是可用的筛选，已当作文字查找</translation>
    </message>
</context>
<context>
    <name>Import</name>
    <message>
        <source> Counted so far; the file goes on.</source>
        <translation>这只是目前数到的，文件还没读完。</translation>
    </message>
    <message>
        <source> Messages that are already here are found while importing.</source>
        <translation>已有的留言在导入时识别。</translation>
    </message>
    <message numerus="yes">
        <source>%n of them changed what was known.</source>
        <translation>
            <numerusform>其中 %n 条更新了原有内容。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n reply(s) that were missing here were added.</source>
        <translation>
            <numerusform>另补入 %n 条此前没有的答复。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) can be taken</source>
        <translation>
            <numerusform>可导入 %n 行</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>A name for this kind of table, such as its city or platform. A table with the same headings is then read the same way.</source>
        <translation>给这种表起个名字，如城市或平台。以后表头相同的表就按同样方式读。</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Advice</source>
        <translation>答复要点</translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation>所有文件 (*)</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>换一个文件…</translation>
    </message>
    <message>
        <source>Basis</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Channel</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Choose a file…</source>
        <translation>选择文件…</translation>
    </message>
    <message>
        <source>Choose a workbook</source>
        <translation>选择表格</translation>
    </message>
    <message>
        <source>Choose a workbook, or drop it here</source>
        <translation>选择表格文件，或拖到这里</translation>
    </message>
    <message>
        <source>Choose in the list which column holds the name of the organisation.</source>
        <translation>请在列表中选出哪一列是单位名称。</translation>
    </message>
    <message>
        <source>Choose in the list which columns hold the name and the text of the template.</source>
        <translation>请在列表中选出哪两列是模板名称和正文。</translation>
    </message>
    <message>
        <source>Choose in the list which columns hold the topic and its lead organisation.</source>
        <translation>请在列表中选出哪两列是事项和主办单位。</translation>
    </message>
    <message>
        <source>Co-handlers</source>
        <translation>协办单位</translation>
    </message>
    <message>
        <source>Column</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Columns</source>
        <translation>列</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Copy the list</source>
        <translation>复制清单</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在计数…</translation>
    </message>
    <message>
        <source>Digit key</source>
        <translation>数字键</translation>
    </message>
    <message>
        <source>Dispatch list</source>
        <translation>派单目录</translation>
    </message>
    <message>
        <source>District</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Due</source>
        <translation>办理时限</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Each row is one of</source>
        <translation>每一行是</translation>
    </message>
    <message>
        <source>For emergencies</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>For example</source>
        <translation>例如</translation>
    </message>
    <message>
        <source>For kinds of organisation</source>
        <translation>适用单位类别</translation>
    </message>
    <message>
        <source>For organisations</source>
        <translation>适用单位</translation>
    </message>
    <message>
        <source>For topics</source>
        <translation>适用事项</translation>
    </message>
    <message>
        <source>Forget</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Guessed from the headings</source>
        <translation>按表头判断</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Heading</source>
        <translation>表头</translation>
    </message>
    <message>
        <source>How the columns are read</source>
        <translation>按哪种方式读</translation>
    </message>
    <message>
        <source>Import</source>
        <translation>导入</translation>
    </message>
    <message>
        <source>Import a workbook</source>
        <translation>导入表格</translation>
    </message>
    <message>
        <source>It needs a name.</source>
        <translation>请起个名字。</translation>
    </message>
    <message>
        <source>Its title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Joined by the district</source>
        <translation>属地参与</translation>
    </message>
    <message>
        <source>Keep</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Keep as…</source>
        <translation>存为…</translation>
    </message>
    <message>
        <source>Keep these columns</source>
        <translation>保存这套列</translation>
    </message>
    <message>
        <source>Kept as it is</source>
        <translation>照原样保留</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Kind</source>
        <translation>类型</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Left out</source>
        <translation>不导入</translation>
    </message>
    <message>
        <source>Letters to the mayor, 12345 work orders, exported posts, a telephone list, a dispatch list, templates: xlsx, xls, xlsb, ods or csv. Nothing is taken before you have looked at it.</source>
        <translation>市长信箱来件、12345 工单、平台导出的留言、通讯录、派单目录、回复模板：xlsx、xls、xlsb、ods 或 csv。您看过之后才会导入。</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Mailbox for dispatches</source>
        <translation>收文邮箱</translation>
    </message>
    <message>
        <source>Mark of the record</source>
        <translation>记录标识</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>No column is known to hold the message. Choose it in the list: set one column to “The message” or “Its title”.</source>
        <translation>没认出哪一列是留言。请在列表中把一列设为“留言内容”或“标题”。</translation>
    </message>
    <message>
        <source>Number in the list</source>
        <translation>目录编号</translation>
    </message>
    <message>
        <source>Number there</source>
        <translation>原编号</translation>
    </message>
    <message>
        <source>Opening hours</source>
        <translation>办公时间</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Other columns, as exported</source>
        <translation>其他列（原样保留）</translation>
    </message>
    <message>
        <source>Our account</source>
        <translation>官方账号</translation>
    </message>
    <message>
        <source>Our contact there</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Outcome</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Public or private</source>
        <translation>公开或私信</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Put aside, whole, with the reason; the first are shown here</source>
        <translation>待查行：整行留存并注明原因，这里列出前面的部分</translation>
    </message>
    <message>
        <source>Put aside: {why}</source>
        <translation>不导入：{why}</translation>
    </message>
    <message>
        <source>Reading…</source>
        <translation>正在读取…</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Remarks</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Row</source>
        <translation>行号</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Show the rows put aside</source>
        <translation>查看待查行</translation>
    </message>
    <message>
        <source>State there</source>
        <translation>原状态</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>Stopped. What was taken stays; importing again goes on.</source>
        <translation>已停止。已导入的都在，再次导入会接着来。</translation>
    </message>
    <message>
        <source>Streets and places</source>
        <translation>管辖街道和地点</translation>
    </message>
    <message>
        <source>Taken for</source>
        <translation>识别为</translation>
    </message>
    <message>
        <source>Telephone at night</source>
        <translation>夜间电话</translation>
    </message>
    <message>
        <source>Telephone for citizens</source>
        <translation>市民电话</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>回复模板</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>正文</translation>
    </message>
    <message>
        <source>The contact&apos;s telephone</source>
        <translation>联系人电话</translation>
    </message>
    <message>
        <source>The first rows as they would be taken</source>
        <translation>前几行导入后的样子</translation>
    </message>
    <message>
        <source>The import was stopped. {counted} Importing again goes on.</source>
        <translation>导入已停止。{counted}再次导入会接着来。</translation>
    </message>
    <message>
        <source>The message</source>
        <translation>留言内容</translation>
    </message>
    <message>
        <source>The message goes on</source>
        <translation>留言内容续</translation>
    </message>
    <message>
        <source>The reply</source>
        <translation>答复内容</translation>
    </message>
    <message>
        <source>Their id on the platform</source>
        <translation>平台用户号</translation>
    </message>
    <message>
        <source>Their telephone</source>
        <translation>留言人电话</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>Verb</source>
        <translation>办理动词</translation>
    </message>
    <message>
        <source>Verified on</source>
        <translation>核实日期</translation>
    </message>
    <message>
        <source>What stands there</source>
        <translation>该行内容</translation>
    </message>
    <message>
        <source>What the columns are taken for</source>
        <translation>各列识别为</translation>
    </message>
    <message>
        <source>What was taken until then stays; importing the file again goes on.</source>
        <translation>此前已导入的都在，再次导入该文件会接着来。</translation>
    </message>
    <message>
        <source>When it came</source>
        <translation>留言时间</translation>
    </message>
    <message>
        <source>When it was answered</source>
        <translation>答复时间</translation>
    </message>
    <message>
        <source>Who wrote</source>
        <translation>留言人</translation>
    </message>
    <message>
        <source>Why</source>
        <translation>原因</translation>
    </message>
    <message>
        <source>Words against</source>
        <translation>排除词</translation>
    </message>
    <message>
        <source>Workbooks ({kinds})</source>
        <translation>表格 ({kinds})</translation>
    </message>
    <message>
        <source>[answered] </source>
        <translation>［已答复］</translation>
    </message>
    <message>
        <source>a number the spreadsheet has rounded</source>
        <translation>号码已被表格软件改坏</translation>
    </message>
    <message>
        <source>a reply without a message</source>
        <translation>只有答复没有留言</translation>
    </message>
    <message>
        <source>a row of totals</source>
        <translation>合计行</translation>
    </message>
    <message>
        <source>it bears our own address and was not sent from here</source>
        <translation>发件人写的是我们自己的邮箱，却不是从这里发出的</translation>
    </message>
    <message>
        <source>it cannot be read ({code})</source>
        <translation>读不出（{code}）</translation>
    </message>
    <message>
        <source>its number belongs to another message</source>
        <translation>编号与另一条留言重复</translation>
    </message>
    <message>
        <source>longer than a name, a number or a title can be</source>
        <translation>姓名、号码或标题不会这么长</translation>
    </message>
    <message>
        <source>neither message nor title</source>
        <translation>既无内容也无标题</translation>
    </message>
    <message>
        <source>nobody knows this word here</source>
        <translation>这个词认不得</translation>
    </message>
    <message>
        <source>the date cannot be read</source>
        <translation>日期无法识别</translation>
    </message>
    <message>
        <source>this organisation is not in the directory</source>
        <translation>通讯录里没有这个单位</translation>
    </message>
    <message>
        <source>what it needs is missing</source>
        <translation>缺少必填内容</translation>
    </message>
    <message>
        <source>{can}.</source>
        <translation>{can}。</translation>
    </message>
    <message>
        <source>{can}; put aside would be: {why}.</source>
        <translation>{can}；不导入：{why}。</translation>
    </message>
    <message>
        <source>{done} of {total} rows</source>
        <translation>{done} / {total} 行</translation>
    </message>
    <message>
        <source>{done} rows</source>
        <translation>{done} 行</translation>
    </message>
    <message>
        <source>{heading} is</source>
        <translation>“{heading}”列是</translation>
    </message>
    <message>
        <source>{rate} rows a second · {imported} imported, {duplicates} already here</source>
        <translation>每秒 {rate} 行 · 导入 {imported}，已有 {duplicates}</translation>
    </message>
    <message>
        <source>{rows} rows: {imported} imported, {duplicates} already here, {quarantined} put aside.</source>
        <translation>共 {rows} 行：导入 {imported}，已有 {duplicates}，留存待查 {quarantined}。</translation>
    </message>
</context>
<context>
    <name>Keyring</name>
    <message>
        <source>Hold it in memory only</source>
        <translation>只保存在内存</translation>
    </message>
    <message>
        <source>How to install a keyring</source>
        <translation>查看如何安装密钥环</translation>
    </message>
    <message>
        <source>No keyring</source>
        <translation>没有密钥环</translation>
    </message>
    <message>
        <source>On Debian, Ubuntu, UOS and Kylin whoever administers this machine enters the line below once; sign out and in again, and the password is kept. On Windows and macOS the system brings a keyring.</source>
        <translation>Debian、Ubuntu、统信 UOS、麒麟系统上，请管理员运行一次下面这行命令；注销后重新登录，密码就能保存了。Windows 和 macOS 自带密钥环。</translation>
    </message>
    <message>
        <source>This machine has no keyring that could keep the account&apos;s password. It can be held in memory until the program ends; at the next start it is asked for again. It is never written into a file.</source>
        <translation>本机没有能保存账号密码的密钥环。可以只保存在内存里，程序关闭后即清除，下次启动要重新输入；绝不会写入文件。</translation>
    </message>
</context>
<context>
    <name>Keys</name>
    <message>
        <source>All usual keys</source>
        <translation>全部恢复默认</translation>
    </message>
    <message>
        <source>Another key…</source>
        <translation>换一个键…</translation>
    </message>
    <message>
        <source>Close</source>
        <translation>关闭</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>No key</source>
        <translation>不设键</translation>
    </message>
    <message>
        <source>Press the key now…</source>
        <translation>请按键…</translation>
    </message>
    <message>
        <source>Single keys act in the list and while reading, never while you write.</source>
        <translation>单个字母、数字键只在列表和阅读时有效，写字时无效。</translation>
    </message>
    <message>
        <source>The sheet of keys</source>
        <translation>快捷键一览</translation>
    </message>
    <message>
        <source>The usual key</source>
        <translation>恢复默认</translation>
    </message>
    <message>
        <source>What it does</source>
        <translation>作用</translation>
    </message>
    <message>
        <source>{key} is taken: {command}. Give that one another key first.</source>
        <translation>{key} 已用于“{command}”。请先给它换一个键。</translation>
    </message>
</context>
<context>
    <name>Leaver</name>
    <message numerus="yes">
        <source>%n thing(s) not handed over; that is written down too.</source>
        <translation>
            <numerusform>还有 %n 项没有移交，也会记下来。</numerusform>
        </translation>
    </message>
    <message>
        <source>All is handed over.</source>
        <translation>已全部移交。</translation>
    </message>
    <message>
        <source>Duty telephone and its number handed over</source>
        <translation>值班电话及号码已移交</translation>
    </message>
    <message>
        <source>Handed over, one by one (Space ticks)</source>
        <translation>逐项移交（空格键打勾）</translation>
    </message>
    <message>
        <source>In hand: {claims} claimed cases, {drafts} drafts, {duties} shifts to come. From now on this name no longer sits down here; what was done under it stays.</source>
        <translation>手头有：经办诉求 {claims} 件，草稿 {drafts} 份，后续班次 {duties} 个。此后不能再用这个名字上岗；已做的事仍记在此人名下。</translation>
    </message>
    <message>
        <source>Looking what is in hand…</source>
        <translation>正在查看手头的事…</translation>
    </message>
    <message>
        <source>Nobody: claims are released</source>
        <translation>不指定：经办的诉求放回收件箱</translation>
    </message>
    <message>
        <source>Other groups and platforms: taken out as a member</source>
        <translation>其他群组和平台：已移出成员</translation>
    </message>
    <message>
        <source>Recovery key, stamps and papers handed back</source>
        <translation>恢复密钥、印章和纸质材料已交回</translation>
    </message>
    <message>
        <source>See off</source>
        <translation>办理离岗</translation>
    </message>
    <message>
        <source>Who takes over the claimed cases and the drafts</source>
        <translation>经办的诉求和草稿交给谁</translation>
    </message>
    <message>
        <source>{name} has left</source>
        <translation>{name}已离岗</translation>
    </message>
    <message>
        <source>{name} leaves</source>
        <translation>{name}离岗</translation>
    </message>
    <message>
        <source>{platform} @{account}: password changed, second factor moved</source>
        <translation>{platform} @{account}：已改密码，已换绑验证方式</translation>
    </message>
</context>
<context>
    <name>Letter</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>A paper for the unit</source>
        <translation>给承办单位出公文</translation>
    </message>
    <message>
        <source>A paper that was issued</source>
        <translation>已发出的公文</translation>
    </message>
    <message>
        <source>After the erasure: not kept</source>
        <translation>信息删除后的邮件：内容未保留</translation>
    </message>
    <message>
        <source>Assignment form</source>
        <translation>交办单</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动回复</translation>
    </message>
    <message>
        <source>Came back</source>
        <translation>已退信</translation>
    </message>
    <message>
        <source>Copied. Paste it where you need it.</source>
        <translation>已复制，粘贴到需要的地方即可。</translation>
    </message>
    <message>
        <source>Copy as text</source>
        <translation>复制文字</translation>
    </message>
    <message>
        <source>Does not have the case any more</source>
        <translation>已不是承办单位</translation>
    </message>
    <message>
        <source>Handed to the printer</source>
        <translation>已送打印机</translation>
    </message>
    <message>
        <source>Issued. It stands in the case and can be opened again.</source>
        <translation>已编号发出，记在这件诉求里，随时可以再打开。</translation>
    </message>
    <message>
        <source>Issued: {paper}</source>
        <translation>已发出：{paper}</translation>
    </message>
    <message>
        <source>It was taken back: its number stays taken, and the pages say so.</source>
        <translation>这份已撤销，编号不再使用，页面标明“作废”。</translation>
    </message>
    <message>
        <source>Not reached</source>
        <translation>没有送达</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>Official letter</source>
        <translation>函</translation>
    </message>
    <message>
        <source>On its way</source>
        <translation>待确认发出</translation>
    </message>
    <message>
        <source>PDF…</source>
        <translation>存为 PDF…</translation>
    </message>
    <message>
        <source>Pictures and automatic numbers of the template show in Word alone, not in PDF and print.</source>
        <translation>模板里的图片和自动编号只在 Word 里有，PDF 和打印里没有。</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Reminder form</source>
        <translation>催办单</translation>
    </message>
    <message>
        <source>Save for Word…</source>
        <translation>存为 Word…</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已存为 {name}</translation>
    </message>
    <message>
        <source>Say what the unit is asked to do.</source>
        <translation>写明要对方办什么。</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>Supervision form</source>
        <translation>督办单</translation>
    </message>
    <message>
        <source>Tell them the citizen&apos;s telephone number</source>
        <translation>把市民的联系电话告诉对方</translation>
    </message>
    <message>
        <source>The file could not be written there. Choose another folder.</source>
        <translation>写不到那里，换一个文件夹。</translation>
    </message>
    <message>
        <source>The first {shown} of {total} pages are shown here; all of them go out.</source>
        <translation>这里只显示前 {shown} 页，共 {total} 页，发出时一页不少。</translation>
    </message>
    <message>
        <source>The number will be taken when the paper leaves.</source>
        <translation>发出时才占用这个编号。</translation>
    </message>
    <message>
        <source>The pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>The printer did not begin. Check it, or save a PDF instead.</source>
        <translation>打印机没有开始，检查一下，或者先存为 PDF。</translation>
    </message>
    <message>
        <source>The template has names nobody knows, which are left out: {names}. The settings list the names there are.</source>
        <translation>模板里有不认识的填空项，已留空：{names}。可用的填空项见“设置 - 公文”。</translation>
    </message>
    <message>
        <source>To</source>
        <translation>发给</translation>
    </message>
    <message>
        <source>Transfer form</source>
        <translation>转办单</translation>
    </message>
    <message>
        <source>What is asked</source>
        <translation>办理要求</translation>
    </message>
    <message>
        <source>What was issued, word for word; the pages are marked as a copy.</source>
        <translation>与发出的一字不差，页面标明“副本”。</translation>
    </message>
    <message>
        <source>Where is the paper to go?</source>
        <translation>公文存到哪里？</translation>
    </message>
    <message>
        <source>Which paper</source>
        <translation>哪种公文</translation>
    </message>
    <message>
        <source>Whose is it?</source>
        <translation>发件人待核实</translation>
    </message>
    <message>
        <source>Your own template could not be read, so ours was taken. Mend it in Word, or go back to ours in the settings.</source>
        <translation>本单位的模板打不开，这次用了自带的格式。请用 Word 修好，或在设置里恢复自带格式。</translation>
    </message>
</context>
<context>
    <name>Load</name>
    <message numerus="yes">
        <source>%n person(s)</source>
        <translation>
            <numerusform>%n 人</numerusform>
        </translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Counting…</source>
        <translation>正在统计…</translation>
    </message>
    <message>
        <source>Dispatched</source>
        <translation>派单</translation>
    </message>
    <message>
        <source>Hours on duty</source>
        <translation>在岗小时</translation>
    </message>
    <message>
        <source>In brackets: how it stands against the average of those named here. Night is from 22:00 to 06:00; days off are weekends and holidays that are not made up. Hours run from sitting down to being relieved, and a turn counts for 24 at the most.</source>
        <translation>括号里是与表中各人平均数相比。夜间指 22:00 至次日 6:00；休息日指周末和节假日，调休上班日除外。在岗时间从上岗算到有人接班，每班最多算 24 小时。</translation>
    </message>
    <message>
        <source>Last month</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Nobody did anything in these days yet.</source>
        <translation>这些天还没有人办理。</translation>
    </message>
    <message>
        <source>The last 7 days</source>
        <translation>最近 7 天</translation>
    </message>
    <message>
        <source>The last 90 days</source>
        <translation>最近 90 天</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Turns on days off</source>
        <translation>休息日班次</translation>
    </message>
    <message>
        <source>Which days</source>
        <translation>统计时段</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Who did how much</source>
        <translation>工作量</translation>
    </message>
    <message>
        <source>of them at night</source>
        <translation>其中夜间</translation>
    </message>
    <message>
        <source>the program</source>
        <translation>程序</translation>
    </message>
</context>
<context>
    <name>Lock</name>
    <message>
        <source>Press any key and say who is there. What you were writing is kept.</source>
        <translation>按任意键，选择值班员。正在写的内容已保留。</translation>
    </message>
    <message>
        <source>The desk is locked</source>
        <translation>值班台已锁定</translation>
    </message>
</context>
<context>
    <name>MailLine</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>By e-mail</source>
        <translation>发邮件</translation>
    </message>
    <message>
        <source>Goes by e-mail to {names}</source>
        <translation>将发邮件至 {names}</translation>
    </message>
    <message>
        <source>No e-mail</source>
        <translation>不发邮件</translation>
    </message>
    <message>
        <source>No e-mail: to be passed on by hand</source>
        <translation>不发邮件：照旧人工告知</translation>
    </message>
    <message>
        <source>by hand: {names}</source>
        <translation>人工告知：{names}</translation>
    </message>
</context>
<context>
    <name>Moment</name>
    <message numerus="yes">
        <source>%n day(s)</source>
        <translation>
            <numerusform>%n 天</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n hour(s)</source>
        <translation>
            <numerusform>%n 小时</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n 分钟</numerusform>
        </translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>周五</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>周一</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>周六</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>周日</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>周四</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>周二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>周三</translation>
    </message>
    <message>
        <source>less than a minute</source>
        <translation>不到 1 分钟</translation>
    </message>
    <message>
        <source>today {time}</source>
        <translation>今天 {time}</translation>
    </message>
    <message>
        <source>tomorrow {time}</source>
        <translation>明天 {time}</translation>
    </message>
    <message>
        <source>yesterday {time}</source>
        <translation>昨天 {time}</translation>
    </message>
    <message>
        <source>{h} h {m} min</source>
        <translation>{h} 小时 {m} 分</translation>
    </message>
</context>
<context>
    <name>Move</name>
    <message>
        <source>1. Close the desk here, and do not work at it any more.</source>
        <translation>1. 关闭这里的值班台，不再在上面工作。</translation>
    </message>
    <message>
        <source>2. On the other machine start the program and press 3, “from elsewhere”.</source>
        <translation>2. 在另一台机器上打开程序，按 3“把别处的值班台搬来”。</translation>
    </message>
    <message>
        <source>3. Choose the file, and type the recovery key.</source>
        <translation>3. 选择这个文件，输入恢复密钥。</translation>
    </message>
    <message>
        <source>4. Keep this machine&apos;s folder for six months: the record of who saw what, until today, stays in it.</source>
        <translation>4. 这台机器上的文件夹请再留六个月：到今天为止“谁看过什么”的记录在里面。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Move this desk to another machine</source>
        <translation>把值班台搬到另一台机器</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop (Esc)</source>
        <translation>停止（Esc）</translation>
    </message>
    <message>
        <source>That place cannot be written to. Choose another one.</source>
        <translation>那里写不进去。请换一个位置。</translation>
    </message>
    <message>
        <source>The whole desk is written into one file, encrypted as it is here: a stick or a shared folder may carry it. Have the recovery key at hand.</source>
        <translation>整个值班台写成一个文件，和这里一样加密，可以用 U 盘或共享文件夹带走。请备好恢复密钥。</translation>
    </message>
    <message>
        <source>There is not enough room in that place. Choose another one.</source>
        <translation>那里空间不够。请换一个位置。</translation>
    </message>
    <message>
        <source>Write the file…</source>
        <translation>写出文件…</translation>
    </message>
    <message>
        <source>Written and proved: {file}</source>
        <translation>已写好并验证：{file}</translation>
    </message>
</context>
<context>
    <name>Navigation</name>
    <message>
        <source>Call back</source>
        <translation>回访</translation>
    </message>
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
        <source>Passed on</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>去处</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Put aside</source>
        <translation>待查行</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>To approve</source>
        <translation>待审</translation>
    </message>
    <message>
        <source>To be sent</source>
        <translation>待确认发出</translation>
    </message>
</context>
<context>
    <name>NewCase</name>
    <message>
        <source>A call</source>
        <translation>来电登记</translation>
    </message>
    <message>
        <source>From the clipboard. Type to replace it, or go on from here.</source>
        <translation>来自剪贴板。直接输入即可替换，或在此基础上继续。</translation>
    </message>
    <message>
        <source>How it came (1–9; Alt with the digit anywhere)</source>
        <translation>来源渠道（按 1–9；在任何位置按 Alt+数字）</translation>
    </message>
    <message>
        <source>It is here already: open it, or press Ctrl+Enter once more if this is another person&apos;s matter under the same post.</source>
        <translation>这条已经有了：请打开它；如果是同一帖下另一位市民的诉求，再按一次 Ctrl+Enter。</translation>
    </message>
    <message>
        <source>Kept with the case. Write above what it shows or says, so that the case can be found by it.</source>
        <translation>随本件保存。请在上面写明图片或文件的内容，以便日后查找。</translation>
    </message>
    <message>
        <source>Leave out the last</source>
        <translation>去掉最后一个</translation>
    </message>
    <message>
        <source>Link</source>
        <translation>链接</translation>
    </message>
    <message>
        <source>Make the case</source>
        <translation>建立诉求</translation>
    </message>
    <message>
        <source>New case</source>
        <translation>新建诉求</translation>
    </message>
    <message>
        <source>Open it</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>地点</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>There are no words yet. Paste or type what was said.</source>
        <translation>还没有内容。请粘贴或输入诉求。</translation>
    </message>
    <message>
        <source>This post is here already, as {number}.</source>
        <translation>这条已经有了，编号 {number}。</translation>
    </message>
    <message>
        <source>What was said</source>
        <translation>诉求内容</translation>
    </message>
    <message>
        <source>What was said or written. A link or a picture can be pasted here too.</source>
        <translation>市民说的或写的内容。链接、图片也可以粘贴到这里。</translation>
    </message>
    <message>
        <source>Who</source>
        <translation>诉求人</translation>
    </message>
    <message>
        <source>Write what the picture shows.</source>
        <translation>请写明图中内容。</translation>
    </message>
</context>
<context>
    <name>Note</name>
    <message>
        <source>Internal note</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>It was closed by mistake</source>
        <translation>误办结</translation>
    </message>
    <message>
        <source>Keep the note</source>
        <translation>保存备注</translation>
    </message>
    <message>
        <source>Only colleagues read this. It never goes out.</source>
        <translation>只有同事能看到，绝不会发出去。</translation>
    </message>
    <message>
        <source>Reopen</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>Reopen the case</source>
        <translation>重新打开诉求</translation>
    </message>
    <message>
        <source>Say why, or press 1 to 3.</source>
        <translation>请写明原因，或按 1–3。</translation>
    </message>
    <message>
        <source>The citizen says it is not solved</source>
        <translation>市民反映没有解决</translation>
    </message>
    <message>
        <source>The organisation asks to go on</source>
        <translation>承办单位要求继续办理</translation>
    </message>
    <message>
        <source>There are no words yet.</source>
        <translation>还没有写内容。</translation>
    </message>
    <message>
        <source>Why? The clock starts again, and the reason is kept.</source>
        <translation>为什么？重新计时，原因留存。</translation>
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
    <name>Opinion</name>
    <message>
        <source>An opinion for the papers</source>
        <translation>填写意见</translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation>存下</translation>
    </message>
    <message>
        <source>Kept: {opinion}</source>
        <translation>已存：{opinion}</translation>
    </message>
    <message>
        <source>Leader&apos;s instruction</source>
        <translation>领导批示</translation>
    </message>
    <message>
        <source>Name the leader who wrote it.</source>
        <translation>写明是哪位领导批的。</translation>
    </message>
    <message>
        <source>On</source>
        <translation>日期</translation>
    </message>
    <message>
        <source>Proposal</source>
        <translation>拟办意见</translation>
    </message>
    <message>
        <source>There are no words yet.</source>
        <translation>还没有写内容。</translation>
    </message>
    <message>
        <source>Typed in from the paper, with who wrote it and when. It is printed as well.</source>
        <translation>照纸上的批示录入，写明谁、哪天批的；打印公文时一并印上。</translation>
    </message>
    <message>
        <source>Unit&apos;s opinion</source>
        <translation>承办意见</translation>
    </message>
    <message>
        <source>What the unit wrote in its box, if it came back on paper.</source>
        <translation>承办单位在纸上写回的意见。</translation>
    </message>
    <message>
        <source>What you propose. It is printed in the papers&apos; own box.</source>
        <translation>您的办理建议，打印公文时印在“拟办意见”栏。</translation>
    </message>
    <message>
        <source>Whose opinion</source>
        <translation>哪个单位</translation>
    </message>
    <message>
        <source>Word for word</source>
        <translation>原文</translation>
    </message>
    <message>
        <source>Written by</source>
        <translation>签署人</translation>
    </message>
    <message>
        <source>handling unit&apos;s opinion</source>
        <translation>承办意见</translation>
    </message>
    <message>
        <source>leader&apos;s instruction</source>
        <translation>领导批示</translation>
    </message>
    <message>
        <source>proposal</source>
        <translation>拟办意见</translation>
    </message>
</context>
<context>
    <name>OrganisationEditor</name>
    <message>
        <source>A key that another one has moves here</source>
        <translation>已被占用的键会移到这里</translation>
    </message>
    <message>
        <source>Address</source>
        <translation>地址</translation>
    </message>
    <message>
        <source>Called</source>
        <translation>叫什么</translation>
    </message>
    <message>
        <source>Confirmed</source>
        <translation>核实</translation>
    </message>
    <message>
        <source>Contacts</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Dispatches go there by e-mail, answers come back by it</source>
        <translation>转办交办可发邮件到这里，对方回信自动记为反馈</translation>
    </message>
    <message>
        <source>Duties</source>
        <translation>职责</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>For us alone; a public reply that names one is stopped</source>
        <translation>仅内部使用；回复里出现会被拦下</translation>
    </message>
    <message>
        <source>Give it a name.</source>
        <translation>请填写名称。</translation>
    </message>
    <message>
        <source>I have confirmed the entry today</source>
        <translation>今天已核实这条信息</translation>
    </message>
    <message>
        <source>Key</source>
        <translation>数字键</translation>
    </message>
    <message>
        <source>Leave this line out</source>
        <translation>去掉这一行</translation>
    </message>
    <message>
        <source>Mailbox</source>
        <translation>收文邮箱</translation>
    </message>
    <message>
        <source>May be given to citizens, also in public replies</source>
        <translation>可以告诉市民，公开回复里也可以写</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>名称</translation>
    </message>
    <message>
        <source>Name of the contact</source>
        <translation>联系人姓名</translation>
    </message>
    <message>
        <source>New organisation</source>
        <translation>新增单位</translation>
    </message>
    <message>
        <source>None</source>
        <translation>无</translation>
    </message>
    <message>
        <source>Note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Number of the contact</source>
        <translation>联系人电话</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Of a district: streets and landmarks that tell it</source>
        <translation>区县：能认出它的街道和地标</translation>
    </message>
    <message>
        <source>One a line</source>
        <translation>每行一条</translation>
    </message>
    <message>
        <source>One more contact</source>
        <translation>再加一位联系人</translation>
    </message>
    <message>
        <source>One more number</source>
        <translation>再加一个号码</translation>
    </message>
    <message>
        <source>Only where the usual word is not used</source>
        <translation>不用通常的说法时才填</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>开放时间</translation>
    </message>
    <message>
        <source>Places</source>
        <translation>辖区地名</translation>
    </message>
    <message>
        <source>Relation</source>
        <translation>关系</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>职务</translation>
    </message>
    <message>
        <source>Role of the contact</source>
        <translation>联系人职务</translation>
    </message>
    <message>
        <source>Says so</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Short name</source>
        <translation>简称</translation>
    </message>
    <message>
        <source>Shown first, above all others</source>
        <translation>排在最前面</translation>
    </message>
    <message>
        <source>Telephone number</source>
        <translation>电话号码</translation>
    </message>
    <message>
        <source>The document that gives it these duties</source>
        <translation>规定这些职责的文件</translation>
    </message>
    <message>
        <source>This is no mail address: one, like office@example.cn</source>
        <translation>这不是邮箱地址。请填一个，如 office@example.cn</translation>
    </message>
    <message>
        <source>Verb</source>
        <translation>用语</translation>
    </message>
    <message>
        <source>What buttons say, and what templates may call it</source>
        <translation>按钮上的名字，模板里也可以用</translation>
    </message>
    <message>
        <source>What the number is called</source>
        <translation>号码的名称</translation>
    </message>
    <message>
        <source>When it is answered</source>
        <translation>什么时候有人接</translation>
    </message>
    <message>
        <source>key {digit} moved here from {other}</source>
        <translation>数字键 {digit} 已从{other}移过来</translation>
    </message>
    <message>
        <source>{name} saved</source>
        <translation>已保存{name}</translation>
    </message>
    <message>
        <source>“{name}” is in the directory already. Edit that one.</source>
        <translation>通讯录里已有“{name}”，请修改那一条。</translation>
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
        <source>Nothing can be written into this folder. Copy the table to another one and choose it there.</source>
        <translation>这个文件夹不能写入。请把表复制到别的文件夹，再从那里选它。</translation>
    </message>
    <message>
        <source>The case file is damaged. Stop working and restore the last backup.</source>
        <translation>案卷文件已损坏。请停止操作，恢复最近一次备份。</translation>
    </message>
    <message>
        <source>The case file is no longer in the desk&apos;s folder, but backups of it are. Put the file back and try again, or restore a backup.</source>
        <translation>值班台文件夹里的案卷文件不见了，备份还在。请把文件放回再试，或从备份恢复。</translation>
    </message>
    <message>
        <source>The desk is open in another window. Close it, then restore again.</source>
        <translation>值班台在另一个窗口开着。请先关掉，再恢复。</translation>
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
        <source>The disk is nearly full: pictures and files that hang on messages are not fetched for now. Messages come in as ever. Make room; it goes on by itself.</source>
        <translation>磁盘快满了：留言附带的图片和文件暂不下载，留言照常接收。请腾出空间，之后会自动继续。</translation>
    </message>
    <message>
        <source>The file cannot be written there, and nothing was left there. Choose another folder, or close the file where it is open.</source>
        <translation>文件写不进这个位置，那里没有留下任何东西。请换一个文件夹；如果文件正在别处打开，请先关闭。</translation>
    </message>
    <message>
        <source>The file keys.json, which says how this desk is unlocked, is missing or damaged. Put it back from a copy of the desk&apos;s folder, or name the desk&apos;s key file.</source>
        <translation>记录解锁方式的文件 keys.json 缺失或损坏。请从值班台文件夹的副本中放回，或指定密钥文件。</translation>
    </message>
    <message>
        <source>The file or its folder cannot be opened. Check that the disk is still there.</source>
        <translation>文件或所在文件夹打不开。请检查磁盘是否还连着。</translation>
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
        <source>The key file {detail} does not open this desk. Name the right one, or use the recovery key or a passphrase.</source>
        <translation>密钥文件 {detail} 打不开这个值班台。请指定正确的文件，或使用恢复密钥、口令。</translation>
    </message>
    <message>
        <source>The keyring does not know this desk. Use the recovery key or a passphrase.</source>
        <translation>密钥环里没有本值班台的密钥。请用恢复密钥或口令。</translation>
    </message>
    <message>
        <source>The second place for backups is not there. Plug the disk in, or choose another place.</source>
        <translation>备份的第二处不在。请接上硬盘，或另选一处。</translation>
    </message>
    <message>
        <source>The system&apos;s keyring is locked. Unlock it, or use the recovery key.</source>
        <translation>系统密钥环已锁定。请解锁，或使用恢复密钥。</translation>
    </message>
    <message>
        <source>There is no desk in this folder yet. Open the program once to set it up.</source>
        <translation>此文件夹中还没有值班台。请先打开程序新建。</translation>
    </message>
    <message>
        <source>There is no such folder now. Check its name, or plug it in.</source>
        <translation>现在找不到这个文件夹。请核对名字，或接上移动盘、网络盘。</translation>
    </message>
    <message>
        <source>This backup is another desk&apos;s. Restore it into an empty folder, so that neither is lost.</source>
        <translation>这是另一个值班台的备份。请恢复到空文件夹，免得互相覆盖。</translation>
    </message>
    <message>
        <source>This backup is damaged. Nothing was changed; take the one before it.</source>
        <translation>这份备份已损坏。什么都没有动；请换上一份。</translation>
    </message>
    <message>
        <source>This file is no backup of a desk. Choose another one.</source>
        <translation>这个文件不是值班台的备份。请另选一个。</translation>
    </message>
    <message>
        <source>This folder cannot be written to. Ask for write access or choose another one, then try again.</source>
        <translation>这个文件夹不能写入。请申请写入权限，或换一个文件夹，然后重试。</translation>
    </message>
    <message>
        <source>This key does not open the case file. Nothing was changed; try another key, or restore the last backup.</source>
        <translation>这个密钥打不开案卷文件。没有任何改动，请换一个密钥，或恢复最近的备份。</translation>
    </message>
    <message>
        <source>This machine has no keyring. Use the recovery key or a passphrase.</source>
        <translation>本机没有密钥环。请用恢复密钥或口令。</translation>
    </message>
</context>
<context>
    <name>Outcome</name>
    <message>
        <source>Answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>Cannot be reached</source>
        <translation>无法联系</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>重复（并单）</translation>
    </message>
    <message>
        <source>Explained</source>
        <translation>已解释</translation>
    </message>
    <message>
        <source>Not accepted</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>Not as described</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>Partly resolved</source>
        <translation>部分解决</translation>
    </message>
    <message>
        <source>Resolved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Withdrawn by the citizen</source>
        <translation>市民撤回</translation>
    </message>
</context>
<context>
    <name>Palette</name>
    <message>
        <source>, </source>
        <translation>，</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>Cases, people, numbers, organisations, templates, commands</source>
        <translation>诉求、联系人、编号、单位、模板、命令</translation>
    </message>
    <message>
        <source>Commands</source>
        <translation>命令</translation>
    </message>
    <message>
        <source>Copied: {name} {number}</source>
        <translation>已复制：{name} {number}</translation>
    </message>
    <message>
        <source>Enter copies the number · Shift+Enter opens the entry · Esc closes</source>
        <translation>Enter 复制电话 · Shift+Enter 打开通讯录条目 · Esc 关闭</translation>
    </message>
    <message>
        <source>Enter does it · Esc closes</source>
        <translation>Enter 执行 · Esc 关闭</translation>
    </message>
    <message>
        <source>Enter opens · Esc closes</source>
        <translation>Enter 打开 · Esc 关闭</translation>
    </message>
    <message>
        <source>Enter puts it into the reply · Esc closes</source>
        <translation>Enter 填入回复 · Esc 关闭</translation>
    </message>
    <message>
        <source>Found</source>
        <translation>找到的内容</translation>
    </message>
    <message>
        <source>Nothing found. Fewer or other words may help.</source>
        <translation>没有找到。换几个词，或少用几个词。</translation>
    </message>
    <message>
        <source>Open the entry</source>
        <translation>打开条目</translation>
    </message>
    <message>
        <source>Organisations</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Search everything</source>
        <translation>搜索一切</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
</context>
<context>
    <name>Papers</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>All papers are in our form.</source>
        <translation>全部使用自带格式。</translation>
    </message>
    <message>
        <source>Back to our form</source>
        <translation>恢复自带格式</translation>
    </message>
    <message>
        <source>Counted by themselves, each kind from 1 every year. Set them higher where numbers were given out elsewhere; one that was given out here is never used again.</source>
        <translation>自动编号，每种公文每年从 1 起。在别处已用过的编号，请往大改；本台用过的编号不会再用。</translation>
    </message>
    <message>
        <source>Go on with these numbers</source>
        <translation>按这些编号往下编</translation>
    </message>
    <message>
        <source>Issuing office, in full</source>
        <translation>发文机关全称</translation>
    </message>
    <message>
        <source>Next number: {paper}</source>
        <translation>下一个编号：{paper}</translation>
    </message>
    <message>
        <source>Open the folder of templates</source>
        <translation>打开模板文件夹</translation>
    </message>
    <message>
        <source>So numbers look: {number}</source>
        <translation>编号样子：{number}</translation>
    </message>
    <message>
        <source>Telephone of the desk</source>
        <translation>值班电话</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>The names there are: {names}</source>
        <translation>可用的填空项：{names}</translation>
    </message>
    <message>
        <source>The next numbers</source>
        <translation>下一个编号</translation>
    </message>
    <message>
        <source>The next papers get these numbers.</source>
        <translation>接下来的公文就用这些编号。</translation>
    </message>
    <message>
        <source>The office&apos;s sign in numbers</source>
        <translation>机关代字</translation>
    </message>
    <message>
        <source>The templates are Word files. Change what you like and save them where they are: the next paper is made of them. Names in braces are filled in. Pictures and automatic numbers appear in Word alone, not in PDF and print.</source>
        <translation>模板就是 Word 文件，改好存在原处，下一份公文就按它出。花括号里的填空项会自动填上。模板里的图片和自动编号只在 Word 里有，PDF 和打印里没有。</translation>
    </message>
    <message>
        <source>This desk was brought back from a backup. Look into the register of papers what was issued after that, and set the numbers higher where they were given out.</source>
        <translation>本台是用备份恢复的。请查发文登记，看备份之后又发过哪些公文，用过的编号请往大改。</translation>
    </message>
    <message>
        <source>This office may issue supervision forms</source>
        <translation>本单位有权发督办单</translation>
    </message>
    <message>
        <source>Whom to ask</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Your own files stay in the folder, under another name.</source>
        <translation>本单位改过的文件换个名字留在文件夹里。</translation>
    </message>
    <message>
        <source>Your own: {names}</source>
        <translation>本单位自己的格式：{names}</translation>
    </message>
</context>
<context>
    <name>Passphrase</name>
    <message>
        <source>Not now (Esc)</source>
        <translation>暂不（Esc）</translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation>口令</translation>
    </message>
    <message>
        <source>Still too short</source>
        <translation>还不够长</translation>
    </message>
    <message>
        <source>The case file is always encrypted. Choose a passphrase of at least {n} characters that everybody on duty can remember; several words do well. (With a keyring such as gnome-keyring it opens by itself.)</source>
        <translation>案卷始终加密。请设一个至少 {n} 个字符、值班员都记得住的口令，几个词连用即可。（若本机有 gnome-keyring 之类的密钥环，会自动打开。）</translation>
    </message>
    <message>
        <source>The machine&apos;s keyring stayed locked</source>
        <translation>本机的密钥环仍处于锁定状态</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输入一遍</translation>
    </message>
    <message>
        <source>The two are not the same yet</source>
        <translation>两次输入还不一致</translation>
    </message>
    <message>
        <source>This machine has no safe keyring</source>
        <translation>本机没有安全的密钥环</translation>
    </message>
    <message>
        <source>Use this passphrase</source>
        <translation>使用此口令</translation>
    </message>
</context>
<context>
    <name>Password</name>
    <message>
        <source>A new password for {name}</source>
        <translation>{name}的新密码</translation>
    </message>
    <message>
        <source>At least {n} characters; a few words that belong to nobody else do well. It is kept on this desk alone, and nobody can read it.</source>
        <translation>至少 {n} 个字符，用几个只有自己知道的词最好记。密码只存在本台，谁也看不到原文。</translation>
    </message>
    <message>
        <source>Change my password</source>
        <translation>修改我的密码</translation>
    </message>
    <message>
        <source>Do without one</source>
        <translation>不用密码</translation>
    </message>
    <message>
        <source>Let it hold</source>
        <translation>就用这个</translation>
    </message>
    <message>
        <source>New password</source>
        <translation>新密码</translation>
    </message>
    <message>
        <source>Not right. The next try is possible in {n} s.</source>
        <translation>密码不对，{n} 秒后可以再试。</translation>
    </message>
    <message>
        <source>Password of {name}</source>
        <translation>{name}的密码</translation>
    </message>
    <message>
        <source>Password so far</source>
        <translation>现在的密码</translation>
    </message>
    <message>
        <source>Recovery key of the desk</source>
        <translation>值班台的恢复密钥</translation>
    </message>
    <message>
        <source>Set a password for myself</source>
        <translation>给自己设密码</translation>
    </message>
    <message>
        <source>Tell it to {name} alone. It is good for sitting down once; they choose their own then. It is not shown again, and that you gave it is on record.</source>
        <translation>只告诉{name}本人。它只能用来上岗一次，届时本人要改成自己的密码。关掉后不再显示；重设一事已记录在案。</translation>
    </message>
    <message>
        <source>The same again</source>
        <translation>再输一遍</translation>
    </message>
    <message>
        <source>The two are not the same. Type it once more.</source>
        <translation>两次输入不一样，请重输。</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知本人</translation>
    </message>
    <message>
        <source>You can try again now.</source>
        <translation>现在可以再试了。</translation>
    </message>
    <message>
        <source>Your password was changed</source>
        <translation>您的密码已更改</translation>
    </message>
</context>
<context>
    <name>PastHandovers</name>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>不接收 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Earlier handovers</source>
        <translation>以往交接班</translation>
    </message>
    <message>
        <source>Find: name, number, word, date</source>
        <translation>查找：姓名、编号、内容、日期</translation>
    </message>
    <message>
        <source>Look for a name, a number, a word or a date.</source>
        <translation>可以按姓名、编号、内容或日期查找。</translation>
    </message>
    <message>
        <source>No handover has been signed yet</source>
        <translation>还没有签过交接班单</translation>
    </message>
    <message>
        <source>No handover says that</source>
        <translation>没有找到这样的交接班单</translation>
    </message>
    <message>
        <source>Nothing was open</source>
        <translation>当时没有未了事项</translation>
    </message>
    <message>
        <source>Once a shift is handed over its note can be read here.</source>
        <translation>交班之后，交接班单可以在这里再看。</translation>
    </message>
    <message>
        <source>not read</source>
        <translation>未看就上岗</translation>
    </message>
    <message>
        <source>not taken over</source>
        <translation>没人接班</translation>
    </message>
    <message>
        <source>taken over</source>
        <translation>已接班</translation>
    </message>
    <message>
        <source>{giver} to {taker}</source>
        <translation>{giver} 交 {taker}</translation>
    </message>
    <message>
        <source>{name} began without having read it: {why}</source>
        <translation>{name}没看这份交接班单就上岗了，原因：{why}</translation>
    </message>
    <message>
        <source>{received} received, {answered} answered, {closed} closed · {accepted} of {total} accepted</source>
        <translation>收到 {received}，回复 {answered}，办结 {closed} · 移交 {total} 件，已接收 {accepted} 件</translation>
    </message>
</context>
<context>
    <name>People</name>
    <message>
        <source> (has left)</source>
        <translation>（已离岗）</translation>
    </message>
    <message>
        <source> No. {number}</source>
        <translation>&#x3000;{number} 号</translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>Administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>Also people and passwords, backups, how long cases are kept, and who saw what.</source>
        <translation>带班能做的之外，还管人员和密码、备份、保存期限和访问记录。</translation>
    </message>
    <message>
        <source>Also the roster and the workload, clocks, what is signed, watched folders, erasing, and exports that are not masked.</source>
        <translation>值班员能做的之外，还能排班、看工作量、定时限和落款、管收表文件夹、删除个人信息、导出不遮盖的表。</translation>
    </message>
    <message>
        <source>An administrator gives you a new one: Settings, under People. Where it is the administrator&apos;s own, whoever keeps the key file does, in a terminal: python3 -m moderator_app reset-password NAME</source>
        <translation>请管理员在“设置 › 人员”里为您重设。管理员自己忘了的，请保管密钥文件的人在终端里运行：python3 -m moderator_app reset-password 姓名</translation>
    </message>
    <message>
        <source>Answers citizens and takes shifts.</source>
        <translation>答复市民、上岗值班。</translation>
    </message>
    <message>
        <source>Change my password…</source>
        <translation>修改我的密码…</translation>
    </message>
    <message>
        <source>Duty number (may stay empty)</source>
        <translation>值班号（可不填）</translation>
    </message>
    <message>
        <source>Enter a name of at most 20 characters.</source>
        <translation>请输入姓名，不超过 20 个字。</translation>
    </message>
    <message>
        <source>Forgotten…</source>
        <translation>忘记密码…</translation>
    </message>
    <message>
        <source>Give a new password…</source>
        <translation>重设密码…</translation>
    </message>
    <message>
        <source>Give a password…</source>
        <translation>给一个密码…</translation>
    </message>
    <message>
        <source>Has no password: anybody here can sit down under this name.</source>
        <translation>没有设密码：在这台机器上，谁都能用这个名字上岗。</translation>
    </message>
    <message>
        <source>Is asked for a password on sitting down.</source>
        <translation>上岗时要输入密码。</translation>
    </message>
    <message>
        <source>Is back</source>
        <translation>恢复在岗</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>带班</translation>
    </message>
    <message>
        <source>Leaves…</source>
        <translation>办理离岗…</translation>
    </message>
    <message>
        <source>Moderator</source>
        <translation>值班员</translation>
    </message>
    <message>
        <source>Name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>People of this desk</source>
        <translation>本台值班员</translation>
    </message>
    <message>
        <source>Role</source>
        <translation>角色</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>Saved: {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Set a password…</source>
        <translation>设置密码…</translation>
    </message>
    <message>
        <source>Sit down</source>
        <translation>上岗</translation>
    </message>
    <message>
        <source>Somebody new</source>
        <translation>添加人员</translation>
    </message>
    <message>
        <source>Somebody new (N)</source>
        <translation>新值班员（N）</translation>
    </message>
    <message>
        <source>The duty number has at most 10 characters.</source>
        <translation>值班号不超过 10 个字符。</translation>
    </message>
    <message>
        <source>This is for {who} to do: {names}.</source>
        <translation>由{who}办理：{names}。</translation>
    </message>
    <message>
        <source>What is done from now on is written down under this name.</source>
        <translation>此后的操作都记在此人名下。</translation>
    </message>
    <message>
        <source>Who is at the desk?</source>
        <translation>谁在值班？</translation>
    </message>
    <message>
        <source>Whoever has no password signs on a shared machine: anybody here could choose that name. One is set in the settings, under People.</source>
        <translation>没有设密码的人，只是在共用的机器上签名：谁都能选这个名字。可在“设置 › 人员”里设密码。</translation>
    </message>
    <message>
        <source>a lead or an administrator</source>
        <translation>带班或管理员</translation>
    </message>
    <message>
        <source>an administrator</source>
        <translation>管理员</translation>
    </message>
    <message>
        <source>{name} has a password, which is no good any more once you give another. Press the button again to do so.</source>
        <translation>{name}已有密码，重设后原来的就作废。确实要重设，请再按一次。</translation>
    </message>
    <message>
        <source>{one} {other}</source>
        <translation>{one}{other}</translation>
    </message>
</context>
<context>
    <name>Printing</name>
    <message>
        <source>Moderator Desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>Page {page} of {pages}</source>
        <translation>第 {page} 页 / 共 {pages} 页</translation>
    </message>
</context>
<context>
    <name>Promises</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>另 %n 处</numerusform>
        </translation>
    </message>
    <message>
        <source>A new promise replaces it…</source>
        <translation>改用新的承诺…</translation>
    </message>
    <message>
        <source>Add a promise…</source>
        <translation>补记一条承诺…</translation>
    </message>
    <message>
        <source>Another time was meant…</source>
        <translation>更正时间…</translation>
    </message>
    <message>
        <source>By when is it promised?</source>
        <translation>承诺到什么时候？</translation>
    </message>
    <message>
        <source>Correct the time</source>
        <translation>更正时间</translation>
    </message>
    <message>
        <source>Counts once the reply is sent</source>
        <translation>回复发出后生效</translation>
    </message>
    <message>
        <source>It is kept until</source>
        <translation>最迟兑现时间</translation>
    </message>
    <message>
        <source>It is promised</source>
        <translation>记为承诺</translation>
    </message>
    <message>
        <source>It was kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Keeps the promise of {time}</source>
        <translation>兑现 {time} 的承诺</translation>
    </message>
    <message>
        <source>Kept</source>
        <translation>已兑现</translation>
    </message>
    <message>
        <source>Kept late</source>
        <translation>逾期才兑现</translation>
    </message>
    <message>
        <source>Missed: was due {time}</source>
        <translation>已失约：应在 {time}</translation>
    </message>
    <message>
        <source>No promise is meant</source>
        <translation>不算承诺</translation>
    </message>
    <message>
        <source>No promise: {words}</source>
        <translation>不算承诺：{words}</translation>
    </message>
    <message>
        <source>Nobody is left to keep it to</source>
        <translation>已无须兑现</translation>
    </message>
    <message>
        <source>Open: due {time}</source>
        <translation>待兑现：{time}</translation>
    </message>
    <message>
        <source>Press to change the time, or to say that it is none</source>
        <translation>点按可改时间，或标为不算承诺</translation>
    </message>
    <message>
        <source>Press to say what this reply does to the earlier promise</source>
        <translation>点按切换：这条回复对先前的承诺意味着什么</translation>
    </message>
    <message>
        <source>Promise: {words} → {time}</source>
        <translation>承诺：{words} → {time}</translation>
    </message>
    <message>
        <source>Promise? {words} → {time}</source>
        <translation>承诺？{words} → {time}</translation>
    </message>
    <message>
        <source>Promised for {time}: still open</source>
        <translation>{time} 的承诺仍待兑现</translation>
    </message>
    <message>
        <source>Promised until {time}</source>
        <translation>已记下承诺：{time}</translation>
    </message>
    <message>
        <source>Promises</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>Promises in the reply</source>
        <translation>回复里的承诺</translation>
    </message>
    <message>
        <source>Promises of this case</source>
        <translation>这件诉求的承诺</translation>
    </message>
    <message>
        <source>Replaced</source>
        <translation>已改期</translation>
    </message>
    <message>
        <source>Replaces the one of {time}</source>
        <translation>替代 {time} 的承诺</translation>
    </message>
    <message>
        <source>That moment has passed. Choose a later one.</source>
        <translation>这个时间已经过了，请选晚一些的。</translation>
    </message>
    <message>
        <source>The promise is due {time}</source>
        <translation>承诺时间改为 {time}</translation>
    </message>
    <message>
        <source>The promise is kept</source>
        <translation>承诺已兑现</translation>
    </message>
    <message>
        <source>What was promised, in our words</source>
        <translation>我们是怎么说的</translation>
    </message>
    <message>
        <source>Write what was promised.</source>
        <translation>请写下承诺了什么。</translation>
    </message>
    <message>
        <source>e.g. by tomorrow noon, on the telephone</source>
        <translation>如：电话里说明天中午前答复</translation>
    </message>
    <message>
        <source>when?</source>
        <translation>什么时候？</translation>
    </message>
    <message>
        <source>words erased</source>
        <translation>文字已清除</translation>
    </message>
    <message>
        <source>{words}, said {time} by {name}</source>
        <translation>{words}，{name} 于 {time} 说的</translation>
    </message>
    <message>
        <source>“{words}”</source>
        <translation>“{words}”</translation>
    </message>
    <message>
        <source>“{words}”: is that a promise? {confirm} confirms it with its time; {deny}: none is meant.</source>
        <translation>“{words}”算承诺吗？{confirm} 确认并计时，{deny} 不算承诺。</translation>
    </message>
</context>
<context>
    <name>Purpose</name>
    <message>
        <source>Answer</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>Ask back</source>
        <translation>追问</translation>
    </message>
    <message>
        <source>Closing</source>
        <translation>结语</translation>
    </message>
    <message>
        <source>Emergency</source>
        <translation>应急</translation>
    </message>
    <message>
        <source>Hastening</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Not ours</source>
        <translation>非本局事项</translation>
    </message>
    <message>
        <source>Result</source>
        <translation>办理结果</translation>
    </message>
    <message>
        <source>Thanks</source>
        <translation>致谢</translation>
    </message>
    <message>
        <source>To handlers</source>
        <translation>派单用语</translation>
    </message>
</context>
<context>
    <name>QAbstractFileIconProvider</name>
    <message>
        <source>%1 File</source>
        <translation>%1 文件</translation>
    </message>
    <message>
        <source>Drive</source>
        <translation>磁盘</translation>
    </message>
    <message>
        <source>File</source>
        <translation>文件</translation>
    </message>
    <message>
        <source>File Folder</source>
        <translation>文件夹</translation>
    </message>
    <message>
        <source>Folder</source>
        <translation>文件夹</translation>
    </message>
</context>
<context>
    <name>QFileDialog</name>
    <message>
        <source>&amp;Look in:</source>
        <translation>查找范围(&amp;L)：</translation>
    </message>
    <message>
        <source>Files of &amp;type:</source>
        <translation>文件类型(&amp;T)：</translation>
    </message>
</context>
<context>
    <name>QFileSystemModel</name>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
</context>
<context>
    <name>RecordEditor</name>
    <message>
        <source>Cancel (Esc)</source>
        <translation>取消（Esc）</translation>
    </message>
    <message>
        <source>Save (Ctrl+Enter)</source>
        <translation>保存（Ctrl+Enter）</translation>
    </message>
</context>
<context>
    <name>RecoveryChange</name>
    <message>
        <source>Change the recovery key</source>
        <translation>更换恢复密钥</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>The new recovery key holds. Keep the old one until the backups made before today are gone: they open with it.</source>
        <translation>新恢复密钥已生效。旧的请留到之前的备份都换完为止：它们要用旧的打开。</translation>
    </message>
    <message>
        <source>Type the recovery key that holds now, or the passphrase. After a change by passphrase the record of who saw what, up to today, still needs the old key.</source>
        <translation>请输入现在的恢复密钥或口令。如果凭口令更换，到今天为止“谁看过什么”的记录仍要用旧密钥查看。</translation>
    </message>
</context>
<context>
    <name>RecoveryKey</name>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>If this machine or its keyring is lost, these signs are the only way into the case file. Print them, seal the paper, and lock it away. They are not shown again.</source>
        <translation>如果本机或其密钥环丢失，只有这串字符能打开案卷。请打印、密封、上锁保管。此后不再显示。</translation>
    </message>
    <message>
        <source>It is on paper, sealed, and kept by our office</source>
        <translation>已打印密封，由本单位保管</translation>
    </message>
    <message>
        <source>Print…</source>
        <translation>打印…</translation>
    </message>
    <message>
        <source>Put this key on paper now</source>
        <translation>请现在把恢复密钥落到纸上</translation>
    </message>
    <message>
        <source>Recovery key</source>
        <translation>恢复密钥</translation>
    </message>
    <message>
        <source>Recovery key of the duty desk</source>
        <translation>值班台恢复密钥</translation>
    </message>
</context>
<context>
    <name>Refusal</name>
    <message>
        <source>A desk keeps one administrator. Make somebody else one first.</source>
        <translation>值班台至少要有一名管理员，请先指定另一人。</translation>
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
        <source>A password has at least eight characters, and not the same few over and over. Choose another one.</source>
        <translation>密码至少 8 个字符，不能只是几个字符来回重复。请换一个。</translation>
    </message>
    <message>
        <source>A reply is still waiting to be confirmed as sent. Press Y once it is out.</source>
        <translation>还有回复待确认发出，发出后按 Y。</translation>
    </message>
    <message>
        <source>A reply waits to be approved here. Press Q, and approve it or send it back first.</source>
        <translation>这件有待审的回复。请先按 Q 通过或退改。</translation>
    </message>
    <message>
        <source>A table goes out as .xlsx or .csv: give the file one of these endings.</source>
        <translation>表格只能导出为 .xlsx 或 .csv，请改扩展名。</translation>
    </message>
    <message>
        <source>After several wrong tries nothing is tried for {detail} s. Wait, and try again.</source>
        <translation>输错多次，{detail} 秒内不再验证。请稍候再试。</translation>
    </message>
    <message>
        <source>An e-mail to a handler has not left yet. Send it or take it back at the foot, then close.</source>
        <translation>还有致承办单位的邮件没有发出。请先在窗口底部立即发出或撤回，再办结。</translation>
    </message>
    <message>
        <source>An e-mail to them is still on its way. Look at it at the foot first.</source>
        <translation>致该单位的上一封邮件还没有结果，请先看窗口底部。</translation>
    </message>
    <message>
        <source>An emergency, or the answer to the public, is still open here. Press F9, and say how it ended first.</source>
        <translation>险情还没有解除，或舆情还没有回应。请先按 F9 写明结果。</translation>
    </message>
    <message>
        <source>Another account is called {detail}. Choose another name.</source>
        <translation>已有账号叫“{detail}”。请换个名称。</translation>
    </message>
    <message>
        <source>Choose a handler first: press 1–9, or 0 for all.</source>
        <translation>请先选承办单位：按 1–9，或按 0 看全部。</translation>
    </message>
    <message>
        <source>Choose at least two organisations to be asked.</source>
        <translation>请至少选两家单位。</translation>
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
        <source>Enter the password.</source>
        <translation>请输入密码。</translation>
    </message>
    <message>
        <source>Name the rows by the numbers that stand before them in the list.</source>
        <translation>请写明是哪些行：列表中每行最前面的数字就是它的编号。</translation>
    </message>
    <message>
        <source>Name who approved it.</source>
        <translation>请写明由谁批准。</translation>
    </message>
    <message>
        <source>Name your office first: Settings (Ctrl+,), then “Papers”.</source>
        <translation>请先填发文机关：设置（Ctrl+,）里的“公文”。</translation>
    </message>
    <message>
        <source>No clock of public opinion runs here.</source>
        <translation>这件没有舆情时限在走。</translation>
    </message>
    <message>
        <source>No emergency is open here any more.</source>
        <translation>这件的险情已经解除。</translation>
    </message>
    <message>
        <source>No question to several organisations is open here.</source>
        <translation>这件没有进行中的会商。</translation>
    </message>
    <message>
        <source>No reply is waiting to be confirmed.</source>
        <translation>没有待确认发出的回复。</translation>
    </message>
    <message>
        <source>No reply of this case waits to be approved.</source>
        <translation>这件没有待审的回复。</translation>
    </message>
    <message>
        <source>No resolution clock runs here, so there is no time to extend.</source>
        <translation>这件诉求没有在走的办结时限，无需延期。</translation>
    </message>
    <message>
        <source>Nobody at this desk is called {detail}, or more than one is. Give the name as it stands in the list of people, or the duty number.</source>
        <translation>本台没有叫“{detail}”的人，或不止一个。请写人员名单里的姓名，或写值班号。</translation>
    </message>
    <message>
        <source>Nobody knows what the columns of this row hold. Say so first.</source>
        <translation>不知道这一行各列是什么。请先指定。</translation>
    </message>
    <message>
        <source>Nothing is added.</source>
        <translation>没有增加时间。</translation>
    </message>
    <message>
        <source>Replies of this account are still on their way. Send them or take them back first.</source>
        <translation>这个账号还有回复在路上。请先发出或撤回。</translation>
    </message>
    <message>
        <source>Replies of this channel are seen by two. Press Ctrl+Enter again: it is submitted.</source>
        <translation>这个渠道先审后发。请再按一次 Ctrl+Enter 送审。</translation>
    </message>
    <message>
        <source>Say which leader wrote it, and when.</source>
        <translation>写明是哪位领导批的、哪天批的。</translation>
    </message>
    <message>
        <source>Say who is at the desk first.</source>
        <translation>请先登记当前值班员。</translation>
    </message>
    <message>
        <source>Say why: the reason is kept.</source>
        <translation>请写明理由，理由会留存。</translation>
    </message>
    <message>
        <source>Several cases are called so: {detail}. Name one by what stands in brackets.</source>
        <translation>这样称呼的诉求不止一件：{detail}。请用括号里的标识指明是哪一件。</translation>
    </message>
    <message>
        <source>Somebody has taken this handover over meanwhile. Sit down as usual.</source>
        <translation>这份交接班单已有人接过了，请照常上岗。</translation>
    </message>
    <message>
        <source>Somebody new is added by an administrator: Settings, under People.</source>
        <translation>新人由管理员在“设置 › 人员”里添加。</translation>
    </message>
    <message>
        <source>Something speaks against it by now. Open it again, and decide anew.</source>
        <translation>情况有变，现在延期有不妥之处。请重新打开再定。</translation>
    </message>
    <message>
        <source>That moment has passed. Choose a later one.</source>
        <translation>这个时间已过，请选更晚的时间。</translation>
    </message>
    <message>
        <source>That moment has passed. Promise a later one, or say that none is meant.</source>
        <translation>承诺的时间已经过了。请改晚一些，或标为不算承诺。</translation>
    </message>
    <message>
        <source>The account this message came through is not in use, so nothing can be fetched from it. Switch it on in Settings (Ctrl+,), “Accounts”, and ask again.</source>
        <translation>收到这条留言的账号没有启用，无法下载。请到设置（Ctrl+,）的“官方账号”里启用后再试。</translation>
    </message>
    <message>
        <source>The answers go out in a file with the ending {detail}. Name it so.</source>
        <translation>答复要写成 {detail} 文件，请用这个后缀。</translation>
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
        <source>The file could not be written there. Choose another folder.</source>
        <translation>文件无法写入该位置，请换一个文件夹。</translation>
    </message>
    <message>
        <source>The file is larger than 20 MB. Make it smaller, or note where it lies.</source>
        <translation>文件超过 20 MB。请压缩，或用备注写明放在哪里。</translation>
    </message>
    <message>
        <source>The file was changed meanwhile. Nothing was written; do it once more.</source>
        <translation>原表刚才被改动了，什么都没写。请再来一次。</translation>
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
        <source>The words of this case were erased: nothing more can be done about it. Should the citizen write again, it opens again.</source>
        <translation>这件诉求的内容已删除，不能再办理。市民再来留言时会重新打开。</translation>
    </message>
    <message>
        <source>There are no words yet. Write something first.</source>
        <translation>还没有内容，请先写几句。</translation>
    </message>
    <message>
        <source>There is a file of this name already. Give the new one another name.</source>
        <translation>已有同名文件。请换一个名字。</translation>
    </message>
    <message>
        <source>There is nothing to undo here.</source>
        <translation>这里没有可撤销的操作。</translation>
    </message>
    <message>
        <source>These are your own words: another person approves them.</source>
        <translation>自己写的回复要由另一位同事审核。</translation>
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
        <source>This case is not on that handover. Nothing was changed; look at the note again.</source>
        <translation>这一件不在那份交接班单上。什么都没有改动，请再看一眼单子。</translation>
    </message>
    <message>
        <source>This desk was brought back from a backup: papers issued after that may have numbers it does not know. Say which come next: Settings (Ctrl+,), then “Papers”.</source>
        <translation>本台是用备份恢复的，备份之后发出的公文可能占了它不知道的编号。请先确认下一个编号：设置（Ctrl+,）里的“公文”。</translation>
    </message>
    <message>
        <source>This file cannot be read. Copy it to this machine, and choose it again.</source>
        <translation>这个文件读不出来。请先复制到本机，再重新选择。</translation>
    </message>
    <message>
        <source>This file is empty. There is nothing to keep.</source>
        <translation>这个文件是空的，没有可存的内容。</translation>
    </message>
    <message>
        <source>This file is no longer here: it was erased or undone.</source>
        <translation>这个文件已不在：已被删除或撤销。</translation>
    </message>
    <message>
        <source>This is for {detail} to do.</source>
        <translation>这由{detail}办理。</translation>
    </message>
    <message>
        <source>This is more than a workbook holds. Give the file the ending .csv, or narrow the search.</source>
        <translation>超出了表格能容纳的行数。请改用 .csv，或缩小查找范围。</translation>
    </message>
    <message>
        <source>This is no whole telephone number. Give all of it, a landline with its area code.</source>
        <translation>这不是完整的电话号码。请写全，固定电话要带区号。</translation>
    </message>
    <message>
        <source>This is not the password. Try again.</source>
        <translation>密码不对，请再试。</translation>
    </message>
    <message>
        <source>This is not the recovery key of this desk. Type it as it is on the paper.</source>
        <translation>这不是本值班台的恢复密钥，请照纸上的原样输入。</translation>
    </message>
    <message>
        <source>This organisation was not asked.</source>
        <translation>这家单位不在会商范围内。</translation>
    </message>
    <message>
        <source>This password was good for once. Choose your own now; it holds from here on.</source>
        <translation>这个密码只能用一次。请现在设自己的密码，以后就用它。</translation>
    </message>
    <message>
        <source>This promise has been kept or replaced meanwhile. Look at it again.</source>
        <translation>这条承诺已经兑现或改期了，请再看一眼。</translation>
    </message>
    <message>
        <source>This reply is going out, or may have gone out. What becomes of it stands at the foot of the window.</source>
        <translation>这条回复正在发出，或可能已发出。结果见窗口底部。</translation>
    </message>
    <message>
        <source>This reply waits no longer: somebody was quicker.</source>
        <translation>这条回复已不在待审中，有同事先处理了。</translation>
    </message>
    <message>
        <source>This row is no longer among those put aside.</source>
        <translation>这一行已不在待查行里。</translation>
    </message>
    <message>
        <source>This table has no column for the answer that the desk knows. Nothing was written.</source>
        <translation>这份表里没有认得的答复栏（如“办理结果”“答复意见”），什么都没写。</translation>
    </message>
    <message>
        <source>This unit cannot be sent such a paper. See Settings (Ctrl+,), “Papers”.</source>
        <translation>不能给这个单位发这种公文，见设置（Ctrl+,）里的“公文”。</translation>
    </message>
    <message>
        <source>Whoever has left does not sit down here any more.</source>
        <translation>已离岗的人不能再上岗。</translation>
    </message>
    <message>
        <source>You have not claimed this case.</source>
        <translation>你没有认领这件诉求。</translation>
    </message>
    <message>
        <source>{detail} already has this duty number.</source>
        <translation>{detail} 已在用这个值班号。</translation>
    </message>
    <message>
        <source>{detail} is no mail address. Correct it in the directory; nothing was sent.</source>
        <translation>{detail} 不是邮箱地址，请到通讯录改正。什么也没有发出。</translation>
    </message>
    <message>
        <source>{detail} items are not answered for yet. Accept or refuse them first.</source>
        <translation>还有 {detail} 项没有表态，请先接收或说明不接收。</translation>
    </message>
    <message>
        <source>{detail} would be on two shifts at once. Change one of them.</source>
        <translation>{detail}会同时排在两个班上，请改其中一个。</translation>
    </message>
</context>
<context>
    <name>Remit</name>
    <message>
        <source>Add a topic with its words and its handler: it will be suggested.</source>
        <translation>添加事项、关键词和承办单位，以后就会自动建议。</translation>
    </message>
    <message>
        <source>Dispatch list</source>
        <translation>派单目录</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Lead: {name}</source>
        <translation>主办：{name}</translation>
    </message>
    <message>
        <source>New topic</source>
        <translation>新增事项</translation>
    </message>
    <message>
        <source>No handler</source>
        <translation>没有承办单位</translation>
    </message>
    <message>
        <source>No topic by these words</source>
        <translation>没有找到这样的事项</translation>
    </message>
    <message>
        <source>No topic has any of these words. Add one, or add words to one.</source>
        <translation>没有事项包含这些词。可以新增事项，或给已有事项补关键词。</translation>
    </message>
    <message>
        <source>Paste what a citizen wrote</source>
        <translation>粘贴市民的留言</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Says so: {source}</source>
        <translation>依据：{source}</translation>
    </message>
    <message>
        <source>The dispatch list is empty</source>
        <translation>派单目录还是空的</translation>
    </message>
    <message>
        <source>The three that fit best will stand here, with the words that speak for them.</source>
        <translation>这里会列出最合适的三家，以及判断依据的词。</translation>
    </message>
    <message>
        <source>Topic, word, or pinyin initials</source>
        <translation>事项、关键词或拼音首字母</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Try a message</source>
        <translation>试一条留言</translation>
    </message>
    <message>
        <source>Try fewer letters; Esc shows all of them.</source>
        <translation>少输几个字试试；按 Esc 显示全部。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Urgent</source>
        <translation>紧急</translation>
    </message>
    <message>
        <source>With: {name}</source>
        <translation>协办：{name}</translation>
    </message>
    <message>
        <source>Words against it: {name}</source>
        <translation>排除词：{name}</translation>
    </message>
    <message>
        <source>Words for it: {name}</source>
        <translation>关键词：{name}</translation>
    </message>
    <message>
        <source>stands out</source>
        <translation>把握较大</translation>
    </message>
    <message>
        <source>the district it happened in</source>
        <translation>事发地所在区</translation>
    </message>
    <message>
        <source>{topic} is back</source>
        <translation>已恢复{topic}</translation>
    </message>
    <message>
        <source>{topic} removed</source>
        <translation>已删除{topic}</translation>
    </message>
</context>
<context>
    <name>RemitEditor</name>
    <message>
        <source>Advice</source>
        <translation>提示</translation>
    </message>
    <message>
        <source>Choose who leads.</source>
        <translation>请选择主办单位。</translation>
    </message>
    <message>
        <source>Co-handlers</source>
        <translation>协办</translation>
    </message>
    <message>
        <source>Code</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Give at least one word: without it nothing is suggested.</source>
        <translation>请至少填一个关键词，否则无法建议。</translation>
    </message>
    <message>
        <source>Give the topic a name.</source>
        <translation>请填写事项名称。</translation>
    </message>
    <message>
        <source>Lead</source>
        <translation>主办</translation>
    </message>
    <message>
        <source>New topic</source>
        <translation>新增事项</translation>
    </message>
    <message>
        <source>Says so</source>
        <translation>依据</translation>
    </message>
    <message>
        <source>Such as 3.2</source>
        <translation>例如 3.2</translation>
    </message>
    <message>
        <source>The district it happened in joins</source>
        <translation>事发地所在区一并协办</translation>
    </message>
    <message>
        <source>The document that assigns it</source>
        <translation>规定由谁承办的文件</translation>
    </message>
    <message>
        <source>Topic</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Urgent: danger to people or traffic</source>
        <translation>紧急：危及人身或交通安全</translation>
    </message>
    <message>
        <source>What the person on duty should ask or tell</source>
        <translation>值班员应该问清或告知什么</translation>
    </message>
    <message>
        <source>Where these stand, the topic is not meant</source>
        <translation>出现这些词，就不是这个事项</translation>
    </message>
    <message>
        <source>With commas between them; longer words count for more</source>
        <translation>用逗号隔开；词越长，分量越重</translation>
    </message>
    <message>
        <source>Words against it</source>
        <translation>排除词</translation>
    </message>
    <message>
        <source>Words for it</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>{topic} saved</source>
        <translation>已保存{topic}</translation>
    </message>
</context>
<context>
    <name>Reply</name>
    <message>
        <source>Not delivered</source>
        <translation>未送达</translation>
    </message>
    <message>
        <source>Not sent</source>
        <translation>未发出</translation>
    </message>
    <message>
        <source>Sent</source>
        <translation>已发出</translation>
    </message>
    <message>
        <source>To be confirmed as sent</source>
        <translation>待确认发出</translation>
    </message>
</context>
<context>
    <name>Report</name>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>1 2 3 4 5 6 7 8 9</source>
        <translation>一 二 三 四 五 六 七 八 九</translation>
    </message>
    <message>
        <source>1 to 3 days</source>
        <translation>1至3天</translation>
    </message>
    <message>
        <source>2 to 24 hours</source>
        <translation>2至24小时</translation>
    </message>
    <message>
        <source>3 to 7 days</source>
        <translation>3至7天</translation>
    </message>
    <message>
        <source>7 days and longer</source>
        <translation>7天及以上</translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>An organisation no longer listed</source>
        <translation>已不在通讯录的单位</translation>
    </message>
    <message>
        <source>Answered</source>
        <translation>已回复</translation>
    </message>
    <message>
        <source>Answered in time</source>
        <translation>按期回复</translation>
    </message>
    <message>
        <source>Answered in time: {in_time} ({kept} of {due}). Three rates: response {response}; solution {solution}, by the outcome of closing; satisfaction {satisfaction}.</source>
        <translation>按期回复率{in_time}（应回复{due}件，按期{kept}件）。三率：响应率{response}；解决率{solution}（按办结结论）；满意率{satisfaction}。</translation>
    </message>
    <message>
        <source>Answers of the organisations</source>
        <translation>承办单位反馈情况</translation>
    </message>
    <message>
        <source>As long before</source>
        <translation>此前同样天数</translation>
    </message>
    <message>
        <source>Busiest hours: {hours}.</source>
        <translation>受理较多的时段：{hours}。</translation>
    </message>
    <message>
        <source>Called back</source>
        <translation>已回访</translation>
    </message>
    <message>
        <source>Case by case</source>
        <translation>逐件列出</translation>
    </message>
    <message>
        <source>Cases</source>
        <translation>件数</translation>
    </message>
    <message>
        <source>Channels</source>
        <translation>渠道</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Closed</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>Closed as solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>Closed in all</source>
        <translation>期内办结</translation>
    </message>
    <message>
        <source>Closed with a result</source>
        <translation>有结论办结</translation>
    </message>
    <message>
        <source>Copied. Paste it where you need it.</source>
        <translation>已复制，可粘贴到需要的地方。</translation>
    </message>
    <message>
        <source>Copy the text (Ctrl+Shift+C)</source>
        <translation>复制文字（Ctrl+Shift+C）</translation>
    </message>
    <message>
        <source>Daily report on citizens&apos; requests</source>
        <translation>诉求办理日报</translation>
    </message>
    <message>
        <source>Day before</source>
        <translation>前一日</translation>
    </message>
    <message>
        <source>Districts</source>
        <translation>区县</translation>
    </message>
    <message>
        <source>Districts, channels, hours</source>
        <translation>区县、渠道和时段</translation>
    </message>
    <message>
        <source>Earlier ones closed</source>
        <translation>办结往期</translation>
    </message>
    <message>
        <source>Excel workbook (*.xlsx)</source>
        <translation>Excel 工作簿 (*.xlsx)</translation>
    </message>
    <message>
        <source>Fed back</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Figure</source>
        <translation>指标</translation>
    </message>
    <message>
        <source>Figures</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Friday</source>
        <translation>星期五</translation>
    </message>
    <message>
        <source>From</source>
        <translation>来源</translation>
    </message>
    <message>
        <source>Handler</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>主办单位</translation>
    </message>
    <message>
        <source>Hastened</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>Hours</source>
        <translation>时段</translation>
    </message>
    <message>
        <source>How it was counted</source>
        <translation>统计口径</translation>
    </message>
    <message>
        <source>In short</source>
        <translation>内容摘要</translation>
    </message>
    <message>
        <source>In this time</source>
        <translation>期间</translation>
    </message>
    <message>
        <source>In time</source>
        <translation>按期</translation>
    </message>
    <message>
        <source>In-time rate</source>
        <translation>按期回复率</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>逾期</translation>
    </message>
    <message>
        <source>Late or missing</source>
        <translation>逾期或未回复</translation>
    </message>
    <message>
        <source>Listed here: {listed}.</source>
        <translation>以下列出{listed}。</translation>
    </message>
    <message>
        <source>Monday</source>
        <translation>星期一</translation>
    </message>
    <message>
        <source>Month before</source>
        <translation>上月</translation>
    </message>
    <message>
        <source>Monthly report on citizens&apos; requests</source>
        <translation>诉求办理月报</translation>
    </message>
    <message>
        <source>More or less</source>
        <translation>增减</translation>
    </message>
    <message>
        <source>Most asked about: {topics}.</source>
        <translation>反映较多的事项：{topics}。</translation>
    </message>
    <message>
        <source>Names and numbers of citizens are masked.</source>
        <translation>市民姓名和号码已遮盖。</translation>
    </message>
    <message>
        <source>No.</source>
        <translation>序号</translation>
    </message>
    <message>
        <source>Not given</source>
        <translation>未明确</translation>
    </message>
    <message>
        <source>Not satisfied</source>
        <translation>不满意</translation>
    </message>
    <message>
        <source>Now</source>
        <translation>本期</translation>
    </message>
    <message>
        <source>Number</source>
        <translation>编号</translation>
    </message>
    <message>
        <source>Of them closed</source>
        <translation>受理中已办结</translation>
    </message>
    <message>
        <source>Of them open</source>
        <translation>受理中未办结</translation>
    </message>
    <message>
        <source>Opened again</source>
        <translation>重新办理</translation>
    </message>
    <message>
        <source>Organisation</source>
        <translation>单位</translation>
    </message>
    <message>
        <source>Overview</source>
        <translation>总体情况</translation>
    </message>
    <message>
        <source>PDF (*.pdf)</source>
        <translation>PDF (*.pdf)</translation>
    </message>
    <message>
        <source>Pages</source>
        <translation>页面</translation>
    </message>
    <message>
        <source>Pages or text</source>
        <translation>页面或文字</translation>
    </message>
    <message>
        <source>Passed on</source>
        <translation>派出</translation>
    </message>
    <message>
        <source>Print (Ctrl+P)</source>
        <translation>打印（Ctrl+P）</translation>
    </message>
    <message>
        <source>Promise kept</source>
        <translation>承诺兑现</translation>
    </message>
    <message>
        <source>Promise missed</source>
        <translation>承诺失约</translation>
    </message>
    <message>
        <source>Promise put off</source>
        <translation>承诺改期</translation>
    </message>
    <message>
        <source>Promises to citizens: {kept} kept, {missed} missed, {put_off} put off.</source>
        <translation>对市民的承诺：兑现{kept}件，失约{missed}件，改期{put_off}件。</translation>
    </message>
    <message>
        <source>Promises, by cases: kept in time; missed where the time was up and nothing had been done, also where it was done later; put off where another took its place in time.</source>
        <translation>承诺按诉求件数计：兑现，即在承诺的时间内办到；失约，即到时未办到，事后补办的仍算失约；改期，即到时之前另作了承诺。</translation>
    </message>
    <message>
        <source>Rate</source>
        <translation>按期率</translation>
    </message>
    <message>
        <source>Reading the cases: {n}</source>
        <translation>正在读取：{n} 件</translation>
    </message>
    <message>
        <source>Received</source>
        <translation>受理</translation>
    </message>
    <message>
        <source>Received: the first message came in the period. Closed: as things stood at its end. Earlier periods are counted as far as this one has come.</source>
        <translation>受理：首条留言在本期内收到。办结：以本期结束时的状态为准。本期未结束的，往期按同一时点比较。</translation>
    </message>
    <message>
        <source>Report on citizens&apos; requests</source>
        <translation>诉求办理情况报告</translation>
    </message>
    <message>
        <source>Response rate</source>
        <translation>响应率</translation>
    </message>
    <message>
        <source>Response rate: of what was to be answered, what was answered in the period, in time or not. Solution rate: of what was closed in the period and neither joined to another case nor withdrawn, what the desk closed as solved; citizens are not asked. Satisfaction rate: of those who were called back in the period and said how it is, those whose last word was that they are satisfied; who was not reached is not counted.</source>
        <translation>响应率：应回复的诉求中，本期内已回复的占比，不论是否按期。解决率：本期办结的诉求（不含并单和市民撤回）中，本台办结结论为“已解决”的占比，不是市民的评价。满意率：本期回访到并作出评价的市民中，最后一次表示满意的占比；没有联系上的不计。</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Returned {returned}, hastened {hastened}, opened again {reopened}. As of {time}, {overdue} open cases are overdue.</source>
        <translation>退回{returned}件，催办{hastened}件，重新办理{reopened}件。截至{time}，在办诉求已超期{overdue}件。</translation>
    </message>
    <message>
        <source>Same place</source>
        <translation>同一地点</translation>
    </message>
    <message>
        <source>Same weekday</source>
        <translation>上周同日</translation>
    </message>
    <message>
        <source>Satisfaction rate</source>
        <translation>满意率</translation>
    </message>
    <message>
        <source>Satisfied</source>
        <translation>满意</translation>
    </message>
    <message>
        <source>Saturday</source>
        <translation>星期六</translation>
    </message>
    <message>
        <source>Saved as {name}</source>
        <translation>已保存：{name}</translation>
    </message>
    <message>
        <source>Save…</source>
        <translation>保存…</translation>
    </message>
    <message>
        <source>See the other sheet</source>
        <translation>见“逐件列出”工作表</translation>
    </message>
    <message>
        <source>Share</source>
        <translation>占比</translation>
    </message>
    <message>
        <source>Solution rate</source>
        <translation>解决率</translation>
    </message>
    <message>
        <source>State</source>
        <translation>办理情况</translation>
    </message>
    <message>
        <source>Sunday</source>
        <translation>星期日</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>文字</translation>
    </message>
    <message>
        <source>That day</source>
        <translation>当日</translation>
    </message>
    <message>
        <source>That month</source>
        <translation>当月</translation>
    </message>
    <message>
        <source>That week</source>
        <translation>当周</translation>
    </message>
    <message>
        <source>The file could not be written there. Close it where it is open, or choose another folder.</source>
        <translation>文件无法写入。如已打开请先关闭，或另选一个文件夹。</translation>
    </message>
    <message>
        <source>The pages of the report</source>
        <translation>报表页面</translation>
    </message>
    <message>
        <source>The printer did not begin. Check it, or save a PDF instead.</source>
        <translation>打印机没有响应。请检查打印机，或先保存为 PDF。</translation>
    </message>
    <message>
        <source>The words of the report</source>
        <translation>报表内容</translation>
    </message>
    <message>
        <source>This month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Thursday</source>
        <translation>星期四</translation>
    </message>
    <message>
        <source>To be answered</source>
        <translation>应回复</translation>
    </message>
    <message>
        <source>To be answered: a reply was sent in the period, or was due in it and had not been sent; in time: none came late and none is missing. Times by the rule: {rule}.</source>
        <translation>应回复：本期内已回复，或本期内到期而未回复的诉求；按期：没有一次逾期，也没有遗漏。时限按“{rule}”计算。</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>诉求类别</translation>
    </message>
    <message>
        <source>Tuesday</source>
        <translation>星期二</translation>
    </message>
    <message>
        <source>Wednesday</source>
        <translation>星期三</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上周</translation>
    </message>
    <message>
        <source>Weekly report on citizens&apos; requests</source>
        <translation>诉求办理周报</translation>
    </message>
    <message>
        <source>What is hot</source>
        <translation>热点情况</translation>
    </message>
    <message>
        <source>Where is the report to go?</source>
        <translation>报表保存到哪里？</translation>
    </message>
    <message>
        <source>Word document (*.docx)</source>
        <translation>Word 文档 (*.docx)</translation>
    </message>
    <message numerus="yes">
        <source>and %n page(s) more</source>
        <translation>
            <numerusform>另有 %n 页</numerusform>
        </translation>
    </message>
    <message>
        <source>answered</source>
        <translation>已答复</translation>
    </message>
    <message>
        <source>citizen asked</source>
        <translation>已追问</translation>
    </message>
    <message>
        <source>closed</source>
        <translation>已办结</translation>
    </message>
    <message>
        <source>declined</source>
        <translation>不予受理</translation>
    </message>
    <message>
        <source>explained</source>
        <translation>已解释</translation>
    </message>
    <message>
        <source>joined to another</source>
        <translation>重复（并单）</translation>
    </message>
    <message>
        <source>not known, nobody was called back</source>
        <translation>未回访</translation>
    </message>
    <message>
        <source>partly solved</source>
        <translation>部分解决</translation>
    </message>
    <message>
        <source>reply to be sent</source>
        <translation>待发送</translation>
    </message>
    <message>
        <source>solved</source>
        <translation>已解决</translation>
    </message>
    <message>
        <source>the first {listed} of {all}</source>
        <translation>前 {listed} 件，共 {all} 件</translation>
    </message>
    <message>
        <source>to be answered</source>
        <translation>待处理</translation>
    </message>
    <message>
        <source>under 2 hours</source>
        <translation>不满2小时</translation>
    </message>
    <message>
        <source>unfounded</source>
        <translation>不属实</translation>
    </message>
    <message>
        <source>unreachable</source>
        <translation>无法联系</translation>
    </message>
    <message>
        <source>with the handler</source>
        <translation>待反馈</translation>
    </message>
    <message>
        <source>withdrawn</source>
        <translation>市民撤回</translation>
    </message>
    <message>
        <source>{about} [{handled}]</source>
        <translation>{about}【{handled}】</translation>
    </message>
    <message>
        <source>{day} ({weekday})</source>
        <translation>{day}（{weekday}）</translation>
    </message>
    <message>
        <source>{first} to {last}</source>
        <translation>{first}至{last}</translation>
    </message>
    <message>
        <source>{head} {cell}</source>
        <translation>{head}{cell}</translation>
    </message>
    <message>
        <source>{hour}:00</source>
        <translation>{hour}时</translation>
    </message>
    <message>
        <source>{more} ({percent}%)</source>
        <translation>{more}（{percent}%）</translation>
    </message>
    <message>
        <source>{name} {count}</source>
        <translation>{name}（{count}件）</translation>
    </message>
    <message>
        <source>{name} {count} ({share})</source>
        <translation>{name}{count}件（{share}）</translation>
    </message>
    <message>
        <source>{name}: {figures}</source>
        <translation>{name}：{figures}</translation>
    </message>
    <message>
        <source>{n}. {heading}</source>
        <translation>{n}、{heading}</translation>
    </message>
    <message>
        <source>{n}. {number} {who} {received}: {words}</source>
        <translation>{n}. {number} {who} {received}：{words}</translation>
    </message>
    <message>
        <source>{period} · made at {time} by {person}</source>
        <translation>{period}  制表时间：{time}  制表人：{person}</translation>
    </message>
    <message>
        <source>{share} of {reached} called back</source>
        <translation>{share}（回访{reached}件）</translation>
    </message>
    <message>
        <source>{state} ({outcome})</source>
        <translation>{state}（{outcome}）</translation>
    </message>
    <message>
        <source>{when}: nothing received; {older} earlier cases closed.</source>
        <translation>{when}未受理诉求；办结此前受理的诉求{older}件。</translation>
    </message>
    <message>
        <source>{when}: {received} cases received, {closed} of them closed, {share}; {open} open, {rest}%. {older} earlier cases closed as well.</source>
        <translation>{when}受理诉求{received}件，办结{closed}件，占{share}；未办结{open}件，占{rest}%。另办结此前受理的诉求{older}件。</translation>
    </message>
    <message>
        <source>{year}-{month:02}</source>
        <translation>{year}年{month:02}月</translation>
    </message>
    <message>
        <source>{year}-{month:02}-{day:02}</source>
        <translation>{year}年{month:02}月{day:02}日</translation>
    </message>
</context>
<context>
    <name>Restore</name>
    <message>
        <source>A newer version of the program has made this backup. Update the program, then restore.</source>
        <translation>这份备份由更新版本的程序制作。请先更新程序，再恢复。</translation>
    </message>
    <message>
        <source>Another file…</source>
        <translation>另选文件…</translation>
    </message>
    <message>
        <source>Backups, newest first</source>
        <translation>备份，最新的在前</translation>
    </message>
    <message>
        <source>Before the next paper is issued say which numbers come next: Settings (Ctrl+,), then “Papers”.</source>
        <translation>再发公文前，请先确认下一个编号：设置（Ctrl+,）里的“公文”。</translation>
    </message>
    <message>
        <source>Restore</source>
        <translation>恢复</translation>
    </message>
    <message>
        <source>Restore from a backup</source>
        <translation>从备份恢复</translation>
    </message>
    <message>
        <source>Restore this backup</source>
        <translation>恢复这份备份</translation>
    </message>
    <message>
        <source>Restoring the backup…</source>
        <translation>正在恢复备份…</translation>
    </message>
    <message>
        <source>The backup needs its key</source>
        <translation>打开备份需要密钥</translation>
    </message>
    <message>
        <source>The desk goes back to how it was on {time}; what came after is not in it.</source>
        <translation>值班台将回到 {time} 的样子，之后的内容不在其中。</translation>
    </message>
    <message>
        <source>The desk goes back to how it was when this file was written; what came after is not in it.</source>
        <translation>值班台将回到写出这个文件时的样子，之后的内容不在其中。</translation>
    </message>
    <message numerus="yes">
        <source>The desk is as it was on {time}, with %n case(s).</source>
        <translation>
            <numerusform>值班台已回到 {time} 的样子，共 %n 件诉求。</numerusform>
        </translation>
    </message>
    <message>
        <source>The disk is full; nothing was changed. Make room and restore again.</source>
        <translation>硬盘已满，什么都没有改动。请腾出空间后再恢复。</translation>
    </message>
    <message>
        <source>The file cannot be read. See whether its disk is plugged in, and choose again.</source>
        <translation>文件读不出来。请看看硬盘是否插好，再选一次。</translation>
    </message>
    <message>
        <source>There is no backup in the desk&apos;s folder. Choose a file.</source>
        <translation>值班台文件夹里没有备份。请选择文件。</translation>
    </message>
    <message>
        <source>What is here now is put aside in the desk&apos;s folder, not overwritten. What was erased stays erased. The desk closes and opens again.</source>
        <translation>现有内容另存在值班台文件夹里，不会覆盖；已删除的仍然删除。值班台会先关闭，再重新打开。</translation>
    </message>
    <message>
        <source>What it was before lies in {file}.</source>
        <translation>之前的内容在 {file}。</translation>
    </message>
</context>
<context>
    <name>Retention</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n case(s) have been kept long enough</source>
        <translation>
            <numerusform>%n 件已到保存期限</numerusform>
        </translation>
    </message>
    <message>
        <source>All other cases</source>
        <translation>其余诉求</translation>
    </message>
    <message>
        <source>Another rule</source>
        <translation>添加规则</translation>
    </message>
    <message>
        <source>By rule</source>
        <translation>按规则</translation>
    </message>
    <message>
        <source>Channel: {name}</source>
        <translation>渠道：{name}</translation>
    </message>
    <message>
        <source>For ever</source>
        <translation>长期保存</translation>
    </message>
    <message>
        <source>Handled by a district</source>
        <translation>区级承办</translation>
    </message>
    <message>
        <source>Handled by our own departments</source>
        <translation>本单位处室承办</translation>
    </message>
    <message>
        <source>Handled outside our remit</source>
        <translation>外单位承办</translation>
    </message>
    <message>
        <source>How long cases are kept</source>
        <translation>诉求保存多久</translation>
    </message>
    <message>
        <source>How many cases there are</source>
        <translation>诉求件数</translation>
    </message>
    <message>
        <source>It was kept for as long as our rules say.</source>
        <translation>按本单位规定，保存期限已到。</translation>
    </message>
    <message>
        <source>Looking at the closed cases…</source>
        <translation>正在查看已办结的诉求…</translation>
    </message>
    <message>
        <source>Months after closing</source>
        <translation>办结后保存（月）</translation>
    </message>
    <message>
        <source>Move up</source>
        <translation>上移</translation>
    </message>
    <message numerus="yes">
        <source>Nothing goes by itself. These rules say how long the words of closed cases are kept; what has been kept long enough is shown, and erased when you say so. Open and pinned cases, and those closed less than %n month(s) ago, are never touched.</source>
        <translation>
            <numerusform>不会自动删除。这里定的是已办结诉求的内容保存多久；到期的先列给您看，您确认后才删。未办结的、钉住的、办结不满 %n 个月的，一律不动。</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing has been kept long enough. Nothing is to be done.</source>
        <translation>没有到期的诉求，不用处理。</translation>
    </message>
    <message>
        <source>Outcome: {name}</source>
        <translation>结果：{name}</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除规则</translation>
    </message>
    <message>
        <source>Sent to nobody</source>
        <translation>未转办</translation>
    </message>
    <message>
        <source>The cases</source>
        <translation>诉求</translation>
    </message>
    <message>
        <source>The first rule that fits a case holds.</source>
        <translation>从上往下，以最先符合的一条为准。</translation>
    </message>
    <message>
        <source>The first {shown} of {all}</source>
        <translation>共 {all} 件，显示前 {shown} 件</translation>
    </message>
    <message>
        <source>Type {n} to erase them. Nothing has been erased.</source>
        <translation>请输入 {n} 再删除。目前什么都没有删。</translation>
    </message>
    <message>
        <source>What citizens wrote in these cases, and all that was written about it, goes from the case file and its backups; numbers and dates stay. It cannot be undone. To erase them, type how many cases there are:</source>
        <translation>这些诉求里市民的原话和本台写下的内容会从案卷和备份里删去，编号和日期保留，删除后无法恢复。确认删除请输入件数：</translation>
    </message>
    <message>
        <source>What has been kept long enough</source>
        <translation>到期诉求</translation>
    </message>
    <message>
        <source>What would go…</source>
        <translation>查看到期诉求…</translation>
    </message>
    <message>
        <source>Which cases</source>
        <translation>哪些诉求</translation>
    </message>
    <message numerus="yes">
        <source>kept for %n month(s)</source>
        <translation>
            <numerusform>保存 %n 个月</numerusform>
        </translation>
    </message>
    <message>
        <source>kept for ever</source>
        <translation>长期保存</translation>
    </message>
</context>
<context>
    <name>Review</name>
    <message numerus="yes">
        <source>%n more reply(s) to this citizen wait(s) to be approved.</source>
        <translation>
            <numerusform>这件还有 %n 条回复待审。</numerusform>
        </translation>
    </message>
    <message>
        <source>A fact is to be checked</source>
        <translation>有一处事实要再核实</translation>
    </message>
    <message>
        <source>A reply by {name} waits to be approved here (Q). Ctrl+Enter once more: yours as well.</source>
        <translation>{name}的回复正在待审（按 Q 查看）。再按一次 Ctrl+Enter，您的也一并提交。</translation>
    </message>
    <message>
        <source>And the others?</source>
        <translation>其余待审的怎么办？</translation>
    </message>
    <message>
        <source>Another reply was approved</source>
        <translation>已通过另一条回复</translation>
    </message>
    <message>
        <source>Approve: it may go out</source>
        <translation>通过</translation>
    </message>
    <message>
        <source>Approved, it is copied for you to paste, and confirmed with Y.</source>
        <translation>通过后会复制好，粘贴发出后按 Y 确认。</translation>
    </message>
    <message>
        <source>Approved: ready to paste, to be confirmed as sent</source>
        <translation>已通过，待确认发出</translation>
    </message>
    <message>
        <source>B Send back…</source>
        <translation>B 退改…</translation>
    </message>
    <message>
        <source>B Take back</source>
        <translation>B 撤回</translation>
    </message>
    <message>
        <source>E Change the words…</source>
        <translation>E 修改…</translation>
    </message>
    <message>
        <source>It promises too much</source>
        <translation>承诺说得太满</translation>
    </message>
    <message>
        <source>Nobody else here may approve it. Settings (Ctrl+,), “Together”: let any colleague approve there; or an administrator makes somebody else a lead.</source>
        <translation>目前没有其他人可以审核。请在设置（Ctrl+,）的“协作”里允许同事审核，或由管理员另设带班。</translation>
    </message>
    <message>
        <source>Replies that wait to be approved</source>
        <translation>待审的回复</translation>
    </message>
    <message>
        <source>Say why, or press 1 to 3.</source>
        <translation>请写明原因，或按 1～3。</translation>
    </message>
    <message>
        <source>Send back</source>
        <translation>退改</translation>
    </message>
    <message>
        <source>Send them back</source>
        <translation>其余退改</translation>
    </message>
    <message>
        <source>Sent back to its author</source>
        <translation>已退改</translation>
    </message>
    <message>
        <source>Taken back: it is a draft again</source>
        <translation>已撤回，仍是草稿</translation>
    </message>
    <message>
        <source>The tone should be warmer</source>
        <translation>语气再缓和些</translation>
    </message>
    <message>
        <source>They go on waiting</source>
        <translation>继续待审</translation>
    </message>
    <message>
        <source>Who submitted what</source>
        <translation>谁送审的</translation>
    </message>
    <message>
        <source>Why? The words are a draft of their author again, with this.</source>
        <translation>哪里要改？原文会回到作者的草稿里。</translation>
    </message>
    <message>
        <source>in private</source>
        <translation>私信</translation>
    </message>
    <message>
        <source>in public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>{editor}, after {author}</source>
        <translation>{editor}（改自{author}）</translation>
    </message>
    <message>
        <source>{who} · {when} · {whom}</source>
        <translation>{who} · {when} · {whom}</translation>
    </message>
</context>
<context>
    <name>Roster</name>
    <message>
        <source>0 off</source>
        <translation>0 休</translation>
    </message>
    <message>
        <source>A day has at least one shift.</source>
        <translation>每天至少要有一个班次。</translation>
    </message>
    <message>
        <source>A shift without a name is none. One that ends no later than it begins ends the next day. The weeks after this one begin with the same shifts.</source>
        <translation>名称留空就是没有这个班次。结束时间不晚于开始时间的，算到第二天结束。以后各周沿用这些班次。</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Copy last week</source>
        <translation>照抄上周</translation>
    </message>
    <message>
        <source>Day shift</source>
        <translation>白班</translation>
    </message>
    <message>
        <source>In a field press {keys}; Space goes through them.</source>
        <translation>在格子里按 {keys}；空格键依次切换。</translation>
    </message>
    <message>
        <source>Lay it down</source>
        <translation>就这样排</translation>
    </message>
    <message>
        <source>Night shift</source>
        <translation>夜班</translation>
    </message>
    <message>
        <source>Nobody was laid down for the week before.</source>
        <translation>上周没有排班。</translation>
    </message>
    <message>
        <source>Nobody yet</source>
        <translation>还没人</translation>
    </message>
    <message>
        <source>Roster</source>
        <translation>排班表</translation>
    </message>
    <message>
        <source>Shift</source>
        <translation>班次</translation>
    </message>
    <message>
        <source>Shifts of this week</source>
        <translation>这一周的班次</translation>
    </message>
    <message>
        <source>Shifts…</source>
        <translation>班次…</translation>
    </message>
    <message>
        <source>Take these</source>
        <translation>用这些班次</translation>
    </message>
    <message>
        <source>The roster was laid down</source>
        <translation>排班已保存</translation>
    </message>
    <message>
        <source>This is not laid down yet: Ctrl+Enter does it, Esc again leaves it.</source>
        <translation>还没有保存：Ctrl+Enter 保存，再按 Esc 放弃。</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>Week after</source>
        <translation>下一周</translation>
    </message>
    <message>
        <source>Week before</source>
        <translation>上一周</translation>
    </message>
    <message>
        <source>Who is on duty when</source>
        <translation>看看谁什么时候值班</translation>
    </message>
    <message numerus="yes">
        <source>and %n more short rest(s)</source>
        <translation>
            <numerusform>另有 %n 处休息不足</numerusform>
        </translation>
    </message>
    <message>
        <source>from</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>off</source>
        <translation>休</translation>
    </message>
    <message>
        <source>today</source>
        <translation>今天</translation>
    </message>
    <message>
        <source>until</source>
        <translation>结束</translation>
    </message>
    <message>
        <source>{name}: only {n} h between {before} of {day} and {after} of {next}.</source>
        <translation>{name}：{day} {before}下班到 {next} {after}上班，只有 {n} 小时。</translation>
    </message>
    <message>
        <source>{shift} · rostered: {names}</source>
        <translation>{shift} · 排的是{names}</translation>
    </message>
    <message>
        <source>{shift} · with {names}</source>
        <translation>{shift} · 同班{names}</translation>
    </message>
</context>
<context>
    <name>Sending</name>
    <message>
        <source> days</source>
        <translation> 天</translation>
    </message>
    <message>
        <source> minutes before it shuts</source>
        <translation> 分钟内关闭即提醒</translation>
    </message>
    <message>
        <source> seconds</source>
        <translation> 秒</translation>
    </message>
    <message>
        <source>A further word opens a closed case again within</source>
        <translation>办结后多久内再留言算同一件</translation>
    </message>
    <message>
        <source>A reply can be taken back for</source>
        <translation>回复发出前可撤回的时间</translation>
    </message>
    <message>
        <source>A window for replies is pressing</source>
        <translation>回复窗口提醒</translation>
    </message>
    <message>
        <source>After that, or always where it is 0, it is a new case.</source>
        <translation>超过这个时间算新的一件；填 0 则每次都算新的。</translation>
    </message>
    <message>
        <source>Also in chats (WeChat, private messages), where a citizen waits</source>
        <translation>聊天渠道（微信客服、公众号、私信）也等这段时间</translation>
    </message>
    <message>
        <source>Some platforms let us reply for 48 hours only. What shuts so soon stands before all other cases in the list.</source>
        <translation>有的平台只许在 48 小时内回复。快要关闭的，在列表里排到其他件前面。</translation>
    </message>
    <message>
        <source>Until then nothing has left; 0 sends at once.</source>
        <translation>这段时间里还没有发出；填 0 则立即发出。</translation>
    </message>
</context>
<context>
    <name>SetAside</name>
    <message>
        <source>1 hour</source>
        <translation>1 小时后</translation>
    </message>
    <message>
        <source>3 days</source>
        <translation>3 天后</translation>
    </message>
    <message>
        <source>Ctrl+Enter: it comes back on {time}.</source>
        <translation>Ctrl+Enter：{time} 回到待办。</translation>
    </message>
    <message>
        <source>Next Monday at 9</source>
        <translation>下周一 9 点</translation>
    </message>
    <message>
        <source>Or a day and time of your own (T)</source>
        <translation>或自己定日期时间（T）</translation>
    </message>
    <message>
        <source>Set aside</source>
        <translation>挂起</translation>
    </message>
    <message>
        <source>Set aside until…</source>
        <translation>挂起到…</translation>
    </message>
    <message>
        <source>Take it back now</source>
        <translation>现在取回</translation>
    </message>
    <message>
        <source>That moment has passed. Choose a later one.</source>
        <translation>这个时间已经过了，请选晚一些的。</translation>
    </message>
    <message>
        <source>Tomorrow at 9</source>
        <translation>明早 9 点</translation>
    </message>
    <message>
        <source>Tonight at 6</source>
        <translation>今晚 18 点</translation>
    </message>
    <message>
        <source>What for (W, may be empty)</source>
        <translation>为了什么（W，可不填）</translation>
    </message>
</context>
<context>
    <name>Settings</name>
    <message>
        <source> minutes</source>
        <translation> 分钟</translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation>官方账号</translation>
    </message>
    <message>
        <source>Backups and keys</source>
        <translation>备份与密钥</translation>
    </message>
    <message>
        <source>Calling back</source>
        <translation>回访</translation>
    </message>
    <message>
        <source>Clocks</source>
        <translation>时限</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Colours</source>
        <translation>颜色</translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation>宽松</translation>
    </message>
    <message>
        <source>Compact, one line each</source>
        <translation>紧凑，每件一行</translation>
    </message>
    <message>
        <source>Duty leader</source>
        <translation>带班领导</translation>
    </message>
    <message>
        <source>Fetch pictures and voice messages by themselves up to</source>
        <translation>自动下载图片和语音，不超过</translation>
    </message>
    <message>
        <source>Handover</source>
        <translation>交接班</translation>
    </message>
    <message>
        <source>How it looks</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Language</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>Larger ones, videos and files are fetched when somebody asks for them in the case, up to {n} MB. Everything fetched lies encrypted in the case file.</source>
        <translation>更大的图片和语音，以及视频、文件，在诉求里按回车才下载，最大 {n} MB。下载的内容都加密存放在案卷里。</translation>
    </message>
    <message>
        <source>Light letters on a dark ground</source>
        <translation>深色界面</translation>
    </message>
    <message>
        <source>Lock after</source>
        <translation>自动锁定</translation>
    </message>
    <message>
        <source>Only when asked for</source>
        <translation>只在需要时手动下载</translation>
    </message>
    <message>
        <source>Papers</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>People</source>
        <translation>人员</translation>
    </message>
    <message>
        <source>Retention</source>
        <translation>保存期限</translation>
    </message>
    <message>
        <source>Rows in the lists</source>
        <translation>列表行高</translation>
    </message>
    <message>
        <source>Sending</source>
        <translation>收发规则</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Size</source>
        <translation>大小</translation>
    </message>
    <message>
        <source>Stands among the numbers of an emergency (F9), night and day.</source>
        <translation>按 F9 时列在应急电话里，白天夜里都用得上。</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>值班</translation>
    </message>
    <message>
        <source>Their telephone</source>
        <translation>联系电话</translation>
    </message>
    <message>
        <source>Together</source>
        <translation>协作</translation>
    </message>
    <message>
        <source>Told after</source>
        <translation>多久后上报</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>收表文件夹</translation>
    </message>
    <message>
        <source>What the next person refuses or passes over at a handover stays in the name of whoever handed it over. After this time it is the duty leader&apos;s, and is said at every desk until somebody takes it.</source>
        <translation>接班人不接收或没有表态的事项，仍记在交班人名下；过了这个时间就报给带班领导，每个值班台都会提示，直到有人接下。</translation>
    </message>
    <message>
        <source>Without a key or a move of the mouse the screen is covered.</source>
        <translation>无按键、鼠标不动达到此时长后遮住屏幕。</translation>
    </message>
</context>
<context>
    <name>SignOff</name>
    <message>
        <source>Citizens hear one voice; who wrote it is known to the desk alone.</source>
        <translation>对外只有一个声音；是谁写的，只有值班台自己知道。</translation>
    </message>
    <message>
        <source>Nothing</source>
        <translation>不署</translation>
    </message>
    <message>
        <source>Public name of the desk (may stay empty)</source>
        <translation>对外名称（可不填）</translation>
    </message>
    <message>
        <source>The duty number</source>
        <translation>值班号</translation>
    </message>
    <message>
        <source>The name</source>
        <translation>姓名</translation>
    </message>
    <message>
        <source>Under a reply</source>
        <translation>回复落款</translation>
    </message>
    <message>
        <source>Under your replies stands: {line}</source>
        <translation>您的回复后面会加上：{line}</translation>
    </message>
    <message>
        <source>Who answered</source>
        <translation>署谁</translation>
    </message>
    <message>
        <source>You have no duty number; nothing stands under your replies.</source>
        <translation>您没有值班号，回复后面不加落款。</translation>
    </message>
</context>
<context>
    <name>Split</name>
    <message numerus="yes">
        <source>%n messages</source>
        <translation>
            <numerusform>要分 %n 条</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages, and a sentence would be torn</source>
        <translation>
            <numerusform>要分 %n 条，会拆开一句话</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n messages, cut at the ends of sentences</source>
        <translation>
            <numerusform>要分 %n 条，都在句末断开</numerusform>
        </translation>
    </message>
    <message>
        <source>Far too long for this platform: shorten it</source>
        <translation>远超这个平台的长度，请缩短</translation>
    </message>
    <message numerus="yes">
        <source>Send as %n messages</source>
        <translation>
            <numerusform>分 %n 条发出</numerusform>
        </translation>
    </message>
    <message>
        <source>This fits into one message: {key} sends it</source>
        <translation>一条就够，按 {key} 发出</translation>
    </message>
    <message>
        <source>Too long for one message: {what}</source>
        <translation>一条放不下：{what}</translation>
    </message>
    <message>
        <source>Too long for one message: {what}. {key} sends it so</source>
        <translation>一条放不下：{what}。按 {key} 这样发出</translation>
    </message>
    <message numerus="yes">
        <source>the window takes %n more</source>
        <translation>
            <numerusform>窗口内只能再发 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>{what}, and {room}: shorten it</source>
        <translation>{what}，{room}，请缩短</translation>
    </message>
</context>
<context>
    <name>Stage</name>
    <message>
        <source>Answered us</source>
        <translation>已反馈</translation>
    </message>
    <message>
        <source>Not told yet</source>
        <translation>未告知</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>已退回</translation>
    </message>
    <message>
        <source>Signed for</source>
        <translation>已签收</translation>
    </message>
    <message>
        <source>Told</source>
        <translation>已告知</translation>
    </message>
</context>
<context>
    <name>Startup</name>
    <message>
        <source>Setting up the sample desk…</source>
        <translation>正在准备示例值班台…</translation>
    </message>
</context>
<context>
    <name>Statistics</name>
    <message numerus="yes">
        <source>%n case(s)</source>
        <translation>
            <numerusform>%n 件</numerusform>
        </translation>
    </message>
    <message>
        <source>; </source>
        <translation>；</translation>
    </message>
    <message>
        <source>A day begins at (hour)</source>
        <translation>一天从几点算起</translation>
    </message>
    <message>
        <source>Answers of organisations in time</source>
        <translation>承办单位按期反馈</translation>
    </message>
    <message>
        <source>Beside the same weekday a week before</source>
        <translation>与上周同日同时段相比</translation>
    </message>
    <message>
        <source>Beside: {period}</source>
        <translation>与{period}同时段相比</translation>
    </message>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Count them</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Counting: {done} of {total} cases</source>
        <translation>正在统计：{done} / {total} 件</translation>
    </message>
    <message>
        <source>Days…</source>
        <translation>指定日期…</translation>
    </message>
    <message>
        <source>First day</source>
        <translation>开始日期</translation>
    </message>
    <message>
        <source>How far the count has come</source>
        <translation>统计进度</translation>
    </message>
    <message>
        <source>Last day</source>
        <translation>结束日期</translation>
    </message>
    <message>
        <source>Later {key}</source>
        <translation>往后 {key}</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>本月</translation>
    </message>
    <message>
        <source>Newest first. J and K go through them, Enter opens.</source>
        <translation>最新的在前。按 J、K 上下移动，按回车打开。</translation>
    </message>
    <message>
        <source>No longer listed</source>
        <translation>已不在通讯录</translation>
    </message>
    <message>
        <source>Nothing happened in this time</source>
        <translation>这段时间没有记录</translation>
    </message>
    <message>
        <source>Nothing to show</source>
        <translation>没有数据</translation>
    </message>
    <message>
        <source>Open the case</source>
        <translation>打开诉求</translation>
    </message>
    <message>
        <source>Overdue now</source>
        <translation>目前已超期</translation>
    </message>
    <message>
        <source>Received, by the hour</source>
        <translation>各时段受理量</translation>
    </message>
    <message>
        <source>Report… ({key})</source>
        <translation>生成报表…（{key}）</translation>
    </message>
    <message>
        <source>Show these cases</source>
        <translation>查看这些诉求</translation>
    </message>
    <message>
        <source>Something has changed: count again ({key})</source>
        <translation>数据有变化，重新统计（{key}）</translation>
    </message>
    <message>
        <source>Statistics</source>
        <translation>统计</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
    <message>
        <source>The last day lies before the first.</source>
        <translation>结束日期早于开始日期，请改正。</translation>
    </message>
    <message>
        <source>The rule the desk follows has no time for an answer. Choose another one in the settings:</source>
        <translation>目前采用的时限规则没有规定办结时限，可在设置中选用其他规则：</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>今日</translation>
    </message>
    <message>
        <source>Waiting for our words, by how long</source>
        <translation>市民等待答复的时长</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>本周</translation>
    </message>
    <message>
        <source>What citizens write, and what is done about it, is counted here. Look at an earlier time:</source>
        <translation>市民的留言和办理情况都在这里统计。可以看看前一时段：</translation>
    </message>
    <message>
        <source>Which days?</source>
        <translation>统计哪几天？</translation>
    </message>
    <message>
        <source>{key} Earlier</source>
        <translation>{key} 往前</translation>
    </message>
    <message>
        <source>{name} ({key})</source>
        <translation>{name}（{key}）</translation>
    </message>
    <message>
        <source>{name} · {count}</source>
        <translation>{name} · {count}</translation>
    </message>
    <message>
        <source>{name}: {figure}</source>
        <translation>{name}：{figure}</translation>
    </message>
    <message>
        <source>{n} (was {was})</source>
        <translation>{n}（原{was}）</translation>
    </message>
    <message>
        <source>{n} ({percent})</source>
        <translation>{n}（{percent}）</translation>
    </message>
    <message>
        <source>{percent} ({kept}/{due})</source>
        <translation>{percent}（{kept}/{due}）</translation>
    </message>
    <message>
        <source>{percent} of {n}</source>
        <translation>{n}件的{percent}</translation>
    </message>
    <message>
        <source>{said}, {note}</source>
        <translation>{said}，{note}</translation>
    </message>
    <message>
        <source>{title}. {bar}</source>
        <translation>{title}。{bar}</translation>
    </message>
    <message>
        <source>{words} {key}</source>
        <translation>{words}{key}</translation>
    </message>
</context>
<context>
    <name>TakeOver</name>
    <message numerus="yes">
        <source>%n accepted</source>
        <translation>
            <numerusform>已接收 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n item(s) are not answered for yet. Y accepts one, Shift+Y all that are left.</source>
        <translation>
            <numerusform>还有 %n 项没有表态。Y 接收一项，Shift+Y 接收剩下的全部。</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n left</source>
        <translation>
            <numerusform>还剩 %n 项</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n refused</source>
        <translation>
            <numerusform>不接收 %n 项</numerusform>
        </translation>
    </message>
    <message>
        <source>An emergency is running</source>
        <translation>正在处置突发事件</translation>
    </message>
    <message>
        <source>Back (Esc)</source>
        <translation>返回（Esc）</translation>
    </message>
    <message>
        <source>Begin my shift</source>
        <translation>开始上岗</translation>
    </message>
    <message>
        <source>Begin without reading (Enter)</source>
        <translation>不看就上岗（Enter）</translation>
    </message>
    <message>
        <source>Citizens are on the line</source>
        <translation>有市民正在线上等候</translation>
    </message>
    <message>
        <source>Each answer is kept at once. What is refused stays in the name of whoever handed it over, and goes to the duty leader if nobody takes it.</source>
        <translation>每项表态当即存下。不接收的仍记在交班人名下，没人接下就报给带班领导。</translation>
    </message>
    <message>
        <source>Emergency: begin without reading…</source>
        <translation>紧急情况：不看交接就上岗…</translation>
    </message>
    <message>
        <source>Every item is answered for. Enter begins your shift.</source>
        <translation>每一项都已表态，按 Enter 开始上岗。</translation>
    </message>
    <message>
        <source>Go on later (Esc)</source>
        <translation>稍后再接（Esc）</translation>
    </message>
    <message>
        <source>Go through the items</source>
        <translation>逐项接收</translation>
    </message>
    <message>
        <source>Nothing is open</source>
        <translation>没有未了事项</translation>
    </message>
    <message>
        <source>Nothing was left to accept. Choose your name, and your shift begins.</source>
        <translation>没有需要接收的事项，选好姓名就可以上岗。</translation>
    </message>
    <message>
        <source>Overdue, the citizen not told</source>
        <translation>已超期，还没告知市民</translation>
    </message>
    <message>
        <source>Read the note</source>
        <translation>看交接班单</translation>
    </message>
    <message>
        <source>Read: I take over</source>
        <translation>已阅，接班</translation>
    </message>
    <message>
        <source>Refuse (Enter)</source>
        <translation>不接收（Enter）</translation>
    </message>
    <message>
        <source>Say why, or press a digit</source>
        <translation>写明原因，或按数字键</translation>
    </message>
    <message>
        <source>Take over the desk</source>
        <translation>接班</translation>
    </message>
    <message>
        <source>The duty leader first</source>
        <translation>要先请带班领导定夺</translation>
    </message>
    <message>
        <source>The facts are missing</source>
        <translation>情况不全，缺地点或电话</translation>
    </message>
    <message>
        <source>The reason goes to whoever handed it over and to the duty leader.</source>
        <translation>原因会让交班人和带班领导看到。</translation>
    </message>
    <message>
        <source>What was handed over is shown once you have said who you are.</source>
        <translation>先选好是谁接班，再看交接的内容。</translation>
    </message>
    <message>
        <source>Who takes over?</source>
        <translation>谁来接班？</translation>
    </message>
    <message>
        <source>Why begin without reading?</source>
        <translation>为什么不看交接就上岗？</translation>
    </message>
    <message>
        <source>Why is {number} not accepted?</source>
        <translation>{number} 为什么不接收？</translation>
    </message>
    <message>
        <source>Your shift begins at once. What is not accepted goes to the duty leader now, and the next handover says so with your reason.</source>
        <translation>马上上岗。没有接收的事项立即报给带班领导，下次交接班单会写明此事和原因。</translation>
    </message>
    <message>
        <source>Your shift begins when every item is accepted or refused.</source>
        <translation>每一项都接收或说明不接收之后，才算上岗。</translation>
    </message>
    <message>
        <source>accept all that are left</source>
        <translation>接收剩下的全部</translation>
    </message>
    <message>
        <source>accept, and go to the next</source>
        <translation>接收，转到下一项</translation>
    </message>
    <message>
        <source>refuse, with a reason</source>
        <translation>不接收，写明原因</translation>
    </message>
    <message>
        <source>take the last answer back</source>
        <translation>撤回刚才的表态</translation>
    </message>
    <message>
        <source>{name} handed over {turn}: {received} received, {answered} answered, {closed} closed. {total} cases are to be accepted.</source>
        <translation>{name}交班，{turn}：收到 {received}，回复 {answered}，办结 {closed}。有 {total} 件要逐项接收。</translation>
    </message>
    <message>
        <source>{name} takes over</source>
        <translation>{name}接班</translation>
    </message>
</context>
<context>
    <name>Telephone</name>
    <message>
        <source>Copy the number</source>
        <translation>复制号码</translation>
    </message>
    <message>
        <source>Got through</source>
        <translation>打通</translation>
    </message>
    <message>
        <source>No answer</source>
        <translation>没打通</translation>
    </message>
    <message>
        <source>Numbers</source>
        <translation>号码</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>Telephone call, {whose} {number}: {result}</source>
        <translation>电话联系 {whose} {number}：{result}</translation>
    </message>
    <message>
        <source>Wrong number</source>
        <translation>号码有误</translation>
    </message>
    <message>
        <source>↑ ↓ choose the number. Afterwards: what came of it?</source>
        <translation>↑ ↓ 选号码。打完后按结果：</translation>
    </message>
</context>
<context>
    <name>Telling</name>
    <message>
        <source>How they were told</source>
        <translation>告知方式</translation>
    </message>
    <message>
        <source>Whom</source>
        <translation>联系人</translation>
    </message>
    <message>
        <source>Whom we told</source>
        <translation>告知了谁</translation>
    </message>
</context>
<context>
    <name>TemplateEditor</name>
    <message>
        <source>Give it a title.</source>
        <translation>请填写标题。</translation>
    </message>
    <message>
        <source>Handlers</source>
        <translation>承办单位</translation>
    </message>
    <message>
        <source>Keywords</source>
        <translation>关键词</translation>
    </message>
    <message>
        <source>Kinds of handler</source>
        <translation>单位类别</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>新增模板</translation>
    </message>
    <message>
        <source>Nobody in the directory is called “{name}”. Correct the name, or add the organisation.</source>
        <translation>通讯录里没有“{name}”。请改正名称，或先在通讯录里添加。</translation>
    </message>
    <message>
        <source>None: it suits everybody</source>
        <translation>不选就是都适用</translation>
    </message>
    <message>
        <source>On Weibo {length}/{limit} characters</source>
        <translation>微博 {length}/{limit} 字</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Readers</source>
        <translation>谁能看到</translation>
    </message>
    <message>
        <source>Text</source>
        <translation>内容</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>标题</translation>
    </message>
    <message>
        <source>Topics</source>
        <translation>事项</translation>
    </message>
    <message>
        <source>Write its text.</source>
        <translation>请填写内容。</translation>
    </message>
    <message>
        <source>citizen</source>
        <translation>市民朋友</translation>
    </message>
    <message>
        <source>filled in by hand: {gaps}</source>
        <translation>需要手填：{gaps}</translation>
    </message>
    <message>
        <source>power company</source>
        <translation>供电公司</translation>
    </message>
    <message>
        <source>{fallback} with words to fall back on · {gap} to be filled in · {number} from the directory · {opening} and {closing} are braces</source>
        <translation>{fallback} 带备用词 · {gap} 待填 · {number} 取自通讯录 · {opening} 和 {closing} 表示花括号</translation>
    </message>
    <message>
        <source>{title} (copy)</source>
        <translation>{title}（副本）</translation>
    </message>
    <message>
        <source>{title} saved</source>
        <translation>已保存{title}</translation>
    </message>
    <message>
        <source>“{field}” is not known; write {wanted} for a telephone number.</source>
        <translation>不认识“{field}”；要写电话，请用 {wanted}。</translation>
    </message>
    <message>
        <source>“{name}” has no number that answers now. Add one in the directory.</source>
        <translation>“{name}”现在没有能打的电话，请在通讯录里补上。</translation>
    </message>
</context>
<context>
    <name>TemplatePicker</name>
    <message>
        <source>Choose a template</source>
        <translation>选择模板</translation>
    </message>
    <message>
        <source>Name, keyword, or pinyin initials</source>
        <translation>名称、关键词或拼音首字母</translation>
    </message>
    <message>
        <source>No template has these words</source>
        <translation>没有这样的模板</translation>
    </message>
    <message>
        <source>Preview</source>
        <translation>预览</translation>
    </message>
    <message>
        <source>Templates, the most fitting first</source>
        <translation>模板，最合适的在前</translation>
    </message>
    <message>
        <source>Type less, or other words. New templates are made under Templates.</source>
        <translation>少输几个字，或换个词。新模板在“模板”里添加。</translation>
    </message>
    <message>
        <source>↑ ↓ choose · Enter insert · Esc back</source>
        <translation>↑ ↓ 选择 · Enter 插入 · Esc 返回</translation>
    </message>
</context>
<context>
    <name>Templates</name>
    <message>
        <source>All purposes</source>
        <translation>全部用途</translation>
    </message>
    <message>
        <source>Duplicate</source>
        <translation>复制一份</translation>
    </message>
    <message>
        <source>Edit</source>
        <translation>修改</translation>
    </message>
    <message>
        <source>Handlers: {names}</source>
        <translation>承办单位：{names}</translation>
    </message>
    <message>
        <source>Keywords: {names}</source>
        <translation>关键词：{names}</translation>
    </message>
    <message>
        <source>Name, keyword, or pinyin initials</source>
        <translation>名称、关键词或拼音首字母</translation>
    </message>
    <message>
        <source>New template</source>
        <translation>新增模板</translation>
    </message>
    <message>
        <source>No template by these words</source>
        <translation>没有找到这样的模板</translation>
    </message>
    <message>
        <source>No templates yet</source>
        <translation>还没有模板</translation>
    </message>
    <message>
        <source>Purpose</source>
        <translation>用途</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Shown for a made-up case. While writing a reply, F4 brings them up.</source>
        <translation>以虚构的留言为例显示。写回复时按 F4 选用。</translation>
    </message>
    <message>
        <source>Templates</source>
        <translation>模板</translation>
    </message>
    <message>
        <source>The directory does not know: {names}</source>
        <translation>通讯录里没有：{names}</translation>
    </message>
    <message>
        <source>Topics: {names}</source>
        <translation>事项：{names}</translation>
    </message>
    <message>
        <source>Try fewer letters, or another purpose; Esc empties the field.</source>
        <translation>少输几个字，或换个用途；按 Esc 清空。</translation>
    </message>
    <message>
        <source>Undo</source>
        <translation>撤销</translation>
    </message>
    <message>
        <source>Write what you answer most often once, and put it in with a key.</source>
        <translation>把最常用的答复写一遍，以后一键填入。</translation>
    </message>
    <message>
        <source>{title} is back</source>
        <translation>已恢复{title}</translation>
    </message>
    <message>
        <source>{title} removed</source>
        <translation>已删除{title}</translation>
    </message>
</context>
<context>
    <name>Timeline</name>
    <message>
        <source> ({how})</source>
        <translation>（{how}）</translation>
    </message>
    <message numerus="yes">
        <source>%n more message(s) follow</source>
        <translation>
            <numerusform>后面还有 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>, </source>
        <translation>、</translation>
    </message>
    <message>
        <source>, with {names}</source>
        <translation>，协办{names}</translation>
    </message>
    <message>
        <source>A citizen</source>
        <translation>未署名</translation>
    </message>
    <message>
        <source>All {n} characters</source>
        <translation>全文 {n} 字</translation>
    </message>
    <message>
        <source>Came too late, changed nothing</source>
        <translation>晚于同事的决定，未生效</translation>
    </message>
    <message>
        <source>Internal</source>
        <translation>内部</translation>
    </message>
    <message>
        <source>Open the paper</source>
        <translation>打开公文</translation>
    </message>
    <message>
        <source>Opened the case again</source>
        <translation>诉求因此重新打开</translation>
    </message>
    <message>
        <source>Returned</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>Sent by a machine</source>
        <translation>对方自动发出</translation>
    </message>
    <message numerus="yes">
        <source>Show %n earlier</source>
        <translation>
            <numerusform>显示更早的 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>The account</source>
        <translation>官方账号</translation>
    </message>
    <message>
        <source>The desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>The whole mail</source>
        <translation>邮件全文</translation>
    </message>
    <message>
        <source>The words were erased</source>
        <translation>原话已删除</translation>
    </message>
    <message>
        <source>Undone</source>
        <translation>已撤销</translation>
    </message>
    <message>
        <source>What they were told</source>
        <translation>所转内容</translation>
    </message>
    <message numerus="yes">
        <source>added %n file(s)</source>
        <translation>
            <numerusform>存入 %n 个附件</numerusform>
        </translation>
    </message>
    <message>
        <source>added a file, which was erased</source>
        <translation>存入过一个附件，已依法删除</translation>
    </message>
    <message>
        <source>added {names}</source>
        <translation>存入 {names}</translation>
    </message>
    <message>
        <source>an organisation no longer listed</source>
        <translation>已不在通讯录的单位</translation>
    </message>
    <message>
        <source>answered by e-mail · {sender}</source>
        <translation>邮件答复 · {sender}</translation>
    </message>
    <message>
        <source>answered, taken down by {name}</source>
        <translation>反馈 · {name}记</translation>
    </message>
    <message>
        <source>answers go to {address}, sent by {sender}</source>
        <translation>回复将发往 {address}，由 {sender} 代发</translation>
    </message>
    <message>
        <source>approved by {name}</source>
        <translation>{name}审核</translation>
    </message>
    <message>
        <source>approved the reply</source>
        <translation>审核通过</translation>
    </message>
    <message numerus="yes">
        <source>asked %n organisation(s) at once</source>
        <translation>
            <numerusform>向 %n 家单位发起会商</numerusform>
        </translation>
    </message>
    <message>
        <source>asked back</source>
        <translation>追问</translation>
    </message>
    <message>
        <source>called back: {result}</source>
        <translation>回访：{result}</translation>
    </message>
    <message>
        <source>called {whom}</source>
        <translation>联系了 {whom}</translation>
    </message>
    <message>
        <source>citizen not told</source>
        <translation>未告知市民</translation>
    </message>
    <message>
        <source>citizen told</source>
        <translation>已告知市民</translation>
    </message>
    <message>
        <source>claimed it</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>closed it: {outcome}</source>
        <translation>办结：{outcome}</translation>
    </message>
    <message>
        <source>copied the question for {name}</source>
        <translation>已复制给{name}的会商函</translation>
    </message>
    <message>
        <source>corrected when {words} is due: {time}</source>
        <translation>更正承诺{words}的时间：{time}</translation>
    </message>
    <message>
        <source>dispatched to</source>
        <translation>转给</translation>
    </message>
    <message>
        <source>does not send the e-mail to {name}</source>
        <translation>不再发邮件给{name}</translation>
    </message>
    <message>
        <source>e-mail of {sender}</source>
        <translation>邮件 · {sender}</translation>
    </message>
    <message>
        <source>e-mail of {sender}, none of their mailboxes</source>
        <translation>邮件 · {sender}，不是该单位的邮箱</translation>
    </message>
    <message>
        <source>erased the citizen&apos;s data: {ground}</source>
        <translation>删除了市民个人信息：{ground}</translation>
    </message>
    <message>
        <source>extended the resolution by {amount}, approved by {approver}, {told}</source>
        <translation>办结延期 {amount}，{approver}批准，{told}</translation>
    </message>
    <message>
        <source>gave it to {name}, since somebody left</source>
        <translation>有人离岗，交给了{name}</translation>
    </message>
    <message>
        <source>hastened {name}</source>
        <translation>催办{name}</translation>
    </message>
    <message>
        <source>in private</source>
        <translation>私信</translation>
    </message>
    <message>
        <source>in public</source>
        <translation>公开</translation>
    </message>
    <message>
        <source>issued {paper} {number} to {name}</source>
        <translation>发出{paper} {number}，致{name}</translation>
    </message>
    <message>
        <source>keeps with this reply the promise {words} of {time}</source>
        <translation>以这条回复兑现承诺{words}（{time}）</translation>
    </message>
    <message>
        <source>kept the promise {words} of {time}</source>
        <translation>兑现了承诺{words}（{time}）</translation>
    </message>
    <message>
        <source>marked it as an emergency: {danger}</source>
        <translation>标为应急：{danger}</translation>
    </message>
    <message>
        <source>noted that it is not theirs: {name}</source>
        <translation>记下{name}：不属于</translation>
    </message>
    <message>
        <source>noted that the public was answered</source>
        <translation>记下舆情已回应</translation>
    </message>
    <message>
        <source>noted that the reply did not go out</source>
        <translation>记录回复未发出</translation>
    </message>
    <message>
        <source>noted that {name} signed for it</source>
        <translation>记录{name}签收</translation>
    </message>
    <message>
        <source>noted that {name} takes it</source>
        <translation>记下由{name}承办</translation>
    </message>
    <message>
        <source>noted the conditions of {name}</source>
        <translation>记下{name}的条件</translation>
    </message>
    <message>
        <source>overruled what spoke against it</source>
        <translation>已知不妥仍延期</translation>
    </message>
    <message>
        <source>pinned it for the handover</source>
        <translation>标为交班事项</translation>
    </message>
    <message>
        <source>promised {words}: until {time}</source>
        <translation>承诺{words}：{time} 前</translation>
    </message>
    <message>
        <source>released it</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>reopened it</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>replaced the promise {words} of {time}</source>
        <translation>改期：原承诺{words}（{time}）不再有效</translation>
    </message>
    <message>
        <source>replied</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>said that the emergency is over</source>
        <translation>记下险情解除</translation>
    </message>
    <message>
        <source>sent the reply back to its author</source>
        <translation>退改</translation>
    </message>
    <message>
        <source>set it aside until {time}</source>
        <translation>挂起到 {time}</translation>
    </message>
    <message>
        <source>setting it aside</source>
        <translation>挂起</translation>
    </message>
    <message numerus="yes">
        <source>started the clock of public opinion: %n hour(s)</source>
        <translation>
            <numerusform>开始计舆情时限：%n 小时</numerusform>
        </translation>
    </message>
    <message>
        <source>submitted a reply</source>
        <translation>送审了一条回复</translation>
    </message>
    <message>
        <source>taken down by {name}</source>
        <translation>{name}记</translation>
    </message>
    <message>
        <source>taking it back</source>
        <translation>取回</translation>
    </message>
    <message>
        <source>taking the e-mail back</source>
        <translation>撤回邮件</translation>
    </message>
    <message>
        <source>taking the pin out</source>
        <translation>取消交班事项</translation>
    </message>
    <message>
        <source>that it did not go out</source>
        <translation>“未发出”</translation>
    </message>
    <message>
        <source>that it was sent back</source>
        <translation>退改</translation>
    </message>
    <message>
        <source>that it went out</source>
        <translation>“已发出”</translation>
    </message>
    <message>
        <source>that somebody takes it</source>
        <translation>会商承办</translation>
    </message>
    <message>
        <source>that the duty leader was told</source>
        <translation>报带班领导</translation>
    </message>
    <message>
        <source>that the emergency is over</source>
        <translation>险情解除</translation>
    </message>
    <message>
        <source>that the promise was kept</source>
        <translation>“承诺已兑现”</translation>
    </message>
    <message>
        <source>that the promise was replaced</source>
        <translation>“承诺改期”</translation>
    </message>
    <message>
        <source>that the public was answered</source>
        <translation>舆情回应</translation>
    </message>
    <message>
        <source>that the question was copied</source>
        <translation>会商函的复制记录</translation>
    </message>
    <message>
        <source>that they were told</source>
        <translation>“已告知”</translation>
    </message>
    <message>
        <source>the answer</source>
        <translation>会商答复</translation>
    </message>
    <message>
        <source>the approval</source>
        <translation>审核通过</translation>
    </message>
    <message>
        <source>the call</source>
        <translation>联系记录</translation>
    </message>
    <message>
        <source>the call back</source>
        <translation>回访记录</translation>
    </message>
    <message>
        <source>the claim</source>
        <translation>认领</translation>
    </message>
    <message>
        <source>the clock of public opinion</source>
        <translation>舆情时限</translation>
    </message>
    <message>
        <source>the closing</source>
        <translation>办结</translation>
    </message>
    <message>
        <source>the dispatch</source>
        <translation>转办</translation>
    </message>
    <message>
        <source>the e-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>the e-mail came back</source>
        <translation>邮件被退回</translation>
    </message>
    <message>
        <source>the emergency</source>
        <translation>应急标记</translation>
    </message>
    <message>
        <source>the extension</source>
        <translation>延期</translation>
    </message>
    <message>
        <source>the feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>the file</source>
        <translation>存入附件</translation>
    </message>
    <message>
        <source>the hastening</source>
        <translation>催办</translation>
    </message>
    <message>
        <source>the message</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>the note</source>
        <translation>备注</translation>
    </message>
    <message>
        <source>the opinion</source>
        <translation>意见</translation>
    </message>
    <message>
        <source>the paper</source>
        <translation>公文</translation>
    </message>
    <message>
        <source>the pin</source>
        <translation>标为交班事项</translation>
    </message>
    <message>
        <source>the promise</source>
        <translation>承诺</translation>
    </message>
    <message>
        <source>the question to several</source>
        <translation>会商</translation>
    </message>
    <message>
        <source>the release</source>
        <translation>释放</translation>
    </message>
    <message>
        <source>the reopening</source>
        <translation>重新打开</translation>
    </message>
    <message>
        <source>the reply</source>
        <translation>回复</translation>
    </message>
    <message>
        <source>the reply did not reach the citizen: {reason}</source>
        <translation>回复没有送达：{reason}</translation>
    </message>
    <message>
        <source>the return</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>the signature</source>
        <translation>签收</translation>
    </message>
    <message>
        <source>the submission</source>
        <translation>送审</translation>
    </message>
    <message>
        <source>told the duty leader that nobody takes it</source>
        <translation>无人承接，报带班领导</translation>
    </message>
    <message>
        <source>told {name}</source>
        <translation>已告知{name}</translation>
    </message>
    <message>
        <source>took it back from aside</source>
        <translation>从挂起取回</translation>
    </message>
    <message>
        <source>took the message back in the platform; it is kept here</source>
        <translation>在平台撤回了留言；这里仍保留</translation>
    </message>
    <message>
        <source>took the pin out</source>
        <translation>取消交班事项</translation>
    </message>
    <message>
        <source>undid {what}</source>
        <translation>撤销了{what}</translation>
    </message>
    <message>
        <source>worded the message anew</source>
        <translation>修改了留言</translation>
    </message>
    <message>
        <source>wrote an e-mail to {name}</source>
        <translation>写邮件给 {name}</translation>
    </message>
</context>
<context>
    <name>Together</name>
    <message>
        <source>Any colleague may approve there, not a lead alone</source>
        <translation>该渠道不限带班，其他同事也可审核</translation>
    </message>
    <message>
        <source>Channels and accounts</source>
        <translation>渠道和账号</translation>
    </message>
    <message>
        <source>On the channels and accounts that are ticked, Ctrl+Enter submits a reply, and another person approves it (Q) before it goes out. Space ticks.</source>
        <translation>勾选的渠道和账号，按 Ctrl+Enter 是送审，由另一位同事按 Q 通过后才发出。空格勾选。</translation>
    </message>
    <message>
        <source>Replies that two are to see</source>
        <translation>先审后发</translation>
    </message>
    <message>
        <source>Several asked (W), none takes it: to the duty leader after (working days)</source>
        <translation>会商（W）无人承接，几个工作日后报带班领导</translation>
    </message>
    <message>
        <source>a lead approves</source>
        <translation>带班审核</translation>
    </message>
    <message>
        <source>any colleague approves</source>
        <translation>同事可审</translation>
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
        <source>Channels {fine}/{all}</source>
        <translation>渠道 {fine}/{all}</translation>
    </message>
    <message>
        <source>How our accounts stand ({key})</source>
        <translation>渠道状态（{key}）</translation>
    </message>
    <message>
        <source>Look</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Moderator Desk</source>
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
        <source>Search</source>
        <translation>搜索</translation>
    </message>
    <message>
        <source>Search cases, contacts, templates, commands</source>
        <translation>搜索诉求、联系人、模板、命令</translation>
    </message>
    <message>
        <source>{account} works again</source>
        <translation>{account} 已恢复正常</translation>
    </message>
    <message>
        <source>{account}: {standing}. It is tried again by itself.</source>
        <translation>{account}：{standing}。会自动再试，不用处理。</translation>
    </message>
    <message>
        <source>{account}: {standing}. Look, and it says what to do.</source>
        <translation>{account}：{standing}。点“查看”，有处理办法。</translation>
    </message>
    <message>
        <source>{account}: {standing}. What is to be sent waits here.</source>
        <translation>{account}：{standing}。待发的回复先留在这里。</translation>
    </message>
</context>
<context>
    <name>Transcript</name>
    <message>
        <source>Hand the case on as a transcript</source>
        <translation>导出办理实录</translation>
    </message>
    <message>
        <source>Say what it is needed for: the reason is kept.</source>
        <translation>写明用途，会留痕。</translation>
    </message>
    <message>
        <source>Transcript of case {number}</source>
        <translation>诉求 {number} 办理实录</translation>
    </message>
    <message>
        <source>With notes, opinions and what passed with the units</source>
        <translation>含备注、意见和与承办单位的往来</translation>
    </message>
    <message>
        <source>asked back</source>
        <translation>追问</translation>
    </message>
    <message>
        <source>closed it: {about}</source>
        <translation>办结：{about}</translation>
    </message>
    <message>
        <source>dispatched to {about}</source>
        <translation>转交{about}</translation>
    </message>
    <message>
        <source>gave feedback</source>
        <translation>反馈</translation>
    </message>
    <message>
        <source>hastened {about}</source>
        <translation>催办{about}</translation>
    </message>
    <message>
        <source>issued {about}</source>
        <translation>发出公文 {about}</translation>
    </message>
    <message>
        <source>names and numbers covered</source>
        <translation>姓名和号码已遮盖</translation>
    </message>
    <message>
        <source>names and numbers not covered</source>
        <translation>姓名和号码未遮盖</translation>
    </message>
    <message>
        <source>noted internally</source>
        <translation>内部备注</translation>
    </message>
    <message>
        <source>received {time}</source>
        <translation>{time} 收到</translation>
    </message>
    <message>
        <source>replied</source>
        <translation>答复</translation>
    </message>
    <message>
        <source>returned it</source>
        <translation>退回</translation>
    </message>
    <message>
        <source>the citizen</source>
        <translation>市民</translation>
    </message>
    <message>
        <source>the desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>with what passed internally</source>
        <translation>含内部往来</translation>
    </message>
    <message>
        <source>without what passed internally</source>
        <translation>不含内部往来</translation>
    </message>
    <message>
        <source>wrote</source>
        <translation>留言</translation>
    </message>
    <message>
        <source>wrote an opinion: {about}</source>
        <translation>{about}</translation>
    </message>
</context>
<context>
    <name>Unaccepted</name>
    <message numerus="yes">
        <source>%n case(s) of the handover {names} nobody has accepted. {told}</source>
        <translation>
            <numerusform>{names} 的交接班有 %n 件没人接收。{told}</numerusform>
        </translation>
    </message>
    <message>
        <source>Show</source>
        <translation>查看</translation>
    </message>
    <message>
        <source>Tell the duty leader {name}, {telephone}.</source>
        <translation>请报告带班领导{name}，电话 {telephone}。</translation>
    </message>
    <message>
        <source>Tell the duty leader {name}.</source>
        <translation>请报告带班领导{name}。</translation>
    </message>
    <message>
        <source>Tell the duty leader.</source>
        <translation>请报告带班领导。</translation>
    </message>
</context>
<context>
    <name>Unlock</name>
    <message>
        <source>Not now (Esc)</source>
        <translation>暂不（Esc）</translation>
    </message>
    <message>
        <source>Open</source>
        <translation>打开</translation>
    </message>
    <message>
        <source>Open the desk</source>
        <translation>打开值班台</translation>
    </message>
    <message>
        <source>Recovery key or passphrase</source>
        <translation>恢复密钥或口令</translation>
    </message>
    <message>
        <source>Show what I type</source>
        <translation>显示输入内容</translation>
    </message>
    <message>
        <source>The desk needs its key</source>
        <translation>需要密钥才能打开</translation>
    </message>
</context>
<context>
    <name>Unreadable</name>
    <message>
        <source>None of the columns is called what a column of messages is called. Name the one with the citizens&apos; words as such in the first row, and try again.</source>
        <translation>没有一列的名称像是留言内容。请在第一行把市民留言那一列命名为“留言内容”，再试一次。</translation>
    </message>
    <message>
        <source>Reading the file took too long. Divide it into several, or save it as csv.</source>
        <translation>读取时间太长。请拆成几个文件，或另存为 csv。</translation>
    </message>
    <message>
        <source>The file is damaged. Open it in a spreadsheet program, save it as xlsx, and try that one.</source>
        <translation>文件已损坏。请用表格软件打开、另存为 xlsx 再试。</translation>
    </message>
    <message>
        <source>The file is empty. Export it again.</source>
        <translation>文件是空的，请重新导出。</translation>
    </message>
    <message>
        <source>The file is no longer there. Choose it again, or copy it to this machine.</source>
        <translation>文件已不在原处。请重新选择，或先复制到本机。</translation>
    </message>
    <message>
        <source>The file is protected by a password. Open it, save it without one, and try again.</source>
        <translation>文件有密码保护。请打开后去掉密码另存，再试。</translation>
    </message>
    <message>
        <source>The file is too large. Divide it into several and bring in one by one.</source>
        <translation>文件太大。请拆成几个，逐个导入。</translation>
    </message>
    <message>
        <source>The file needs more memory than it may have. Save it as csv, or divide it.</source>
        <translation>文件占用内存过多。请另存为 csv，或拆分后再试。</translation>
    </message>
    <message>
        <source>There are no rows below the headings. Check that it is the right file.</source>
        <translation>表头下面没有数据行，请确认是否选对了文件。</translation>
    </message>
    <message>
        <source>This is no workbook. Choose a file of Excel (xlsx, xls), ods or csv.</source>
        <translation>这不是表格文件。请选择 Excel（xlsx、xls）、ods 或 csv。</translation>
    </message>
    <message>
        <source>This kind of file cannot be read. Open it in a spreadsheet program and save it as xlsx.</source>
        <translation>读不了这种文件。请用表格软件打开并另存为 xlsx。</translation>
    </message>
    <message>
        <source>You may not read this file. Ask its owner, or copy it to your own folder.</source>
        <translation>没有读取该文件的权限。请联系文件所有者，或复制到自己的文件夹。</translation>
    </message>
</context>
<context>
    <name>Waiting</name>
    <message>
        <source>Opening the desk…</source>
        <translation>正在打开值班台…</translation>
    </message>
    <message>
        <source>Progress</source>
        <translation>进度</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>停止</translation>
    </message>
</context>
<context>
    <name>Watch</name>
    <message>
        <source>{name}: the folder is not there. It is watched again once it is.</source>
        <translation>{name}：文件夹不见了。接上以后会自动接着收。</translation>
    </message>
    <message>
        <source>{name}: {imported} new, {duplicates} already here, {quarantined} put aside</source>
        <translation>{name}：新增 {imported} 件，重复 {duplicates}，放在一边 {quarantined}</translation>
    </message>
    <message>
        <source>{name}: “{file}” could not be taken in. {why}</source>
        <translation>{name}：“{file}”没能收进来。{why}</translation>
    </message>
</context>
<context>
    <name>Watched</name>
    <message>
        <source> (off)</source>
        <translation>（未开）</translation>
    </message>
    <message>
        <source>Add a folder…</source>
        <translation>添加文件夹…</translation>
    </message>
    <message>
        <source>Choose the folder</source>
        <translation>选择文件夹</translation>
    </message>
    <message>
        <source>Every ten seconds the desk looks for new work orders. Rows that are here already are passed over, rows that cannot be read are put aside. Nothing in the folder is changed.</source>
        <translation>每十秒看一次有没有新表。已有的诉求不会重复收，读不出来的行放在一边等人处理。文件夹里的东西一概不动。</translation>
    </message>
    <message>
        <source>Forget this folder</source>
        <translation>不再收这个文件夹</translation>
    </message>
    <message>
        <source>How the columns are read</source>
        <translation>各列怎么读</translation>
    </message>
    <message>
        <source>Kept columns come from an import: bring one table in by hand and keep its columns under a name.</source>
        <translation>先手动导入一份表，把列的读法起个名字存下来，这里就能选。</translation>
    </message>
    <message>
        <source>No folder is watched</source>
        <translation>还没有收表文件夹</translation>
    </message>
    <message>
        <source>Take in the tables that come into this folder</source>
        <translation>自动收取放进这个文件夹的表</translation>
    </message>
    <message>
        <source>Watched folders</source>
        <translation>收表文件夹</translation>
    </message>
    <message>
        <source>Where a platform such as 12345 only lets you download its work orders as a table: add the folder that your browser saves to, and the desk takes them in by itself.</source>
        <translation>12345 这类平台只能把工单下载成表格。把浏览器保存下载的文件夹添加进来，值班台会自己收。</translation>
    </message>
    <message>
        <source>Whichever fits, or by the headings</source>
        <translation>自动：按存过的读法或表头</translation>
    </message>
    <message>
        <source>Write the answers into a table…</source>
        <translation>把答复填回原表…</translation>
    </message>
</context>
<context>
    <name>Way</name>
    <message>
        <source>Dispatch platform</source>
        <translation>派单平台</translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation>邮件</translation>
    </message>
    <message>
        <source>Paper</source>
        <translation>纸质</translation>
    </message>
    <message>
        <source>Telephone</source>
        <translation>电话</translation>
    </message>
    <message>
        <source>WeChat</source>
        <translation>微信</translation>
    </message>
</context>
<context>
    <name>WholeText</name>
    <message>
        <source>Close (Esc)</source>
        <translation>关闭（Esc）</translation>
    </message>
    <message>
        <source>Copied all of it</source>
        <translation>已复制全文</translation>
    </message>
    <message>
        <source>Copy all</source>
        <translation>复制全文</translation>
    </message>
    <message>
        <source>{who}: all {n} characters</source>
        <translation>{who}：全文 {n} 字</translation>
    </message>
</context>
<context>
    <name>Window</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>还可发 %n 条</numerusform>
        </translation>
    </message>
    <message>
        <source>Moderator Desk</source>
        <translation>值班台</translation>
    </message>
    <message>
        <source>No reply left</source>
        <translation>可发条数已用完</translation>
    </message>
    <message>
        <source>No reply possible</source>
        <translation>此处不能回复</translation>
    </message>
    <message>
        <source>The platform lets us reply until {time}, and counts anew whenever the citizen writes.</source>
        <translation>平台许可回复到 {time}；市民再留言就重新计算。</translation>
    </message>
    <message>
        <source>Time for replies is over</source>
        <translation>回复窗口已关</translation>
    </message>
    <message>
        <source>Window shut</source>
        <translation>窗口已关</translation>
    </message>
    <message>
        <source>Window: {time} left</source>
        <translation>窗口剩 {time}</translation>
    </message>
    <message>
        <source>{time} left</source>
        <translation>剩 {time}</translation>
    </message>
    <message>
        <source>{why}, so it stays a draft. {key} for the telephone, answer on another channel, or wait until the citizen writes.</source>
        <translation>{why}，先留作草稿。可按 {key} 打电话、换个渠道答复，或等市民再留言。</translation>
    </message>
</context>
<context>
    <name>Words</name>
    <message>
        <source>Shift+Enter: new line</source>
        <translation>Shift+Enter 换行</translation>
    </message>
</context>
<context>
    <name>Workbench</name>
    <message>
        <source>A colleague decided first. What you did is kept, and changed nothing; look at the case again.</source>
        <translation>同事先作了决定。你的操作已留存，但没有生效；请再看一下这件诉求。</translation>
    </message>
    <message>
        <source>This is private, and that you saw it could not be put on record; so it was not done. {why}</source>
        <translation>这是隐私内容，但查看情况记不下来，所以没有执行。{why}</translation>
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
