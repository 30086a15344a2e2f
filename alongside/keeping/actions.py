"""Making copies, and writing down what came of checking them."""

import datetime
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils import timezone

from alongside.keeping.copying import pack
from alongside.keeping.figures import is_secret_vote_open
from alongside.keeping.forgotten import folder
from alongside.keeping.models import Copy
from alongside.keeping.sealing import new_key
from alongside.shared.errors import Refused
from alongside.shared.history.figures import public_head

KEPT_FOR = datetime.timedelta(days=35)
ENDING = ".copy"


def public_key_file() -> Path:
    return Path(settings.DATA) / "copies.pub"


def make_key(*, anew: bool = False) -> str:
    """The key for new copies: its public half is kept, what is returned goes on paper and nowhere else."""
    path = public_key_file()
    if path.exists() and not anew:
        raise Refused("There is a key already. A new one does not open older copies: ask for it by --new.")
    paper, public = new_key()
    path.write_bytes(public)
    path.chmod(0o600)
    return paper


def make_copy(to: Path | None = None, *, although_secret_vote: bool = False) -> Copy:
    """Make one copy of everything. Refused while a secret vote is open, unless somebody takes that on.

    A copy made during a secret vote could tie voters to votes (trust, finding 3); it says so and goes after 35 days.
    """
    if not public_key_file().exists():
        raise Refused("First make a key for the copies, and write it on paper: alongside backup-key")
    during = is_secret_vote_open()
    if during and not although_secret_vote:
        raise Refused("A secret vote is open, so no copy is made now. It is made when the vote has closed.")
    now = timezone.now()
    target = Path(to) if to else folder()
    target.mkdir(parents=True, exist_ok=True, mode=0o700)
    name = f"{now:%Y-%m-%d-%H%M%S-%f}{ENDING}"
    about = {"made_at": now.isoformat(), "head": public_head(), "during_secret_vote": during}
    pack(target / name, public_key_file().read_bytes(), about)
    return Copy.objects.create(name=name, size=(target / name).stat().st_size, during_secret_vote=during)


@transaction.atomic
def note_check(name: str, faults: list[str]) -> Copy | None:
    """Write down what a check found. None when the copy was made elsewhere."""
    copy = Copy.objects.filter(name=name).first()
    if copy is not None:
        copy.checked_at, copy.fault = timezone.now(), " ".join(faults)[:300]
        copy.save(update_fields=["checked_at", "fault"])
    return copy


def clear_old_copies(now: datetime.datetime) -> int:
    """Delete copies older than 35 days from the folder. How many."""
    gone = 0
    for file in folder().glob(f"*{ENDING}"):
        made = datetime.datetime.fromtimestamp(file.stat().st_mtime, datetime.UTC)
        if now - made > KEPT_FOR:
            file.unlink()
            gone += 1
    Copy.objects.filter(made_at__lt=now - KEPT_FOR).delete()
    return gone
