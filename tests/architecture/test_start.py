"""A web process starts small: libraries for reports, statistics and training are left to those who need them."""

import json
import os
import subprocess
import sys
from pathlib import Path

from attune.operations.data_folder import make_secret_key

HEAVY = {
    "numpy",
    "scipy",
    "sklearn",
    "statsmodels",
    "typst",
    "fhir",
    "pandas",
    "matplotlib",
    "playwright",
    "pytest",
}
# What the wsgi module loads lazily at the first request counts too: the address table and every view.
START = "import attune.config.wsgi; from django.urls import get_resolver; get_resolver().url_patterns"


def modules_after(code: str, *, folder: Path) -> set[str]:
    """Top-level modules that are loaded in a fresh interpreter after this code."""
    make_secret_key(folder)
    done = subprocess.run(
        [sys.executable, "-c", f"import json, sys; {code}; print(json.dumps(sorted(sys.modules)))"],
        env={**os.environ, "ATTUNE_DATA": str(folder), "DJANGO_SETTINGS_MODULE": "attune.config.settings"},
        capture_output=True,
        text=True,
        check=True,
    )
    return {name.partition(".")[0] for name in json.loads(done.stdout)}


def test_a_web_process_loads_nothing_heavy(tmp_path):
    modules = modules_after(START, folder=tmp_path)
    assert "attune" in modules
    assert modules & HEAVY == set()


def test_planted_heavy_import_is_found(tmp_path):
    assert "pytest" in modules_after(f"import pytest; {START}", folder=tmp_path) & HEAVY
