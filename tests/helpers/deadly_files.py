"""A file system for tests of the cluster: some of its files end the process that opens them, or
never come to an end."""

from __future__ import annotations

import os
import signal
import time

import fsspec
import read_once
from distributed import Worker, WorkerPlugin
from fsspec.implementations.local import LocalFileSystem


class PoisonFileSystem(LocalFileSystem):  # type: ignore[misc]
    """Files on the disk as `poison:///folder/a.txt`. To read one named `gif…` is to die of it, one
    named `moord…` ends the worker of the cluster too, one named `slaap…` takes for ever."""

    protocol = "poison"

    def _open(self, path: str, *arguments: object, **more: object) -> object:
        name = os.path.basename(path)
        if name.startswith("slaap"):
            time.sleep(3600)
        if name.startswith("moord"):
            os.kill(os.getppid(), signal.SIGKILL)
        if name.startswith(("gif", "moord")):
            os.kill(os.getpid(), signal.SIGKILL)
        return super()._open(path, *arguments, **more)

    @classmethod
    def _strip_protocol(cls, path: str) -> str:
        return str(super()._strip_protocol(path.removeprefix("poison://")))

    def unstrip_protocol(self, name: str) -> str:
        return f"poison://{name}"


def register() -> None:
    fsspec.register_implementation("poison", PoisonFileSystem, clobber=True)


class Poison(WorkerPlugin):  # type: ignore[misc]
    """Makes the file system and the kept readings known to every worker, also to one that starts
    later."""

    def setup(self, worker: Worker) -> None:
        register()
        read_once.join()
