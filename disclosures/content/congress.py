"""The student congress."""

from disclosures.content.base import Content, Text


class Delegation(Content):
    """A delegation and how many delegates it has."""

    name: Text = ""
    count: Text = ""


class Picture(Content):
    """An attachment's id and its text equivalent."""

    attachment: Text = ""
    alt: Text = ""


class Congress(Content):
    """``ordinal`` as written (第三次); ``elected`` the seats filled; ``agenda`` one item a line.

    ``delegates_without_post``: delegates who hold no post in a union (R20).
    """

    ordinal: Text = ""
    date: Text = ""
    date_end: Text = ""
    place: Text = ""
    delegates: Text = ""
    students: Text = ""
    delegates_without_post: Text = ""
    candidates: Text = ""
    seats: Text = ""
    elected: Text = ""
    delegations: tuple[Delegation, ...] = ()
    agenda: Text = ""
    text: Text = ""
    links: tuple[Text, ...] = ()
    pictures: tuple[Picture, ...] = ()
