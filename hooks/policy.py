"""A Content-Security-Policy for every page of the theme."""

from __future__ import annotations

from typing import TYPE_CHECKING

from handbook.browser.policy import with_policy

if TYPE_CHECKING:
    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.pages import Page


def on_post_page(output: str, page: Page, config: MkDocsConfig) -> str:
    """Write the policy into a page's head."""
    return with_policy(output)


def on_post_template(output_content: str, template_name: str, config: MkDocsConfig) -> str:
    """Write the policy into the head of pages that come from a template alone, such as 404.html."""
    return with_policy(output_content) if template_name.endswith(".html") else output_content
