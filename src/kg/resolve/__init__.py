"""Mentions to entities: who is who in one article."""

from kg.resolve.registry import Draft, Registry

__all__ = ["Draft", "Registry"]
