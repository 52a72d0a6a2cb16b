"""A lease: of several that may do a job, one does it at a time."""

from contextlib import suppress
from datetime import timedelta

import pymongo
from mongoengine import DateTimeField, StringField
from pymongo.errors import DuplicateKeyError, PyMongoError

from shared.clock import utcnow
from shared.storage.base import Stored

RELEASE_SECONDS = 1.0


class LeaseRow(Stored):
    """Who holds which job, until when."""

    id = StringField(primary_key=True)
    owner = StringField(required=True)
    until = DateTimeField(required=True)

    meta = {"collection": "leases", "indexes": []}


class Lease:
    """The right to do `job` for `seconds`, renewed by every `hold`."""

    def __init__(self, job: str, owner: str, seconds: float) -> None:
        self._job, self._owner, self._length = job, owner, timedelta(seconds=seconds)

    def hold(self) -> bool:
        """Take or renew the lease. False while another owner has it."""
        now = utcnow()
        mine_or_over = {"_id": self._job, "$or": [{"owner": self._owner}, {"until": {"$lt": now}}]}
        change = {"$set": {"owner": self._owner, "until": now + self._length}}
        try:
            return LeaseRow._get_collection().update_one(mine_or_over, change, upsert=True).acknowledged
        except DuplicateKeyError:
            return False

    def release(self) -> None:
        """Give the lease up, so that the next owner need not wait for its end; without a database it just runs out."""
        with suppress(PyMongoError), pymongo.timeout(RELEASE_SECONDS):
            LeaseRow._get_collection().delete_one({"_id": self._job, "owner": self._owner})
