"""The door of the steps: `audit` or `post-comment`, with everything else in the environment."""

import os
import sys
from collections.abc import Callable, Mapping

from portfolio_audit.cli.action import runner
from portfolio_audit.cli.action.audit import audit_step
from portfolio_audit.cli.action.post import post_step
from portfolio_audit.errors import PortfolioAuditError

_STEPS: Mapping[str, Callable[[Mapping[str, str]], int]] = {"audit": audit_step, "post-comment": post_step}


def main() -> int:
    """Run one step; every fault is one line on the page of the run."""
    try:
        return _STEPS[sys.argv[1]](os.environ)
    except PortfolioAuditError as error:
        runner.error(f"{error.message} {error.advice}")
        return error.exit_code
    except Exception as error:  # noqa: BLE001  # the last border: a fault of ours becomes one line and an exit code
        runner.error(f"internal fault: {type(error).__name__}; please report it to portfolio-audit.")
        return PortfolioAuditError.exit_code


if __name__ == "__main__":
    sys.exit(main())
