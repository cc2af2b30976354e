from django.db import models


class Author(models.Model):
    name = models.TextField()

    class Meta:
        db_table = "author"

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.TextField()
    author = models.ForeignKey(
        Author, on_delete=models.CASCADE, null=True, related_name="books"
    )
    price = models.FloatField(null=True)

    class Meta:
        db_table = "book"

    def __str__(self):
        return self.title
