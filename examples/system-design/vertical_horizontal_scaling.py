def speedup(n, serial=0.05, crosstalk=0.0):
    return n / (1 + serial * (n - 1) + crosstalk * n * (n - 1))


servers = (2, 8, 32, 128)
print([round(speedup(n), 1) for n in servers])
# → [1.9, 5.9, 12.5, 17.4]
print([round(speedup(n, crosstalk=0.001), 1) for n in servers])
# → [1.9, 5.7, 9.0, 5.4]
