"""Text → `Query`: the one query language of stories, lists, charts, exports, feeds and letters.

A query is data and knows no database; `store.search` turns it into SQL.
"""
