USERS, OPENS, FAMOUS = 10_000, 10, 1_000  # a post each a day

followers = [USERS // rank for rank in range(1, USERS + 1)]
follows = sum(followers) / USERS  # of an average reader
stars = [n for n in followers if n >= FAMOUS]
per_reader = sum(stars) / USERS  # stars among those followed

push = sum(followers) + USERS * OPENS
pull = USERS + USERS * OPENS * follows
mixed = sum(followers) - sum(stars) + len(stars)
mixed += USERS * OPENS * (1 + per_reader)

print(f"{push:,.0f}", f"{pull:,.0f}")  # → 193,668 946,680
print(f"{mixed:,.0f}")  # → 457,270
print(max(followers))  # → 10000
print(max(n for n in followers if n < FAMOUS))  # → 909
print(len(stars), f"{sum(stars) / sum(followers):.0%}")  # → 10 31%
