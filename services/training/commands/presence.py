"""Being there, proved by a scan of the rotating code: recorded once, or refused with the reason and no trace."""

from datetime import datetime

from services.training.commands.people import Actor, self_of
from services.training.commands.wording import when
from services.training.documents import Enrolment, Librarian, Session, SpentScan
from services.training.domain import sessions
from services.training.domain.enrolments import SEATED, State, Verb, step
from services.training.domain.meetings import Meeting
from services.training.domain.presence import Fault, Scan, next_meeting, outside_window, read_code, read_receipt
from services.training.domain.sessions import opens_at
from services.training.events import outgoing
from services.training.queries import Place
from shared.errors import Refused
from shared.storage.documents import get, save


def scanned(key: str, text: str, nonce: str, now: datetime) -> tuple[Scan, Session]:
    """A fresh scan and its session, before it is known who scanned. Changes nothing."""
    scan = _require_good(read_code(key, text, now))
    session = get(Session, scan.session_id)
    _require_within(session, scan)
    return Scan(scan.session_id, scan.at, nonce), session


def record(key: str, text: str, actor: Actor, now: datetime) -> Place:
    """Record the presence of whoever hands in this receipt; the same person again gets the same answer."""
    scan = _require_good(read_receipt(key, text, now))
    session = get(Session, scan.session_id)
    _require_within(session, scan)
    librarian = self_of(actor)
    enrolment = Enrolment.objects(session_id=session.id, librarian_id=librarian.id, state__in=SEATED).first()
    if enrolment is None:
        raise Refused("scan-not-enrolled", title=session.course_title)
    if not _spend(scan, next_meeting(session.timetable, scan.at), librarian, enrolment):
        enrolment.state = step(enrolment.state, Verb.ATTEND)
        save(enrolment, now)
        outgoing.attendance_recorded(enrolment, now)
    return Place(enrolment, session, librarian)


def _spend(scan: Scan, meeting: Meeting, librarian: Librarian, enrolment: Enrolment) -> bool:
    """Use the scan up. True if this person is on record as present already."""
    spent = SpentScan.objects(id=scan.nonce).first()
    present: bool = enrolment.state == State.ATTENDED
    if spent is not None and (spent.librarian_id != librarian.id or not present):
        raise Refused("scan-used")
    if spent is None:
        SpentScan(
            id=scan.nonce, session_id=scan.session_id, librarian_id=librarian.id, meeting_at=meeting.starts_at
        ).save(force_insert=True)
    return present


def _require_good(read: Scan | Fault) -> Scan:
    if isinstance(read, Scan):
        return read
    raise Refused("scan-forged") if read is Fault.FORGED else Refused("scan-expired")


def _require_within(session: Session, scan: Scan) -> None:
    if session.state != sessions.State.SCHEDULED:
        raise Refused("session-not-scheduled", state=session.state)
    fault, meeting = outside_window(session.timetable, scan.at), next_meeting(session.timetable, scan.at)
    if fault is Fault.EARLY:
        raise Refused("scan-early", opens_at=when(opens_at(meeting.starts_at)))
    if fault is Fault.LATE:
        raise Refused("scan-late", ends_at=when(meeting.ends_at))
