"""The same team and the same 24 tasks under two WIP limits."""

PEOPLE, TASKS, EFFORT = 4, 24, 4  # effort of one task in person-days


def simulate(wip_limit: int) -> str:
    """Spread the people evenly over started tasks, day by day."""
    waiting, started, cycle_times, day, first = TASKS, [], [], 0, 0
    while waiting or started:
        while waiting and len(started) < wip_limit:
            started.append({"since": day, "left": EFFORT})
            waiting -= 1
        day += 1
        for task in started:
            task["left"] -= min(1, PEOPLE / len(started))
        done = [task for task in started if task["left"] < 0.001]
        started = [task for task in started if task not in done]
        cycle_times += [day - task["since"] for task in done]
        first = first or (day if done else 0)
    average = sum(cycle_times) / TASKS
    return f"first result day {first}, cycle time {average:.0f}, end {day}"


print(simulate(4))  # → first result day 4, cycle time 4, end 24
print(simulate(12))  # → first result day 12, cycle time 12, end 24
