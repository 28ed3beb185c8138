"""Requests that nobody meant to send: every address under every role, by schema and by mutation.

How long it goes on: ``FUZZ`` (a factor, 1 in `make test`): ``FUZZ=60 make test ARGS=tests/fuzz``.
"""
