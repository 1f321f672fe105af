"""The desk's templates: its own and the reader's pieces."""

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.responses import HTMLResponse

from dateline.publish.page import environment, template_loader


@cache
def _environment() -> Environment:
    return environment(ChoiceLoader([PackageLoader("dateline.web"), template_loader()]))


def render(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from one of the templates."""
    return HTMLResponse(_environment().get_template(template).render(**values), status_code=status)
