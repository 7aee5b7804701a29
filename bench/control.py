"""The control: the least that a Django page with a signed-in person and 20 rows can be.

One file, the same SQLite settings and the same granian as Attune, run beside it on the same machine in the same
minutes, so that a ratio of the two says something where a figure alone would not. Its page: session, user, one
query, 20 rows, no form. Its save: one row inserted from a posted text, then a redirect. Both pass the CSRF check.
It is fixed: change it only together with the ratios that stand on it (docs/decisions/control.md).

    python -m bench.control FOLDER PORT     prints the cookies that open it, then serves until it is ended
"""

import os
import sys
from datetime import timedelta
from pathlib import Path
from typing import ClassVar

import django
from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import path

from attune.operations.sqlite import options

PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8"><title>Notes</title><link rel="stylesheet" href="/static/site.css"></head>
<body><header><a href="/">Notes</a> <span>{{ user.username }}</span></header><main><h1>Notes</h1><ul>
{% for note in notes %}<li><time datetime="{{ note.at|date:'c' }}">{{ note.at|date:"j F Y, H:i" }}</time>
<h2>{{ note.title }}</h2><p>{{ note.text }}</p></li>
{% endfor %}</ul></main></body></html>"""

CONTRIB = "django.contrib"


def configure(folder: Path) -> None:
    """Django with contrib's sessions and users, and nothing else."""
    loader = ("django.template.loaders.locmem.Loader", {"page.html": PAGE})
    settings.configure(
        SECRET_KEY="it guards nothing: the folder is thrown away",
        ALLOWED_HOSTS=["localhost"],
        ROOT_URLCONF="bench.control",
        INSTALLED_APPS=[f"{CONTRIB}.contenttypes", f"{CONTRIB}.auth", f"{CONTRIB}.sessions"],
        MIDDLEWARE=[
            "django.middleware.security.SecurityMiddleware",
            f"{CONTRIB}.sessions.middleware.SessionMiddleware",
            "django.middleware.common.CommonMiddleware",
            "django.middleware.csrf.CsrfViewMiddleware",
            f"{CONTRIB}.auth.middleware.AuthenticationMiddleware",
        ],
        TEMPLATES=[
            {
                "BACKEND": "django.template.backends.django.DjangoTemplates",
                "OPTIONS": {
                    "loaders": [("django.template.loaders.cached.Loader", [loader])],
                    "context_processors": [f"{CONTRIB}.auth.context_processors.auth"],
                },
            }
        ],
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "control.sqlite3",
                "CONN_MAX_AGE": None,
                "OPTIONS": options(),
            }
        },
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        TIME_ZONE="UTC",
    )
    django.setup()


if "BENCH_CONTROL_FOLDER" in os.environ:
    configure(Path(os.environ["BENCH_CONTROL_FOLDER"]))

    from django.contrib.auth.models import User
    from django.core.wsgi import get_wsgi_application
    from django.db import connections, models, transaction
    from django.shortcuts import render
    from django.utils import timezone

    class Note(models.Model):
        """A row in the clear."""

        user = models.ForeignKey(User, on_delete=models.CASCADE)
        at = models.DateTimeField()
        title = models.CharField(max_length=200)
        text = models.TextField()
        objects: ClassVar[models.Manager["Note"]] = models.Manager()

        class Meta:
            app_label = "bench"
            indexes: ClassVar = [models.Index(fields=["user", "at"], name="notes_by_time")]

    def see_notes(request: HttpRequest) -> HttpResponse:
        """The newest 20 rows of the signed-in user."""
        notes = Note.objects.filter(user=request.user.pk).order_by("-at")[:20]
        return render(request, "page.html", {"notes": notes, "user": request.user})

    def save_note(request: HttpRequest) -> HttpResponse:
        """One row more. It is dated back, so that the page goes on showing the same 20 rows."""
        at = timezone.now() - timedelta(days=365)
        with transaction.atomic():
            Note.objects.create(user_id=request.user.pk, at=at, title="A note", text=request.POST["text"])
        return HttpResponseRedirect("/")

    urlpatterns = [path("", see_notes), path("save", save_note)]
    application = get_wsgi_application()


def seed() -> str:
    """Make the tables, a user with 200 notes and a session; the Cookie header that opens it."""
    from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
    from django.contrib.sessions.backends.db import SessionStore
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    with connections["default"].schema_editor() as editor:
        editor.create_model(Note)
    user = User.objects.create(username="somebody")
    now = timezone.now()
    Note.objects.bulk_create(
        Note(user=user, at=now, title=f"Note {number}", text="plain words " * 30) for number in range(200)
    )
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = "django.contrib.auth.backends.ModelBackend"
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    connections.close_all()
    return f"sessionid={session.session_key}; csrftoken={'a' * 32}"


def main() -> int:
    """Configure, seed, say the cookies, serve."""
    from attune.operations.workers import run_workers

    os.environ["BENCH_CONTROL_FOLDER"] = sys.argv[1]
    from bench import control

    print(control.seed(), flush=True)
    return run_workers("bench.control:application", host="127.0.0.1", port=int(sys.argv[2]))


if __name__ == "__main__":
    sys.exit(main())
