sent, outbox = [], {("order-7 paid", "user-1", "sms"): "new"}


def provider(key, *, checks_key):
    if not (checks_key and key in sent):
        sent.append(key)


def work(*, checks_key, dies=False):
    for key, state in outbox.items():
        if state == "new":
            provider(key, checks_key=checks_key)
            if dies:
                return  # sent, but not marked as sent
            outbox[key] = "sent"


counts = []
for checks_key in (False, True):
    sent.clear()
    outbox.update(dict.fromkeys(outbox, "new"))
    work(checks_key=checks_key, dies=True)
    work(checks_key=checks_key)  # after the restart
    counts.append(len(sent))
print(counts)  # → [2, 1]
