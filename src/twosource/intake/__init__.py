"""Intake: files, folders, addresses and lines of JSON in; reports out, and rejections with their cures."""

from twosource.intake.document import Accepted
from twosource.intake.fields import ReportFields
from twosource.intake.intake import Intake, Outcome
from twosource.intake.refusal import IntakeError
from twosource.intake.settings import IntakeSettings
from twosource.intake.textform import one_line

__all__ = ["Accepted", "Intake", "IntakeError", "IntakeSettings", "Outcome", "ReportFields", "one_line"]
