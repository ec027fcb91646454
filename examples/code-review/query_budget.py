from sqlalchemy import ForeignKey, create_engine, event, select
from sqlalchemy.orm import (
    DeclarativeBase,
    Mapped,
    Session,
    mapped_column,
    relationship,
    selectinload,
)


class Base(DeclarativeBase):
    pass


class Course(Base):
    __tablename__ = "course"
    id: Mapped[int] = mapped_column(primary_key=True)
    lessons: Mapped[list["Lesson"]] = relationship()


class Lesson(Base):
    __tablename__ = "lesson"
    id: Mapped[int] = mapped_column(primary_key=True)
    course_id: Mapped[int] = mapped_column(ForeignKey("course.id"))


# --8<-- [start:show]
def lesson_counts(session: Session, *options) -> list[int]:
    courses = session.scalars(select(Course).options(*options))
    return [len(course.lessons) for course in courses]


def queries(size: int, *options) -> int:
    """Count the SQL statements that a list of this size costs."""
    engine = create_engine("sqlite://")
    Base.metadata.create_all(engine)
    with Session(engine) as session:
        session.add_all(
            Course(lessons=[Lesson(), Lesson()]) for _ in range(size)
        )
        session.commit()
        seen = []
        event.listen(
            engine, "before_cursor_execute", lambda *args: seen.append(1)
        )
        lesson_counts(session, *options)
        return len(seen)


eager = selectinload(Course.lessons)
print(queries(2), queries(20))  # → 3 21
print(queries(2, eager), queries(20, eager))  # → 2 2
# --8<-- [end:show]
