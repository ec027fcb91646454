"""Samples of the questions on long operations, filters, links and the car catalogue."""

import sqlite3
from typing import Annotated

import httpx
import pytest
from fastapi import FastAPI, Query
from fastapi.testclient import TestClient
from pydantic import ValidationError
from samples import load


def test_operation_is_started_watched_cancelled_and_forgotten():
    sample = load("rest-api/long_running.py")
    client = TestClient(sample.app)
    started = client.post("/exports")
    assert (started.status_code, started.headers["location"]) == (202, "/exports/1")
    assert started.headers["retry-after"] == "5"
    assert client.get("/exports/1").json()["status"] == "queued"
    assert [client.post("/exports/1/cancel").status_code for _ in range(2)] == [202, 202]  # twice does no harm
    assert client.get("/exports/1").json()["status"] == "cancelling"
    sample.jobs[1]["status"] = "failed"
    assert client.get("/exports/1").status_code == 200
    assert client.post("/exports/1/cancel").status_code == 409
    sample.jobs[1]["status"] = "expired"
    assert client.get("/exports/1").status_code == 410
    assert client.get("/exports/2").status_code == 404


def test_of_cancel_and_finish_at_once_one_wins():
    for first, second in (("cancelled", "done"), ("done", "cancelled")):
        db = sqlite3.connect(":memory:")
        db.execute("CREATE TABLE jobs (id, status)")
        db.execute("INSERT INTO jobs VALUES (1, 'running')")
        change = "UPDATE jobs SET status = ? WHERE id = 1 AND status = 'running'"
        assert [db.execute(change, (status,)).rowcount for status in (first, second)] == [1, 0]
        assert db.execute("SELECT status FROM jobs").fetchone() == (first,)
        db.close()


def test_filter_takes_only_what_it_names():
    sample = load("rest-api/filter_sort.py")
    app = FastAPI()

    @app.get("/cars")
    def cars(query: Annotated[sample.CarFilter, Query()]):
        return query

    @app.get("/loose")
    def loose(price_max: int | None = None):
        return price_max

    client = TestClient(app)
    assert client.get("/cars?brand=Kia&price_max=9000&sort=-price&fields=id&fields=year").status_code == 200
    for wrong in ("prise_max=9000", "sort=id;drop", "price_max=cheap", "fields=password"):
        assert client.get(f"/cars?{wrong}").status_code == 422
    assert client.get("/loose?prise_max=9000").json() is None  # a misspelt filter filters nothing
    with pytest.raises(ValidationError):
        sample.CarFilter(price_max=-1)


def test_literal_address_of_search_is_not_taken_for_an_id():
    # A route that is declared first wins: /cars/search after /cars/{id} is a car with the id "search"
    app = FastAPI()

    @app.get("/cars/{car_id}")
    def car(car_id: int):
        return car_id

    @app.get("/cars/search")
    def search():
        return "found"

    assert TestClient(app).get("/cars/search").status_code == 422


def test_redirect_to_another_host_loses_the_token_and_keeps_the_method():
    seen = []

    def partner(request: httpx.Request) -> httpx.Response:
        seen.append((request.method, request.url.host, request.content, "authorization" in request.headers))
        if request.url.host == "old.example":
            return httpx.Response(308, headers={"Location": "https://new.example/orders/7"})
        return httpx.Response(401)

    headers = {"Authorization": "Bearer token"}
    transport = httpx.MockTransport(partner)
    with httpx.Client(transport=transport, headers=headers, follow_redirects=True) as client:
        assert client.post("https://old.example/orders/7", content=b"{}").status_code == 401
    assert seen == [("POST", "old.example", b"{}", True), ("POST", "new.example", b"{}", False)]


def test_catalogue_and_links_keep_their_promises():
    catalogue, links = load("rest-api/car_catalogue.py"), load("rest-api/links.py")
    assert catalogue.db.execute("SELECT reserved_by FROM cars").fetchone() == ("lola",)
    assert set(links.represent({"id": 1, "status": "cancelled"})["_links"]) == {"self"}
