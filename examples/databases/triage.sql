-- 1. Who is running, for how long, and who holds whom up?
SELECT pid, state, wait_event_type, now() - xact_start AS open_for,
       pg_blocking_pids(pid) AS blocked_by, left(query, 60) AS query
FROM pg_stat_activity
WHERE datname = current_database() AND state <> 'idle'
ORDER BY xact_start;

-- 2. Which tables have stale statistics, or many dead rows?
SELECT relname, n_live_tup, n_mod_since_analyze, n_dead_tup,
       greatest(last_analyze, last_autoanalyze) AS analyzed,
       greatest(last_vacuum, last_autovacuum) AS vacuumed
FROM pg_stat_user_tables
ORDER BY n_mod_since_analyze + n_dead_tup DESC LIMIT 10;

-- 3. The plan, undone afterwards even if the statement writes
BEGIN;
SET LOCAL lock_timeout = '1s';  -- do no harm
SET LOCAL statement_timeout = '30s';
EXPLAIN (ANALYZE, VERBOSE, SETTINGS)
UPDATE orders SET status = 'paid' WHERE id = 42;
ROLLBACK;
