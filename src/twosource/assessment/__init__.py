"""Assessment: who holds what, and which places are besieged, from graded events."""

from twosource.assessment.assess import Assessment, assess
from twosource.assessment.settings import AssessmentSettings

__all__ = ["Assessment", "AssessmentSettings", "assess"]
