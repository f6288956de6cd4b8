"""Marks of an exercise: courses, homework, starter code, tutorials that were followed."""

import re

from portfolio_audit.analysis.gated_pattern import gated
from portfolio_audit.patterns import lazy_regex

COURSES = lazy_regex(
    r"\b(?:ml|mlops|de|llm|data[- ]engineering|machine learning)[-_ ]?zoomcamp\b|\bdatatalks?\.?club\b"
    r"|\bnanodegree\b|\budacity\b|\bcoursera\b|\budemy\b|\bedx\b|\bdatacamp\b|\bdeeplearning\.ai\b"
    r"|\bandrew ng\b|\bfast\.ai course\b|\bspringboard\b|\bcodecademy\b|\bironhack\b|\ble wagon\b"
    r"|\bgeneral assembly\b|\bflatiron\b|\bmetis bootcamp\b|\bkaggle learn\b|\bfreecodecamp\b"
    r"|\bkrish ?naik\b|\binternship program\b|\boasis infobyte\b|\bcodsoft\b|\bcodealpha\b"
    r"|\bprodigy infotech\b|\bbharat intern\b|\bletsgrowmore\b|\bintern(?:ship)? task\b|\bcs229\b|\bcs231n\b"
    r"|\bDSCI[-_ ]?\d{3}\b|\b(?:course|term|class|semester) project\b|\bfinal project for\b"
    r"|\bcapstone\b|\bbootcamp\b|\bmlops course\b|\bstudents? (?:of|at|from|in)\b[^.]{0,80}\b(?:taking|course|module)\b"
    r"|\b(?:project|assignment) for (?:my|our|the|a) [\w -]{0,40}"
    r"\b(?:master|bachelor|degree|course|class|module|seminar|studies)\b(?! thesis)"
    r"|\b(?:university|uni|college|school|student|semester) project\b"
    r"|\b(?:summer|winter|spring|fall|autumn) (?:term|semester),? 20\d\d\b"
    r"|\bpart of (?:the|my|a) [\w -]{0,40}(?:course|class|programme?|degree|thesis|curriculum)\b"
    r"|\b(?:proyecto|trabajo|práctica|projeto|trabalho|projet|progetto|tesina)s? (?:\w+ ){0,2}"
    r"(?:de|del|da|do|para|pour|per) (?:(?:las?|los?|les?|il|una?|uma?|el|o|a|mi|nuestr[oa]|notre) )?"
    r"(?:asignatura|materia|curso|máster|maestría|grado|diplomado|carrera|disciplina|mestrado|graduação|cours"
    r"|corso|laurea)\b"
    r"|\btrabajo (?:de )?fin de (?:grado|máster)\b|\btrabalho de conclusão\b|\bprojet (?:de fin d['’]études|étudiant"
    r"|scolaire|universitaire)\b|\bprogetto (?:d['’]esame|universitario)\b"
    r"|\b(?:projekt|arbeit|abgabe|aufgabe)\w* (?:\w+ ){0,3}(?:im rahmen|für|zu)\b[^.]{0,40}\b"
    r"(?:vorlesung|seminars?|kurs(?:es)?|moduls?|praktikums?|lehrveranstaltung|studiengangs?)\b"
    r"|\b(?:abschluss|semester|studien|kurs|uni)projekt\b|\b(?:kurs|seminar)arbeit\b",
    re.IGNORECASE,
)
HOMEWORK_PATHS = lazy_regex(
    r"(?:^|/)(?:[\w-]{0,30}[-_ ])?(?:home-?works?|assignments?|exercises?|hw[-_]?\d{0,2}|week[-_ ]?\d{1,2}"
    r"|labs?[-_ ]?\d{1,2}|day[-_ ]?\d{1,2}|lesson[-_ ]?\d{1,2}|problem[-_ ]?set[-_ ]?\d{0,2}|w\d{1,2}"
    r"|module[-_ ]?\d{1,2})(?:[-_ .][^/]{0,60})?(?:/|\.ipynb$)",
    re.IGNORECASE,
)
HOMEWORK_NAMES = lazy_regex(r"\b(?:homeworks?|assignments?|hw|exercises?|coursework|nanodegree)\b", re.IGNORECASE)
SKELETON = gated(
    "code here|your code|todo|graded|nbgrader|replace |<your|in the blank|must not change|do not ",
    r"your code here|write your code|### ?(?:start|end) code here|insert your code|todo:? ?(?:implement"
    r"|complete|write|fill)|graded (?:function|cell)|# GRADED|nbgrader"
    r"|replace (?:this|with) your|\(TODO\)|<your[-_ ]\w{1,20}>|fill in the blank"
    r"|you must not change|do not (?:edit|modify) (?:this|below)",
)
TUTORIAL = lazy_regex(
    r"\b(?:follow(?:ing|ed|s)?|based on|adapted from|inspired by|taken from|borrowed from|copied from"
    r"|thanks to|credits? to) (?:\w+ ){0,4}(?:tutorial|video|youtube|blog ?post|article|notebook"
    r"|kernel|course|playlist|repo(?:sitory)?)\b"
    r"|\bfrom (?:an?|this|the) (?:\w+ ){0,3}(?:tutorial|video|blog ?post|article|playlist)\b"
    r"|youtube\.com/(?:watch|playlist)|youtu\.be/|\bkaggle\.com/code/|\btowardsdatascience\.com"
    r"|\bmachinelearningmastery\.com",
    re.IGNORECASE,
)
