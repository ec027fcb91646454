"""What stops a build that is nobody's source error: a tool that failed, a template that lacks something."""

from __future__ import annotations

from click import ClickException


class BuildFailed(ClickException, SystemExit):
    """Ends the build with its sentence and no traceback: the engine prints errors of click as they are.

    As an exit it also ends a rebuild of the preview without one.
    """

    code = 1
