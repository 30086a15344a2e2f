"""Writes docs/privacy.md from the personal-data map: `python -m tests.house.privacy`."""

import os
from pathlib import Path

from tests.house.places import ROOT

TARGET = "docs/privacy.md"
TOP = """# Personal data, and who sees it

Made by `python -m tests.house.privacy` from each room's `personal_data.py`; change those, not this page. The page
`/privacy/` says the same to everybody. The basis in law is a suggestion that a data protection lead has to confirm;
"you" is the person whom it is about.

Somebody sees their whole record at `/my-page/record/`. A copy is handed out, and somebody is erased, only after a
second person said yes or one of us asked back on a safe way. `alongside retention` clears away what is over, as happens
every night; `alongside retention --dry-run` only counts. Copies of the database that were made before keep what was
erased until they are thrown away.

Honest limits of a secret vote: the people who run the server could, with effort, see votes as they arrive; after the
close they cannot. Online voting cannot stop somebody standing next to you.
"""


def written() -> str:
    """The text of the page. Django has to be ready."""
    from django.utils import translation

    from alongside.shared.personal_data import parts

    with translation.override("en-gb"):
        pages = [TOP]
        for part in parts():
            if part.KEPT:
                pages.append(
                    f"\n## {part.__name__.removeprefix('alongside.').removesuffix('.personal_data')}\n"
                )
            pages += [lines_of(kept) for kept in part.KEPT]
    return "".join(pages)


def lines_of(kept) -> str:
    stays = f"- Stays when somebody is erased: {kept.stays_because}\n" if kept.stays_because else ""
    return (
        f"\n**{kept.what}** (`{kept.model}`: {', '.join(kept.fields)})\n\n"
        f"- Why: {kept.why}\n- Who sees it: {', '.join(str(who) for who in kept.who)}\n- Kept: {kept.kept}\n"
        f"- Basis: {kept.basis}\n{stays}"
    )


def problems_in_privacy(root: Path) -> list[str]:
    """The page on file is the map as it stands."""
    path = root / TARGET
    if path.exists() and path.read_text(encoding="utf-8") == written():
        return []
    return [f"{TARGET}:1 is not the map as it stands; run python -m tests.house.privacy."]


if __name__ == "__main__":
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "alongside.config.settings")
    django.setup()
    (ROOT / TARGET).write_text(written(), encoding="utf-8")
    print(f"Wrote {TARGET}.")
