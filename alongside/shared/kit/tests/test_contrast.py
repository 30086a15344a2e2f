"""Every pair of colours that words are shown in has 7:1 or better, in every theme, computed from the style sheet."""

import re
from pathlib import Path

import pytest

import alongside.shared.kit

SHEET = (Path(alongside.shared.kit.__file__).parent / "static" / "kit" / "kit.css").read_text(
    encoding="utf-8"
)
TOKEN = re.compile(r"--([\w-]+):(#[0-9a-f]{3,6})\b")
ON = {
    "ink": ["ground", "soft", "card"],
    "link": ["ground", "soft", "card"],
    "kept": ["ground", "soft", "card"],
    "broken": ["ground", "soft", "card"],
    "figure": ["ground", "soft", "card"],
    "on-bar": ["bar"],
    "on-main": ["main"],
    "focus-ink": ["focus"],
}
TEXT, PART = 7, 3


def block(selector: str) -> dict[str, str]:
    found = re.search(re.escape(selector) + r"\{([^}]*)\}", SHEET)
    assert found, selector
    return dict(TOKEN.findall(found[1]))


ORDINARY = dict(TOKEN.findall(SHEET[SHEET.index(":root{") : SHEET.index("}", SHEET.index(":root{"))]))
DARK = block("@media (prefers-color-scheme:dark){[data-colours=auto]")
THEMES = {
    "paper": ORDINARY,
    **{
        name: {**ORDINARY, **block(f"[data-colours={name}]")}
        for name in ("white", "cream", "dark", "yellow-on-black")
    },
    "as the device is set: dark": {**ORDINARY, **DARK},
    "as the device is set: more contrast": {
        **ORDINARY,
        **block("@media (prefers-contrast:more) and (prefers-color-scheme:light){[data-colours=auto]"),
    },
}


def luminance(colour: str) -> float:
    """WCAG 2.2, relative luminance."""
    digits = colour[1:] if len(colour) == 7 else "".join(sign * 2 for sign in colour[1:])
    channels = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    linear = [one / 12.92 if one <= 0.04045 else ((one + 0.055) / 1.055) ** 2.4 for one in channels]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(first: str, second: str) -> float:
    light, dark = sorted([luminance(first), luminance(second)], reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", THEMES)
def test_words_stand_out_in_every_theme(theme):
    colours = THEMES[theme]
    faint = {
        f"{ink} on {ground}": round(contrast(colours[ink], colours[ground]), 2)
        for ink, grounds in ON.items()
        for ground in grounds
        if contrast(colours[ink], colours[ground]) < TEXT
    }

    assert faint == {}


@pytest.mark.parametrize("theme", THEMES)
def test_lines_around_what_is_filled_in_can_be_seen(theme):
    colours = THEMES[theme]

    assert contrast(colours["line"], colours["ground"]) >= PART


def test_the_sum_is_right():
    assert contrast("#000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#fff") == pytest.approx(4.48, abs=0.01)
