"""The desk over HTTP: takes the address of a store, gives server-drawn pages that work without JavaScript.

`dateline.web.desk.desk` makes the ASGI application, `serve` runs it; other modules add addresses through `dateline.web.routes`.
"""

from dateline.web.server import serve

__all__ = ["serve"]
