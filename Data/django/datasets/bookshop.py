from django.db import models


class Author(models.Model):
    name = models.CharField(max_length=100)
    country = models.CharField(max_length=50, null=True)
    born = models.DateField(null=True)

    class Meta:
        db_table = "author"

    def __str__(self):
        return self.name


class Publisher(models.Model):
    name = models.CharField(max_length=100)
    city = models.CharField(max_length=100)

    class Meta:
        db_table = "publisher"

    def __str__(self):
        return self.name


class Tag(models.Model):
    name = models.SlugField(unique=True)

    class Meta:
        db_table = "tag"

    def __str__(self):
        return self.name


class Book(models.Model):
    title = models.CharField(max_length=200)
    author = models.ForeignKey(Author, on_delete=models.CASCADE, related_name="books")
    publisher = models.ForeignKey(
        Publisher, on_delete=models.SET_NULL, null=True, related_name="books"
    )
    tags = models.ManyToManyField(Tag, db_table="book_tag", related_name="books")
    price = models.DecimalField(max_digits=8, decimal_places=2)
    stock = models.IntegerField(default=0)
    published = models.DateField(null=True)

    class Meta:
        db_table = "book"

    def __str__(self):
        return self.title


class Customer(models.Model):
    name = models.CharField(max_length=100)
    email = models.EmailField(null=True)
    city = models.CharField(max_length=100)

    class Meta:
        db_table = "customer"

    def __str__(self):
        return self.name


class Review(models.Model):
    book = models.ForeignKey(Book, on_delete=models.CASCADE, related_name="reviews")
    customer = models.ForeignKey(
        Customer, on_delete=models.SET_NULL, null=True, related_name="reviews"
    )
    rating = models.PositiveSmallIntegerField()
    text = models.TextField(blank=True)
    created = models.DateTimeField()

    class Meta:
        db_table = "review"


class Order(models.Model):
    customer = models.ForeignKey(Customer, on_delete=models.CASCADE, related_name="orders")
    status = models.CharField(max_length=20, default="new")
    created = models.DateTimeField()

    class Meta:
        db_table = "orders"


class OrderLine(models.Model):
    order = models.ForeignKey(Order, on_delete=models.CASCADE, related_name="lines")
    book = models.ForeignKey(Book, on_delete=models.PROTECT, related_name="lines")
    quantity = models.PositiveIntegerField(default=1)

    class Meta:
        db_table = "order_line"
