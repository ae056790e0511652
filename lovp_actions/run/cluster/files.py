"""The files of an archive: found on the client, read on the workers, local or by a URL."""

from __future__ import annotations

import contextlib
import glob as local_glob
import os
from collections.abc import Callable, Iterable, Iterator

import fsspec
from fsspec.core import url_to_fs

from lovp_actions import special_files
from lovp_actions.errors import ClusterError, InputError, LovpError
from lovp_actions.run.reading import Source, in_parts, opening, read_bytes
from lovp_actions.sources import folders, limits


def is_url(name: str) -> bool:
    """Whether `name` says how it is reached, as `s3://minutes/a.txt` does."""
    return "://" in name


def expand(sources: Iterable[str], glob: str, say: Callable[[str], None]) -> Iterator[str]:
    """The files that `sources` stand for, in the order of these, and sorted for each.

    A pattern (`*`, `?`, `[…]`, and `**` for folders in folders) gives the files that match it, a
    local folder those in it (see `sources.folders.expand`, also for `glob` and `say`). Names
    without a pattern stay as they are, whether there is such a file or not. Local names stay as
    short as they were given; what a URL's pattern matches are URLs. Hidden files are passed over.

    Raises InputError when no file matches a pattern, ClusterError when there is no library for
    a URL.
    """
    for source in sources:
        if is_url(source):
            found = _by_url(source)
        elif local_glob.has_magic(source):
            found = _local(source)
        else:
            found = list(folders.expand([source], glob, say))
        if not found:
            raise InputError(f"Cannot read {source}: no file matches it.")
        yield from found


def _local(pattern: str) -> list[str]:
    if os.path.isfile(pattern):
        return [pattern]
    return sorted(filter(os.path.isfile, local_glob.iglob(pattern, recursive=True)))


def _by_url(pattern: str) -> list[str]:
    with reaching(pattern), opening(pattern):
        system, path = url_to_fs(pattern)
        if not local_glob.has_magic(path) or system.isfile(path):
            return [pattern]
        found = system.glob(path, detail=True)
        system.invalidate_cache()  # listings of millions of files, and of no more use
        return sorted(
            system.unstrip_protocol(name)
            for name, about in found.items()
            if about["type"] != "directory" and not name.rsplit("/", 1)[-1].startswith(".")
        )


def read(folder: str, encoding: str | None, name: str) -> Iterator[Source]:
    """A file by its name, as `reading.read_parts` does, wherever it lies.

    `folder` is the one that local names count from: where the command was given.
    """
    with opening(name):
        data = _fetch(name) if is_url(name) else _load(os.path.join(folder, name))
    return in_parts(read_bytes(data, name, encoding))


def _load(path: str) -> bytes:
    special_files.refuse(path)
    with open(path, "rb") as file:
        return file.read(limits.FILE_BYTES + 1)


def _fetch(url: str) -> bytes:
    with reaching(url), fsspec.open(url, "rb") as file:
        data: bytes = file.read(limits.FILE_BYTES + 1)
        return data


@contextlib.contextmanager
def reaching(url: str) -> Iterator[None]:
    """The errors of the library of a file system, which have no base in common, become an
    InputError about `url`; those of the operating system stay as they are.

    Raises ClusterError when that library is missing.
    """
    try:
        yield
    except (OSError, MemoryError, LovpError):
        raise
    except ImportError as error:
        raise ClusterError(
            f"Cannot reach {url}: {_words(error)}; install that here and on the workers."
        ) from error
    except Exception as error:
        raise InputError(f"Cannot read {url}: {_words(error)}.") from error


def _words(error: Exception) -> str:
    return " ".join(str(error).split())[:300].rstrip(".") or type(error).__name__
