def check(settings: dict) -> None:
    """Report every wrong setting at once."""
    errors = []
    if not settings.get("DSN"):
        errors.append(LookupError("DSN is missing"))
    for name in ("PORT", "WORKERS"):
        if not settings.get(name, "").isdigit():
            errors.append(ValueError(f"{name} is not a number"))
    if errors:
        raise ExceptionGroup("bad settings", errors)


try:
    check({"PORT": "80a"})
except* LookupError as group:
    print("missing:", *group.exceptions)
    # → missing: DSN is missing
except* ValueError as group:
    print("wrong:", len(group.exceptions))  # → wrong: 2

try:
    try:
        check({"PORT": "80a"})
    except* ValueError:
        pass  # handles its part, the rest travels on
except ExceptionGroup as rest:
    print(rest.exceptions)  # → (LookupError('DSN is missing'),)
