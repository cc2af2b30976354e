from django.db import models


class Report(models.Model):
    pdf = models.FileField(upload_to="reports")
