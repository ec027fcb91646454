import logging
from collections.abc import Callable, MutableMapping
from typing import NamedTuple

logger = logging.getLogger(__name__)


# --8<-- [start:saga]
class Step(NamedTuple):
    do: Callable[[str], None]
    undo: Callable[[str], None]


def run_saga(key: str, steps: list[Step], log: MutableMapping) -> bool:
    """Do all steps or undo them. Start it again after any crash."""
    at, undoing = log.get(key, (0, False))  # `log`: a database table
    while not undoing and at < len(steps):
        log[key] = (at, False)
        try:
            steps[at].do(key)  # idempotent: key travels with the call
            at += 1
        except Exception:
            logger.exception("saga %s, step %s", key, at)
            undoing = True
    while undoing and at >= 0:  # from the failed step: was it done?
        log[key] = (at, True)
        steps[at].undo(key)  # idempotent; if it raises, run us again
        at -= 1
    log[key] = (at, undoing)
    return not undoing


# --8<-- [end:saga]
