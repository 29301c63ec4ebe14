"""Texts into values: moments, numbers, durations, flags, words and tags, with what could not be read counted."""
