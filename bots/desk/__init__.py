"""The desk: pages for HR and for those who act on paperwork. A new section is one file and its name in this tuple."""

from bots.desk.blanks import BLANKS
from bots.desk.evaluation import SECTION as EVALUATION
from bots.desk.faqs import FAQS
from bots.desk.figures.page import SECTION as FIGURES
from bots.desk.queues import QUEUES
from bots.desk.section import Section
from bots.desk.unanswered import UNANSWERED
from bots.desk.versions import VERSIONS
from bots.desk.words import WORDS

SECTIONS: tuple[Section, ...] = (*QUEUES, UNANSWERED, FAQS, WORDS, BLANKS, VERSIONS, FIGURES, EVALUATION)
