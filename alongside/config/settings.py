"""Every setting, in one file, from the environment. The names an operator may set are in docs/running/."""

import os
import secrets
from pathlib import Path
from urllib.parse import unquote, urlsplit

from django.conf.locale import LANG_INFO
from django.utils.csp import CSP

from alongside.config import sqlite

sqlite.use_newer_sqlite()

PACKAGE = Path(__file__).resolve().parent.parent
DATA = Path(os.environ.get("ALONGSIDE_DATA", "data")).resolve()
HOST = os.environ.get("HOST", "127.0.0.1")
PORT = int(os.environ.get("PORT", "8000"))
LOOPBACK = HOST in {"127.0.0.1", "localhost", "::1"}


def data_folder() -> Path:
    """The folder of this installation, readable by its owner alone."""
    DATA.mkdir(parents=True, exist_ok=True, mode=0o700)
    return DATA


def secret_key() -> str:
    """The key from the data folder, made on first use; its file is readable by its owner alone."""
    path = data_folder() / "secret.key"
    try:
        with os.fdopen(os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600), "w") as new:
            new.write(secrets.token_urlsafe(64))
    except FileExistsError:
        pass
    return path.read_text(encoding="ascii").strip()


def sqlite_database(folder: Path) -> dict:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": folder / "alongside.sqlite3",
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": sqlite.INIT_COMMAND,
            "factory": sqlite.connection_class(),
        },
        # A file, so that the tests run under the same settings as the program.
        "TEST": {"NAME": DATA / f"test-{os.getpid()}.sqlite3"},
    }


def postgres_database(address: str) -> dict:
    """`postgresql://name:password@host:port/database`, as in docs/running/."""
    parts = urlsplit(address)
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": parts.port or "",
        "CONN_HEALTH_CHECKS": True,
    }


def mail_server(address: str) -> dict:
    """`smtp://name:password@host:port` with STARTTLS, or `smtps://…`; without one, mail is printed.

    A name or password with signs such as @ or / in it is written as in any web address. A server on this very machine
    is spoken to without TLS.
    """
    if not address:
        return {"BACKEND": "django.core.mail.backends.console.EmailBackend"}
    parts = urlsplit(address)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("ALONGSIDE_MAIL must look like smtp://name:password@mail.example.org:587")
    return {
        "BACKEND": "django.core.mail.backends.smtp.EmailBackend",
        "OPTIONS": {
            "host": parts.hostname,
            "port": parts.port,
            "username": unquote(parts.username or ""),
            "password": unquote(parts.password or ""),
            "use_ssl": parts.scheme == "smtps",
            "use_tls": parts.scheme == "smtp" and parts.hostname not in {"127.0.0.1", "localhost", "::1"},
            "timeout": 30,
        },
    }


SECRET_KEY = os.environ.get("ALONGSIDE_SECRET_KEY") or secret_key()
# The keys of locked fields, newest first; else they stand in a file of the data folder.
FIELD_KEYS = os.environ.get("ALONGSIDE_FIELD_KEYS", "").split()
FIELD_KEYS_FILE = DATA / "fields.key"
DEBUG = False
ADDRESS = os.environ.get("ALONGSIDE_ADDRESS", f"http://localhost:{PORT}").rstrip("/")
SECURE = ADDRESS.startswith("https://")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]", urlsplit(ADDRESS).hostname or "localhost"]
CSRF_TRUSTED_ORIGINS = [ADDRESS]

database_address = os.environ.get("ALONGSIDE_DATABASE", "")
DATABASES = {"default": postgres_database(database_address) if database_address else sqlite_database(DATA)}
DATABASES["default"]["CONN_MAX_AGE"] = None

INSTALLED_APPS = [
    "alongside.config.apps.Wiring",
    "alongside.demo",
    "alongside.home",
    "alongside.keeping",
    "alongside.reports",
    "alongside.conversations",
    "alongside.events",
    "alongside.voting",
    "alongside.documents",
    "alongside.groups",
    "alongside.safeguarding",
    "alongside.arrivals",
    "alongside.people",
    "alongside.equality",
    "alongside.partnership",
    "alongside.shared",
    "alongside.shared.kit",
    "alongside.shared.texts",
    "alongside.shared.history",
    "alongside.shared.post",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_ox",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
]

MIDDLEWARE = [
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "alongside.shared.web.TidyRequest",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "alongside.shared.web.ReadsDoNotWrite",
    "alongside.shared.web.KeptNowhere",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "alongside.shared.kit.middleware.SpeakTheirLanguage",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "alongside.shared.web.AskToSignIn",
    "alongside.shared.web.SetUpFirst",
    "django.contrib.messages.middleware.MessageMiddleware",
    "alongside.people.two_steps.AskForSecondStep",
    "allauth.account.middleware.AccountMiddleware",
]

ROOT_URLCONF = "alongside.config.urls"
WSGI_APPLICATION = "alongside.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "alongside.config.navigation.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "alongside.shared.texts.templatetags.texts",
            ],
        },
    },
]

# Who people are
AUTH_USER_MODEL = "people.Person"
AUTHENTICATION_BACKENDS = [
    "alongside.people.signing_in.ByReference",
    "allauth.account.auth_backends.AuthenticationBackend",
]
PASSWORD_HASHERS = ["django.contrib.auth.hashers.PBKDF2PasswordHasher"]
LOGIN_URL = "account_request_login_code"
LOGIN_REDIRECT_URL = "/my-page/"
LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "alongside.people.signing_in.SignInAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_USER_MODEL_EMAIL_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 3600  # many people need longer than ten minutes
ACCOUNT_LOGIN_BY_CODE_MAX_ATTEMPTS = 6
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_PREVENT_ENUMERATION = "strict"
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
# A hall of five hundred people shares one address, so limits count codes and accounts, not addresses.
ACCOUNT_RATE_LIMITS = {
    "request_login_code": "1000/m/ip,6/10m/key",
    "login": "1000/m/ip",
    "login_failed": "1000/m/ip,10/5m/key",
}
# Whoever keeps others' details signs in with two steps, wherever others can reach this installation.
ASK_SECOND_STEP = SECURE or not LOOPBACK
MFA_ADAPTER = "alongside.people.two_steps.SecondStepAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_ALLOW_UNVERIFIED_EMAIL = True  # a role is given by a person who knows them
ACCOUNT_REAUTHENTICATION_TIMEOUT = 20 * 60
SESSION_ENGINE = "alongside.shared.encryption.sessions"
SESSION_COOKIE_AGE = 60 * 60 * 24 * 90
SESSION_SAVE_EVERY_REQUEST = False
SESSION_COOKIE_NAME = "__Host-session" if SECURE else "session"
CSRF_COOKIE_NAME = "__Host-csrf" if SECURE else "csrf"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE
CSRF_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "alongside.home.faults.form_too_old"
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if SECURE else None
SECURE_SSL_REDIRECT = SECURE
SECURE_REDIRECT_EXEMPT = [r"^health$"]  # asked by a watcher on the same machine
SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365 if SECURE else 0
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
# A partnership may share its domain with websites that are not ours to switch to https, so these two stay theirs.
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF],
    "style-src": [CSP.SELF],
    "img-src": [CSP.SELF],
    "font-src": [CSP.SELF],
    "media-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "form-action": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "frame-ancestors": [CSP.NONE],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 12 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
LARGEST_FILM = int(os.environ.get("ALONGSIDE_LARGEST_FILM", "500")) * 1024 * 1024

# What the rooms below may call, named here so that imports keep pointing down the ladder
ADDRESS_BOOK = "alongside.events.address_book.reach"
WAY_FAILED = "alongside.people.actions.way_did_not_work"
STOP_NEWS = "alongside.people.actions.stop_news"
MAY_SEND = "alongside.partnership.facts.may_send"
GLOSSARY = "alongside.partnership.figures.glossary"
IS_SET_UP = "alongside.partnership.facts.is_set_up"
KEPT_FORM_PAGE = "home:kept"
WAYS_OUT = "alongside.config.ways_out.WAYS_OUT"
WAYS_IN = "home:ways_in"
SET_UP_START = "set_up:start"
PANELS = "alongside.config.panels.PANELS"
OPPORTUNITIES = "alongside.config.opportunities.OPPORTUNITIES"
DUE = "alongside.config.due.DUE"
SAVE_DISPLAY = "alongside.people.actions.keep_display"
MAKE_FIRST_PERSON = "alongside.people.actions.make_first_person"
# What higher rooms keep on the strength of a yes goes with it, at once.
GOES_WITH_A_YES = ["alongside.events.actions.arranging.forget_without_yes"]
ON_TAKEN_BACK = "alongside.keeping.forgotten.remember_taken_back"
QUIET_ROOMS = ["safeguarding"]  # whose letters stand in no list that workers see
TAKE_OUT = "alongside.home.actions.erasing.wipe"
WHATS_ON = "alongside.events.letter_lines.whats_on"

# Language and time
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Europe/London"
LANGUAGE_CODE = "en-gb"
# The shorter words are a catalogue of their own; pages in them still say lang="en-GB".
LANG_INFO["en-easy"] = {**LANG_INFO["en-gb"], "code": "en-easy", "name": "English, shorter words"}
LANGUAGES = [("en-gb", "English"), ("en-easy", "English, shorter words"), ("ur", "اردو")]
# In the menu stand only those of which every string has its words; a house test holds us to it.
OFFERED_LANGUAGES = ["en-gb", "en-easy"]
LOCALE_PATHS = [PACKAGE / "locale"]
FORMAT_MODULE_PATH = []

# Letters. Sending is off until an operator names a mail server; until then mail is printed.
MAILERS = {"default": mail_server(os.environ.get("ALONGSIDE_MAIL", ""))}
DEFAULT_FROM_EMAIL = os.environ.get("ALONGSIDE_MAIL_FROM", "hello@example.org")
# Text messages: "" (a person sends them), "file" (for trying out), "notify:TEMPLATE:KEY" (GOV.UK Notify).
TEXTS = os.environ.get("ALONGSIDE_TEXTS", "")
SERVER_EMAIL = DEFAULT_FROM_EMAIL

# Work in the background
TASKS = {
    "default": {
        "BACKEND": "django_ox.backend.OxBackend",
        "OPTIONS": {
            "SCHEDULES": {
                "send letters": {
                    "task": "alongside.shared.post.tasks.send_waiting_letters",
                    "every": 60,
                },
                "make formats of papers, and stamp what is late": {
                    "task": "alongside.documents.tasks.look_after_papers",
                    "every": 60 * 5,
                },
                "the waiting list, reminders, and whether it was there": {
                    "task": "alongside.events.tasks.look_after_events",
                    "every": 60 * 5,
                },
                "results that nobody questioned become final": {
                    "task": "alongside.voting.tasks.make_results_final",
                    "every": 60 * 60,
                },
                "keep the numbers of access": {
                    "task": "alongside.events.tasks.let_go_tonight",
                    "every": 60 * 60 * 24,
                },
                "take out who never answered": {
                    "task": "alongside.arrivals.tasks.let_go_tonight",
                    "every": 60 * 60 * 24,
                },
                "clear away what is over": {
                    "task": "alongside.home.tasks.clear_tonight",
                    "every": 60 * 60 * 24,
                },
                "a copy of everything": {
                    "task": "alongside.keeping.tasks.copy_tonight",
                    "every": 60 * 60 * 24,
                },
                "keep answers about us all apart from people": {
                    "task": "alongside.equality.tasks.keep_apart",
                    "every": 60 * 60 * 24,
                },
            },
        },
    }
}

# Files
STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
# Letters of scripts that many machines lack, for pages as for books
STATICFILES_DIRS = [("letters", PACKAGE / "formats" / "fonts")]
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"},
}
MEDIA_ROOT = DATA / "media"
COPIES = Path(os.environ.get("ALONGSIDE_COPIES") or DATA / "copies")
FILE_UPLOAD_PERMISSIONS = 0o600
FILE_UPLOAD_HANDLERS = [
    "alongside.shared.uploads.arriving.NoLargerThanAFilm",
    "django.core.files.uploadhandler.MemoryFileUploadHandler",
    "django.core.files.uploadhandler.TemporaryFileUploadHandler",
]
LARGEST_FROM_STRANGERS = 12 * 1024 * 1024  # bytes, from whoever is not signed in
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "filters": {
        "without_what_we_said": {"()": "alongside.shared.log.WithoutWhatWeSaid"},
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "loggers": {"django.request": {"filters": ["without_what_we_said"]}},
    "root": {"handlers": ["console"], "level": "WARNING"},
}
