from graphlib import TopologicalSorter

minutes = {"lint": 1, "unit": 4, "api": 9, "image": 6, "deploy": 2}
chain = {
    "unit": ["lint"],
    "api": ["unit"],
    "image": ["api"],
    "deploy": ["image"],
}
graph = {"deploy": ["lint", "unit", "api", "image"]}  # only real needs


def finish(needs: dict, cost: dict) -> dict:
    """When each job ends, if it starts as soon as its needs are met."""
    done = {}
    for job in TopologicalSorter(needs).static_order():
        begin = max(
            (done[other] for other in needs.get(job, [])), default=0
        )
        done[job] = begin + cost[job]
    return done


print(finish(chain, minutes)["deploy"])  # → 22
print(finish(graph, minutes)["deploy"])  # → 11

faster_image = minutes | {"image": 1}  # a warm layer cache
split_tests = minutes | {"api": 3}  # three runners, a third each
print(finish(graph, faster_image)["deploy"])  # → 11
print(finish(graph, split_tests)["deploy"])  # → 8
both = split_tests | {"image": 1}
print(finish(graph, both)["deploy"])  # → 6
