"""The application of forms, checks, filings and publications."""

from django.apps import AppConfig


class DisclosuresConfig(AppConfig):
    """What: editions, cycles, filings, submissions, publications."""

    name = "disclosures"
    verbose_name = "改革情况公开"

    def ready(self) -> None:
        from disclosures import scoping

        scoping.register()
