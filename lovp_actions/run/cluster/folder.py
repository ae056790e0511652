"""The folder of a result, on a disk or at a URL; its files are written whole or not at all."""

from __future__ import annotations

import contextlib
import os
import secrets
from collections.abc import Iterator

from fsspec.core import url_to_fs

from lovp_actions.errors import InputError, OutputError, reason
from lovp_actions.run.cluster.files import is_url, reaching
from lovp_actions.writers import output

_WHOLE_PUTS = {"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "adl", "oci", "oss", "memory"}
"""File systems in which a file that is put is there at once and whole, and in which renaming it
would be to copy it."""


class Folder:
    """The folder of a result at a local path or a URL. All that it does raises OutputError when
    the system does not let it, and ClusterError when the library for the URL is missing."""

    def __init__(self, url: str) -> None:
        self.url = url
        with self._telling():
            self._system, self._path = url_to_fs(url if is_url(url) else os.path.abspath(url))
        protocol = self._system.protocol
        names = {protocol} if isinstance(protocol, str) else set(protocol)
        self._local = "file" in names
        self._puts_whole = bool(names & _WHOLE_PUTS)

    def make(self) -> None:
        """Make the folder, where it is not there yet."""
        with self._telling():
            if self._system.isfile(self._path):
                raise OutputError(f"Cannot write {self.url}: it is a file; name a folder.")
            self._system.makedirs(self._path, exist_ok=True)

    def names(self) -> list[str]:
        """The names of the files in it, in order, without hidden ones."""
        with self._telling():
            self._system.invalidate_cache()
            if not self._system.exists(self._path):
                return []
            paths = self._system.ls(self._path, detail=False)
        found = (path.rstrip("/").rsplit("/", 1)[-1] for path in paths)
        own = self._path.rstrip("/").rsplit("/", 1)[-1]
        return sorted(name for name in found if name != own and not name.startswith("."))

    def has(self, name: str) -> bool:
        """Whether there is a file of that name."""
        with self._telling():
            return bool(self._system.exists(self._at(name)))

    def read(self, name: str) -> bytes:
        """The contents of a file."""
        with self._telling():
            data: bytes = self._system.cat_file(self._at(name))
            return data

    def write(self, name: str, data: bytes) -> None:
        """Write a file whole or not at all; one that is there gives way."""
        path = self._at(name)
        if self._local:
            with output.writing(path) as out:
                out.buffer.write(data)
            return
        with self._telling():
            if self._puts_whole:
                self._system.pipe_file(path, data)
                return
            hidden = self._at(f".{name}.{secrets.token_hex(6)}.tmp")
            self._system.pipe_file(hidden, data)
            if self._system.exists(path):
                self._system.rm_file(path)  # not every system renames over a file
            self._system.mv(hidden, path)

    def remove(self, name: str) -> None:
        """Remove a file, if it is there."""
        with self._telling(), contextlib.suppress(FileNotFoundError):
            if self._system.exists(self._at(name)):
                self._system.rm_file(self._at(name))

    def _at(self, name: str) -> str:
        return f"{self._path.rstrip('/')}/{name}"

    @contextlib.contextmanager
    def _telling(self) -> Iterator[None]:
        try:
            with reaching(self.url):
                yield
        except (OSError, InputError) as error:
            told = error.__cause__ if isinstance(error, InputError) else error
            raise OutputError(f"Cannot write {self.url}: {reason(told)}.") from error
