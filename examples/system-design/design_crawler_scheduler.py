ready = {"a.uz": 0, "b.uz": 0}  # when each host may be asked
urls = {"a.uz": ["a.uz/1", "a.uz/2"], "b.uz": ["b.uz/1"]}
leased = {}  # url → (worker, until)


def take(worker, now, lease=30, pause=2):
    for url, (_, until) in leased.items():
        host = url.split("/")[0]
        if until <= now and url not in urls[host]:
            urls[host].insert(0, url)  # its worker went silent
    for host, at in ready.items():
        if at <= now and urls[host]:
            ready[host] = now + pause
            url = urls[host].pop(0)
            leased[url] = (worker, now + lease)
            return url


def done(worker, url):
    holder, _ = leased.get(url, (None, 0))
    return holder == worker and bool(leased.pop(url))


print(take("w1", 0), take("w2", 0))  # → a.uz/1 b.uz/1
print(take("w3", 1), take("w4", 30))  # → None a.uz/1
print(done("w1", "a.uz/1"), done("w4", "a.uz/1"))  # → False True
print(done("w1", "a.uz/1"))  # → False
