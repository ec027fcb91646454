def divide(a: float, b: float) -> str:
    try:
        result = a / b
    except ZeroDivisionError:
        print("except")
        return "no answer"
    else:
        print("else")
        return f"answer {result}"
    finally:
        print("finally")


print(divide(6, 3))
# → else
# → finally
# → answer 2.0
print(divide(6, 0))
# → except
# → finally
# → no answer


def count() -> int:
    n = 1
    try:
        return n
    finally:
        n += 1


print(count())  # → 1
