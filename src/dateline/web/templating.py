"""The desk's templates: its own and the reader's pieces."""

from functools import cache
from typing import Any

from jinja2 import ChoiceLoader, Environment, PackageLoader
from starlette.requests import Request
from starlette.responses import HTMLResponse

from dateline.model import Site
from dateline.publish.page import environment, template_loader
from dateline.web.editing.access import may_edit, may_sign_in
from dateline.web.state import desk_of
from dateline.web.words import ticked


@cache
def _environment() -> Environment:
    made = environment(ChoiceLoader([PackageLoader("dateline.web"), template_loader()]))
    made.globals.update(site=Site(), edit=False, sign_in=False)
    made.filters["ticked"] = ticked
    return made


def show(request: Request, template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page of the desk a request is made to; its templates also know `site`, `edit`: whether the asker may, and `sign_in`: whether he could."""
    desk = desk_of(request)
    return render(template, status=status, site=desk.site, edit=may_edit(request), sign_in=may_sign_in(request), **values)


def render(template: str, *, status: int = 200, **values: Any) -> HTMLResponse:
    """A page from one of the templates, of no desk in particular."""
    return HTMLResponse(_environment().get_template(template).render(**values), status_code=status)
