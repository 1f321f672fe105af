"""What subscribers have been told: when each report came to be known, and what each letter held."""

from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, insert, literal, select, update

from dateline.model.subscriber import Subscription
from dateline.store.people import People
from dateline.store.tables.outbox import issue, issue_report, known
from dateline.store.tables.people import person, subscription, suppression
from dateline.store.tables.reports import report

BATCH = 500


class Letters:
    """The memory behind the letters of a store."""

    def __init__(self, people: People) -> None:
        self._people = people

    def note(self, clock: Callable[[], datetime]) -> datetime:
        """Note that every report in the store is known now.

        Returns:
            The moment noted: later than all before it, so that no report falls between two letters, whoever else notes.
        """
        with self._people.begin() as connection:
            last = connection.scalar(select(func.max(known.c.at)))
            now = clock() if last is None else max(clock(), last + timedelta(microseconds=1))
            fresh = select(report.c.id, literal(now, known.c.at.type)).where(report.c.id.not_in(select(known.c.report_id)))
            connection.execute(insert(known).from_select(["report_id", "at"], fresh))
        return now

    def fresh(self, since: datetime, until: datetime) -> frozenset[str]:
        """Ids of the reports that came to be known after `since`, and not after `until`."""
        with self._people.look() as connection:
            return frozenset(connection.scalars(select(known.c.report_id).where(known.c.at > since, known.c.at <= until)))

    def told(self, story: str) -> frozenset[str]:
        """Ids of the reports that letters about a story have told of."""
        query = select(issue_report.c.report_id).join(issue, issue.c.id == issue_report.c.issue_id).where(issue.c.story == story)
        with self._people.look() as connection:
            return frozenset(connection.scalars(query))

    def older(self, report_ids: Collection[str]) -> dict[str, str]:
        """For reports that are later versions of a page: the id of the version before it, by their own id."""
        found: dict[str, str] = {}
        old, ids = report.alias("old"), sorted(report_ids)
        with self._people.look() as connection:
            for start in range(0, len(ids), BATCH):
                same_page = (
                    old.c.url == report.c.url,
                    old.c.outlet.is_not_distinct_from(report.c.outlet),
                    old.c.version < report.c.version,
                )
                query = select(report.c.id, old.c.id.label("old_id")).join(old, same_page[0] & same_page[1] & same_page[2])
                query = query.where(report.c.id.in_(ids[start : start + BATCH])).order_by(old.c.version)
                found.update({row.id: row.old_id for row in connection.execute(query)})
        return found

    def subscriptions(self) -> tuple[Subscription, ...]:
        """Subscriptions that letters may be made for, by story."""
        query = (
            select(subscription)
            .join(person, person.c.id == subscription.c.person_id)
            .outerjoin(suppression, suppression.c.address_hash == person.c.address_hash)
            .where(subscription.c.ended.is_(None), person.c.paused.is_(None), suppression.c.reason.is_(None))
            .order_by(subscription.c.story, subscription.c.id)
        )
        with self._people.look() as connection:
            return tuple(
                Subscription(id=r.id, person=r.person_id, story=r.story, frequency=r.frequency, since=r.told_until, first=bool(r.first))
                for r in connection.execute(query)
            )

    def nothing_new(self, receivers: Sequence[Subscription], until: datetime) -> None:
        """Move subscriptions on without a letter."""
        with self._people.begin() as connection:
            for receiver in receivers:
                same = (subscription.c.id == receiver.id, subscription.c.told_until == receiver.since)
                connection.execute(update(subscription).where(*same).values(told_until=until))
