"""The desk over HTTP: takes the address of a store, gives server-drawn pages that work without JavaScript.

`app` is the ASGI application, `serve` runs it; the record may come from elsewhere through `dateline.web.desk.desk`.
"""

from dateline.web.server import app, serve

__all__ = ["app", "serve"]
