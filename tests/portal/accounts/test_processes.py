"""Two real processes count the same failures: each fails by turns, and both are locked."""

from __future__ import annotations

import subprocess
import sys

import pytest

from portal.enums import Role
from portal.models import Throttle
from tests.factories import PASSWORD, member
from tests.worker import ROOT, environment


class Process:
    """A process that logs in on the test's database."""

    def __init__(self):
        self.running = subprocess.Popen(
            [sys.executable, "-m", "tests.portal.accounts.process"],
            cwd=ROOT,
            env=environment("redis://127.0.0.1:9/0"),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert self.running.stdout.readline() == "ready\n"

    def log_in(self, name, password):
        self.running.stdin.write(f"{name}\t{password}\n")
        self.running.stdin.flush()
        return int(self.running.stdout.readline())

    def end(self):
        self.running.stdin.close()
        self.running.stdout.close()
        self.running.wait()


@pytest.fixture
def two(transactional_db):
    processes = [Process(), Process()]
    yield processes
    for one in processes:
        one.end()


def test_failures_in_two_processes_are_counted_together(two):
    member(Role.SECRETARY, username="shuji")
    statuses = [two[number % 2].log_in("shuji", "wrong") for number in range(10)]
    assert statuses == [200] * 9 + [429]
    assert [one.log_in("shuji", PASSWORD) for one in two] == [429, 429]
    assert [one.log_in("nobody", "wrong") for one in two] == [200, 200]


def test_many_names_from_one_address_are_counted_together(two):
    member(Role.SECRETARY, username="shuji")
    two[0].log_in("name0", "wrong")
    Throttle.objects.filter(kind="log_in.address").update(count=98)
    assert [one.log_in(f"name{number}", "wrong") for number, one in enumerate(two, 1)] == [200, 429]
    assert [one.log_in("shuji", PASSWORD) for one in two] == [429, 429]
