from itertools import count

from fastapi import FastAPI, HTTPException, Response

app = FastAPI()
jobs: dict[int, dict] = {}
ids = count(1)


# --8<-- [start:show]
@app.post("/exports", status_code=202)
def start(response: Response):
    job = {"id": next(ids), "status": "queued"}
    jobs[job["id"]] = job  # really: a row, then the queue
    response.headers["Location"] = f"/exports/{job['id']}"
    response.headers["Retry-After"] = "5"
    return job


@app.get("/exports/{job_id}")
def status(job_id: int):
    return find(job_id)  # 200 even when the job failed


@app.post("/exports/{job_id}/cancel", status_code=202)
def cancel(job_id: int):
    job = find(job_id)
    if job["status"] not in ("queued", "running", "cancelling"):
        raise HTTPException(409, f"already {job['status']}")
    job["status"] = "cancelling"  # the worker stops at a safe point
    return job


def find(job_id: int) -> dict:
    if job_id not in jobs:
        raise HTTPException(404)
    if jobs[job_id]["status"] == "expired":
        raise HTTPException(410, "the result was deleted")
    return jobs[job_id]


# --8<-- [end:show]
