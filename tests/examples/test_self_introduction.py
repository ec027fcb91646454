"""What the section on introducing oneself claims about tools and numbers."""

import math

import psycopg
import uvicorn


def plan(connection: psycopg.Connection, condition: str) -> tuple[str, int]:
    """How the rows of the condition are read, and how many the planner expects."""
    (found,) = connection.execute(f"EXPLAIN (FORMAT JSON) SELECT * FROM goods WHERE {condition}").fetchone()
    node = found[0]["Plan"]
    return node["Node Type"], node["Plan Rows"]


def test_planner_knows_no_keys_of_jsonb_until_an_expression_is_indexed(postgres: psycopg.Connection) -> None:
    postgres.execute("CREATE TABLE goods (id int PRIMARY KEY, attrs jsonb NOT NULL)")
    postgres.execute(
        """INSERT INTO goods SELECT i, jsonb_build_object('color', (ARRAY['red', 'blue'])[1 + i % 2], 'price', i % 1000)
        FROM generate_series(1, 20000) AS i"""
    )
    postgres.execute("CREATE INDEX ON goods USING gin (attrs)")
    postgres.execute("ANALYZE goods")
    red, cheap = "attrs->>'color' = 'red'", "(attrs->>'price')::int BETWEEN 10 AND 12"
    assert plan(postgres, red) == ("Seq Scan", 100)  # half a percent, although it is every second row
    assert plan(postgres, cheap)[0] == "Seq Scan"
    assert plan(postgres, """attrs @> '{"price": 11}'""")[0] == "Bitmap Heap Scan"  # what the GIN index is for

    postgres.execute("CREATE INDEX ON goods ((attrs->>'color'))")
    postgres.execute("CREATE INDEX ON goods (((attrs->>'price')::int))")
    postgres.execute("ANALYZE goods")
    assert math.isclose(plan(postgres, red)[1], 10_000, rel_tol=0.1)
    way, rows = plan(postgres, cheap)
    assert way == "Bitmap Heap Scan"
    assert 20 < rows < 180  # 60 in truth; without statistics it was 100 whatever the range


def test_jsonb_takes_a_price_in_words(postgres: psycopg.Connection) -> None:
    postgres.execute("CREATE TABLE goods (id int PRIMARY KEY, attrs jsonb NOT NULL)")
    postgres.execute("""INSERT INTO goods VALUES (1, '{"price": "ten"}')""")


def test_uvicorn_closes_an_idle_connection_after_five_seconds() -> None:
    assert uvicorn.Config("sample:app").timeout_keep_alive == 5


def test_three_times_as_many_requests_stay_quiet_by_chance_in_one_case_of_twenty() -> None:
    assert math.isclose((1 - 1 / 50_000) ** 150_000, 1 / 20, rel_tol=0.01)


def test_share_closed_by_itself_leaves_twenty_rows() -> None:
    assert round(1_500 * (1 - 0.986)) == 21
