"""What a lead decides about a cycle."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from disclosures.domain.cycles import MOST_BLIND, Terms
from disclosures.domain.editions import offers
from disclosures.enums import NamePolicy, RankPolicy
from disclosures.models.cycles import KEEP, retention_default
from portal.forms.organisations import FederationChoice
from portal.models import Federation


def day(label: Any, help_text: Any) -> forms.DateField:
    """A date, chosen from the browser's calendar."""
    return forms.DateField(
        label=label,
        help_text=help_text,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        error_messages={
            "required": _("请填写日期，例如 2026-03-01。"),
            "invalid": _("这不是一个日期，请按“年-月-日”填写，例如 2026-03-01。"),
        },
    )


def mailbox(label: Any) -> forms.EmailField:
    """An office's mailbox, printed on every publication."""
    return forms.EmailField(
        label=label,
        max_length=200,
        error_messages={
            "required": _("请填写邮箱，它会印在每份公开材料的末尾。"),
            "invalid": _("这不像一个邮箱地址，请核对，例如 xuelian@example.org。"),
            "max_length": _("邮箱最多%(limit_value)d个字符，现在有%(show_value)d个。"),
        },
    )


def policy(label: Any, choices: Any, help_text: Any) -> forms.ChoiceField:
    """One way of publishing out of a few."""
    return forms.ChoiceField(
        label=label,
        choices=choices,
        help_text=help_text,
        widget=forms.RadioSelect,
        error_messages={
            "required": _("请选择一种方式。"),
            "invalid_choice": _("请从列出的方式中选择一个。"),
        },
    )


def moment(label: Any, help_text: Any) -> forms.DateTimeField:
    """A day and an hour in Chinese time; nothing is allowed."""
    return forms.DateTimeField(
        label=label,
        help_text=help_text,
        required=False,
        input_formats=("%Y-%m-%dT%H:%M", "%Y-%m-%dT%H:%M:%S", "%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M"),
        widget=forms.DateTimeInput(attrs={"type": "datetime-local"}, format="%Y-%m-%dT%H:%M"),
        error_messages={
            "invalid": _("请按“年-月-日 时:分”填写，例如 2026-03-20 09:00；不统一公开的请留空。")
        },
    )


def choice(label: Any, help_text: Any) -> forms.BooleanField:
    """Something that is done or not."""
    return forms.BooleanField(label=label, required=False, help_text=help_text)


def share(label: Any, help_text: Any) -> forms.IntegerField:
    """Per cent of the filings; nothing is 0."""
    wrong = _("请填 0 到 50 之间的整数，例如 10。")
    return forms.IntegerField(
        label=label,
        help_text=help_text,
        required=False,
        min_value=0,
        max_value=MOST_BLIND,
        error_messages=dict.fromkeys(("invalid", "min_value", "max_value"), wrong),
    )


YEARS = (1, 2, 3, 4, 5, 6, 8, 10, 15, 20)


class TermsForm(forms.Form):
    """Dates, reminders, how it is reviewed, mailboxes, and how names and ranks are published."""

    opens = day(_("开始填报"), _("从这一天起，高校可以填报。"))
    due = day(_("提交期限"), _("高校应当在这一天（含当天）以前提交；过了还能补交，但会提示。"))
    closes = day(_("关闭"), _("这一天结束以后，不能再修改和提交。"))
    reminders = choice(
        _("自动提醒高校"),
        _(
            "开始填报、期限前两周、期限前三天、逾期，以及退回后没有交回时，自动发消息给还没有办完的高校。交了的不再提醒。"
        ),
    )
    pledge = choice(
        _("提交时要上传盖章的承诺书"),
        _(
            "高校打印一页承诺书，签名、盖章后拍照或扫描上传，才能提交。承诺书只给审核单位看，不公开。"
        ),
    )
    second_reader = choice(
        _("通过前要第二人复核"),
        _("一位审核员认为可以通过以后，还要另一位审核员确认，才会向社会公开。"),
    )
    blind_share = share(
        _("校准比例（%）"),
        _(
            "百分之几的填报由两位审核员各看各的、互不知道结论，用来看大家的尺度是否一致。0 表示不做。"
        ),
    )
    release_at = moment(
        _("统一公开时间"),
        _(
            "已经通过的先不公开，到这个时间全部同时公开，此后通过的随到随公开。留空：每一份通过后随即公开。"
        ),
    )
    federation_email = mailbox(_("省级学联秘书处邮箱"))
    national_email = mailbox(_("全国学联秘书处邮箱"))
    name_policy = policy(
        _("姓名公开方式"), NamePolicy.choices, _("公开页面和 PDF 里，学生姓名怎样显示。")
    )
    rank_policy = policy(
        _("排名公开方式"), RankPolicy.choices, _("公开页面和 PDF 里，学习成绩排名怎样显示。")
    )
    objections_shown = choice(
        _("公开页面显示收到的情况反映"),
        _(
            "社会上有人反映内容不属实的，在公开页面上注明收到几条、办理到哪一步。不勾选，只有学联和学校看得到。"
        ),
    )

    retention_years = forms.TypedChoiceField(
        label=_("名单公开期限"),
        help_text=_(
            "从首次公开算起。期满以后，公开页面、PDF 和内部留存里的名单都改为人数，不能恢复。选“一直公开”的，要有依据。"
        ),
        choices=[*((year, _("%d 年") % year) for year in YEARS), (KEEP, _("一直公开，不设期限"))],
        coerce=int,
        empty_value=None,
        required=False,
        initial=retention_default,
        error_messages={"invalid_choice": _("请从列出的年数中选择一个。")},
    )

    def clean_blind_share(self) -> int:
        """Take an empty field for 0."""
        return self.cleaned_data["blind_share"] or 0

    def clean_retention_years(self) -> int:
        """Leave what is not chosen as it was; for good is chosen, never left empty."""
        chosen: int | None = self.cleaned_data["retention_years"]
        held = self.get_initial_for_field(self.fields["retention_years"], "retention_years")
        return int(held) if chosen is None else chosen

    def terms(self) -> Terms:
        """Return what was filled in, once the form is valid; what it does not ask is as of a new cycle."""
        names = [name for name in Terms.__dataclass_fields__ if name in self.fields]
        return Terms(**{name: self.cleaned_data[name] for name in names})


class ChangeForm(TermsForm):
    """The terms of a cycle that is open already.

    Without the day of release, which has its own page: a form opened before a colleague set the day
    would otherwise cancel it, and all that waits would become public for good.
    """

    release_at = None  # type: ignore[assignment]


class OpenForm(TermsForm):
    """A new cycle: also for whom, and by which year's form."""

    federation = FederationChoice(
        label=_("学联"), help_text=_("适用于它和下级学联的全部高校；下级学联另设的，以另设的为准。")
    )
    edition = forms.ChoiceField(
        label=_("年度表式"),
        error_messages={
            "required": _("请选择年度。"),
            "invalid_choice": _("请从列出的年度中选择一个。"),
        },
    )
    field_order = ("federation", "edition")

    def __init__(self, federations: QuerySet[Federation], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["federation"].offer(federations)
        self.fields["edition"].choices = [
            (one.value, f"{one.form.period}（{one.owner}）" if one.owner else one.form.period)
            for one in offers(federations)
        ]
