"""The acts of the story, in order."""

from collections.abc import Callable

from deploy.demo.acts import badge, competencies, hearing, learning, money, people, reports, results, session, survey
from deploy.demo.stage import Stage, Told

Act = tuple[str, Callable[[Stage], Told]]

ACTS: tuple[Act, ...] = (
    ("The people of the story are in the directory", people.known),
    ("Dewi chooses to be written to in English", people.language),
    ("The manager opens a survey", survey.opened),
    ("Visitors answer; one answer is sent twice, one is outside the scale", survey.answered),
    ("The survey closes and takes no more answers", survey.closed),
    ("The satisfaction index is computed, by the book", survey.computed),
    ("The public figures of community follow", survey.told_in_public),
    ("The low element raises a need", survey.need_raised),
    ("Training proposes a session to the librarians of the unit", session.proposed),
    ("The manager schedules it, with two seats", session.scheduled),
    ("Four librarians enrol: two have a seat, two wait in line", session.enrolled),
    ("One withdraws, and the first in line moves up", session.promoted),
    ("The session moves to another room, and calendars follow", session.moved),
    ("A test before the course shows what is known already", learning.tested),
    ("Presence is proved by scanning the code on the wall: one scan, one person", learning.scanned),
    ("The role-play is observed, and the same test shows what was learned", learning.learned),
    ("The session closes: completions and certificates", session.closed),
    ("Who was there is asked how it was; one answer alone is not told", learning.asked),
    ("What the session did cost is in the year's budget, which ties out", money.paid),
    ("Anybody can check the certificate, as a page and as JSON at one address", results.verified),
    ("A stranger sees of the holder what the holder permits", badge.permitted),
    ("The badge is checked with the published key, without asking anybody", badge.checked_offline),
    ("Hours and competence are in the portfolio", results.credited),
    ("Seventy-five days later the follow-up is due", results.followed_up),
    ("A competence unit is added by a file, without a deployment", competencies.added),
    ("It is laid down what a position asks", competencies.laid_down),
    ("The yearly report is counted from what happened, and every rupiah is followed to its line", reports.reported),
    ("The IPLM 2025 data pack says what is recorded, and what is not; never a score", reports.packed),
    ("Everybody who should hear has heard, once, in their own language", hearing.heard),
)
