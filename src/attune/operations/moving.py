"""`attune database move`: everything from the configured database into an empty other one, counted and proved."""

from typing import Any

from django.conf import settings
from django.core.management.color import no_style
from django.db import connections, transaction
from django.db.models import QuerySet

from attune.operations import postgresql, second, tables
from attune.operations.data_folder import is_served
from attune.operations.databases import SQLITE, configured
from attune.operations.progress import bar
from attune.operations.refusal import Refusal

TARGET = "target"


def move(*, to: str) -> int:
    """Copy, count, compare, and say what to set. 1 when the copy is not the same (then nothing of it stays)."""
    wanted = configured(to, settings.DATA)
    refuse_same(wanted)
    refuse_served()
    if problems := [*tables.pending(), *tables.unknown()]:
        raise Refusal(
            f"the database is not up to date with this version ({', '.join(problems)}). Mend: start the server once."
        )
    with second.opened(TARGET, wanted):
        if not second.is_empty(TARGET):
            raise Refusal(
                "the database to move to is not empty. Mend: make a new one, and name it with --to."
            )
        try:
            different = copy_and_prove()
        except BaseException:
            second.clear(TARGET)
            raise
        if different:
            second.clear(TARGET)
            print(f"The copy differs in {', '.join(different)}. It was undone, and nothing has changed.")
            return 1
    say_done(to)
    return 0


def copy_and_prove() -> list[str]:
    """The tables whose copy is not the same. Both databases stand still while it runs."""
    second.migrate(TARGET)
    with postgresql.snapshot(), transaction.atomic(using=TARGET):
        counted = tables.counts()
        with bar(sum(counted.values()), " rows", "Copying") as progress:
            for model in tables.models():
                copy(model, progress)
        reset_sequences()
        with bar(2 * sum(counted.values()), " rows", "Comparing") as progress:
            different = [model._meta.db_table for model in tables.models() if not same(model, progress)]
    if not different:
        print(f"Copied {sum(counted.values())} rows in {len(counted)} tables; every column was compared.")
    return different


def copy(model: Any, progress: Any) -> None:
    """All rows of one table, in batches."""
    names, batch = tables.columns(model), []
    for row in tables.rows(model, "default"):
        batch.append(model(**dict(zip(names, row, strict=True))))
        if len(batch) == tables.BATCH:
            QuerySet(model, using=TARGET).bulk_create(batch)
            progress.update(len(batch))
            batch = []
    QuerySet(model, using=TARGET).bulk_create(batch)
    progress.update(len(batch))


def same(model: Any, progress: Any) -> bool:
    """Whether count and digest of a table are equal on both sides."""
    here, there = tables.digest(model, "default"), tables.digest(model, TARGET)
    progress.update(here[0] + there[0])
    return here == there


def reset_sequences() -> None:
    """On PostgreSQL the next new row's number follows the highest that was copied."""
    target = connections[TARGET]
    with target.cursor() as cursor:
        for statement in target.ops.sequence_reset_sql(no_style(), tables.models()):
            cursor.execute(statement)


def refuse_same(wanted: dict[str, Any]) -> None:
    """Refuse to move a database onto itself."""
    here = settings.DATABASES["default"]
    if all(
        str(here.get(name, "")) == str(wanted.get(name, "")) for name in ("ENGINE", "NAME", "HOST", "PORT")
    ):
        raise Refusal("this is the database in use. Mend: name another with --to.")


def refuse_served() -> None:
    """Refuse while a server can be seen: what it writes meanwhile would be left behind."""
    if is_served(settings.DATA) or postgresql.others():
        raise Refusal("a server is running on this database. Mend: end it, and start the move again.")


def say_done(to: str) -> None:
    """What to set from now on, without the address, which may hold a password."""
    if to.strip() in SQLITE:
        print("From now on leave ATTUNE_DATABASE unset. The PostgreSQL database was left as it is.")
    else:
        print(
            "From now on set ATTUNE_DATABASE to the address that --to named. attune.sqlite3 was left as it is."
        )
    print("When the server runs well on the new one, remove the old one: it holds the same sealed records.")
