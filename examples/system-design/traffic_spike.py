from collections import deque


def useful(limit, rate=120, capacity=100, patience=2, seconds=60):
    """Answers in the last second that somebody still waits for."""
    queue = deque()
    for now in range(seconds):
        queue.extend([now] * min(rate, limit - len(queue)))
        batch = [queue.popleft() for _ in range(capacity) if queue]
        good = sum(now - arrived < patience for arrived in batch)
    return good


print(useful(limit=1_000_000))  # → 0
print(useful(limit=200))  # → 100
