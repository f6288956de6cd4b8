"""Audits machine-learning portfolio repositories; `portfolio_audit.audit.audit` is the door for programs."""

__version__ = "0.1.0"
