def up(copies, down=0.01, shared=0.0):
    together = down * shared  # one cause stops all copies
    alone = down * (1 - shared)
    return (1 - together) * (1 - alone**copies)


print([f"{up(n):.4%}" for n in (1, 2, 3)])
# → ['99.0000%', '99.9900%', '99.9999%']
print([f"{up(n, shared=0.1):.4%}" for n in (2, 3)])
# → ['99.8919%', '99.8999%']
