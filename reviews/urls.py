"""Addresses of the reviewer's pages, under /work/reviews/."""

from __future__ import annotations

from django.urls import path

from reviews.views import deciding, exports, letters, queue, reading, writing

app_name = "review"
urlpatterns = [
    path("", queue.queue, name="queue"),
    path("next/", queue.following, name="next"),
    path("queue.xlsx", exports.queue, name="queue_export"),
    path("flags/<int:flag_id>/reply/", letters.reply, name="reply"),
    path("<int:pk>/", reading.read, name="read"),
    path("<int:pk>/preview/", reading.preview, name="preview"),
    path("<int:pk>/downloads/<slug:kind>/", exports.submission, name="download"),
    path("<int:pk>/open/", reading.open_, name="open"),
    path("<int:pk>/assign/", reading.assign, name="assign"),
    path("<int:pk>/sections/<str:key>/", reading.section, name="section"),
    path("<int:pk>/sections/<str:key>/verdict/", writing.verdict, name="verdict"),
    path("<int:pk>/sections/<str:key>/flag/", writing.flag, name="flag"),
    path("<int:pk>/sections/<str:key>/note/", writing.note, name="note"),
    path("<int:pk>/flags/<int:flag_id>/retract/", writing.retract, name="retract"),
    path("<int:pk>/decide/", deciding.decide, name="decide"),
    path("<int:pk>/approve/", deciding.approve, name="approve"),
    path("<int:pk>/return/", deciding.return_, name="return"),
    path("<int:pk>/done/", deciding.done, name="done"),
    path("<int:pk>/letter/", letters.letter, name="letter"),
]
