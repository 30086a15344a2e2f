"""What is not safe yet for real people, in sentences that also say what to do: `alongside check --deploy`."""

import os
import shutil
import stat
from pathlib import Path

NETWORK_DRIVES = {"nfs", "nfs4", "cifs", "smb3", "smbfs", "9p", "afs", "ceph", "fuse.sshfs", "fuse.glusterfs"}
LEAST_FREE = 1024**3  # bytes
LEAST_FREE_PART = 0.1
# What Django says about https and mail, we say in our own words.
SAID_ALREADY = {"security.W004", "security.W008", "security.W012", "security.W016", "mail.E001"}
DJANGO_IN_OUR_WORDS = {
    "security.W009": "The secret key is too short or easy to guess. Take ALONGSIDE_SECRET_KEY away, and a good one is made.",
    "security.W018": "The program shows its inside when it fails. Take DEBUG away from the settings.",
    "security.W020": "The program does not know its own address. Set ALONGSIDE_ADDRESS.",
}


def not_safe_yet() -> list[str]:
    """Everything that somebody should care for before real people come. Nothing when all is well."""
    return [
        *about_the_address(),
        *about_the_keys(),
        *about_mail(),
        *about_people(),
        *about_the_folder(),
        *about_copies(),
        *about_the_disk(),
        *what_django_says(),
    ]


def about_the_address() -> list[str]:
    from django.conf import settings

    if settings.SECURE:
        return []
    said = [
        f"People's words would travel openly: {settings.ADDRESS} is not https. "
        "Set ALONGSIDE_ADDRESS to the https address that people type."
    ]
    if not settings.LOOPBACK:
        said.append(
            f"HOST is {settings.HOST}, so other computers reach the program without https. "
            "Take HOST away, and put Caddy or nginx in front."
        )
    return said


def about_the_keys() -> list[str]:
    return [
        f"{name} stands in the environment, which often comes from a file that others read. "
        f"Put it into {file} in the data folder, readable by its owner alone."
        for name, file in (("ALONGSIDE_SECRET_KEY", "secret.key"), ("ALONGSIDE_FIELD_KEYS", "fields.key"))
        if os.environ.get(name)
    ]


def about_mail() -> list[str]:
    from django.conf import settings

    said = []
    if settings.MAILERS["default"]["BACKEND"].endswith(("console.EmailBackend", "dummy.EmailBackend")):
        said.append(
            "No mail leaves this program, so nobody can sign in by mail. Name a mail server in the settings."
        )
    if settings.DEFAULT_FROM_EMAIL.endswith("@example.org"):
        said.append(
            f"Mail would come from {settings.DEFAULT_FROM_EMAIL}. Set ALONGSIDE_MAIL_FROM to your own."
        )
    return said


def about_people() -> list[str]:
    from alongside.config.ready import are_tables_behind
    from alongside.partnership.facts import the_partnership
    from alongside.people.models import Person, Role
    from alongside.people.two_steps import has_second_step
    from alongside.safeguarding.figures import leads

    if are_tables_behind():
        return ["The tables are not made yet, or are of an older version. Start Alongside once."]
    partnership = the_partnership()
    if partnership is None or partnership.set_up_at is None:
        return ["No partnership is set up yet. Whoever has the code from the terminal can do it."]
    if partnership.is_example:
        return [
            "This is the example partnership, in which anybody can act. Start with an empty data folder and --empty."
        ]
    said = []
    open_roles = Role.objects.filter(ended_on=None)
    administrators = Person.objects.filter(
        is_active=True, pk__in=open_roles.filter(kind=Role.Kind.ADMINISTRATOR).values("person")
    ).count()
    if administrators < 2:
        said.append(
            f"{('Nobody looks', 'One person alone looks')[administrators]} after this website. "
            "When they lose their phone, nobody can help. Give the role to a second person."
        )
    if not leads().exists():
        said.append(
            "Nobody is named to keep people safe, so a worry reaches nobody. An administrator names them."
        )
    without = sum(
        not has_second_step(person)
        for person in Person.objects.filter(is_active=True, pk__in=open_roles.values("person"))
    )
    if without:
        said.append(
            f"{without} {'person' if without == 1 else 'people'} with a role signed in without a second step so far. "
            "They are asked for it when they next come. Ask them to do it today."
        )
    return said


def about_the_folder() -> list[str]:
    from django.conf import settings

    said = []
    for path in (
        settings.DATA,
        settings.DATA / "secret.key",
        Path(settings.FIELD_KEYS_FILE),
        settings.DATA / "alongside.sqlite3",
    ):
        if path.exists() and stat.S_IMODE(path.stat().st_mode) & 0o077:
            said.append(f"Others on this machine can read {path}. Type: chmod go-rwx {path}")
    return said


def about_copies() -> list[str]:
    from django.conf import settings

    from alongside.keeping.actions import public_key_file
    from alongside.keeping.figures import is_check_overdue

    place = Path(settings.COPIES).resolve()
    said = []
    if not public_key_file().exists():
        said.append("No copies are made yet. Type: alongside backup-key")
    elif is_check_overdue():
        said.append(
            "No copy was looked at in 8 days, or the last was not good. Type: alongside restore --check, and its file"
        )
    if place.is_relative_to(Path(settings.DATA).resolve()):
        said.append(
            "There is no folder of its own for copies, so what breaks the data folder takes them along. "
            "Set ALONGSIDE_COPIES to a folder elsewhere, best on another disk."
        )
    elif not place.is_dir():
        said.append(f"The folder for copies, {place}, is not there. Make it, or set ALONGSIDE_COPIES anew.")
    return said


def about_the_disk() -> list[str]:
    from django.conf import settings
    from django.db import connection

    said = []
    disk = shutil.disk_usage(settings.DATA)
    if disk.free < LEAST_FREE or disk.free < disk.total * LEAST_FREE_PART:
        said.append(
            f"The disk is nearly full: {disk.free // 1024**2} MB are left. Make room, or nothing can be kept."
        )
    kind = kind_of_drive(settings.DATA)
    if connection.vendor == "sqlite" and kind in NETWORK_DRIVES:
        said.append(
            f"The data folder is on a network drive ({kind}), where SQLite can lose what people wrote. "
            "Put it on a disk of this machine, or use PostgreSQL."
        )
    return said


def kind_of_drive(folder: Path, mounts: Path = Path("/proc/mounts")) -> str:
    """The kind of the file system under a folder, as Linux tells it; "" where nobody tells."""
    try:
        lines = mounts.read_text(encoding="utf-8").splitlines()
    except OSError:
        return ""
    found = {}
    for line in lines:
        _device, point, kind, *_rest = line.split()
        place = Path(point.replace("\\040", " "))
        if folder.is_relative_to(place):
            found[len(place.parts)] = kind
    return found[max(found)] if found else ""


def what_django_says() -> list[str]:
    from django.core.checks import WARNING, run_checks

    return [
        DJANGO_IN_OUR_WORDS.get(message.id, f"Django says: {message.msg} ({message.id})")
        for message in run_checks(include_deployment_checks=True)
        if message.level >= WARNING and not message.is_silenced() and message.id not in SAID_ALREADY
    ]
