"""The desk: pages for HR and for those who act on paperwork. A new section is one file and its name in this tuple."""

from bots.desk.evaluation import SECTION as EVALUATION
from bots.desk.figures.page import SECTION as FIGURES
from bots.desk.queues import QUEUES
from bots.desk.section import Section

SECTIONS: tuple[Section, ...] = (*QUEUES, FIGURES, EVALUATION)
