"""What speaks for and against a name as the bearer of a role: "the Florida senator", "the 45-year-old"."""

from collections.abc import Sequence

from dateline.attribute.namebook import Person
from dateline.attribute.peoplewords import people_words
from dateline.attribute.portraits import Portrait, is_age, role_of
from dateline.attribute.somebody import person_nouns
from dateline.attribute.tree import Stretch, Tree
from dateline.model import Token

AGED = "old"
_STEM = 5  # letters
_OF_AGES = frozenset({"year", "old", "year-old"})


def by_role(nouns: tuple[str, ...], places: frozenset[str], age: str | None, person: Person, whole: Portrait) -> dict[str, float]:
    """The traits of one name, by what stands beside it before the role, and in the whole text.

    Args:
        nouns: the base forms of the head of the role and of the words before it.
        places: keys of the places among them.
        age: the age they tell.
        person: who may bear the role.
        whole: what the whole text tells of that person.
    """
    head, *others = nouns
    out = _by_head(head, person, whole) if head != AGED else {}
    if age is not None:
        out["age-same" if age in whole.ages else "age-other" if whole.ages else "age-untold"] = 1.0
    if places:
        out["place-same" if places & whole.places else "place-other" if whole.places else "place-untold"] = 1.0
    if others:
        known = {w[:_STEM] for w in (*whole.roles, *person.words)}
        share = sum(w[:_STEM] in known for w in others) / len(others)
        out["beside"] = share
        out["beside-none"] = float(share == 0)
        out["role-beside-none"] = float(share == 0 and "role" in out)
    return out


def _by_head(head: str, person: Person, whole: Portrait) -> dict[str, float]:
    if head in person.after:
        return {"role-before": 1.0}
    alike = people_words().alike.get(head, frozenset())
    if head in person.roles:
        return {"role": 1.0}
    if head in whole.roles:
        return {"role": 1.0, "role-later": 1.0}
    if alike & whole.roles:
        return {"role-alike": 1.0}
    out = {"untitled": 1.0} if head in people_words().formal else {}
    titled = (whole.roles - set(person.words)) & person_nouns()
    return out | {"role-unlike" if titled else "role-untold": 1.0}


def among(options: Sequence[dict[str, float]]) -> None:
    """Add to the traits of each option what the others' roles say."""
    holders = sum("role" in t for t in options)
    placed = sum("place-same" in t for t in options)
    aged = sum("age-same" in t for t in options)
    for traits in options:
        if "role" in traits:
            traits[f"role-of-{'one' if holders == 1 else 'several'}"] = 1.0
        elif holders:
            traits["role-of-another"] = 1.0
        if placed == 1 and "place-same" in traits:
            traits["place-of-one"] = 1.0
        if aged == 1 and "age-same" in traits:
            traits["age-of-one"] = 1.0


def role_nouns(tree: Tree, at: Stretch, head: int) -> tuple[str, ...]:
    """The base forms of the head of a role and of the words before it: "the former Florida governor"."""
    beside = [t for t in tree.tokens[at.first : head] if t.pos in ("NOUN", "PROPN", "ADJ") and t.text[:1].isalpha()]
    beside = [t for t in beside if t.lower not in _OF_AGES]
    return (AGED if is_aged(tree.tokens[head]) else role_of(tree.tokens[head]), *(role_of(t) for t in beside))


def is_aged(head: Token) -> bool:
    """Whether a role is nothing but an age: "the 45-year-old"."""
    return head.lower == AGED or head.lower.endswith("-year-old")


def age_in(tree: Tree, at: Stretch) -> str | None:
    """The age a role tells: "the 45-year-old teacher"."""
    words: Sequence[Token] = tree.tokens[at.first : at.last + 1]
    if not any(w.lower in ("old", "year-old") or w.lower.endswith("-year-old") for w in words):
        return None
    numbers = (w for w in words if is_age(w))
    return next((w.text for w in numbers), next((w.lower.partition("-")[0] for w in words if w.lower.endswith("-year-old")), None))
