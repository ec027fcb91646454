from collections import Counter

LATE = 10  # seconds that a window still waits
windows, closed, late = Counter(), {}, []
newest = 0


def event(at, minute=60):
    global newest
    newest = max(newest, at)
    start = at // minute * minute
    if start in closed:
        late.append(at)  # for the batch, which counts again
    else:
        windows[start] += 1
    for old in [w for w in windows if w + minute + LATE <= newest]:
        closed[old] = windows.pop(old)


for at in (5, 50, 61, 58, 75, 59):  # in order of arrival
    event(at)
print(closed, late)  # → {0: 3} [59]
