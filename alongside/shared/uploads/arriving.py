"""A file on its way in: a copy on the disk to work on, and what is thrown away while it arrives."""

from contextlib import contextmanager
from typing import BinaryIO

from django.conf import settings
from django.core.exceptions import RequestDataTooBig
from django.core.files.uploadedfile import SimpleUploadedFile, TemporaryUploadedFile
from django.core.files.uploadhandler import FileUploadHandler

from alongside.shared.errors import Refused

PIECE = 256 * 1024  # bytes


class Broken(Exception):
    """A file is not put together as its kind is. `sentence` says more, when a person can do something about it."""

    def __init__(self, sentence: str = ""):
        super().__init__(sentence)
        self.sentence = sentence


def take_exactly(file: BinaryIO, count: int) -> bytes:
    """The next `count` bytes. `Broken` when the file ends before."""
    data = file.read(count)
    if len(data) != count:
        raise Broken
    return data


def fill(file: BinaryIO, start: int, count: int, sign: bytes = b"\x00") -> None:
    """Write the same sign `count` times from `start` on, in pieces."""
    file.seek(start)
    whole, rest = divmod(count, PIECE)
    piece = sign * min(count, PIECE)
    for _turn in range(whole):
        file.write(piece)
    file.write(piece[:rest])


@contextmanager
def copy_on_disk(upload, name: str, *, sentence: str, field: str | None = None):
    """A copy in the folder where files wait. It is never whole in memory, and is gone when anything inside says no.

    Where files are stored it is moved to, not copied once more, when that is the same disk.
    `Broken` becomes `Refused`, with its own sentence or else with this one.
    """
    copy = TemporaryUploadedFile(name, "", 0, None)
    try:
        upload.seek(0)
        while piece := upload.read(PIECE):
            copy.file.write(piece)
        yield copy
        copy.file.flush()
        copy.size = copy.file.seek(0, 2)
        copy.seek(0)
    except Broken as broken:
        copy.close()
        raise Refused(broken.sentence or sentence, field=field) from broken
    except BaseException:
        copy.close()
        raise


class NoLargerThanAFilm(FileUploadHandler):
    """Throws away what is larger than any file that we take while it arrives, so that nobody fills the disk.

    Whoever is not signed in may send far less. The form still gets a file, with its true size and nothing in it, so
    that the keeper can say in words that it is too large.
    """

    def handle_raw_input(self, input_data, META, content_length, boundary, encoding=None):
        user = getattr(self.request, "user", None)
        is_known = user is not None and user.is_authenticated
        self.most = settings.LARGEST_FILM if is_known else settings.LARGEST_FROM_STRANGERS
        if content_length > 4 * self.most:
            raise RequestDataTooBig("What was sent is far larger than anything that we take.")

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.so_far = 0

    def receive_data_chunk(self, raw_data, start):
        self.so_far += len(raw_data)
        return raw_data if self.so_far <= self.most else None

    def file_complete(self, file_size):
        if self.so_far <= self.most:
            return None
        empty = SimpleUploadedFile(self.file_name, b"", self.content_type)
        empty.size = self.so_far
        return empty
