"""The application of review rounds."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Who looks at it: reviews, verdicts, flags, replies."""

    name = "reviews"
    verbose_name = "审核"

    def ready(self) -> None:
        from disclosures.domain import openpoints
        from disclosures.domain.reminding import questions
        from disclosures.domain.retaining import inside
        from disclosures.filing import events
        from portal.domain import nav, start, succession
        from reviews import desk, scoping
        from reviews.domain import replies, retained, rounds, told, unanswered
        from reviews.domain.objections import corrections
        from reviews.domain.succession import hand_on
        from reviews.erasures import listing as erasures
        from reviews.objections import cards as objections

        scoping.register()
        told.register()
        events.register(rounds.targets)
        inside.register(retained.sweep)
        openpoints.register(replies.open_points)
        questions.register(unanswered.count)
        openpoints.register(corrections.open_points)
        succession.register(hand_on)
        start.register(desk.cards)
        start.register(objections.cards)
        start.register(erasures.cards)
        nav.register(desk.entries)
        nav.register(objections.entries)
        nav.register(erasures.entries)
