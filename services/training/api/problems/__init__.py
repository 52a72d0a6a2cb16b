"""Why training refuses, and what the caller can do about it."""

from services.training.api.problems.assessing import ASSESSING
from services.training.api.problems.attending import ATTENDING
from services.training.api.problems.certificates import CERTIFICATES
from services.training.api.problems.core import CORE
from services.training.api.problems.planning import PLANNING
from services.training.api.problems.testing import TESTING
from shared.errors import Problem

PROBLEMS: dict[str, Problem] = {**CORE, **ASSESSING, **ATTENDING, **PLANNING, **CERTIFICATES, **TESTING}
