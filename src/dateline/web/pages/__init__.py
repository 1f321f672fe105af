"""The pages of the desk, a kind a module: each takes a request and gives a page. `dateline.web.routes` has their addresses."""
