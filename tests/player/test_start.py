"""A server whose content files are wrong does not start."""

import os
import socket
import subprocess
import sys

from tests.player.playing import write


def test_a_broken_content_file_stops_the_start_with_its_reason(tmp_path):
    folder = write(tmp_path / "curriculum")
    file = folder / "en" / "practices" / "03" / "half-speed.yaml"
    file.write_text(file.read_text().replace("minutes: 5", "minutes: five"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = str(probe.getsockname()[1])
    started = subprocess.run(
        [
            sys.executable,
            "-m",
            "attune.operations",
            "serve",
            "--port",
            port,
            "--data",
            str(tmp_path / "data"),
        ],
        env={
            **os.environ,
            "ATTUNE_CURRICULUM": str(folder),
            "DJANGO_SETTINGS_MODULE": "attune.config.settings",
        },
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert started.returncode == 2
    assert (
        'half-speed.yaml:8: `minutes` is "five", a number is needed. Mend: write 3, 5 or 10.'
        in started.stderr
    )
    assert "Traceback" not in started.stderr
