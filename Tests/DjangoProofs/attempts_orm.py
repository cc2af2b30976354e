"""Answers to the questions of Data/django/orm.json that ask for a query of the ORM: right ones, which come to the
solution's rows in another way, and wrong ones as people write them, by what is wrong with them."""

ATTEMPTS = {
    "affordable-books-in-stock": {
        "right": [
            "[book.title for book in Book.objects.filter(stock__gt=0).filter(price__lt=30).order_by(\"price\", \"title\")]",
            "Book.objects.exclude(stock__lte=0).exclude(price__gte=30).order_by(\"price\", \"title\").values_list(\"title\")",
        ],
        "wrong": {
            "includes the bound":
                "Book.objects.filter(stock__gt=0, price__lte=30).order_by(\"price\", \"title\").values_list(\"title\", flat=True)",
            "includes what is sold out":
                "Book.objects.filter(price__lt=30).order_by(\"price\", \"title\").values_list(\"title\", flat=True)",
            "leaves ties to chance":
                "Book.objects.filter(stock__gt=0, price__lt=30).order_by(\"price\", \"id\").values_list(\"title\", flat=True)",
        },
    },
    "old-or-undated-books": {
        "right": [
            "Book.objects.exclude(published__gte=date(2020, 1, 1)).values_list(\"id\", flat=True)",
            "Book.objects.filter(~Q(published__year__gte=2020)).values_list(\"id\", flat=True)",
        ],
        "wrong": {
            "loses books without a date":
                "Book.objects.filter(published__lt=date(2020, 1, 1)).values_list(\"id\", flat=True)",
            "asks for both at once":
                "Book.objects.filter(published__lt=date(2020, 1, 1), published__isnull=True).values_list(\"id\", flat=True)",
            "includes the first day of 2020": """
Book.objects.filter(
    Q(published__lte=date(2020, 1, 1)) | Q(published__isnull=True)
).values_list("id", flat=True)
""",
        },
    },
    "publishers-of-expensive-books": {
        "right": [
            "Publisher.objects.filter(Exists(Book.objects.filter(publisher=OuterRef(\"pk\"), price__gt=30)))",
            "Publisher.objects.filter(pk__in=Book.objects.filter(price__gt=30).values(\"publisher\"))",
        ],
        "wrong": {
            "repeats publishers": "Publisher.objects.filter(books__price__gt=30)",
            "asks whether all books are that dear":
                "Publisher.objects.alias(least=Min(\"books__price\")).filter(least__gt=30)",
            "includes the bound": "Publisher.objects.filter(books__price__gte=30).distinct()",
        },
    },
    "worth-of-all-books-in-stock": {
        "right": [
            """
worth = ExpressionWrapper(F("price") * F("stock"), output_field=DecimalField(max_digits=12, decimal_places=2))
Book.objects.filter(stock__gt=0).aggregate(total=Sum(worth))["total"]
""",
            "Book.objects.annotate(worth=F(\"price\") * F(\"stock\")).aggregate(total=Sum(\"worth\"))[\"total\"]",
        ],
        "wrong": {
            "multiplies two sums":
                "Book.objects.aggregate(worth=Sum(\"price\") * Sum(\"stock\"))[\"worth\"]",
            "adds up prices": "Book.objects.filter(stock__gt=0).aggregate(worth=Sum(\"price\"))[\"worth\"]",
            "multiplies by the number of books":
                "Book.objects.aggregate(worth=Sum(\"price\") * Count(\"pk\"))[\"worth\"]",
        },
    },
    "number-of-books-by-each-author": {
        "right": [
            "Author.objects.values(\"id\").annotate(number=Count(\"books__id\"))",
            "Author.objects.values_list(\"id\", Count(\"books\"))",
        ],
        "wrong": {
            "loses authors without books":
                "Book.objects.values(\"author\").annotate(number=Count(\"id\")).values_list(\"author\", \"number\")",
            "counts the author":
                "Author.objects.annotate(number=Count(\"id\")).values_list(\"id\", \"number\")",
            "queries for each author":
                "[(author.id, author.books.count()) for author in Author.objects.all()]",
        },
    },
    "five-more-of-each-web-book": {
        "right": [
            "Book.objects.filter(pk__in=Tag.objects.filter(name=\"web\").values(\"books\")).update(stock=F(\"stock\") + 5)",
        ],
        "wrong": {
            "saves each book": """
for book in Book.objects.filter(tags__name="web"):
    book.stock += 5
    book.save()
""",
            "sets a number": "Book.objects.filter(tags__name=\"web\").update(stock=5)",
            "changes every book": "Book.objects.update(stock=F(\"stock\") + 5)",
        },
    },
    "countries-of-authors-with-books": {
        "right": [
            "sorted(set(Author.objects.exclude(books=None).exclude(country=None).values_list(\"country\", flat=True)))",
            """
Book.objects.exclude(author__country=None).order_by("author__country").values_list(
    "author__country", flat=True).distinct()
""",
        ],
        "wrong": {
            "repeats countries": """
Author.objects.filter(books__isnull=False, country__isnull=False).order_by("country").values_list(
    "country", flat=True)
""",
            "sorts by another field": """
Author.objects.filter(books__isnull=False, country__isnull=False).order_by("name").values_list(
    "country", flat=True).distinct()
""",
            "keeps the unknown country":
                "Author.objects.filter(books__isnull=False).order_by(\"country\").values_list(\"country\", flat=True).distinct()",
            "includes authors without books":
                "Author.objects.filter(country__isnull=False).order_by(\"country\").values_list(\"country\", flat=True).distinct()",
        },
    },
    "books-with-author-and-publisher": {
        "right": [
            "list(Book.objects.values_list(\"title\", \"author__name\", \"publisher__name\"))",
        ],
        "wrong": {
            "queries in the loop": """
[(book.title, book.author.name, book.publisher.name if book.publisher else None)
 for book in Book.objects.all()]
""",
            "joins one of the two": """
[(book.title, book.author.name, book.publisher.name if book.publisher else None)
 for book in Book.objects.select_related("author")]
""",
            "needs a query for each relation": """
[(book.title, book.author.name, book.publisher.name if book.publisher else None)
 for book in Book.objects.prefetch_related("author", "publisher")]
""",
            "loses books without a publisher": """
[(book.title, book.author.name, book.publisher.name)
 for book in Book.objects.select_related("author", "publisher").filter(publisher__isnull=False)]
""",
        },
    },
    "orders-of-march-2024": {
        "right": [
            """
from datetime import timezone

Order.objects.filter(
    created__gte=datetime(2024, 3, 1, tzinfo=timezone.utc),
    created__lt=datetime(2024, 4, 1, tzinfo=timezone.utc),
).values_list("id", flat=True)
""",
            """
Order.objects.annotate(month=TruncMonth("created")).filter(
    month__date=date(2024, 3, 1)).values_list("id", flat=True)
""",
        ],
        "wrong": {
            "matches March of every year":
                "Order.objects.filter(created__month=3).values_list(\"id\", flat=True)",
            "ends at the start of the last day": """
Order.objects.filter(
    created__range=(date(2024, 3, 1), date(2024, 3, 31))).values_list("id", flat=True)
""",
            "takes the first of April along": """
Order.objects.filter(
    created__date__gt=date(2024, 3, 1), created__date__lte=date(2024, 4, 1)).values_list("id", flat=True)
""",
        },
    },
    "orders-by-status-for-each-customer": {
        "right": [
            """
Customer.objects.annotate(
    paid=Sum(Case(When(orders__status="paid", then=1), default=0)),
    cancelled=Sum(Case(When(orders__status="cancelled", then=1), default=0)),
).values_list("id", "paid", "cancelled")
""",
        ],
        "wrong": {
            "loses customers": """
Customer.objects.filter(orders__status="paid").annotate(
    paid=Count("orders"),
    cancelled=Count("orders", filter=Q(orders__status="cancelled")),
).values_list("id", "paid", "cancelled")
""",
            "counts every order": """
Customer.objects.annotate(
    paid=Count(Q(orders__status="paid")),
    cancelled=Count(Q(orders__status="cancelled")),
).values_list("id", "paid", "cancelled")
""",
            "gives None for none": """
Customer.objects.annotate(
    paid=Sum(Case(When(orders__status="paid", then=1))),
    cancelled=Sum(Case(When(orders__status="cancelled", then=1))),
).values_list("id", "paid", "cancelled")
""",
        },
    },
    "reviews-and-sales-beside-each-book": {
        "right": [
            """
lines = OrderLine.objects.filter(book=OuterRef("pk")).values("book").annotate(n=Count("pk")).values("n")
Book.objects.annotate(
    reviewed=Count("reviews"), sold=Coalesce(Subquery(lines), 0)
).values_list("id", "reviewed", "sold")
""",
        ],
        "wrong": {
            "multiplies the counts": """
Book.objects.annotate(
    reviewed=Count("reviews"), sold=Count("lines")).values_list("id", "reviewed", "sold")
""",
            "makes the wrong thing distinct": """
Book.objects.annotate(
    reviewed=Count("reviews"), sold=Count("lines")).distinct().values_list("id", "reviewed", "sold")
""",
            "loses books without either": """
Book.objects.filter(reviews__isnull=False, lines__isnull=False).annotate(
    reviewed=Count("reviews", distinct=True), sold=Count("lines", distinct=True)
).values_list("id", "reviewed", "sold")
""",
        },
    },
    "authors-with-two-books-in-stock": {
        "right": [
            """
Author.objects.filter(books__stock__gt=0).annotate(number=Count("books")).filter(
    number__gte=2).values_list("id", "number")
""",
            """
Book.objects.filter(stock__gt=0).values("author").annotate(number=Count("id")).filter(
    number__gte=2).values_list("author", "number")
""",
        ],
        "wrong": {
            "joins the books twice": """
Author.objects.annotate(number=Count("books")).filter(
    books__stock__gt=0, number__gte=2).values_list("id", "number")
""",
            "counts books out of stock":
                "Author.objects.annotate(number=Count(\"books\")).filter(number__gte=2).values_list(\"id\", \"number\")",
            "adds up pieces":
                "Author.objects.annotate(number=Sum(\"books__stock\")).filter(number__gte=2).values_list(\"id\", \"number\")",
        },
    },
    "turnover-of-each-publisher": {
        "right": [
            """
Publisher.objects.annotate(turnover=Coalesce(
    Sum(F("books__lines__quantity") * F("books__price"),
        filter=Q(books__lines__order__status__in=["new", "paid", "sent"])),
    Value(Decimal(0)), output_field=DecimalField())).values_list("id", "turnover")
""",
        ],
        "wrong": {
            "gives None for none": """
Publisher.objects.annotate(turnover=Sum(
    F("books__lines__quantity") * F("books__price"),
    filter=~Q(books__lines__order__status="cancelled"), output_field=DecimalField(),
)).values_list("id", "turnover")
""",
            "excludes publishers": """
Publisher.objects.exclude(books__lines__order__status="cancelled").annotate(turnover=Sum(
    F("books__lines__quantity") * F("books__price"), default=0, output_field=DecimalField(),
)).values_list("id", "turnover")
""",
            "mixes types": """
Publisher.objects.annotate(turnover=Coalesce(Sum(
    F("books__lines__quantity") * F("books__price"),
    filter=~Q(books__lines__order__status="cancelled")), 0)).values_list("id", "turnover")
""",
            "counts cancelled orders": """
Publisher.objects.annotate(turnover=Sum(
    F("books__lines__quantity") * F("books__price"), default=0, output_field=DecimalField(),
)).values_list("id", "turnover")
""",
        },
    },
    "customers-without-any-review": {
        "right": [
            "Customer.objects.filter(reviews__isnull=True).values_list(\"id\", flat=True)",
            "Customer.objects.alias(n=Count(\"reviews\")).filter(n=0).values_list(\"id\", flat=True)",
        ],
        "wrong": {
            "meets a NULL in the list":
                "Customer.objects.exclude(pk__in=Review.objects.values(\"customer\")).values_list(\"id\", flat=True)",
            "forgets whose review it is":
                "Customer.objects.filter(~Exists(Review.objects.all())).values_list(\"id\", flat=True)",
            "asks for customers without orders":
                "Customer.objects.filter(~Exists(Order.objects.filter(customer=OuterRef(\"pk\")))).values_list(\"id\", flat=True)",
        },
    },
    "authors-with-sorted-titles": {
        "right": [
            """
[(author.name, sorted(book.title for book in author.books.all()))
 for author in Author.objects.order_by("name").prefetch_related("books")]
""",
        ],
        "wrong": {
            "queries for each author": """
[(author.name, list(author.books.order_by("title").values_list("title", flat=True)))
 for author in Author.objects.order_by("name")]
""",
            "prefetches and queries again": """
[(author.name, [book.title for book in author.books.order_by("title")])
 for author in Author.objects.order_by("name").prefetch_related("books")]
""",
            "leaves the titles unsorted": """
[(author.name, [book.title for book in author.books.all()])
 for author in Author.objects.order_by("name").prefetch_related("books")]
""",
        },
    },
    "books-by-price-band": {
        "right": [
            """
from collections import Counter

list(Counter(
    "cheap" if price < 20 else "medium" if price < 40 else "dear"
    for price in Book.objects.values_list("price", flat=True)).items())
""",
        ],
        "wrong": {
            "asks in the wrong order": """
Book.objects.annotate(band=Case(
    When(price__lt=40, then=Value("medium")), When(price__lt=20, then=Value("cheap")),
    default=Value("dear"))).values("band").annotate(number=Count("id")).values_list("band", "number")
""",
            "makes a group of each book": """
Book.objects.annotate(band=Case(
    When(price__lt=20, then=Value("cheap")), When(price__lt=40, then=Value("medium")),
    default=Value("dear"))).annotate(number=Count("id")).values_list("band", "number")
""",
            "puts the bounds into the lower band": """
Book.objects.annotate(band=Case(
    When(price__lte=20, then=Value("cheap")), When(price__lte=40, then=Value("medium")),
    default=Value("dear"))).values("band").annotate(number=Count("id")).values_list("band", "number")
""",
        },
    },
    "stock-counted-on-the-shelves": {
        "right": [
            """
counted = {1: 9, 3: 0, 5: 12, 99: 4}
Book.objects.filter(pk__in=counted).update(
    stock=Case(*(When(pk=pk, then=Value(number)) for pk, number in counted.items()), default=F("stock")))
""",
            """
counted = {1: 9, 3: 0, 5: 12, 99: 4}
books = Book.objects.in_bulk(counted)
for pk, book in books.items():
    book.stock = counted[pk]
Book.objects.bulk_update(books.values(), fields=["stock"])
""",
        ],
        "wrong": {
            "sends a query for each book": """
counted = {1: 9, 3: 0, 5: 12, 99: 4}
for pk, number in counted.items():
    Book.objects.filter(pk=pk).update(stock=number)
""",
            "creates a book that is not there": """
counted = {1: 9, 3: 0, 5: 12, 99: 4}
Book.objects.bulk_create(
    [Book(pk=pk, stock=number, title="", author_id=1, price=0) for pk, number in counted.items()],
    update_conflicts=True, unique_fields=["pk"], update_fields=["stock"])
""",
            "adds to the stock": """
counted = {1: 9, 3: 0, 5: 12, 99: 4}
books = list(Book.objects.filter(pk__in=counted))
for book in books:
    book.stock += counted[book.pk]
Book.objects.bulk_update(books, ["stock"])
""",
            "stores nothing": """
counted = {1: 9, 3: 0, 5: 12, 99: 4}
for book in Book.objects.filter(pk__in=counted):
    book.stock = counted[book.pk]
""",
        },
    },
    "tags-that-may-exist-already": {
        "right": [
            """
Tag.objects.bulk_create(
    [Tag(name="python"), Tag(name="async"), Tag(name="forms")],
    update_conflicts=True, unique_fields=["name"], update_fields=["name"])
""",
        ],
        "wrong": {
            "stops at the first that exists":
                "Tag.objects.bulk_create([Tag(name=name) for name in (\"python\", \"async\", \"forms\")])",
            "sends queries for each tag": """
for name in ("python", "async", "forms"):
    Tag.objects.get_or_create(name=name)
""",
            "asks first": """
known = set(Tag.objects.values_list("name", flat=True))
Tag.objects.bulk_create(
    [Tag(name=name) for name in ("python", "async", "forms") if name not in known])
""",
        },
    },
    "cheaper-when-sold-out": {
        "right": [
            "Book.objects.update(price=F(\"price\") + Case(When(stock__gt=0, then=1), default=-2))",
        ],
        "wrong": {
            "gives NULL to the others":
                "Book.objects.update(price=Case(When(stock=0, then=F(\"price\") - 2)))",
            "sends two queries": """
Book.objects.filter(stock=0).update(price=F("price") - 2)
Book.objects.filter(stock__gt=0).update(price=F("price") + 1)
""",
            "changes sold out books only": "Book.objects.filter(stock=0).update(price=F(\"price\") - 2)",
            "turns the condition round":
                "Book.objects.update(price=Case(When(stock__gt=0, then=F(\"price\") - 2), default=F(\"price\") + 1))",
        },
    },
    "average-number-of-books-per-author": {
        "right": [
            "Author.objects.aggregate(mean=Count(\"books\") * 1.0 / Count(\"pk\", distinct=True))[\"mean\"]",
        ],
        "wrong": {
            "forgets authors without books":
                "Book.objects.values(\"author\").annotate(number=Count(\"id\")).aggregate(mean=Avg(\"number\"))[\"mean\"]",
            "aggregates an aggregate": "Author.objects.aggregate(mean=Avg(Count(\"books\")))[\"mean\"]",
            "averages ids": "Author.objects.aggregate(mean=Avg(\"books\"))[\"mean\"]",
        },
    },
    "rating-of-the-newest-review": {
        "right": [
            """
later = Review.objects.filter(book=OuterRef("book")).filter(
    Q(created__gt=OuterRef("created")) | Q(created=OuterRef("created"), id__gt=OuterRef("id")))
newest = Review.objects.filter(~Exists(later), book=OuterRef("pk"))
Book.objects.annotate(rating=Subquery(newest.values("rating"))).values_list("id", "rating")
""",
        ],
        "wrong": {
            "takes the best rating":
                "Book.objects.annotate(rating=Max(\"reviews__rating\")).values_list(\"id\", \"rating\")",
            "takes ids for the order in time": """
newest = Review.objects.filter(book=OuterRef("pk")).order_by("-id")
Book.objects.annotate(rating=Subquery(newest.values("rating")[:1])).values_list("id", "rating")
""",
            "takes the oldest": """
oldest = Review.objects.filter(book=OuterRef("pk")).order_by("created", "id")
Book.objects.annotate(rating=Subquery(oldest.values("rating")[:1])).values_list("id", "rating")
""",
            "loses books without reviews": """
newest = Review.objects.filter(book=OuterRef("pk")).order_by("-created", "-id")
Book.objects.filter(reviews__isnull=False).distinct().annotate(
    rating=Subquery(newest.values("rating")[:1])).values_list("id", "rating")
""",
            "is tied to no book": """
newest = Review.objects.order_by("-created", "-id")
Book.objects.annotate(rating=Subquery(newest.values("rating")[:1])).values_list("id", "rating")
""",
        },
    },
    "two-dearest-books-of-each-author": {
        "right": [
            """
best = Book.objects.filter(author=OuterRef("author")).order_by("-price", "-id").values("pk")[:2]
Book.objects.filter(pk__in=Subquery(best)).values_list("id", flat=True)
""",
        ],
        "wrong": {
            "passes a shared place": """
Book.objects.annotate(
    place=Window(Rank(), partition_by="author", order_by=F("price").desc())
).filter(place__lte=2).values_list("id", flat=True)
""",
            "numbers all books together": """
Book.objects.annotate(
    place=Window(RowNumber(), order_by=[F("price").desc(), F("id").desc()])
).filter(place__lte=2).values_list("id", flat=True)
""",
            "takes the cheapest": """
Book.objects.annotate(
    place=Window(RowNumber(), partition_by="author", order_by=["price", "-id"])
).filter(place__lte=2).values_list("id", flat=True)
""",
            "leaves ties to the database": """
Book.objects.annotate(
    place=Window(RowNumber(), partition_by="author", order_by=F("price").desc())
).filter(place__lte=2).values_list("id", flat=True)
""",
        },
    },
    "orders-of-the-customer-so-far": {
        "right": [
            """
earlier = OrderLine.objects.filter(order__customer=OuterRef("customer")).filter(
    Q(order__created__lt=OuterRef("created"))
    | Q(order__created=OuterRef("created"), order__id__gte=OuterRef("id")))
Order.objects.annotate(so_far=Coalesce(Subquery(
    earlier.values("order__customer").annotate(n=Sum("quantity")).values("n")), 0)
).values_list("id", "so_far")
""",
        ],
        "wrong": {
            "takes in orders of the same moment": """
pieces = OrderLine.objects.filter(order=OuterRef("pk")).values("order").annotate(total=Sum("quantity"))
Order.objects.annotate(pieces=Coalesce(Subquery(pieces.values("total")), 0)).annotate(
    so_far=Window(Sum("pieces"), partition_by="customer", order_by="created")
).values_list("id", "so_far")
""",
            "shows the total everywhere": """
pieces = OrderLine.objects.filter(order=OuterRef("pk")).values("order").annotate(total=Sum("quantity"))
Order.objects.annotate(pieces=Coalesce(Subquery(pieces.values("total")), 0)).annotate(
    so_far=Window(Sum("pieces"), partition_by="customer")).values_list("id", "so_far")
""",
            "gets a row for each line": """
Order.objects.annotate(so_far=Window(
    Sum("lines__quantity"), partition_by="customer", order_by=["created", "-id"],
    frame=RowRange(start=None, end=0))).values_list("id", "so_far")
""",
            "runs on over all customers": """
pieces = OrderLine.objects.filter(order=OuterRef("pk")).values("order").annotate(total=Sum("quantity"))
Order.objects.annotate(pieces=Coalesce(Subquery(pieces.values("total")), 0)).annotate(
    so_far=Window(Sum("pieces"), order_by=["created", "-id"], frame=RowRange(start=None, end=0))
).values_list("id", "so_far")
""",
            "leaves orders of the same moment to the database": """
pieces = OrderLine.objects.filter(order=OuterRef("pk")).values("order").annotate(total=Sum("quantity"))
Order.objects.annotate(pieces=Coalesce(Subquery(pieces.values("total")), 0)).annotate(
    so_far=Window(
        Sum("pieces"), partition_by="customer", order_by="created", frame=RowRange(start=None, end=0))
).values_list("id", "so_far")
""",
        },
    },
    "change-since-the-review-before": {
        "right": [
            """
before = Review.objects.filter(book=OuterRef("book")).filter(
    Q(created__lt=OuterRef("created")) | Q(created=OuterRef("created"), id__gt=OuterRef("id")))
Review.objects.annotate(
    change=F("rating") - Subquery(before.order_by("-created", "id").values("rating")[:1])
).values_list("id", "change")
""",
        ],
        "wrong": {
            "compares with other books": """
Review.objects.annotate(
    change=F("rating") - Window(Lag("rating"), order_by=["created", "-id"])).values_list("id", "change")
""",
            "takes ids for the order in time": """
Review.objects.annotate(change=F("rating") - Window(
    Lag("rating"), partition_by="book", order_by="id")).values_list("id", "change")
""",
            "looks ahead": """
Review.objects.annotate(change=F("rating") - Window(
    Lead("rating"), partition_by="book", order_by=["created", "-id"])).values_list("id", "change")
""",
            "compares the first with 0": """
Review.objects.annotate(change=F("rating") - Window(
    Lag("rating", default=0), partition_by="book", order_by=["created", "-id"])
).values_list("id", "change")
""",
            "leaves reviews of the same moment to the database": """
Review.objects.annotate(change=F("rating") - Window(
    Lag("rating"), partition_by="book", order_by="created")).values_list("id", "change")
""",
        },
    },
    "customers-with-their-new-orders": {
        "right": [
            """
found = {}
for order in Order.objects.filter(status="new").order_by("-id").annotate(
        pieces=Coalesce(Sum("lines__quantity"), 0)):
    found.setdefault(order.customer_id, []).append((order.id, order.pieces))
[(pk, found.get(pk, [])) for pk in Customer.objects.order_by("-id").values_list("id", flat=True)]
""",
        ],
        "wrong": {
            "queries for each customer": """
[(customer.id, [(order.id, order.pieces) for order in customer.orders.filter(status="new").annotate(
    pieces=Sum("lines__quantity", default=0)).order_by("-id")])
 for customer in Customer.objects.order_by("-id")]
""",
            "loses customers and limits nothing": """
orders = Order.objects.annotate(pieces=Sum("lines__quantity", default=0)).order_by("-id")
[(customer.id, [(order.id, order.pieces) for order in customer.orders.all()])
 for customer in Customer.objects.filter(orders__status="new").distinct().order_by("-id").prefetch_related(
    Prefetch("orders", queryset=orders))]
""",
            "gives None for an order without lines": """
new = Order.objects.filter(status="new").annotate(pieces=Sum("lines__quantity")).order_by("-id")
[(customer.id, [(order.id, order.pieces) for order in customer.new_orders])
 for customer in Customer.objects.order_by("-id").prefetch_related(
    Prefetch("orders", queryset=new, to_attr="new_orders"))]
""",
            "leaves the orders to the database": """
new = Order.objects.filter(status="new").annotate(pieces=Sum("lines__quantity", default=0))
[(customer.id, [(order.id, order.pieces) for order in customer.new_orders])
 for customer in Customer.objects.order_by("-id").prefetch_related(
    Prefetch("orders", queryset=new, to_attr="new_orders"))]
""",
            "leaves the customers to the database": """
new = Order.objects.filter(status="new").annotate(
    pieces=Sum("lines__quantity", default=0)).order_by("-id")
[(customer.id, [(order.id, order.pieces) for order in customer.new_orders])
 for customer in Customer.objects.prefetch_related(
    Prefetch("orders", queryset=new, to_attr="new_orders"))]
""",
        },
    },
    "authors-on-the-lines-of-each-order": {
        "right": [
            """
found = {}
for order, name in OrderLine.objects.order_by("-id").values_list("order_id", "book__author__name"):
    found.setdefault(order, []).append(name)
[(pk, found.get(pk, [])) for pk in Order.objects.order_by("-id").values_list("pk", flat=True)]
""",
        ],
        "wrong": {
            "sends a query for each step": """
[(order.id, [line.book.author.name for line in order.lines.all()])
 for order in Order.objects.order_by("-id").prefetch_related(
    Prefetch("lines", queryset=OrderLine.objects.order_by("-id")), "lines__book__author")]
""",
            "queries for each line": """
[(order.id, [line.book.author.name for line in order.lines.all()])
 for order in Order.objects.order_by("-id").prefetch_related(
    Prefetch("lines", queryset=OrderLine.objects.order_by("-id")))]
""",
            "loses orders without lines": """
found = {}
for order, name in OrderLine.objects.order_by("-id").values_list("order_id", "book__author__name"):
    found.setdefault(order, []).append(name)
sorted(found.items(), reverse=True)
""",
            "leaves the lines to the database": """
[(order.id, [line.book.author.name for line in order.lines.all()])
 for order in Order.objects.order_by("-id").prefetch_related(
    Prefetch("lines", queryset=OrderLine.objects.select_related("book__author")))]
""",
            "leaves the orders to the database": """
lines = OrderLine.objects.select_related("book__author").order_by("-id")
[(order.id, [line.book.author.name for line in order.lines.all()])
 for order in Order.objects.prefetch_related(Prefetch("lines", queryset=lines))]
""",
        },
    },
    "pieces-sold-and-mean-rating": {
        "right": [
            """
mean = Review.objects.filter(book=OuterRef("pk")).values("book").annotate(m=Avg("rating")).values("m")
Book.objects.annotate(
    sold=Sum("lines__quantity", filter=~Q(lines__order__status="cancelled"), default=0),
    mean=Subquery(mean)).values_list("id", "sold", "mean")
""",
        ],
        "wrong": {
            "multiplies lines and reviews": """
Book.objects.annotate(
    sold=Sum("lines__quantity", filter=~Q(lines__order__status="cancelled"), default=0),
    mean=Avg("reviews__rating")).values_list("id", "sold", "mean")
""",
            "merges equal quantities": """
Book.objects.annotate(
    sold=Sum("lines__quantity", filter=~Q(lines__order__status="cancelled"), default=0, distinct=True),
    mean=Avg("reviews__rating")).values_list("id", "sold", "mean")
""",
            "gives the first line for the sum": """
sold = OrderLine.objects.filter(book=OuterRef("pk")).exclude(order__status="cancelled").values("quantity")
Book.objects.annotate(sold=Coalesce(Subquery(sold[:1]), 0), mean=Avg("reviews__rating")
).values_list("id", "sold", "mean")
""",
            "gives None for none": """
sold = OrderLine.objects.filter(book=OuterRef("pk")).exclude(order__status="cancelled").values(
    "book").annotate(total=Sum("quantity")).values("total")
Book.objects.annotate(sold=Subquery(sold), mean=Avg("reviews__rating")).values_list("id", "sold", "mean")
""",
        },
    },
    "authors-reviewed-throughout": {
        "right": [
            """
Author.objects.alias(
    everything=Count("books", distinct=True),
    reviewed=Count("books", distinct=True, filter=Q(books__reviews__isnull=False)),
).filter(everything__gt=0, everything=F("reviewed")).values_list("id", flat=True)
""",
            """
Author.objects.filter(books__isnull=False).exclude(
    pk__in=Book.objects.filter(reviews__isnull=True).values("author")
).distinct().values_list("id", flat=True)
""",
        ],
        "wrong": {
            "asks for some reviewed book":
                "Author.objects.filter(books__reviews__isnull=False).distinct().values_list(\"id\", flat=True)",
            "takes authors without books": """
Author.objects.filter(
    ~Exists(Book.objects.filter(author=OuterRef("pk"), reviews__isnull=True))).values_list("id", flat=True)
""",
            "counts reviews": """
Author.objects.alias(n=Count("books", distinct=True), reviews=Count("books__reviews")).filter(
    n__gt=0, reviews__gte=F("n")).values_list("id", flat=True)
""",
        },
    },
    "stock-after-the-new-orders": {
        "right": [
            """
ordered = OrderLine.objects.filter(book=OuterRef("pk"), order__status="new").values("book").annotate(
    total=Sum("quantity")).values("total")
Book.objects.filter(Exists(OrderLine.objects.filter(book=OuterRef("pk"), order__status="new"))).update(
    stock=F("stock") - Subquery(ordered))
""",
        ],
        "wrong": {
            "makes the others NULL": """
ordered = OrderLine.objects.filter(book=OuterRef("pk"), order__status="new").values("book").annotate(
    total=Sum("quantity")).values("total")
Book.objects.update(stock=F("stock") - Subquery(ordered))
""",
            "joins in an update":
                "Book.objects.filter(lines__order__status=\"new\").update(stock=F(\"stock\") - F(\"lines__quantity\"))",
            "takes off one line of several": """
ordered = OrderLine.objects.filter(book=OuterRef("pk"), order__status="new").values("quantity")[:1]
Book.objects.update(stock=F("stock") - Coalesce(Subquery(ordered), 0))
""",
            "sends a query for each line": """
for line in OrderLine.objects.filter(order__status="new"):
    Book.objects.filter(pk=line.book_id).update(stock=F("stock") - line.quantity)
""",
        },
    },
    "customers-also-bought": {
        "right": [
            """
Book.objects.exclude(title="Loops and Lists").filter(
    lines__order__customer__in=Customer.objects.filter(orders__lines__book__title="Loops and Lists")
).annotate(number=Count("lines__order__customer", distinct=True)).values_list("id", "number")
""",
        ],
        "wrong": {
            "counts lines": """
buyers = Customer.objects.filter(orders__lines__book__title="Loops and Lists")
OrderLine.objects.filter(order__customer__in=buyers).exclude(book__title="Loops and Lists").values(
    "book").annotate(number=Count("id")).values_list("book", "number")
""",
            "looks at the same order only": """
OrderLine.objects.filter(order__lines__book__title="Loops and Lists").exclude(
    book__title="Loops and Lists").values("book").annotate(
    number=Count("order__customer", distinct=True)).values_list("book", "number")
""",
            "includes the book itself": """
buyers = Customer.objects.filter(orders__lines__book__title="Loops and Lists")
OrderLine.objects.filter(order__customer__in=buyers).values("book").annotate(
    number=Count("order__customer", distinct=True)).values_list("book", "number")
""",
        },
    },
}
