"""A file that is brought: held in memory while it is looked at, never written anywhere."""

from io import BytesIO

from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class InMemory(FileUploadHandler):
    """Takes one file of at most `limit` bytes."""

    limit = 32_000_000

    def __init__(self, request: HttpRequest) -> None:
        """Begin with nothing."""
        super().__init__(request)
        self.parts: list[bytes] = []
        self.held = 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold it; stop where there is too much."""
        self.held = start + len(raw_data)
        if self.held > self.limit:
            raise StopUpload(connection_reset=True)
        self.parts.append(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Hand it over."""
        whole, self.parts = BytesIO(b"".join(self.parts)), []
        return InMemoryUploadedFile(
            whole, self.field_name, self.file_name or "archive", self.content_type, file_size, self.charset
        )
