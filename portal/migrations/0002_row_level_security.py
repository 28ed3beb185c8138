"""The second line of tenancy: PostgreSQL compares every row with the transaction's scope.

Settings that were set in an earlier transaction read '' and not NULL, hence nullif.
"""

from django.db import migrations

from portal.migrations import _security as security

FUNCTIONS = """
CREATE FUNCTION app_user() RETURNS bigint LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT nullif(current_setting('app.user_id', true), '')::bigint $$;
CREATE FUNCTION app_colleges() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(nullif(current_setting('app.college_ids', true), ''), ',')::bigint[] $$;
CREATE FUNCTION app_federations() RETURNS bigint[] LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT string_to_array(nullif(current_setting('app.federation_ids', true), ''), ',')::bigint[] $$;
CREATE FUNCTION app_everything() RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE AS
$$ SELECT coalesce(current_setting('app.everything', true), '') = 'on' $$;
"""
NO_FUNCTIONS = """
DROP FUNCTION app_user(); DROP FUNCTION app_colleges();
DROP FUNCTION app_federations(); DROP FUNCTION app_everything();
"""

OWN = "user_id = (SELECT app_user())"
BY = "actor_id = (SELECT app_user())"
DIRECT = f"{security.colleges()} OR {security.federations()}"
COLLEGE_BELOW = security.exists(
    "portal_college", "college_id", security.federations("parent.federation_id")
)


class Migration(migrations.Migration):
    dependencies = [("portal", "0001_initial")]

    operations = [
        migrations.RunPython(security.roles_exist, migrations.RunPython.noop),
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        # Colleges and unions are names of public institutions: anybody inside reads them.
        security.secure(
            "portal_college",
            select="true",
            insert=security.federations(),
            update=security.federations(),
        ),
        security.secure("portal_union", select="true", insert=COLLEGE_BELOW, update=COLLEGE_BELOW),
        security.secure(
            "portal_membership",
            select=f"{OWN} OR {DIRECT} OR {COLLEGE_BELOW}",
            insert=f"{DIRECT} OR {COLLEGE_BELOW}",
            update=f"{DIRECT} OR {COLLEGE_BELOW}",
            delete=f"{DIRECT} OR {COLLEGE_BELOW}",
        ),
        security.secure("portal_event", select=f"{BY} OR {DIRECT}", insert=f"{BY} OR {DIRECT}"),
        security.secure("portal_job", select=DIRECT, insert=DIRECT, update=DIRECT),
        security.insert_only("portal_event"),
    ]
