"""What the set-up says, in English and Chinese: Qt and its translations are not there yet.

Standard library only, like `bootstrap`, and to stderr, since a program may read stdout.
"""

from __future__ import annotations

import locale
import os
import sys
from typing import NoReturn

ENGLISH, CHINESE = 0, 1
SENTENCES = {
    "old python": (
        "Moderator Desk needs Python {wanted} or newer; this is {found}.",
        "值班台需要 Python {wanted} 或更高版本，当前是 {found}。",
    ),
    "libraries": (
        (
            "Qt needs system libraries that are not installed here. "
            "Ask an administrator to run this line, then start again:\n\n    {line}\n"
        ),
        "本机缺少 Qt 所需的系统库。请管理员执行下面这一行，然后重新启动：\n\n    {line}\n",
    ),
    "libraries plan": (
        "Qt needs system libraries that are not installed here. To install them:\n\n    {line}\n",
        "本机缺少 Qt 所需的系统库，安装命令如下：\n\n    {line}\n",
    ),
    "ask": ("Run it now? [y/N] ", "现在执行吗？[y/N] "),
    "not asked": (
        "There is no terminal to ask at, so nothing was changed. Run the line, then start again.",
        "没有可供确认的终端，未做任何改动。请先执行上面这一行，再重新启动。",
    ),
    "declined": (
        "Nothing was changed. Run the line, then start again.",
        "未做任何改动。请先执行上面这一行，再重新启动。",
    ),
    "installing libraries": (
        "Installing system libraries (about 225 MB on disk, usually under a minute)",
        "正在安装系统库（约占 225 MB 磁盘，一般不到一分钟）",
    ),
    "installing servers": (
        "Installing what the tests of real windows and keyrings use (optional, under a minute)",
        "正在安装真实窗口与密钥环测试所需的程序（可选，不到一分钟）",
    ),
    "no servers": (
        "They could not be installed; the tests that need them are skipped by name.",
        "未能安装；需要它们的测试会被跳过并列出名称。",
    ),
    "libraries failed": (
        (
            "The system libraries could not be installed. Run this line by hand, then start again:"
            "\n\n    {line}\n"
        ),
        "系统库安装失败。请手动执行下面这一行，然后重新启动：\n\n    {line}\n",
    ),
    "still missing": (
        "These libraries still cannot be loaded: {names}.",
        "以下系统库仍无法加载：{names}。",
    ),
    "creating": ("Creating {venv}", "正在创建 {venv}"),
    "mending": (
        "The last set-up was interrupted; starting it afresh.",
        "上次安装中断，现在重新开始。",
    ),
    "installing packages": (
        (
            "Installing Python packages (about 100 MB to download the first time, one to three"
            " minutes)"
        ),
        "正在安装 Python 依赖包（首次约下载 100 MB，需一到三分钟）",
    ),
    "trying pip": ("uv could not install them; trying pip.", "uv 安装失败，改用 pip。"),
    "packages failed": (
        (
            "The Python packages could not be installed; what the installer said is above. Check the"
            " network, then start again: it goes on from here. Behind a package mirror, first run\n\n"
            "    {python} -m pip config set global.index-url ADDRESS\n"
        ),
        (
            "Python 依赖包安装失败，原因见上。请检查网络后重新启动，安装会继续。"
            "如需使用镜像，请先执行\n\n    {python} -m pip config set global.index-url 镜像地址\n"
        ),
    ),
    "no pip": (
        "This Python has neither pip nor venv. Install them (on Debian: {line}), then start again.",
        "当前 Python 没有 pip 和 venv。请先安装（Debian：{line}），再重新启动。",
    ),
    "venv failed": (
        "{venv} could not be created; the reason is above.",
        "无法创建 {venv}，原因见上。",
    ),
    "waiting": (
        "Another start is setting up this folder; waiting for it.",
        "另一个进程正在安装，请稍候。",
    ),
    "read-only": (
        "This folder cannot be written to: {folder}. Copy it to one of your own and start there.",
        "无法写入此文件夹：{folder}。请复制到您自己的文件夹后再启动。",
    ),
    "interrupted": (
        "Interrupted. The next start begins this step again.",
        "已中断。下次启动会重新执行这一步。",
    ),
    "done": ("  done in {seconds} s", "  完成，用时 {seconds} 秒"),
}


def speaks() -> int:
    """The language of the system; English too where the terminal cannot write Chinese."""
    named = (os.environ.get(name) for name in ("LC_ALL", "LC_MESSAGES", "LANG"))
    chosen = next(filter(None, named), None)
    if chosen is None and os.name == "nt":
        chosen = locale.getlocale()[0]
    if not (chosen or "").lower().startswith(("zh", "chinese")):
        return ENGLISH
    try:
        "值班台".encode(sys.stderr.encoding or "ascii")
    except UnicodeEncodeError:
        return ENGLISH
    return CHINESE


def sentence(key: str, **fields: object) -> str:
    return SENTENCES[key][speaks()].format(**fields)


def say(key: str, **fields: object) -> None:
    write(sentence(key, **fields) + "\n")


def stop(key: str, **fields: object) -> NoReturn:
    say(key, **fields)
    raise SystemExit(1)


def write(text: str) -> None:
    sys.stderr.write(text)
    sys.stderr.flush()
