"""What the domain says when it will not do something."""

from __future__ import annotations


class Refused(Exception):
    """An action is not possible now; ``sentence`` tells the user why and what to do (Chinese)."""

    def __init__(self, sentence: object) -> None:
        self.sentence = str(sentence)
        super().__init__(self.sentence)
