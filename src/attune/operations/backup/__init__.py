"""Backups: made beside a running server, sealed, tried out, and put back."""
