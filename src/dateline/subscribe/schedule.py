"""When a letter is due, and which time it covers."""

from datetime import datetime, time, timedelta

from dateline.model.subscriber import Subscription

SENT_AT = time(6, 0)
"""Daily and weekly letters end at this hour (UTC); weekly ones on Mondays."""
SHORTEST = timedelta(minutes=15)
"""So long a letter that comes as soon as there is something new waits for more."""


def covers_until(subscription: Subscription, now: datetime, *, at_once: bool) -> datetime | None:
    """The end of the time the next letter covers; None where none is due.

    Args:
        subscription: how often, and until when it was told.
        now: moment (UTC).
        at_once: do not wait for the end of the day or week.
    """
    if at_once or subscription.first:
        until = now
    elif subscription.frequency == "as-it-comes":
        until = now if now - subscription.since >= SHORTEST else subscription.since
    else:
        until = _turn(now, weekly=subscription.frequency == "weekly")
    return until if until > subscription.since else None


def _turn(now: datetime, *, weekly: bool) -> datetime:
    """The last end of a day or week."""
    end = datetime.combine(now.date(), SENT_AT)
    if weekly:
        end -= timedelta(days=end.weekday())
    if end <= now:
        return end
    return end - timedelta(days=7 if weekly else 1)
