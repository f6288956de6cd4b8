"""Words of fields, of questions asked for somebody, and of research."""

import re

from portfolio_audit.patterns import lazy_regex

DOMAIN = lazy_regex(
    r"\b(?:patients?|pneumonia|x-?rays?|clinical|clinicians?|hospitals?|diagnos\w{2,5}|medicaid|radiolog\w{1,4}|disease|symptoms?|"
    r"tumou?rs?"
    r"|oncolog\w{1,4}|cardiac|nurses?|vaccin\w{1,6}|epidemi\w{1,8}|genom\w{1,4}|protein|molecul\w{1,4}|chemistry"
    r"|species|botan\w{1,4}|petals?|sepals?|habitats?|wildlife"
    r"|astronom(?:y|ical)|galax\w{1,3}|satellite|remote sensing|geospatial|climate|emissions?|rainfall|air quality"
    r"|pollution|farm\w{0,4}|crop|soil|energy|solar|wind turbine|electricity"
    r"|transit|subway|ridership|passengers?|fleet|congestion|airlines?|flights?|logistics|freight"
    r"|police|court|crime|legal|patent|malware|cyber\w{1,10}|school|teacher|curriculum|voters?|elections?"
    r"|supply chain|inventory|manufactur\w{2,5}|predictive maintenance|retail(?:ers?)?|grocer(?:y|ies)|shoppers?"
    r"|stores|promotions?|e-?commerce|marketing|campaign|telecom|subscribers?|customer lifetime|lifetime value"
    r"|underwriting|insurance|claims?|lenders?|borrowers?|mortgages?|portfolio risk|monetary|central bank"
    r"|equit(?:y|ies)|options pricing|derivatives|auction"
    r"|real estate|residential|housing policy|neighbou?rhoods?|tenants?|hotels?|restaurants?"
    r"|banks?|banking|applicants?"
    r"|football|basketball|league of legends|e-?sports|gamers?|chess|music|songs?|playlists?)\b",
    re.IGNORECASE,
)
"""Words of fields in which such questions arise; no list of them is complete."""
RESEARCH = lazy_regex(
    r"arxiv\.org|\bdoi\.org/|\bdoi:|@(?:article|inproceedings|misc|thesis|phdthesis)\{|\b(?:master'?s?"
    r"|bachelor'?s?|phd|doctoral) thesis\b|\bdissertation\b|\bpreprint\b|\bour paper\b|\bthe paper\b"
    r"|\bpublished (?:in|at)\b|\bICLR\b|\bNeurIPS\b|\bISMIR\b|\bICML\b|\bACL\b|\bKDD\b|\bCVPR\b",
    re.IGNORECASE,
)
