-- 1. Who is running, for how long, and who holds whom up?
SELECT pid, state, wait_event_type, now() - xact_start AS open_for,
       pg_blocking_pids(pid) AS blocked_by, left(query, 60) AS query
FROM pg_stat_activity
WHERE datname = current_database() AND state <> 'idle'
ORDER BY xact_start;

-- 2. Which tables are bloated, or have stale statistics?
SELECT relname, n_live_tup, n_dead_tup, seq_scan, idx_scan,
       last_autovacuum, last_autoanalyze
FROM pg_stat_user_tables
ORDER BY n_dead_tup DESC LIMIT 10;

-- 3. The plan, undone afterwards even if the statement writes
BEGIN;
EXPLAIN (ANALYZE, VERBOSE, SETTINGS)
UPDATE orders SET status = 'paid' WHERE id = 42;
ROLLBACK;
