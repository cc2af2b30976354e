from django.conf import settings
from django.db import models


class Attempt(models.Model):
    """What the API remembers of a payment, by the key that its client made up."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE)
    key = models.CharField(max_length=100)
    digest = models.CharField(max_length=64)
    answer = models.JSONField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "key"], name="one_attempt_per_key")
        ]


class Event(models.Model):
    """A webhook that has come in."""

    id = models.CharField(primary_key=True, max_length=100)
    payload = models.JSONField(default=dict)


class Invoice(models.Model):
    """An invoice as the provider of the webhooks knows it."""

    status = models.CharField(max_length=20, default="open")
    version = models.PositiveIntegerField(default=0)


class Video(models.Model):
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )


class Job(models.Model):
    """The conversion of a video."""

    video = models.OneToOneField(Video, on_delete=models.CASCADE)
    state = models.CharField(max_length=20, default="waiting")
    result = models.CharField(max_length=100, blank=True)
