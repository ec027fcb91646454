import sys


class Report:
    def __del__(self):
        print("freed")


report = Report()
also = report
del report
print("still here")  # → still here
also = None  # → freed

rate = float("1.5")
place = id(rate)
del rate
other = float("99.5")
print(id(other) == place)  # → True

rows = [list(range(1000))]
print(sys.getsizeof(rows), sys.getsizeof(rows[0]))  # → 64 8056
