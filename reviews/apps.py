"""The application of review rounds."""

from django.apps import AppConfig


class ReviewsConfig(AppConfig):
    """Who looks at it: reviews, verdicts, flags, replies."""

    name = "reviews"
    verbose_name = "审核"

    def ready(self) -> None:
        from reviews import scoping

        scoping.register()
