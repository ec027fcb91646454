from typing import Annotated

from fastapi import Depends, FastAPI
from pydantic import BaseModel, Field
from sqlalchemy import create_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, Session, mapped_column
from sqlalchemy.pool import StaticPool

engine = create_engine(
    "sqlite://",
    poolclass=StaticPool,
    connect_args={"check_same_thread": False},
)


class Base(DeclarativeBase): ...


class Task(Base):
    __tablename__ = "tasks"
    id: Mapped[int] = mapped_column(primary_key=True)
    title: Mapped[str]
    done: Mapped[bool] = mapped_column(default=False)


Base.metadata.create_all(engine)


def session():
    with Session(engine) as session:
        yield session


# --8<-- [start:show]
class TaskIn(BaseModel):
    title: str = Field(max_length=80)


class TaskOut(TaskIn):
    id: int
    done: bool


app = FastAPI()


@app.post("/tasks/", status_code=201, response_model=TaskOut)
def create(body: TaskIn, db: Annotated[Session, Depends(session)]):
    task = Task(**body.model_dump())
    db.add(task)
    db.commit()
    return task  # and five more functions for the other operations


# --8<-- [end:show]
