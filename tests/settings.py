"""Settings of the tests: the product's own, on a throw-away data folder, with a hash that costs nothing.

Weak hash parameters exist here and nowhere else. The database is SQLite, or the one that ATTUNE_TEST_DATABASE names
(`script/test --postgres` sets it); what runs a real server is ATTUNE_DATABASE, which tests do not read.
"""

import os
import tempfile
from pathlib import Path

DATA_FOLDER = Path(os.environ.get("ATTUNE_TEST_DATA") or tempfile.mkdtemp(prefix="attune-tests-"))
if not (DATA_FOLDER / "secret.key").exists():
    (DATA_FOLDER / "secret.key").write_text("only-for-tests-" * 5)
(DATA_FOLDER / "static").mkdir(exist_ok=True)
os.environ["ATTUNE_DATA"] = str(DATA_FOLDER)
for name in ("ATTUNE_DATABASE", "ATTUNE_BACKUPS", "ATTUNE_BACKUP_DAYS", "ATTUNE_ARCHIVE_MB"):
    os.environ.pop(name, None)

from attune.config.settings import *  # noqa: E402, F403
from attune.operations.databases import configured  # noqa: E402

DATABASES = {"default": configured(os.environ.get("ATTUNE_TEST_DATABASE", ""), DATA_FOLDER)}
ATTUNE_ARGON2 = ATTUNE_ARGON2_LEAST = {"memory_kib": 32, "iterations": 1, "lanes": 1}
STORAGES = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
