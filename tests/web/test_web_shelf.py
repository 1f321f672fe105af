"""What is kept while a store stays as it is."""

from threading import Barrier, Thread

from dateline.web.shelf import Shelf


def test_a_value_is_made_anew_only_when_the_stamp_changes() -> None:
    shelf, made = Shelf(), list[int]()

    def make() -> int:
        made.append(1)
        return len(made)

    assert [shelf.get("a", stamp, make) for stamp in (1, 1, 2, 2)] == [1, 1, 2, 2]


def test_the_least_used_is_dropped_first() -> None:
    shelf, made = Shelf(most=2), list[str]()

    def ask(key: str) -> None:
        shelf.get(key, 0, lambda: made.append(key))

    for key in ("a", "b", "a", "c", "a", "b"):
        ask(key)
    assert made == ["a", "b", "c", "b"]


def test_two_who_ask_at_once_make_it_once() -> None:
    shelf, made, start = Shelf(), list[int](), Barrier(8)

    def ask() -> None:
        start.wait()
        shelf.get("a", 0, lambda: made.append(1))

    threads = [Thread(target=ask) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [1]


def test_an_error_is_not_kept() -> None:
    shelf = Shelf()

    def fail() -> int:
        raise ValueError

    for _ in range(2):
        try:
            shelf.get("a", 0, fail)
        except ValueError:
            continue
        raise AssertionError("the error was swallowed")
    assert shelf.get("a", 0, lambda: 7) == 7
