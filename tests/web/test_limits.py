"""Nothing larger than a form is read, by anyone."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client


@pytest.mark.parametrize("length", ["1000001", "99999999999", "-1", "x", "1e3"])
def test_a_body_that_is_too_large_is_refused_unread(client: Client, length: str) -> None:
    answer = client.generic("POST", "/theme", b"theme=dark", CONTENT_LENGTH=length)
    assert answer.status_code == 413
    assert answer["Cache-Control"] == "no-store, private"


def test_a_file_is_never_written(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        "tempfile.NamedTemporaryFile", lambda *args, **kwargs: pytest.fail("a file was written")
    )
    upload = SimpleUploadedFile("large", b"x" * 3_000_00)
    assert client.post("/theme", {"theme": "dark", "file": upload}).status_code in {302, 400}
