"""What the reader says the words of her tools for a channel mean: which of our channels, and on which platform."""

from collections.abc import Mapping

from metrics import toml
from metrics.errors import Problem
from metrics.tables import CHANNELS

Names = Mapping[str, str]  # a word of an export -> `chat`, or `chat/WhatsApp`


def read_names(told: Mapping) -> dict[str, str]:
    """The [channels] of a settings file; a Problem for a channel that is none of ours."""
    return {word.strip(): _place(value, f"channels.{toml.key(word)}") for word, value in told.items() if word.strip()}


def _place(value: object, name: str) -> str:
    channel, _, platform = toml.text(value, name).partition("/")
    if channel.strip().lower() not in CHANNELS:
        raise Problem(
            f"{name}: {toml.shown(value)} is not a channel; write one of {', '.join(CHANNELS)}, or chat/WhatsApp."
        )
    return joined(channel.strip().lower(), platform.strip())


def joined(channel: str, platform: str | None) -> str:
    """A channel and its platform, if any, as one word: `chat/WhatsApp`."""
    return f"{channel}/{platform}" if platform else channel


def parted(place: str) -> tuple[str, str | None]:
    """The channel and the platform of such a word."""
    channel, _, platform = place.partition("/")
    return channel, platform or None
