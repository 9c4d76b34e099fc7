"""Concord: reads documents that describe the same thing and says what each claims, where they differ and why."""

__version__ = "0.1.0"
