"""SQL of retention: when a roster's time is over, and the one thing that may be done to rows that never change.

`portal_app` may neither update nor delete submissions and publications (law 2). The two functions
`count_publication` and `count_submission` belong to `portal_owner` and may, but only this: once, in the
caller's own scope, when `retention_due` has passed by the database's own clock, put a value in its place that
has the same parts, the same header and the same number of people, and names none on the roster. Docs: decision 0031.
"""

from __future__ import annotations

from django.db import migrations

FUNCTIONS = """
CREATE FUNCTION retention_due(target bigint) RETURNS timestamptz
LANGUAGE sql STABLE SET search_path = public, pg_temp AS $$
  SELECT coalesce(
    (SELECT min(o.at) FROM disclosures_retentionorder o WHERE o.cycle_id = c.id),
    CASE WHEN c.retention_years > 0 THEN
      greatest(
        coalesce(
          (SELECT min(p.approved_at) FROM disclosures_publication p WHERE p.filing_id = f.id),
          (c.closes + 1)::timestamp AT TIME ZONE 'Asia/Shanghai'),
        c.release_at)
      + make_interval(years => c.retention_years)
    END)
  FROM disclosures_filing f JOIN disclosures_cycle c ON c.id = f.cycle_id
  WHERE f.id = target
$$;

CREATE FUNCTION retention_must_be_over(target bigint) RETURNS void
LANGUAGE plpgsql STABLE SET search_path = public, pg_temp AS $$
DECLARE due timestamptz := retention_due(target);
BEGIN
  IF due IS NULL OR due > now() THEN
    RAISE EXCEPTION 'retention: the period of filing % is not over (due %)', target, due;
  END IF;
END $$;

CREATE FUNCTION retention_keys(value jsonb) RETURNS text[]
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT coalesce(array_agg(key ORDER BY key), '{}')
  FROM jsonb_object_keys(CASE jsonb_typeof(value) WHEN 'object' THEN value ELSE '{}' END) key
$$;

CREATE FUNCTION retention_people(rows jsonb) RETURNS int
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
  SELECT CASE jsonb_typeof(rows) WHEN 'array' THEN jsonb_array_length(rows) ELSE 0 END
$$;

CREATE FUNCTION retention_unlock(relation text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.everything', 'on', true);
  PERFORM set_config('pgtrigger.ignore', (
    SELECT array_agg(tgname)::text FROM pg_trigger
    WHERE tgrelid = relation::regclass AND tgname LIKE 'pgtrigger_insert_only%'), true);
END $$;

CREATE FUNCTION retention_lock(everything text, ignored text) RETURNS void
LANGUAGE plpgsql SET search_path = public, pg_temp AS $$
BEGIN
  PERFORM set_config('app.everything', coalesce(everything, ''), true);
  PERFORM set_config('pgtrigger.ignore', coalesce(nullif(ignored, ''), '{}'), true);
END $$;

CREATE FUNCTION count_publication(target bigint, counted jsonb, reason text, digest text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held disclosures_publication%ROWTYPE;
  everything text := current_setting('app.everything', true);
  ignored text := current_setting('pgtrigger.ignore', true);
  people int;
  changed int;
BEGIN
  SELECT * INTO held FROM disclosures_publication WHERE id = target;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'retention: no publication % in this scope', target;
  END IF;
  PERFORM retention_must_be_over(held.filing_id);
  IF held.counted_hash <> '' THEN
    RETURN false;
  END IF;
  people := retention_people(held.document #> '{data,roster}');
  IF digest !~ '^[0-9a-f]{64}$'
    OR retention_people(counted #> '{data,roster}') > 0
    OR (people > 0 AND (counted #>> '{data,roster_counts,people}')::int IS DISTINCT FROM people)
    OR retention_keys(counted) <> retention_keys(held.document)
    OR retention_keys((counted -> 'data') - 'roster_counts')
       <> retention_keys((held.document -> 'data') - 'roster_counts')
    OR counted -> 'header' IS DISTINCT FROM held.document -> 'header'
    OR jsonb_path_query_array(counted, '$.sections[*].key')
       <> jsonb_path_query_array(held.document, '$.sections[*].key')
    OR char_length(reason) > char_length(held.corrects)
  THEN
    RAISE EXCEPTION 'retention: publication % may only have its roster counted', target;
  END IF;
  PERFORM retention_unlock('disclosures_publication');
  UPDATE disclosures_publication
    SET document = counted, corrects = reason, counted_hash = digest, counted_at = now()
    WHERE id = target AND counted_hash = '';
  GET DIAGNOSTICS changed = ROW_COUNT;
  PERFORM retention_lock(everything, ignored);
  RETURN changed = 1;
END $$;

CREATE FUNCTION count_submission(
  target bigint, counted jsonb, noted jsonb, explained jsonb, digest text)
RETURNS boolean
LANGUAGE plpgsql SECURITY DEFINER SET search_path = public, pg_temp AS $$
DECLARE
  held disclosures_submission%ROWTYPE;
  everything text := current_setting('app.everything', true);
  ignored text := current_setting('pgtrigger.ignore', true);
  changed int;
BEGIN
  SELECT * INTO held FROM disclosures_submission WHERE id = target;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'retention: no submission % in this scope', target;
  END IF;
  PERFORM retention_must_be_over(held.filing_id);
  IF held.counted_hash <> '' THEN
    RETURN false;
  END IF;
  IF digest !~ '^[0-9a-f]{64}$'
    OR retention_keys(counted) <> retention_keys(held.content)
    OR retention_people(counted #> '{roster,rows}')
       <> retention_people(held.content #> '{roster,rows}')
    OR jsonb_path_exists(counted, '$.roster.rows[*].name ? (@ != "")')
    OR retention_people(noted) <> retention_people(held.findings)
    OR retention_people(explained) <> retention_people(held.explanations)
  THEN
    RAISE EXCEPTION 'retention: submission % may only have its roster counted', target;
  END IF;
  PERFORM retention_unlock('disclosures_submission');
  UPDATE disclosures_submission
    SET content = counted, findings = noted, explanations = explained,
        counted_hash = digest, counted_at = now()
    WHERE id = target AND counted_hash = '';
  GET DIAGNOSTICS changed = ROW_COUNT;
  PERFORM retention_lock(everything, ignored);
  RETURN changed = 1;
END $$;
"""
NAMES = {
    "count_publication": "bigint, jsonb, text, text",
    "count_submission": "bigint, jsonb, jsonb, jsonb, text",
    "retention_lock": "text, text",
    "retention_unlock": "text",
    "retention_people": "jsonb",
    "retention_keys": "jsonb",
    "retention_must_be_over": "bigint",
    "retention_due": "bigint",
}
FOR_THE_PORTAL = ("count_publication", "count_submission", "retention_due")
"""What the run-time role may call; the others are parts of these."""


def functions() -> migrations.RunSQL:
    """Make the functions; nobody but their owner and `portal_app` may call them."""
    closed = [f"REVOKE ALL ON FUNCTION {name}({NAMES[name]}) FROM PUBLIC" for name in NAMES]
    given = [
        f"GRANT EXECUTE ON FUNCTION {name}({NAMES[name]}) TO portal_app" for name in FOR_THE_PORTAL
    ]
    dropped = [f"DROP FUNCTION {name}({arguments})" for name, arguments in NAMES.items()]
    return migrations.RunSQL([FUNCTIONS, *closed, *given], dropped)
