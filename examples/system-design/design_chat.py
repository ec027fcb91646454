chat, known = [], {}  # one chat: the log, and ids seen before


def send(message_id, text, phone_clock):
    if message_id not in known:
        known[message_id] = len(chat) + 1
        chat.append((known[message_id], phone_clock, text))
    return known[message_id]  # what the phone is told


def sync(after):
    return [text for seq, _, text in chat if seq > after]


print(send("a-1", "Lunch?", phone_clock=12.10))  # → 1
print(send("b-1", "Yes!", phone_clock=12.05))  # → 2
print(send("a-1", "Lunch?", phone_clock=12.10))  # → 1
by_clock = sorted(chat, key=lambda m: m[1])
print([text for *_, text in by_clock])  # → ['Yes!', 'Lunch?']
print(sync(after=0))  # → ['Lunch?', 'Yes!']
print(sync(after=1))  # → ['Yes!']
