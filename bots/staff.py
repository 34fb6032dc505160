"""Who works here, read again while the server runs: who joins is known, who leaves is not, without a restart."""

import logging
import threading
from collections.abc import Iterator
from contextlib import contextmanager

from assistant.build import open_directory
from assistant.settings import Settings
from tools.directory import Directory
from tools.people import DirectoryError

_LOG = logging.getLogger("zhidu.staff")


@contextmanager
def followed(settings: Settings) -> Iterator[Directory]:
    """The directory of the settings, kept up to date meanwhile. Raises DirectoryError where it cannot be read."""
    directory = open_directory(settings)
    watch = Staff(settings, directory)
    watch.start()
    try:
        yield directory
    finally:
        watch.stop()


class Staff:
    """A thread that reads the directory again and again; while it cannot be used, the last one stands."""

    def __init__(self, settings: Settings, directory: Directory) -> None:
        self._settings, self._directory = settings, directory
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="staff", daemon=True)
        self._problem = ""

    def start(self) -> None:
        if self._settings.directory is not None:
            self._thread.start()

    def stop(self) -> None:
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        while not self._stopped.wait(self._settings.directory_seconds):
            self._read()

    def _read(self) -> None:
        problem = ""
        try:
            if self._directory.follow(open_directory(self._settings)):
                _LOG.info("the directory has changed: %d people", len(list(self._directory)))
        except DirectoryError as error:
            problem = str(error)
        if problem and problem != self._problem:  # once, not every minute
            _LOG.warning("the directory of before is still used. %s", problem)
        self._problem = problem
