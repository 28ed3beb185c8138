"""Is this file genuine? Anybody drops one; it is looked at and forgotten."""

from __future__ import annotations

import hashlib
import re
from http import HTTPStatus
from typing import TYPE_CHECKING

from django.db import connection
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods, require_safe

from disclosures.public import uploads
from disclosures.public.caching import shortly
from disclosures.public.forms import CodeForm
from disclosures.publication.stamp import spaced
from disclosures.publication.verifying import judge, judge_hash

if TYPE_CHECKING:
    from django.http import HttpRequest, HttpResponse

    from disclosures.publication.verifying import Judgement

FIELD = "file"
READINGS = 2
"""How many unknown files are read at a time, in all web processes together."""
_LOCK = 0x76657269
SHA256 = re.compile(r"[0-9a-f]{64}")


@csrf_exempt  # nobody is logged in, nothing is changed, nothing is kept
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def verify_file(request: HttpRequest) -> HttpResponse:
    """Say what the file is. A published one is sent on to its own address."""
    if request.method != "POST":
        return redirect("public:verify")
    if uploads.too_large(request):
        sentence = (
            _("文件超过%dMB，本站公开的文件没有这么大。请输入验证码核对。") % uploads.MEGABYTES
        )
        return _form(request, sentence, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    data = uploads.read(request, FIELD)
    if not data:
        return _form(request, _("没有收到文件，或者文件是空的。请先选择文件，再按“核对这个文件”。"))
    digest = hashlib.sha256(data).hexdigest()
    if judge_hash(digest):
        return redirect("public:verify_hash", digest)
    if not _may_read():
        sentence = _("现在核对的人多，还没轮到您的文件。请过半分钟再试，或者输入验证码核对。")
        return _form(request, sentence, HTTPStatus.SERVICE_UNAVAILABLE)
    return answer(request, judge(data), digest)


@require_safe
def verify_hash(request: HttpRequest, sha256: str) -> HttpResponse:
    """Say what the file with this SHA-256 is; 404 with the form where it is none of ours."""
    digest = sha256.lower()
    judged = judge_hash(digest) if SHA256.fullmatch(digest) else None
    if judged is None:
        sentence = _("没有查到 SHA-256 为 %s 的公开文件。") % digest[:64]
        return _form(request, sentence, HTTPStatus.NOT_FOUND)
    return shortly(answer(request, judged, digest))


def answer(request: HttpRequest, judged: Judgement, digest: str) -> HttpResponse:
    """The page with the answer."""
    context = {"judged": judged, "digest": digest}
    if judged.publication:
        context["spaced"] = spaced(judged.publication.code)
    return render(request, "public/verify_result.html", context)


def _form(request: HttpRequest, problem: str, status: int = HTTPStatus.OK) -> HttpResponse:
    context = {"form": CodeForm(), "file_problem": problem}
    return render(request, "public/verify.html", context, status=status)


def _may_read() -> bool:
    """Take one of the few places for reading, until the end of the request's transaction."""
    with connection.cursor() as cursor:
        for place in range(READINGS):
            cursor.execute("SELECT pg_try_advisory_xact_lock(%s, %s)", [_LOCK, place])
            if cursor.fetchone()[0]:
                return True
    return False
