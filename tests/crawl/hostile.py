"""Strings that nobody means well with, and some that people type without meaning anything by it."""

import random

MARK = "zqhostile"
# What must never stand in a page as it was typed.
LIVE = (
    f"<script>{MARK}",
    f"<img src=x onerror={MARK}",
    f"<svg onload={MARK}",
    f'" autofocus onfocus={MARK}',
    f"' onmouseover={MARK}",
    f'href="javascript:{MARK}',
)
STRINGS = [
    f"<script>{MARK}(1)</script>",
    f"<img src=x onerror={MARK}(1)>",
    f"<svg onload={MARK}(1)>",
    f'" autofocus onfocus={MARK}(1) x="',
    f"' onmouseover={MARK}(1) x='",
    f"javascript:{MARK}(1)",
    f"{{{{ {MARK} }}}}{{% debug %}}{{% load x %}}",
    f"%s %(name)s {{0}} {{name}} {MARK}",
    f'=HYPERLINK("https://example.org/{MARK}")',
    f"+1+cmd|' /C {MARK}'!A0",
    f"\u202e{MARK}\u202d\u2066 gnp.exe",
    "\u0430mina@example.org",  # a Cyrillic letter in an address
    "someone@example.org\r\nBcc: everybody@example.org",
    f"{MARK}\x00after",
    "\\ud800 \\udfff",
    "a" + "\u0301" * 10_000,
    f"{MARK} " * 100_000,
    f"' OR 1=1; DROP TABLE people_person; -- {MARK}",
    "9" * 400,
    "\u200b\u2060\ufeff",
]
# From these parts any number more are made.
PARTS = [
    "<", ">", "\"", "'", "&", "&lt;", "<!--", "-->", "]]>", "{{", "}}", "{%", "%}", "%s", "%00", "\x00", "\x08", "\x1b[31m",
    "\u202e", "\u2066", "\u200d", "\u0301", "\ufffe", "\U0001f468\u200d\U0001f469",
    "\u0645\u0631\u062d\u0628\u0627",
    "=1+1", "@SUM(A1)", "\t=", "-2+3", "../", "..\\", "/etc/passwd", "file://", "http://", "javascript:", "data:text/html,",
    "\r\n", "\n\n\n", "NaN", "-1", "1e309", "0x7f", "None", "null", "true", "[]", "{}", "__proto__", "onload=", MARK,
    f"<script>{MARK}</script>", f"<img src=x onerror={MARK}>", "' OR '1'='1", "a" * 300, "\u00df", "\u0130", "\ufb01",
]  # fmt: skip


def many(number: int, seed: int = 2209) -> list[str]:
    """So many strings, put together from the parts; the same each time."""
    dice = random.Random(seed)
    found: dict[str, None] = {}
    while len(found) < number:
        found["".join(dice.choices(PARTS, k=dice.randint(1, 6)))] = None
    return list(found)


def alive(page: str) -> list[str]:
    """What stands in the page as it was typed, and would be carried out."""
    return [live for live in LIVE if live in page]
