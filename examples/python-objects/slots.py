from dataclasses import dataclass


@dataclass(slots=True)
class Point:
    x: int
    y: int = 0


class Named(Point):
    pass


def try_to_add(point):
    try:
        point.label = "home"
    except AttributeError:
        return "no place for it"
    return point.__dict__


print(hasattr(Point(1), "__dict__"))  # → False
print(try_to_add(Point(1)))  # → no place for it
print(try_to_add(Named(1)))  # → {'label': 'home'}
