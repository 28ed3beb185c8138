"""Rule texts: charter, candidate, election, delegate, appraisal rules, party guidance."""

from disclosures.content.base import Content, Text


class RulesText(Content):
    """Plain text, one paragraph a line; ``adopted`` a date, ``adopted_by`` the adopting body."""

    title: Text = ""
    text: Text = ""
    adopted: Text = ""
    adopted_by: Text = ""
