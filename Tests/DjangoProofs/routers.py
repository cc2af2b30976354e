"""Database routers that proofs switch on."""


class ToPostgreSQL:
    """Sends every query of a proof to PostgreSQL."""

    def db_for_read(self, model, **hints):
        return "postgresql"

    db_for_write = db_for_read
