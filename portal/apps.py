"""The application of organisations, people and everything shared."""

from django.apps import AppConfig


class PortalConfig(AppConfig):
    """Who: federations, colleges, unions, members, events, jobs."""

    name = "portal"
    verbose_name = "门户"

    def ready(self) -> None:
        from portal import checks, start_cards, tenants
        from portal.campus import account_part
        from portal.domain import account_security, told
        from portal.views import role_list

        checks.register()
        tenants.register()
        start_cards.register()
        told.register()
        account_security.register(account_part.part)
        account_security.register(role_list.part)
