"""How somebody comes to work for an organisation: by a link, once."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.enums import COLLEGE_ROLES, FEDERATION_ROLES, Role


class Invitation(models.Model):
    """A link that makes its bearer a member (邀请), once and until ``expires_at``.

    The link's token is kept nowhere: ``token_sha256`` is its digest in hexadecimal. ``replaces`` is the
    membership that ends when the invitation is accepted: handing an office over to a successor (交接).
    Open means neither accepted, revoked nor expired.
    """

    token_sha256 = models.CharField(max_length=64, unique=True, editable=False)
    role = models.CharField(_("角色"), max_length=10, choices=Role)
    college = models.ForeignKey(
        "portal.College",
        verbose_name=_("高校"),
        null=True,
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    federation = models.ForeignKey(
        "portal.Federation",
        verbose_name=_("学联"),
        null=True,
        on_delete=models.CASCADE,
        related_name="invitations",
    )
    full_name = models.CharField(_("姓名"), max_length=40)
    email = models.EmailField(_("电子邮箱"), max_length=200, blank=True)
    replaces = models.ForeignKey(
        "portal.Membership", null=True, on_delete=models.SET_NULL, related_name="successions"
    )
    invited_by = models.ForeignKey("portal.User", on_delete=models.PROTECT, related_name="+")
    created_at = models.DateTimeField(_("发出"), auto_now_add=True)
    expires_at = models.DateTimeField(_("有效至"))
    accepted_at = models.DateTimeField(_("接受"), null=True)
    accepted_by = models.ForeignKey(
        "portal.User", null=True, on_delete=models.PROTECT, related_name="+"
    )
    revoked_at = models.DateTimeField(_("收回"), null=True)

    class Meta:
        verbose_name = _("邀请")
        verbose_name_plural = _("邀请")
        ordering = ("-id",)
        constraints = (
            models.CheckConstraint(
                name="invitation_to_one_organisation",
                condition=models.Q(
                    college__isnull=False, federation__isnull=True, role__in=COLLEGE_ROLES
                )
                | models.Q(
                    college__isnull=True, federation__isnull=False, role__in=FEDERATION_ROLES
                ),
            ),
            models.CheckConstraint(
                name="invitation_accepted_by_somebody",
                condition=models.Q(accepted_at__isnull=True, accepted_by__isnull=True)
                | models.Q(accepted_at__isnull=False, accepted_by__isnull=False),
            ),
        )

    def __str__(self) -> str:
        return f"{self.full_name} · {self.college or self.federation} · {self.get_role_display()}"
