"""Files out of zip and gzip archives, under names of our own and within limits kept while unpacking."""

import gzip
import lzma
import stat
import uuid
import zipfile
import zlib
from collections import Counter
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path, PurePosixPath
from typing import BinaryIO

from metrics.errors import Problem
from metrics.files.names import shown
from metrics.files.reading import MIB, Source

BROKEN = (zipfile.BadZipFile, zlib.error, lzma.LZMAError, EOFError, OSError, NotImplementedError, ValueError)
CHUNK = MIB


def members(source: Source, kind: str) -> Iterator[Source]:
    """Each file of an archive, unpacked when its turn comes; raises Problem for bombs, locks and damage."""
    yield from _gzip(source) if kind == "gzip" else _zip(source)


def _gzip(source: Source) -> Iterator[Source]:
    inner = source.name.removesuffix(".gz")
    try:
        with gzip.open(source.path) as packed:
            path = _copy(packed, source, 0)[0]
    except BROKEN as error:
        raise _damaged(source.name) from error
    yield replace(source, path=path, name=f"{source.name} › {inner}" if inner != source.name else inner)


def _zip(source: Source) -> Iterator[Source]:
    unpacked = 0
    try:
        with zipfile.ZipFile(source.path) as archive:
            entries = _entries(archive, source)
            if problem := too_much(source, sum(entry.file_size for entry in entries)):
                raise problem
            for entry, name in zip(entries, _names(entries), strict=True):
                with archive.open(entry) as packed:
                    path, unpacked = _copy(packed, source, unpacked)
                yield replace(source, path=path, name=f"{source.name} › {name}", inside=entry.filename)
    except BROKEN as error:
        raise _damaged(source.name) from error


def _names(entries: list[zipfile.ZipInfo]) -> list[str]:
    """What each entry is called, without its folder; the second of a name is told apart by a number."""
    times: Counter[str] = Counter()
    found = []
    for entry in entries:
        name = shown(_last_part(entry))
        times[name] += 1
        found.append(name if times[name] == 1 else f"{name} ({times[name]})")
    return found


def _entries(archive: zipfile.ZipFile, source: Source) -> list[zipfile.ZipInfo]:
    """The entries worth opening: no folders, links or hidden files."""
    names = archive.namelist()
    if len(names) > source.limits.members:
        most = source.limits.members
        raise Problem(
            f"{source.name} holds {len(names):,} files; at most {most:,} can be opened at once: "
            "unpack it and pack the folders you need."
        )
    entries = [entry for entry in archive.infolist() if not _passed_over(entry)]
    if any(entry.flag_bits & 1 for entry in entries):
        raise Problem(f"{source.name} is locked with a password: unpack it first.")
    return entries


def _passed_over(entry: zipfile.ZipInfo) -> bool:
    parts = PurePosixPath(entry.filename.replace("\\", "/")).parts
    hidden = not parts or "__MACOSX" in parts or parts[-1].startswith(".")
    return entry.is_dir() or hidden or stat.S_ISLNK(entry.external_attr >> 16)


def _last_part(entry: zipfile.ZipInfo) -> str:
    return PurePosixPath(entry.filename.replace("\\", "/")).name


def _copy(packed: BinaryIO, source: Source, before: int) -> tuple[Path, int]:
    """Unpacks into a file with a name of ours, stopping at the limits; returns it and the bytes unpacked so far."""
    path, total = source.folder / f"{uuid.uuid4().hex}.bin", before
    with path.open("wb") as file:
        while chunk := packed.read(CHUNK):
            total += len(chunk)
            if problem := too_much(source, total):
                raise problem
            file.write(chunk)
    return path, total


def too_much(source: Source, size: int) -> Problem | None:
    """What is said of an archive that unpacks to so many bytes, if that is more than can be read."""
    limits = source.limits
    most = min(limits.unpacked, max(limits.ratio_from, limits.ratio * source.path.stat().st_size))
    if size <= most:
        return None
    return Problem(
        f"{source.name} unpacks to more than {most // MIB:,} MiB, more than can be read: "
        "unpack it and load the files you need."
    )


def _damaged(name: str) -> Problem:
    return Problem(f"{name} is damaged and cannot be unpacked: download or pack it again.")
