"""What is told to the reader when something she gave cannot be used."""


class Problem(Exception):
    """A wrong input; its text is one clear sentence for the reader: what is wrong and what would be right."""
