import time
from time import time as now
from unittest.mock import patch


def by_module():
    return time.time()


def by_name():
    return now()


def by_default(clock=time.time):
    return clock()


def zeros():
    calls = by_module, by_name, by_default
    return [call.__name__ for call in calls if call() == 0]


with patch("time.time", return_value=0):
    print(zeros())  # → ['by_module']
with patch(f"{__name__}.now", return_value=0):
    print(zeros())  # → ['by_name']
print(zeros())  # → []
