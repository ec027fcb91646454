class ConfigError(Exception): ...


def read_port(text: str) -> int:
    try:
        return int(text)
    except ValueError as error:
        error.add_note("setting: PORT")
        raise ConfigError("bad configuration") from error


def find(users: dict, name: str) -> str:
    try:
        return users[name]
    except KeyError:
        raise LookupError(f"no user {name}") from None


try:
    read_port("80a")
except ConfigError as error:
    print(repr(error.__cause__))
    # → ValueError("invalid literal for int() with base 10: '80a'")
    print(error.__cause__.__notes__)  # → ['setting: PORT']

try:
    find({}, "ali")
except LookupError as error:
    print(error.__cause__, error.__suppress_context__)  # → None True
    print(repr(error.__context__))  # → KeyError('ali')
