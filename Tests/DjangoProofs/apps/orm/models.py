from django.db import models


class Page(models.Model):
    """The page of the questions on optimistic locking."""

    body = models.TextField()
    version = models.PositiveIntegerField(default=1)
