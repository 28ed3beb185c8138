"""An older copy of the database, put back, names people again, until `apply_retention` has run."""

from __future__ import annotations

import psycopg
import pytest
from django.core.management import call_command
from django.db import connection
from psycopg import sql

from disclosures.domain import bake
from disclosures.domain.erasing import deciding, work
from disclosures.models import Erasure, Publication
from portal.access import actor_of
from portal.enums import Role
from tests import database
from tests.disclosures.domain.retaining.aged import PERSON, files_naming, old
from tests.disclosures.publication.approved import baked
from tests.factories import member
from tests.factories.rights import ErasureFactory

pytestmark = pytest.mark.django_db(transaction=True)
OTHER = "欧阳若水"


def statement(text, *names):
    with psycopg.connect(database.address("postgres"), autocommit=True) as raw:
        raw.execute(sql.SQL(text).format(*map(sql.Identifier, names)))


@pytest.fixture
def copy():
    """Take a copy of the test's database as it is, and put it back: `copy.take()`, `copy.restore()`."""
    name = connection.settings_dict["NAME"]
    kept = f"{name}_copy"

    class Copy:
        def take(self):
            connection.close()
            statement("CREATE DATABASE {} TEMPLATE {} OWNER portal_owner", kept, name)
            self.see()

        def restore(self):
            connection.close()
            statement("DROP DATABASE {} WITH (FORCE)", name)
            statement("CREATE DATABASE {} TEMPLATE {} OWNER portal_owner", name, kept)
            self.see()

        def see(self):
            with connection.cursor() as cursor:
                cursor.execute("SELECT set_config('app.everything', 'on', false)")

    yield Copy()
    connection.close()
    statement("DROP DATABASE IF EXISTS {} WITH (FORCE)", kept)


def test_after_restoring_the_command_makes_it_right_again(copy, capsys):
    counted = old()
    asked = ErasureFactory(
        entry=None, publication=baked(college="朔原科技大学"), name=OTHER, facts={"alone": True}
    )
    copy.take()
    call_command("apply_retention")
    actor = actor_of(member(Role.SECRETARY, college=asked.college))
    deciding.confirm(actor, asked, "same")
    deciding.decide(actor, asked, "granted", "")
    work.carry_out(asked.pk)
    bake.clear(asked.publication_id)
    kept = [f"{asked.number}.json"]  # the journal, which is what has to survive
    assert files_naming(OTHER) == kept

    copy.restore()
    assert Erasure.objects.get().state == "received"
    assert PERSON in str(Publication.objects.get(pk=counted.pk).document)
    capsys.readouterr()
    call_command("apply_retention")
    told = capsys.readouterr().out
    assert "补办删除请求1条" in told
    assert "办理1份" in told
    assert PERSON not in str(Publication.objects.get(pk=counted.pk).document)
    assert Erasure.objects.get().state == "granted"
    assert files_naming(OTHER) == kept
