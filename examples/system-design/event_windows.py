from collections import Counter

MINUTE, LATE = 60, 10  # a window waits ten seconds more
windows, closed, late, seen = Counter(), {}, [], []


def event(at):
    seen.append(at)
    watermark = max(seen) - LATE
    start = at // MINUTE * MINUTE
    if start in closed:
        late.append(at)  # for the batch, which counts again
    else:
        windows[start] += 1
    for old in [w for w in windows if w + MINUTE <= watermark]:
        closed[old] = windows.pop(old)


for at in (5, 50, 61, 58, 75, 59):  # in order of arrival
    event(at)
print(closed, late)  # → {0: 3} [59]
