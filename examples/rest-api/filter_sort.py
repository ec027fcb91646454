from typing import Literal

from pydantic import BaseModel, Field


class CarFilter(BaseModel):
    model_config = {"extra": "forbid"}  # prise_max is an error
    brand: str | None = None
    price_max: int | None = Field(None, ge=0)
    sort: Literal["price", "-price", "year", "-year"] = "-year"
    fields: set[Literal["id", "price", "year"]] = {"id", "price"}


SQL = {"brand": "brand = :brand", "price_max": "price <= :price_max"}


def to_sql(query: CarFilter) -> tuple[str, str]:
    given = query.model_dump(exclude_none=True)
    where = [SQL[name] for name in SQL if name in given]
    way = "DESC" if query.sort.startswith("-") else "ASC"
    column = query.sort.removeprefix("-")
    return " AND ".join(where), f"{column} {way}, id {way}"


asked = {"price_max": "9000", "sort": "-price"}  # all text so far
print(to_sql(CarFilter(**asked)))
# → ('price <= :price_max', 'price DESC, id DESC')
print("10000" <= "9000", 10000 <= 9000)  # → True False
