from time import perf_counter, sleep


def get(number):  # stands for a server that pauses once
    sleep(0.3 if number == 20 else 0)


sent, due = [], []
start = perf_counter()
for number in range(100):
    plan = start + number * 0.005
    sleep(max(0, plan - perf_counter()))
    begin = perf_counter()
    get(number)
    sent.append(perf_counter() - begin)
    due.append(perf_counter() - plan)

p95_sent, p95_due = sorted(sent)[94], sorted(due)[94]
print(p95_sent < 0.05, p95_due > 0.2)  # → True True
