"""Repositories opened and audited, one after the other or many at a time."""

from portfolio_audit.batch.audits import Failure, Request, audit_all, audit_one, audit_past, judge_one, quote_one

__all__ = ("Failure", "Request", "audit_all", "audit_one", "audit_past", "judge_one", "quote_one")
