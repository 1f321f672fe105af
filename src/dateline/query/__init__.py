"""Text → `Query`: the one query language of stories, lists, charts, exports, feeds and letters.

A query is data and knows no database; `store.search` turns it into SQL.
"""

from dateline.query.fields import FIELDS, Field
from dateline.query.nodes import Query, both
from dateline.query.parsing import LONGEST, parse

__all__ = ["FIELDS", "LONGEST", "Field", "Query", "both", "parse"]
