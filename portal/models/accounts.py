"""People and what they may do for which organisation."""

from django.contrib.auth.models import AbstractUser
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.enums import COLLEGE_ROLES, FEDERATION_ROLES, Role
from portal.models.organisations import College, Federation


class User(AbstractUser):
    """A person with an account. The name is one field, as Chinese names are.

    ``unmailed``: kinds of message (``portal.notify.catalogue``) that the person wants in the inbox
    alone.
    """

    first_name = None
    last_name = None
    full_name = models.CharField(_("姓名"), max_length=40)
    unmailed = ArrayField(models.CharField(max_length=30), default=list, blank=True)

    REQUIRED_FIELDS = ("email", "full_name")

    def get_full_name(self) -> str:
        """Return the person's name, or the log-in name where none is kept."""
        return self.full_name or self.username

    get_short_name = get_full_name


class Membership(models.Model):
    """User × organisation × role; the organisation is a college or a federation."""

    user = models.ForeignKey(
        User, verbose_name=_("用户"), on_delete=models.CASCADE, related_name="memberships"
    )
    role = models.CharField(_("角色"), max_length=10, choices=Role)
    college = models.ForeignKey(
        College,
        verbose_name=_("高校"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    federation = models.ForeignKey(
        Federation,
        verbose_name=_("学联"),
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="memberships",
    )
    since = models.DateTimeField(_("起"), auto_now_add=True)

    class Meta:
        verbose_name = _("成员")
        verbose_name_plural = _("成员")
        constraints = (
            models.CheckConstraint(
                name="membership_of_one_organisation",
                condition=models.Q(
                    college__isnull=False, federation__isnull=True, role__in=COLLEGE_ROLES
                )
                | models.Q(
                    college__isnull=True, federation__isnull=False, role__in=FEDERATION_ROLES
                ),
            ),
            models.UniqueConstraint(
                fields=("user", "role", "college", "federation"),
                nulls_distinct=False,
                name="membership_once",
            ),
        )

    def __str__(self) -> str:
        return f"{self.user} · {self.college or self.federation} · {self.get_role_display()}"
