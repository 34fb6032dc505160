"""The desk: pages for HR and for those who act on paperwork. A new section is one file and its name in this tuple."""

from bots.desk.section import Section

SECTIONS: tuple[Section, ...] = ()
