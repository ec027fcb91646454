DAY = 86_400  # seconds; in the head 100,000
users, opens, posts = 5_000_000, 20, 0.2  # daily

reads, writes = users * opens / DAY, users * posts / DAY
print(round(reads), round(writes))  # → 1157 12
peak = 3 * reads
print(round(peak))  # → 3472

row, photo, shown = 1_000, 300_000, 10 * 30_000  # bytes
per_year = users * posts * 365
print(round(per_year * row / 1e9), "GB of rows")  # → 365 GB of rows
print(round(per_year * photo / 1e12), "TB")  # → 110 TB
print(round(peak * shown * 8 / 1e9, 1), "Gbit/s")  # → 8.3 Gbit/s
print(round(peak * 0.08), "at once")  # → 278 at once
