"""A Chromium to test with: one on the machine, else Debian's where we may install it, else Playwright's own."""

import os
import shutil
import subprocess
import sys

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome", "msedge", "microsoft-edge")
FLAGS = (
    "--no-sandbox",
    "--disable-dev-shm-usage",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-default-apps",
    "--disable-sync",
    "--no-first-run",
    "--no-pings",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
)


def find() -> str | None:
    """The path of a browser on this machine."""
    return os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, NAMES)), None)


def provide() -> dict | None:
    """How Playwright is to launch a browser, installing one if need be; None when there is none to be had."""
    path = find() or _from_debian()
    if path:
        return {"executable_path": path, "args": list(FLAGS)}
    return {"args": list(FLAGS)} if _runs(sys.executable, "-m", "playwright", "install", "chromium") else None


def _from_debian() -> str | None:
    if not shutil.which("apt-get") or os.geteuid() != 0:
        return None
    _runs("apt-get", "update")
    _runs("apt-get", "install", "--yes", "--no-install-recommends", "chromium", "fonts-liberation")
    return find()


def _runs(*command: str) -> bool:
    environment = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    return subprocess.run(command, env=environment, stdout=sys.stderr, timeout=900).returncode == 0


if __name__ == "__main__":
    if provide() is None:
        print("There is no Chromium here and none could be installed; the browser tests need one.", file=sys.stderr)
