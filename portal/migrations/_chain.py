"""SQL of the chain of events: two deferred steps, so that the lock is held at the very end.

An event's insertion queues `portal_event_leaves`, which runs when the transaction commits and
puts the event's digest into `portal_eventwaiting`. That in turn queues `portal_event_arrives`,
which PostgreSQL runs after every other check of that commit (foreign keys are deferred too, and
may wait for rows that others have locked). Only it takes the one lock that all commits share,
reads the head and appends: whoever holds the lock waits for nobody, so that nothing deadlocks.

Both are SECURITY DEFINER functions of the owner: at run time nobody may write the links.
"""

from django.db import migrations

LOCK = 0x6576656E74  # "event": the advisory lock of the chain, for the length of a commit

TABLES = """
CREATE UNLOGGED TABLE portal_eventwaiting (event_id bigint PRIMARY KEY, digest bytea NOT NULL);
REVOKE ALL ON portal_eventwaiting FROM portal_app;
REVOKE INSERT, UPDATE, DELETE, TRUNCATE ON portal_eventlink FROM portal_app;
"""
NO_TABLES = """
DROP TABLE portal_eventwaiting;
"""

POLICIES = """
CREATE POLICY chain_reads ON portal_eventlink FOR SELECT TO portal_owner USING (true);
CREATE POLICY chain_grows ON portal_eventlink FOR INSERT TO portal_owner WITH CHECK (true);
CREATE POLICY chain_waits ON portal_eventwaiting FOR ALL TO portal_owner USING (true);
"""
NO_POLICIES = """
DROP POLICY chain_waits ON portal_eventwaiting;
DROP POLICY chain_grows ON portal_eventlink;
DROP POLICY chain_reads ON portal_eventlink;
"""

FUNCTIONS = f"""
CREATE FUNCTION portal_event_part(part text) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
RETURN coalesce(octet_length(part) || ':' || part || ',', '-,');

CREATE FUNCTION portal_event_digest(e portal_event) RETURNS bytea
LANGUAGE sql STABLE PARALLEL SAFE SET search_path = pg_catalog, public, pg_temp AS $$
SELECT sha256(convert_to(
    public.portal_event_part(e.id::text)
    || public.portal_event_part((extract(epoch FROM e.at) * 1000000)::bigint::text)
    || public.portal_event_part(e.actor_id::text)
    || public.portal_event_part(e.action)
    || public.portal_event_part(e.target)
    || public.portal_event_part(e.college_id::text)
    || public.portal_event_part(e.federation_id::text)
    || public.portal_event_part(e.data::text)
    || public.portal_event_part(e.seal), 'UTF8'))
$$;

CREATE FUNCTION portal_chain_grow() RETURNS void
LANGUAGE plpgsql SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
    place bigint; head bytea; next bytea; waiting record;
BEGIN
    PERFORM pg_advisory_xact_lock({LOCK});
    SELECT number, hash INTO place, head FROM public.portal_eventlink ORDER BY number DESC LIMIT 1;
    IF NOT FOUND THEN
        place := 0; head := decode(repeat('00', 32), 'hex');
    END IF;
    FOR waiting IN SELECT event_id, digest FROM public.portal_eventwaiting ORDER BY event_id LOOP
        place := place + 1;
        next := sha256(convert_to(place || ':', 'UTF8') || head || waiting.digest);
        INSERT INTO public.portal_eventlink (number, event_id, previous, hash)
            VALUES (place, waiting.event_id, head, next);
        head := next;
    END LOOP;
    DELETE FROM public.portal_eventwaiting;
END $$;

CREATE FUNCTION portal_event_leaves() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    INSERT INTO public.portal_eventwaiting VALUES (NEW.id, public.portal_event_digest(NEW));
    RETURN NULL;
END $$;

CREATE FUNCTION portal_event_arrives() RETURNS trigger
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
    -- The first of a transaction's events takes all of them along.
    IF EXISTS (SELECT FROM public.portal_eventwaiting WHERE event_id = NEW.event_id) THEN
        PERFORM public.portal_chain_grow();
    END IF;
    RETURN NULL;
END $$;

REVOKE ALL ON FUNCTION portal_chain_grow(), portal_event_leaves(), portal_event_arrives()
    FROM PUBLIC;
"""  # noqa: S608 - a number of our own
NO_FUNCTIONS = """
DROP FUNCTION portal_event_arrives(); DROP FUNCTION portal_event_leaves();
DROP FUNCTION portal_chain_grow();
DROP FUNCTION portal_event_digest(portal_event); DROP FUNCTION portal_event_part(text);
"""

EXISTING = """
SELECT set_config('app.everything', 'on', true);
INSERT INTO portal_eventwaiting SELECT e.id, portal_event_digest(e) FROM portal_event e;
SELECT portal_chain_grow();
SELECT set_config('app.everything', '', true);
"""

TRIGGERS = """
CREATE CONSTRAINT TRIGGER chain AFTER INSERT ON portal_event
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_event_leaves();
CREATE CONSTRAINT TRIGGER chain AFTER INSERT ON portal_eventwaiting
    DEFERRABLE INITIALLY DEFERRED FOR EACH ROW EXECUTE FUNCTION portal_event_arrives();
"""
NO_TRIGGERS = """
DROP TRIGGER chain ON portal_eventwaiting;
DROP TRIGGER chain ON portal_event;
"""


def tables() -> migrations.RunSQL:
    """Where digests wait for the end of their transaction; who may do what."""
    return migrations.RunSQL(TABLES, NO_TABLES)


def policies() -> migrations.RunSQL:
    """Let the owner's functions through row-level security, which binds the owner too."""
    return migrations.RunSQL(POLICIES, NO_POLICIES)


def chained() -> list[migrations.RunSQL]:
    """The functions, the links of the events that are there, and the triggers."""
    return [
        migrations.RunSQL(FUNCTIONS, NO_FUNCTIONS),
        migrations.RunSQL(EXISTING, migrations.RunSQL.noop),
        migrations.RunSQL(TRIGGERS, NO_TRIGGERS),
    ]
