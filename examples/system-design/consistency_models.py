from itertools import combinations, product


def stale(n, w, r):
    """The share of reads that miss every node of the write."""
    nodes = range(n)
    pairs = product(combinations(nodes, w), combinations(nodes, r))
    misses = [not set(wrote) & set(read) for wrote, read in pairs]
    return round(sum(misses) / len(misses), 2)


print(stale(3, 2, 2), stale(3, 1, 1))  # → 0.0 0.67

# B was written later, but its clock is half a second behind
writes = [(100.0, "A: old phone"), (99.7, "B: new phone")]
print(max(writes)[1])  # → A: old phone

cart = {"tea", "milk"}
north, south = cart - {"milk"}, cart | {"jam"}  # cut off
print(sorted(north | south))  # → ['jam', 'milk', 'tea']
