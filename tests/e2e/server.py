"""The stage on a server: the containers of `docker-compose.yml`, set up as its people do it.

Two commands inside the container `web` (the first account, taking in the file), everything
else through the portal's pages. docker-compose finds project and files by its own variables.
"""

from __future__ import annotations

import subprocess
from datetime import timedelta
from pathlib import Path

from portal import clock
from tests.e2e.leads import Lead
from tests.e2e.people import Person
from tests.e2e.stage import Arrive, Stage
from tests.e2e.stories import EDITION, Story
from tests.factories.values import PASSWORD

ROOT = Path(__file__).resolve().parents[2]
NATIONAL = "华夏学生联合会"


class ServerStage(Stage):
    """A stack without any data, started by somebody else; its own worker and beat do the work."""

    def set_up(self, story: Story, folder: Path, arrive: Arrive) -> None:
        first_account(story.lead)
        lead = arrive(Lead)
        lead.log_in(story.lead)
        lead.found(story.province, story.short_name, below=NATIONAL)
        lead.open_cycle(story.province, EDITION, clock.today(), clock.today() + timedelta(days=60))
        reviewer = lead.adds_reviewer(story.province, "顾审核")
        secretary = lead.adds_college(story.school, story.province, "沈书记")
        arrive(Person).comes_in(reviewer, story.reviewer)
        arrive(Person).comes_in(secretary, story.secretary)
        ended, said = manage(
            "load_disclosure",
            *("/dev/stdin", "--union", f"{story.school}学生会", "--cycle", EDITION),
            typed=story.write(folder).read_text("utf-8"),
        )
        assert ended in {0, 1}, said


def first_account(username: str) -> None:
    """What whoever runs the server does once."""
    ended, said = manage(
        "create_operator",
        *("--username", username, "--full-name", "方负责", "--email", "yunwei@example.org"),
        *("--federation", NATIONAL, "--password-file", "-"),
        typed=PASSWORD,
    )
    assert ended == 0, said


def manage(*arguments: str, typed: str) -> tuple[int, str]:
    """Run a management command in the container `web`; return its exit status and what it said."""
    command = ["docker-compose", "exec", "-T", "web", "python", "manage.py", *arguments]
    options = {"cwd": ROOT, "encoding": "utf-8", "timeout": 120}
    done = subprocess.run(command, check=False, input=typed, capture_output=True, **options)
    return done.returncode, done.stdout + done.stderr
