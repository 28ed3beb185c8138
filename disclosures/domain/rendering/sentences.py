"""Why a publication could not be made again, as a sentence for whoever has to see to it."""

from __future__ import annotations

import errno

from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from disclosures.publication.signing import SigningError
from portal.domain.jobs import Unable

FULL = frozenset({errno.ENOSPC, errno.EDQUOT})
NO_ROOM = gettext_lazy("存储空间已满，请运维清理或扩容后重试。")
OF_KIND = (
    (FileNotFoundError, gettext_lazy("原来的图片或文件找不到了，请运维从备份恢复后重试。")),
    (OSError, gettext_lazy("写入公开文件时出错，请运维检查存储后重试。")),
    (MemoryError, gettext_lazy("内存不足，请运维减少同时进行的任务后重试。")),
)


def sentence_of(error: Exception) -> str:
    """Return what to say of `error`; nothing of the publication's content is in it."""
    if isinstance(error, Unable):
        return str(error)
    if isinstance(error, SigningError):
        return error.sentence
    if isinstance(error, ImproperlyConfigured):
        return _("设置有误：%s") % error
    if isinstance(error, OSError) and error.errno in FULL:
        return str(NO_ROOM)
    for kind, sentence in OF_KIND:
        if isinstance(error, kind):
            return str(sentence)
    return _("生成时出错（%s），请运维查看后台日志后重试。") % type(error).__name__
