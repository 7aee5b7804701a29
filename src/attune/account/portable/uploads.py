"""A file that is brought: held in memory while it is looked at, never written anywhere."""

from io import BytesIO

from django.conf import settings
from django.core.files.uploadedfile import InMemoryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload
from django.http import HttpRequest


class InMemory(FileUploadHandler):
    """Takes one file, of at most as many bytes as this server brings in."""

    def __init__(self, request: HttpRequest) -> None:
        """Begin with nothing."""
        super().__init__(request)
        self.limit = settings.ATTUNE_ARCHIVE_MB * 1_000_000
        self.whole = BytesIO()

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """Hold it; stop where there is too much."""
        if start + len(raw_data) > self.limit:
            raise StopUpload(connection_reset=True)
        self.whole.write(raw_data)

    def file_complete(self, file_size: int) -> InMemoryUploadedFile:
        """Hand it over."""
        whole, self.whole = self.whole, BytesIO()
        whole.seek(0)
        return InMemoryUploadedFile(
            whole, self.field_name, self.file_name or "archive", self.content_type, file_size, self.charset
        )
