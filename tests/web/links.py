"""What a page holds, as a parser sees it: ids, links, and what could run or load something."""

from html.parser import HTMLParser


class Links(HTMLParser):
    """Ids and links of a page, its tags, and attributes that hold style or script."""

    def __init__(self, html: str) -> None:
        super().__init__()
        self.ids: list[str] = []
        self.links: list[str] = []
        self.tags: set[str] = set()
        self.inline: list[str] = []
        self.feed(html)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        found = dict(attrs)
        self.tags.add(tag)
        self.ids.extend(filter(None, [found.get("id")]))
        self.links.extend(filter(None, [found.get("href")]))
        self.inline.extend(name for name in found if name == "style" or name.startswith("on"))
