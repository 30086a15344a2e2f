from alongside.people.models.agreeing import Consent
from alongside.people.models.cards import KnownBrowser, SignInCard
from alongside.people.models.helping import Help, HelpWanted, Right
from alongside.people.models.here_as import Affiliation, Hat, Organisation, OwnWords, PersonHat
from alongside.people.models.joining import Joining
from alongside.people.models.needs import Need, NeedStep, Step, WorkingWithMe
from alongside.people.models.person import Format, Person, Role
from alongside.people.models.reaching import ContactRoute
from alongside.people.models.reflecting import NoteToMyself

__all__ = [
    "Affiliation",
    "Consent",
    "ContactRoute",
    "Format",
    "Hat",
    "Help",
    "HelpWanted",
    "Joining",
    "KnownBrowser",
    "Need",
    "NeedStep",
    "NoteToMyself",
    "Organisation",
    "OwnWords",
    "Person",
    "PersonHat",
    "Right",
    "Role",
    "SignInCard",
    "Step",
    "WorkingWithMe",
]
