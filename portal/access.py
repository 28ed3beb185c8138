"""Who may do what, with the reason where it is refused.

`POLICY` maps an action to a predicate. Predicates look only at an object's college and
federation, found by `tenant_of`, so one table serves every application. What an object's
state allows is not asked here but in the domain (`disclosures.domain.lifecycle`).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import PermissionDenied
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal import hats
from portal.actor import ANONYMOUS, Actor, actor_of
from portal.enums import FederationLevel, Role
from portal.tenant import Tenant, tenant_of

__all__ = ["ANONYMOUS", "POLICY", "Actor", "Allowed", "Denied", "actor_of", "can", "require"]


@dataclass(frozen=True)
class Allowed:
    """The actor may; true."""

    def __bool__(self) -> bool:
        return True


@dataclass(frozen=True)
class Denied:
    """The actor may not; false. `reason` is a sentence for the page."""

    reason: str | Promise

    def __bool__(self) -> bool:
        return False


Answer = Allowed | Denied
Predicate = Callable[[Actor, Tenant], Answer]

LOG_IN = _("请先登录。")
NOT_YOURS = _("这不是您所在单位的内容。")
OWN_COLLEGE = _("您是这所高校的成员，不能审核本校的填报，请由其他审核员办理。")
ONLY_COLLEGE = _("只有本校的填报员或书记可以填写和修改，您的角色只能查看。")
ONLY_SECRETARY = _("只有本校的书记可以提交和撤回，请书记登录后办理。")
ONLY_REVIEWER = _("只有负责这所高校的学联审核员或负责人可以审核。")
ONLY_OWN = _("填写页面只对本校开放。审核请到“审核”页面查看已提交的内容。")
ONLY_STAFF = _("您的角色不能查看填报内容。")
ONLY_HEAD = _("只有书记（高校）或负责人（学联）可以管理成员。")
ONLY_LEAD = _("只有学联负责人可以设置填报周期。")
ONLY_LEAD_CALIBRATES = _("只有学联负责人可以查看校准的结果。")
ONLY_LEAD_ASSIGNS = _("只有学联负责人可以把别人经办的填报转给他人。")
ONLY_LEAD_EXTENDS = _("只有开设这个填报周期的学联的负责人可以给高校延期。")
OWN_EXTENSION = _("您是这所高校的成员，不能给本校延期，请由其他负责人办理。")
ONLY_REVIEWER_ADDS = _("只有学联的审核员或负责人可以添加问题用语。")
ONLY_LEAD_KEEPS = _("只有学联负责人可以修改和停用问题用语；审核员可以修改自己添加的。")
ONLY_UPPER_LEAD = _("只有全国或省级学联的负责人可以制作年度表式。")
ONLY_COLLEGE_HEADS = _("只有学联的负责人或运维人员可以添加和修改高校。")
ONLY_FEDERATION_LEAD = _("只有上级学联的负责人可以添加下级学联。")
ONLY_RESULTS = _("只有开设这个周期的学联及其上级的人员可以查看结果。")
ONLY_RELEASE = _("只有学联负责人可以公布结果。")
ONLY_LEAD_WITHDRAWS = _("只有学联负责人可以撤下公开材料。")
OWN_WITHDRAWAL = _("您是这所高校的成员，不能撤下本校的公开材料，请由其他负责人办理。")
ONLY_ERASURES = _("只有本校书记和学联负责人可以办理删除请求。")
ONLY_EXPORTS_PEOPLE = _("只有学联的负责人和运维人员可以导出某个人的全部信息。")
ONLY_RENDER = _("只有开设这个周期的学联的负责人和运维人员可以重新生成公开文件。")
ONLY_LOG = _("只有学联的负责人和运维人员可以查看消息的发送记录。")
ONLY_OPERATOR_LOG = _("只有运维人员可以查看和导出日志。您自己的操作记录在“我的操作记录”里。")
ONLY_OPERATOR = _("只有运维人员可以查看后台任务。")


def can(actor: Actor, action: str, obj: Any = None) -> Answer:
    """Say whether `actor` may do `action` to `obj` (None: anywhere at all).

    Raises KeyError for an action that `POLICY` does not name.
    """
    predicate = POLICY[action]
    if not actor.is_authenticated:
        return Denied(LOG_IN)
    return predicate(actor, tenant_of(obj))


def require(actor: Actor | None, action: str, obj: Any = None) -> None:
    """Return when `actor` may; else raise PermissionDenied with the reason, which the page shows.

    Where another hat of the same person may, the page offers to put it on.
    """
    actor = actor or ANONYMOUS
    answer = can(actor, action, obj)
    if isinstance(answer, Denied):
        for hat in actor.other_hats():
            if can(actor.wearing(hat.pk), action, obj):
                raise hats.AllowedAsAnotherError(str(answer.reason), hat)
        raise PermissionDenied(str(answer.reason))


def college_role(*roles: Role, otherwise: str | Promise) -> Predicate:
    """Allow those with one of `roles` in the object's college."""

    def predicate(actor: Actor, tenant: Tenant) -> Answer:
        return _allow(tenant.college_in(actor.college_ids(*roles)), otherwise)

    return predicate


def federation_role(*roles: Role, otherwise: str | Promise) -> Predicate:
    """Allow those with one of `roles` in the object's federation or one above it."""

    def predicate(actor: Actor, tenant: Tenant) -> Answer:
        return _allow(tenant.federation_in(actor.federation_ids(*roles)), otherwise)

    return predicate


def upper_lead(actor: Actor, tenant: Tenant) -> Answer:
    """Allow the leads of the national and the provincial federations, for all below them."""
    led = [one.federation for one in actor.memberships if one.role == Role.LEAD and one.federation]
    upper = [one.pk for one in led if one.level != FederationLevel.CITY]
    ids = frozenset[int]().union(*(actor.subtrees[pk] for pk in upper))
    return _allow(tenant.federation_in(ids), ONLY_UPPER_LEAD)


def either(*predicates: Predicate) -> Predicate:
    """Allow what one of `predicates` allows; the reason is the last one's."""

    def predicate(actor: Actor, tenant: Tenant) -> Answer:
        answers = [one(actor, tenant) for one in predicates]
        return next((one for one in answers if one), answers[-1])

    return predicate


def not_own_college(inner: Predicate, otherwise: str | Promise = OWN_COLLEGE) -> Predicate:
    """Nobody reviews, or favours, the college that he or she is a member of."""

    def predicate(actor: Actor, tenant: Tenant) -> Answer:
        if tenant.college_id is not None and tenant.college_in(actor.own_college_ids()):
            return Denied(otherwise)
        return inner(actor, tenant)

    return predicate


def anybody(actor: Actor, tenant: Tenant) -> Answer:
    """Allow whoever is logged in."""
    return Allowed()


def _allow(yes: bool, otherwise: str | Promise) -> Answer:
    return Allowed() if yes else Denied(otherwise)


_reads_college = college_role(Role.EDITOR, Role.SECRETARY, Role.OBSERVER, otherwise=ONLY_STAFF)
_reads_federation = federation_role(Role.REVIEWER, Role.LEAD, Role.OBSERVER, otherwise=ONLY_STAFF)
_drafts = college_role(Role.EDITOR, Role.SECRETARY, Role.OBSERVER, otherwise=ONLY_OWN)
_edits = college_role(Role.EDITOR, Role.SECRETARY, otherwise=ONLY_COLLEGE)
_signs = college_role(Role.SECRETARY, otherwise=ONLY_SECRETARY)
_reviews = federation_role(Role.REVIEWER, Role.LEAD, otherwise=ONLY_REVIEWER)
_heads = either(
    college_role(Role.SECRETARY, otherwise=ONLY_HEAD),
    federation_role(Role.LEAD, otherwise=ONLY_HEAD),
)
_erases = either(
    college_role(Role.SECRETARY, otherwise=ONLY_ERASURES),
    not_own_college(federation_role(Role.LEAD, otherwise=ONLY_ERASURES), ONLY_ERASURES),
)

POLICY: dict[str, Predicate] = {
    "account.use": anybody,
    "members.manage": _heads,
    "college.manage": federation_role(Role.LEAD, Role.OPERATOR, otherwise=ONLY_COLLEGE_HEADS),
    "federation.manage": federation_role(Role.LEAD, otherwise=ONLY_FEDERATION_LEAD),
    "cycle.view": either(_reads_college, _reads_federation),
    "cycle.manage": federation_role(Role.LEAD, otherwise=ONLY_LEAD),
    "cycle.extend": not_own_college(
        federation_role(Role.LEAD, otherwise=ONLY_LEAD_EXTENDS), OWN_EXTENSION
    ),
    "edition.manage": upper_lead,
    "results.view": federation_role(
        Role.REVIEWER, Role.LEAD, Role.OBSERVER, otherwise=ONLY_RESULTS
    ),
    "results.release": federation_role(Role.LEAD, otherwise=ONLY_RELEASE),
    "publication.withdraw": not_own_college(
        federation_role(Role.LEAD, otherwise=ONLY_LEAD_WITHDRAWS), OWN_WITHDRAWAL
    ),
    "message.log": federation_role(Role.LEAD, Role.OPERATOR, otherwise=ONLY_LOG),
    "render.manage": federation_role(Role.LEAD, Role.OPERATOR, otherwise=ONLY_RENDER),
    "log.view": federation_role(Role.OPERATOR, otherwise=ONLY_OPERATOR_LOG),
    "job.view": federation_role(Role.OPERATOR, otherwise=ONLY_OPERATOR),
    "filing.view": either(_reads_federation, _reads_college),
    "filing.draft": _drafts,
    "filing.start": _edits,
    "filing.edit": _edits,
    "filing.submit": _signs,
    "filing.pull_back": _signs,
    "review.view": not_own_college(_reads_federation),
    "review.decide": not_own_college(_reviews),
    "review.assign": not_own_college(federation_role(Role.LEAD, otherwise=ONLY_LEAD_ASSIGNS)),
    "review.note": not_own_college(_reviews),
    "review.reply": _edits,
    "calibration.view": federation_role(Role.LEAD, otherwise=ONLY_LEAD_CALIBRATES),
    "objection.view": not_own_college(_reads_federation),
    "objection.handle": not_own_college(_reviews),
    "objection.answer": _edits,
    "erasure.view": _erases,
    "erasure.handle": _erases,
    "person.export": federation_role(Role.LEAD, Role.OPERATOR, otherwise=ONLY_EXPORTS_PEOPLE),
    "reason.add": federation_role(Role.REVIEWER, Role.LEAD, otherwise=ONLY_REVIEWER_ADDS),
    "reason.manage": federation_role(Role.LEAD, otherwise=ONLY_LEAD_KEEPS),
}
"""Action → who may. An action is written here once; views and domain name it."""
