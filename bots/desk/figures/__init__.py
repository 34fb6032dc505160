"""The figures of the desk, in the order of the page. A new one is a function that gives a table, and its name here."""

from bots.desk.figures.figure import Figure
from bots.desk.figures.paperwork import COMPLAINTS, STATES
from bots.desk.figures.turns import ARTICLES, FAQS, LATENCY, QUESTIONS

FIGURES: tuple[Figure, ...] = (QUESTIONS, LATENCY, ARTICLES, FAQS, STATES, COMPLAINTS)
