"""Why training refuses, and what the caller can do about it."""

from services.training.api.problems.assessing import ASSESSING
from services.training.api.problems.core import CORE
from shared.errors import Problem

PROBLEMS: dict[str, Problem] = {**CORE, **ASSESSING}
