"""Give Django an SQLite library that two processes may write at once.

Every SQLite from 3.7.0 to 3.51.2 can corrupt a WAL database that two connections write and checkpoint at the
same moment (fixed in 3.51.3, and by backport in 3.44.6 and 3.50.7). The interpreter's own library is mostly
older, so `pysqlite3` (3.53 and later) takes its place where a wheel exists. Imported before Django opens
anything; nothing else imports `sqlite3` directly.
"""

import sys
from importlib import import_module
from types import ModuleType
from typing import Any

FIXED_BRANCHES = ((3, 44, 6), (3, 50, 7))
FIXED_FROM = (3, 51, 3)

# Numbers of sqlite3_limit(); pysqlite3 lacks the names (sqlite.org/c3ref/c_limit_attached.html).
LIMITS = {"SQLITE_LIMIT_COLUMN": 2, "SQLITE_LIMIT_VARIABLE_NUMBER": 9}
# What the library is built with when nobody asks otherwise (sqlite.org/limits.html).
DEFAULTS = {2: 2000, 9: 32766}


def is_fixed(version: tuple[int, ...]) -> bool:
    """Whether this SQLite version is free of the WAL-reset fault."""
    if version >= FIXED_FROM:
        return version != (3, 52, 0)
    return any(version[:2] == branch[:2] and version >= branch for branch in FIXED_BRANCHES)


def install() -> ModuleType:
    """Put the best SQLite module into `sys.modules` and return it."""
    try:
        package, dbapi2 = import_module("pysqlite3"), import_module("pysqlite3.dbapi2")
    except ImportError:
        return import_module("sqlite3")
    for name, number in LIMITS.items():
        for module in (package, dbapi2):
            if not hasattr(module, name):
                setattr(module, name, number)
    sys.modules["sqlite3"] = package
    sys.modules["sqlite3.dbapi2"] = dbapi2
    return package


sqlite: Any = install()


class Connection(sqlite.Connection):  # type: ignore[misc]
    """A connection with `getlimit`, which Django 6.1 asks for and pysqlite3 0.6.1 lacks."""

    if not hasattr(sqlite.Connection, "getlimit"):

        def getlimit(self, category: int) -> int:
            """The library's default for this limit; nothing here ever lowers one."""
            return DEFAULTS[category]


def options() -> dict[str, Any]:
    """Django's OPTIONS: WAL only on a library without the fault; commits are synced, erased rows overwritten."""
    journal = "WAL" if is_fixed(tuple(sqlite.sqlite_version_info)) else "TRUNCATE"
    pragmas = (f"journal_mode={journal}", "synchronous=FULL", "secure_delete=ON", "foreign_keys=ON")
    return {
        "factory": Connection,
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "".join(f"PRAGMA {pragma};" for pragma in pragmas),
    }
