import json


def records(lines):
    parts = {"stdout": "", "stderr": ""}
    for line in lines:  # as containerd writes them on a node
        time, stream, tag, text = line.split(" ", 3)
        parts[stream] += text
        if tag == "P":  # cut by the runtime: the rest follows
            continue
        text, parts[stream] = parts[stream], ""
        try:
            body = json.loads(text)
        except ValueError:
            body = None
        if not isinstance(body, dict):  # "42" is JSON as well
            body = {"event": text, "parsed": False}
        yield {"time": time, **body}


log = [
    '10:00:01Z stdout P {"event": "paid", "items": [1, 2',
    "10:00:02Z stderr F Killed",
    "10:00:03Z stdout F , 3]}",
]
print([r["event"] for r in records(log)])  # → ['Killed', 'paid']
