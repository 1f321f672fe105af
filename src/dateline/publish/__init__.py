"""The record → pages and files for people: takes a `Record`, gives a self-contained reader page (tables and feeds later).

The page needs no network and no JavaScript; the desk shows the same template pieces inside its own frame.
"""

from dateline.publish.page import reader_page

__all__ = ["reader_page"]
