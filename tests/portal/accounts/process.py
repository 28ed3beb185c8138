"""One log-in after another in a process of its own: names and passwords come line by line, statuses go back."""

from __future__ import annotations

import sys

import django
from django.test import Client


def main() -> None:
    django.setup()
    from django.conf import settings

    settings.ALLOWED_HOSTS = ["testserver"]
    print("ready", flush=True)  # noqa: T201 - the answer to the parent
    for line in sys.stdin:
        name, password = line.rstrip("\n").split("\t")
        data = {"username": name, "password": password}
        status = Client().post("/account/login/", data).status_code
        print(status, flush=True)  # noqa: T201


if __name__ == "__main__":
    main()
