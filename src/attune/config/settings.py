"""Settings of a running server. The only input from outside is the environment (see docs/operating.md)."""

from attune.config import environment

DATA = environment.data_folder()
SECRET_KEY = environment.secret_key(DATA)
DEBUG = False
# Any name may reach this server in a home network; nothing here is built from the Host header.
ALLOWED_HOSTS = environment.hosts()
ROOT_URLCONF = "attune.config.urls"
WSGI_APPLICATION = "attune.config.wsgi.application"

INSTALLED_APPS = [
    "django.contrib.staticfiles",
    "attune.web",
    "attune.people",
    "attune.spaces",
    "attune.safety",
    "attune.player",
    "attune.learn",
    "attune.practise",
    "attune.measure",
    "attune.tools.journal",
    "attune.tools.search",
    "attune.tools.sharing",
    "attune.account",
    "attune.today",
    "attune.operations",
]

MIDDLEWARE = [
    "attune.web.limits.LimitMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "attune.people.middleware.SessionMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "attune.web.refusals.RefusalMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "OPTIONS": {
            "loaders": [
                ("django.template.loaders.cached.Loader", ["django.template.loaders.app_directories.Loader"])
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "attune.config.navigation.places",
            ],
        },
    }
]

DATABASES = {"default": environment.database(DATA)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

USE_TZ = True
TIME_ZONE = "UTC"
LANGUAGE_CODE = "en"
LANGUAGES = [("en", "English")]

STATIC_URL = "/static/"
STATIC_ROOT = DATA / "static"
STORAGES = {"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}}

# Browsers keep Secure cookies on plain http only for localhost; any other address needs HTTPS in front.
CSRF_COOKIE_NAME = "__Host-attune-csrf"
CSRF_COOKIE_SECURE = True
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Strict"
CSRF_COOKIE_PATH = "/"
CSRF_COOKIE_AGE = None  # it goes when the browser closes
CSRF_TRUSTED_ORIGINS = environment.trusted_origins()
CSRF_FAILURE_VIEW = "attune.web.views.csrf_failure"
SECURE_PROXY_SSL_HEADER = environment.proxy_header()
SECURE_HSTS_SECONDS = 31_536_000 if SECURE_PROXY_SSL_HEADER else 0
SECURE_CONTENT_TYPE_NOSNIFF = True
# Not "no-referrer": with it browsers send "Origin: null" with every form, and each would be refused.
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": ["'none'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'"],
    "connect-src": ["'self'"],
    "worker-src": ["'self'"],
    "manifest-src": ["'self'"],
    "form-action": ["'self'"],
    "base-uri": ["'none'"],
    "frame-ancestors": ["'none'"],
}
DATA_UPLOAD_MAX_MEMORY_SIZE = 1_000_000
# What takes a file says so itself and holds it in memory: none is written.
FILE_UPLOAD_HANDLERS: list[str] = []
# Addresses that take more than a form, and how much: an archive that is brought in, packed and unpacked.
ATTUNE_ARCHIVE_MB = environment.archive_mb()
ATTUNE_UPLOADS = {"/account/import": ATTUNE_ARCHIVE_MB * 1_000_000}

# One place says what a log may hold: the level, the module and a sentence of ours. No request, no path, no text.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": True,
    "formatters": {"plain": {"()": "attune.config.logs.PlainFormatter"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"django": {"handlers": ["stderr"], "level": "ERROR", "propagate": False}},
}

# Argon2id, RFC 9106's memory-constrained choice but with p = 1: 64 MiB, three passes.
ATTUNE_ARGON2 = {"memory_kib": 65536, "iterations": 3, "lanes": 1}
# The weakest that is accepted in a row. Stays where it is when the line above is raised, until everyone signed in.
ATTUNE_ARGON2_LEAST = {"memory_kib": 65536, "iterations": 3, "lanes": 1}
ATTUNE_CURRICULUM = environment.curriculum_folder()
ATTUNE_STEP_TYPES = {
    name: f"attune.player.steps.{name}"
    for name in ("read", "reflect", "rate", "choose", "feelings", "breathe", "timer", "list", "scene")
}
# Where backups lie, and after how many days they go: what was erased can be opened from one until then.
ATTUNE_BACKUPS = environment.backups(DATA)
ATTUNE_BACKUP_DAYS = environment.backup_days()
