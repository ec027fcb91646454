from sqlalchemy import create_engine, event, text
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

opened = 0
# --8<-- [start:show]
engine = create_engine(
    "sqlite:///file::memory:?cache=shared&uri=true",
    poolclass=QueuePool,
    pool_size=2,  # kept open
    max_overflow=0,  # extra ones at a peak
    pool_timeout=0.2,  # give up waiting, don't hang
    pool_pre_ping=True,  # replace a connection that died in the pool
    pool_recycle=1800,  # and one that is half an hour old
)


@event.listens_for(engine, "connect")
def count(*_) -> None:
    global opened
    opened += 1


for _ in range(100):
    with engine.connect() as connection:  # goes back to the pool here
        connection.execute(text("SELECT 1"))
print(opened)  # → 1

with engine.connect(), engine.connect():
    try:
        engine.connect()
    except PoolTimeout:
        print("both are taken")  # → both are taken
# --8<-- [end:show]
