"""What stops a build that is nobody's source error: a tool that failed, a template that lacks something."""

from __future__ import annotations

from click import ClickException


class BuildFailed(ClickException):
    """Ends the build with its sentence and no traceback: the engine prints errors of click as they are."""
