"""Somebody named in a publication asks not to be named any more (删除请求).

`masks` says who is left out of a publication's files (asked each time they are made); `deciding` is what college
and federation do with a request; `work` makes the files again; `journal` keeps what was granted outside the
database, so that a restored backup forgets nobody; `clearing` deletes what was written when it is over.
Requests are taken in by `reviews.domain.erasures`.
"""
