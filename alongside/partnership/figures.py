"""What every page says about the partnership."""

from dataclasses import dataclass, field

from django.urls import reverse

from alongside.partnership.models import ContactWay, Partnership


@dataclass(frozen=True)
class Site:
    """The partnership, as pages show it. Made in two queries, and whole even before there is a partnership."""

    name: str = "Alongside"
    strapline: str = ""
    about: str = ""
    logo_url: str = ""
    contact_name: str = ""
    contact_hours: str = ""
    ways: list[ContactWay] = field(default_factory=list)  # each has .label, .value, .href
    is_demo: bool = False
    zone: str = "Europe/London"

    @property
    def phone(self) -> ContactWay | None:
        return next((way for way in self.ways if way.kind == ContactWay.Kind.PHONE), None)


def site() -> Site:
    row = Partnership.objects.first()
    if row is None:
        return Site()
    order = ContactWay.Kind.values
    return Site(
        name=row.name,
        strapline=row.strapline,
        about=row.about,
        # The file's own name is in the address, so that a new logo is fetched and an old one may be kept.
        logo_url=f"{reverse('set_up:logo')}?{row.logo.name.rsplit('/', 1)[-1]}" if row.logo else "",
        contact_name=row.contact_name,
        contact_hours=row.contact_hours,
        ways=sorted(ContactWay.objects.all(), key=lambda way: order.index(way.kind)),
        is_demo=row.is_example,
        zone=row.zone,
    )
