"""Which of the metric values that the prose states a run in the tree shows."""

from msgspec import Struct
from msgspec.structs import replace

from portfolio_audit.analysis.claims.checks import ClaimCheck, check_claims, own_claims
from portfolio_audit.analysis.claims.measured_text import Measurement
from portfolio_audit.analysis.claims.measurements import read_measurements
from portfolio_audit.analysis.claims.uncomputed import uncomputed_claims
from portfolio_audit.analysis.kinds.sub_projects import find_sub_projects
from portfolio_audit.analysis.prose.prose_claims import MetricClaim
from portfolio_audit.collectors.interface import Conclusion, Facts
from portfolio_audit.collectors.narrative import NarrativeFacts
from portfolio_audit.snapshot.records import Absent

_HALF = 0.5


class ClaimFacts(Struct, frozen=True):
    """Metric values in README, reports and notebooks' prose beside cell outputs and files of results."""

    stated: tuple[MetricClaim, ...]
    """Values stated as results of this project; goals, changes and other people's numbers left out."""
    supported: tuple[ClaimCheck, ...]
    """Those that an output or a file shows, rounded alike."""
    contradicted: tuple[ClaimCheck, ...]
    """Those where a run shows another value of the same metric and model, and no number of any run fits."""
    open: tuple[ClaimCheck, ...]
    """Those whose metric runs show with other values, of models that cannot be told apart."""
    unproven: tuple[ClaimCheck, ...]
    """Those that no run in the tree speaks of: its outputs are not committed, or not readable."""
    uncomputed: tuple[ClaimCheck, ...]
    """Those of the unproven ones whose metric or model no code, notebook or file of results names."""
    uncomputed_share: float
    """Their share of the values stated; 0 without any."""
    supported_share: float | Absent
    """Share of the values that are supported; unknown where no run in the tree speaks of any, unless half and
    more are uncomputed."""
    measurements: tuple[Measurement, ...]
    """Metric values in outputs and files of results, at most 3,000."""


def conclude(facts: Facts) -> ClaimFacts:
    """Compare; in a collection only what stands inside a project, since others' outputs say nothing of it."""
    stated = own_claims(facts.of(NarrativeFacts).metric_claims)
    measured = read_measurements(facts.snapshot)
    checked = check_claims(stated, measured)
    folders = tuple(f"{project.text}/" for project in find_sub_projects(facts.snapshot))

    def inside(found: tuple[ClaimCheck, ...]) -> tuple[ClaimCheck, ...]:
        return tuple(one for one in found if not folders or one.at.path.startswith(folders))

    contradicted, asked = inside(checked.contradicted), inside(checked.open)
    told = (*checked.supported, *contradicted, *asked)
    nowhere = {(claim.metric, claim.value, claim.at) for claim in uncomputed_claims(facts.snapshot, stated)}
    unproven = tuple(
        _with_value(one) if (one.metric, one.stated, one.at) in nowhere else one for one in checked.unproven
    )
    uncomputed = inside(tuple(one for one in unproven if (one.metric, one.stated, one.at) in nowhere))
    uncomputed_share = round(len(uncomputed) / len(stated), 2) if stated else 0.0
    return ClaimFacts(
        stated=stated,
        supported=checked.supported,
        contradicted=contradicted,
        open=asked,
        unproven=(*unproven, *(one for one in (*checked.contradicted, *checked.open) if one not in told)),
        uncomputed=uncomputed,
        uncomputed_share=uncomputed_share,
        supported_share=round(len(checked.supported) / len(stated), 2)
        if checked.supported or contradicted or uncomputed_share >= _HALF
        else Absent("no output or file of results in the repository shows the values that its prose states"),
        measurements=measured.values,
    )


def _with_value(claim: ClaimCheck) -> ClaimCheck:
    """Say in front which value of a line is meant."""
    return replace(claim, text=f"{claim.metric} {claim.stated:.6g} in {claim.text}")


CONCLUSION = Conclusion("claims", ClaimFacts, conclude)
