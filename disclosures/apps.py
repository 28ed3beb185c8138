"""The application of forms, checks, filings and publications."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    """What: editions, cycles, filings, submissions, publications."""

    name = "disclosures"
    verbose_name = "改革情况公开"

    def ready(self) -> None:
        from disclosures import scoping, startup  # noqa: F401 - registers its checks
        from disclosures.cycles import wording as cycles
        from disclosures.domain import told
        from disclosures.domain.erasing import clearing
        from disclosures.domain.retaining import inside
        from disclosures.filing.cards import cards
        from disclosures.persons import listing as persons
        from disclosures.results import pages as results
        from disclosures.rulebook import pages as rulebook
        from disclosures.yearforms import wording as yearforms
        from portal.domain import nav, start

        scoping.register()
        told.register()
        inside.register(clearing.sweep)
        start.register(cards)
        start.register(cycles.cards)
        start.register(persons.cards, last=True)
        nav.register(cycles.entries)
        nav.register(rulebook.entries, last=True)
        nav.register(yearforms.entries)
        nav.register(results.entries)
