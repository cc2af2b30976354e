"""Answers to the questions of Data/django/sql.json that ask for SQL: right ones, which come to the
solution's rows in another way, and wrong ones as people write them, by what is wrong with them."""

ATTEMPTS = {
    "lines-of-orders-that-were-paid": {
        "right": [
            """
SELECT l.order_id, p.name, l.quantity
FROM order_line l, product p
WHERE p.id = l.product_id
  AND l.order_id IN (SELECT id FROM orders WHERE status = 'paid')
ORDER BY l.order_id, l.quantity DESC, p.name
""",
        ],
        "wrong": {
            "keeps lines without a product": """
SELECT o.id, p.name, l.quantity
FROM orders o
JOIN order_line l ON l.order_id = o.id
LEFT JOIN product p ON p.id = l.product_id
WHERE o.status = 'paid'
ORDER BY o.id, l.quantity DESC, p.name
""",
            "takes every status": """
SELECT o.id, p.name, l.quantity
FROM orders o
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
ORDER BY o.id, l.quantity DESC, p.name
""",
            "joins the product by the id of the line": """
SELECT o.id, p.name, l.quantity
FROM orders o
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.id
WHERE o.status = 'paid'
ORDER BY o.id, l.quantity DESC, p.name
""",
            "leaves equal quantities to the database": """
SELECT o.id, p.name, l.quantity
FROM orders o
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
WHERE o.status = 'paid'
ORDER BY o.id, l.quantity DESC
""",
            "leaves the lines of an order to the database": """
SELECT o.id, p.name, l.quantity
FROM orders o
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
WHERE o.status = 'paid'
ORDER BY o.id
""",
        },
    },
    "number-of-orders-beside-each-customer": {
        "right": [
            """
SELECT c.id, c.name, (SELECT COUNT(*) FROM orders o WHERE o.customer_id = c.id)
FROM customer c
""",
        ],
        "wrong": {
            "counts the empty row": """
SELECT c.id, c.name, COUNT(*)
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.id, c.name
""",
            "loses customers without orders": """
SELECT c.id, c.name, COUNT(o.id)
FROM customer c JOIN orders o ON o.customer_id = c.id
GROUP BY c.id, c.name
""",
            "adds up people of one name": """
SELECT MIN(c.id), c.name, COUNT(o.id)
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.name
""",
        },
    },
    "products-by-price-unknown-last": {
        "right": [
            "SELECT id, price FROM product ORDER BY price NULLS LAST, name",
            "SELECT id, price FROM product ORDER BY COALESCE(price, 1000000000), name",
        ],
        "wrong": {
            "leaves NULL to the database": "SELECT id, price FROM product ORDER BY price, name",
            "takes unknown for free": "SELECT id, price FROM product ORDER BY COALESCE(price, 0), name",
            "drops unknown prices":
                "SELECT id, price FROM product WHERE price IS NOT NULL ORDER BY price, name",
            "settles ties the other way":
                "SELECT id, price FROM product ORDER BY price IS NULL, price, name DESC",
            "leaves ties to the database": "SELECT id, price FROM product ORDER BY price IS NULL, price",
        },
    },
    "products-found-in-several-orders": {
        "right": [
            """
SELECT p.id, (SELECT COUNT(DISTINCT order_id) FROM order_line WHERE product_id = p.id)
FROM product p
WHERE (SELECT COUNT(DISTINCT order_id) FROM order_line WHERE product_id = p.id) > 1
""",
        ],
        "wrong": {
            "counts lines": """
SELECT product_id, COUNT(*) FROM order_line
WHERE product_id IS NOT NULL GROUP BY product_id HAVING COUNT(*) >= 2
""",
            "shows a group of NULLs": """
SELECT product_id, COUNT(DISTINCT order_id) FROM order_line
GROUP BY product_id HAVING COUNT(DISTINCT order_id) >= 2
""",
            "adds up quantities": """
SELECT product_id, SUM(quantity) FROM order_line
WHERE product_id IS NOT NULL GROUP BY product_id HAVING SUM(quantity) >= 2
""",
        },
    },
    "people-who-ordered-filter-coffee": {
        "right": [
            """
SELECT DISTINCT c.id, c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
JOIN category g ON g.id = p.category_id
WHERE g.name = 'Filter'
""",
        ],
        "wrong": {
            "repeats customers": """
SELECT c.id, c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
JOIN category g ON g.id = p.category_id
WHERE g.name = 'Filter'
""",
            "merges people of one name": """
SELECT MIN(c.id), c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
JOIN category g ON g.id = p.category_id
WHERE g.name = 'Filter'
GROUP BY c.name
""",
            "takes in categories below": """
SELECT DISTINCT c.id, c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
JOIN category g ON g.id = p.category_id
LEFT JOIN category above ON above.id = g.parent_id
WHERE 'Filter' IN (g.name, above.name)
""",
            "forgets whose order it is": """
SELECT c.id, c.name
FROM customer c
WHERE EXISTS (
  SELECT 1 FROM order_line l
  JOIN product p ON p.id = l.product_id
  JOIN category g ON g.id = p.category_id
  WHERE g.name = 'Filter')
""",
        },
    },
    "who-invited-whom": {
        "right": [
            """
SELECT c.id, c.name, (SELECT i.name FROM customer i WHERE i.id = c.invited_by)
FROM customer c
""",
        ],
        "wrong": {
            "loses those nobody invited":
                "SELECT c.id, c.name, i.name FROM customer c JOIN customer i ON i.id = c.invited_by",
            "follows the key backwards":
                "SELECT c.id, c.name, i.name FROM customer c LEFT JOIN customer i ON i.invited_by = c.id",
        },
    },
    "amount-of-each-order": {
        "right": [
            """
SELECT o.id, COALESCE(
  (SELECT SUM(l.quantity * l.price) FROM order_line l WHERE l.order_id = o.id), 0)
FROM orders o
""",
        ],
        "wrong": {
            "loses orders without lines": """
SELECT o.id, SUM(l.quantity * l.price)
FROM orders o JOIN order_line l ON l.order_id = o.id GROUP BY o.id
""",
            "shows NULL for nothing": """
SELECT o.id, SUM(l.quantity * l.price)
FROM orders o LEFT JOIN order_line l ON l.order_id = o.id GROUP BY o.id
""",
            "multiplies sums": """
SELECT o.id, COALESCE(SUM(l.quantity) * SUM(l.price), 0)
FROM orders o LEFT JOIN order_line l ON l.order_id = o.id GROUP BY o.id
""",
        },
    },
    "customers-seen-at-the-till-or-a-tasting": {
        "right": [
            """
SELECT id FROM customer
WHERE id IN (SELECT customer_id FROM orders) OR id IN (SELECT customer_id FROM visit)
""",
        ],
        "wrong": {
            "repeats customers": """
SELECT customer_id FROM orders WHERE customer_id IS NOT NULL
UNION ALL SELECT customer_id FROM visit
""",
            "counts guests as a customer":
                "SELECT customer_id FROM orders UNION SELECT customer_id FROM visit",
            "asks for both":
                "SELECT DISTINCT o.customer_id FROM orders o JOIN visit v ON v.customer_id = o.customer_id",
        },
    },
    "stock-rows-for-products-without-one": {
        "right": [
            """
INSERT INTO stock (product_id, quantity)
SELECT id, 0 FROM product WHERE true
ON CONFLICT (product_id) DO NOTHING
""",
            """
INSERT INTO stock SELECT p.id, 0 FROM product p
LEFT JOIN stock s ON s.product_id = p.id WHERE s.product_id IS NULL
""",
        ],
        "wrong": {
            "meets rows that are there":
                "INSERT INTO stock (product_id, quantity) SELECT id, 0 FROM product",
            "empties what is there": """
INSERT INTO stock (product_id, quantity)
SELECT id, 0 FROM product WHERE true
ON CONFLICT (product_id) DO UPDATE SET quantity = 0
""",
            "only takes products that were ordered": """
INSERT INTO stock (product_id, quantity)
SELECT DISTINCT l.product_id, 0 FROM order_line l
WHERE NOT EXISTS (SELECT 1 FROM stock s WHERE s.product_id = l.product_id)
  AND l.product_id IS NOT NULL
""",
        },
    },
    "pieces-paid-for-of-each-product": {
        "right": [
            """
SELECT p.id, SUM(CASE WHEN o.status = 'paid' THEN l.quantity ELSE 0 END)
FROM product p
LEFT JOIN order_line l ON l.product_id = p.id
LEFT JOIN orders o ON o.id = l.order_id
GROUP BY p.id
""",
            """
SELECT p.id, COALESCE((
  SELECT SUM(l.quantity) FROM order_line l
  WHERE l.product_id = p.id AND l.order_id IN (SELECT id FROM orders WHERE status = 'paid')), 0)
FROM product p
""",
        ],
        "wrong": {
            "undoes the left join": """
SELECT p.id, COALESCE(SUM(l.quantity), 0)
FROM product p
LEFT JOIN order_line l ON l.product_id = p.id
LEFT JOIN orders o ON o.id = l.order_id
WHERE o.status = 'paid'
GROUP BY p.id
""",
            "sums lines of unpaid orders": """
SELECT p.id, COALESCE(SUM(l.quantity), 0)
FROM product p
LEFT JOIN order_line l ON l.product_id = p.id
LEFT JOIN orders o ON o.id = l.order_id AND o.status = 'paid'
GROUP BY p.id
""",
            "counts lines": """
SELECT p.id, COUNT(l.id)
FROM product p
LEFT JOIN (
  order_line l JOIN orders o ON o.id = l.order_id AND o.status = 'paid'
) ON l.product_id = p.id
GROUP BY p.id
""",
        },
    },
    "three-statuses-in-three-columns": {
        "right": [
            """
SELECT c.id,
       COUNT(CASE WHEN o.status = 'paid' THEN 1 END),
       COUNT(CASE WHEN o.status = 'open' THEN 1 END),
       COUNT(CASE WHEN o.status = 'cancelled' THEN 1 END)
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.id
""",
        ],
        "wrong": {
            "counts comparisons that are false": """
SELECT c.id, COUNT(o.status = 'paid'), COUNT(o.status = 'open'), COUNT(o.status = 'cancelled')
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id
""",
            "gives NULL for none": """
SELECT c.id, SUM(CASE WHEN o.status = 'paid' THEN 1 END),
       SUM(CASE WHEN o.status = 'open' THEN 1 END),
       SUM(CASE WHEN o.status = 'cancelled' THEN 1 END)
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id
""",
            "shows guests in place of customers": """
SELECT customer_id,
       COUNT(*) FILTER (WHERE status = 'paid'),
       COUNT(*) FILTER (WHERE status = 'open'),
       COUNT(*) FILTER (WHERE status = 'cancelled')
FROM orders GROUP BY customer_id
""",
        },
    },
    "products-that-nobody-ordered": {
        "right": [
            """
SELECT p.id, p.name
FROM product p LEFT JOIN order_line l ON l.product_id = p.id
WHERE l.id IS NULL
""",
            """
SELECT id, name FROM product
WHERE id NOT IN (SELECT product_id FROM order_line WHERE product_id IS NOT NULL)
""",
        ],
        "wrong": {
            "meets a NULL in the list":
                "SELECT id, name FROM product WHERE id NOT IN (SELECT product_id FROM order_line)",
            "asks for a line about something else":
                "SELECT DISTINCT p.id, p.name FROM product p JOIN order_line l ON l.product_id <> p.id",
            "keeps products with one line": """
SELECT p.id, p.name
FROM product p LEFT JOIN order_line l ON l.product_id = p.id
GROUP BY p.id, p.name HAVING COUNT(*) = 1
""",
        },
    },
    "billed-and-received-for-each-order": {
        "right": [
            """
SELECT o.id,
       (SELECT COALESCE(SUM(quantity * price), 0) FROM order_line WHERE order_id = o.id),
       (SELECT COALESCE(SUM(amount), 0) FROM payment WHERE order_id = o.id)
FROM orders o
""",
        ],
        "wrong": {
            "multiplies lines and payments": """
SELECT o.id, COALESCE(SUM(l.quantity * l.price), 0), COALESCE(SUM(p.amount), 0)
FROM orders o
LEFT JOIN order_line l ON l.order_id = o.id
LEFT JOIN payment p ON p.order_id = o.id
GROUP BY o.id
""",
            "merges equal payments": """
SELECT o.id, COALESCE(SUM(DISTINCT l.quantity * l.price), 0), COALESCE(SUM(DISTINCT p.amount), 0)
FROM orders o
LEFT JOIN order_line l ON l.order_id = o.id
LEFT JOIN payment p ON p.order_id = o.id
GROUP BY o.id
""",
            "loses orders without payments": """
SELECT o.id, l.billed, p.received
FROM orders o
JOIN (SELECT order_id, SUM(quantity * price) AS billed FROM order_line GROUP BY order_id) l
  ON l.order_id = o.id
JOIN (SELECT order_id, SUM(amount) AS received FROM payment GROUP BY order_id) p
  ON p.order_id = o.id
""",
        },
    },
    "dearest-products-of-each-category": {
        "right": [
            """
SELECT g.name, p.name, p.price
FROM product p JOIN category g ON g.id = p.category_id
WHERE p.price = (SELECT MAX(o.price) FROM product o WHERE o.category_id = p.category_id)
""",
        ],
        "wrong": {
            "picks one of equals": """
SELECT g.name, p.name, p.price
FROM (SELECT name, category_id, price,
        ROW_NUMBER() OVER (PARTITION BY category_id ORDER BY price DESC) AS place
      FROM product WHERE price IS NOT NULL) p
JOIN category g ON g.id = p.category_id
WHERE p.place = 1
""",
            "lets unknown prices win": """
SELECT g.name, p.name, p.price
FROM (SELECT name, category_id, price,
        RANK() OVER (PARTITION BY category_id ORDER BY price DESC) AS place
      FROM product) p
JOIN category g ON g.id = p.category_id
WHERE p.place = 1
""",
            "compares with the highest price of all": """
SELECT g.name, p.name, p.price
FROM product p JOIN category g ON g.id = p.category_id
WHERE p.price = (SELECT MAX(price) FROM product)
""",
            "takes any price that is highest somewhere": """
SELECT g.name, p.name, p.price
FROM product p JOIN category g ON g.id = p.category_id
WHERE p.price IN (SELECT MAX(price) FROM product GROUP BY category_id)
""",
        },
    },
    "last-order-but-one-of-each-customer": {
        "right": [
            """
SELECT o.customer_id, o.id
FROM orders o
WHERE 1 = (SELECT COUNT(*) FROM orders e
           WHERE e.customer_id = o.customer_id
             AND (e.placed > o.placed OR e.placed = o.placed AND e.id > o.id))
""",
        ],
        "wrong": {
            "has no second place after a tie": """
SELECT customer_id, id FROM (
  SELECT customer_id, id, RANK() OVER (PARTITION BY customer_id ORDER BY placed DESC) AS place
  FROM orders WHERE customer_id IS NOT NULL) numbered
WHERE place = 2
""",
            "finds the last day but one": """
SELECT customer_id, id FROM (
  SELECT customer_id, id, DENSE_RANK() OVER (PARTITION BY customer_id ORDER BY placed DESC) AS place
  FROM orders WHERE customer_id IS NOT NULL) numbered
WHERE place = 2
""",
            "takes ids for the order in time": """
SELECT customer_id, id FROM (
  SELECT customer_id, id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY id DESC) AS place
  FROM orders WHERE customer_id IS NOT NULL) numbered
WHERE place = 2
""",
            "leaves out cancelled orders": """
SELECT customer_id, id FROM (
  SELECT customer_id, id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed DESC, id DESC) AS place
  FROM orders WHERE customer_id IS NOT NULL AND status <> 'cancelled') numbered
WHERE place = 2
""",
            "takes guests for one customer": """
SELECT customer_id, id FROM (
  SELECT customer_id, id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed DESC, id DESC) AS place
  FROM orders) numbered
WHERE place = 2
""",
            "leaves orders of one day to the database": """
SELECT customer_id, id FROM (
  SELECT customer_id, id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed DESC) AS place
  FROM orders WHERE customer_id IS NOT NULL) numbered
WHERE place = 2
""",
            "counts from the first order": """
SELECT customer_id, id FROM (
  SELECT customer_id, id, ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY placed, id) AS place
  FROM orders WHERE customer_id IS NOT NULL) numbered
WHERE place = 2
""",
        },
    },
    "share-of-cancelled-orders-by-city": {
        "right": [
            """
SELECT c.city, ROUND(100 * AVG(CASE WHEN o.status = 'cancelled' THEN 1.0
                                    WHEN o.id IS NOT NULL THEN 0 END), 1)
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id
GROUP BY c.city
""",
        ],
        "wrong": {
            "divides whole numbers": """
SELECT c.city, ROUND(100 * COUNT(*) FILTER (WHERE o.status = 'cancelled')
                     / NULLIF(COUNT(o.id), 0), 1)
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.city
""",
            "counts the row of a customer without orders": """
SELECT c.city, ROUND(100.0 * COUNT(*) FILTER (WHERE o.status = 'cancelled') / COUNT(*), 1)
FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.city
""",
            "loses cities without orders": """
SELECT c.city, ROUND(100.0 * COUNT(*) FILTER (WHERE o.status = 'cancelled') / COUNT(*), 1)
FROM customer c JOIN orders o ON o.customer_id = c.id GROUP BY c.city
""",
            "averages the shares of customers": """
SELECT city, ROUND(AVG(share), 1)
FROM (SELECT c.city, 100.0 * COUNT(*) FILTER (WHERE o.status = 'cancelled')
               / NULLIF(COUNT(o.id), 0) AS share
      FROM customer c LEFT JOIN orders o ON o.customer_id = c.id GROUP BY c.id, c.city) each_one
GROUP BY city
""",
        },
    },
    "new-prices-with-gaps-in-the-list": {
        "right": [
            """
UPDATE product SET price = COALESCE(
  (SELECT pl.price FROM price_list pl WHERE pl.product_id = product.id), price)
""",
            """
UPDATE product SET price = (SELECT pl.price FROM price_list pl WHERE pl.product_id = product.id)
WHERE id IN (SELECT product_id FROM price_list WHERE price IS NOT NULL)
""",
        ],
        "wrong": {
            "wipes prices that are not on the list":
                "UPDATE product SET price = (SELECT pl.price FROM price_list pl WHERE pl.product_id = product.id)",
            "copies unknown prices":
                "UPDATE product SET price = pl.price FROM price_list pl WHERE pl.product_id = product.id",
            "gives every product the first price": """
UPDATE product SET price = (SELECT price FROM price_list WHERE price IS NOT NULL LIMIT 1)
WHERE id IN (SELECT product_id FROM price_list WHERE price IS NOT NULL)
""",
        },
    },
    "visits-that-were-noted-twice": {
        "right": [
            """
DELETE FROM visit WHERE EXISTS (
  SELECT 1 FROM visit v
  WHERE v.customer_id = visit.customer_id AND v.week = visit.week AND v.id < visit.id)
""",
            """
DELETE FROM visit WHERE id IN (
  SELECT id FROM (
    SELECT id, ROW_NUMBER() OVER (PARTITION BY customer_id, week ORDER BY id) AS n FROM visit) x
  WHERE n > 1)
""",
        ],
        "wrong": {
            "leaves one visit of each customer":
                "DELETE FROM visit WHERE id NOT IN (SELECT MIN(id) FROM visit GROUP BY customer_id)",
            "keeps the last one":
                "DELETE FROM visit WHERE id NOT IN (SELECT MAX(id) FROM visit GROUP BY customer_id, week)",
            "deletes the originals too": """
DELETE FROM visit WHERE EXISTS (
  SELECT 1 FROM visit v
  WHERE v.customer_id = visit.customer_id AND v.week = visit.week AND v.id <> visit.id)
""",
        },
    },
    "change-from-the-order-before": {
        "right": [
            """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, (
    SELECT COALESCE(SUM(l.quantity * l.price), 0) FROM order_line l WHERE l.order_id = o.id
  ) AS amount
  FROM orders o WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
)
SELECT b.customer_id, b.id, b.amount, b.amount - (
  SELECT e.amount FROM bill e
  WHERE e.customer_id = b.customer_id
    AND (e.placed < b.placed OR e.placed = b.placed AND e.id > b.id)
  ORDER BY e.placed DESC, e.id LIMIT 1)
FROM bill b
""",
        ],
        "wrong": {
            "compares with other customers": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount, amount - LAG(amount) OVER (ORDER BY placed, id DESC) FROM bill
""",
            "compares with orders that were not paid": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, o.status,
         COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed, o.status)
SELECT customer_id, id, amount, change FROM (
  SELECT customer_id, id, amount, status,
         amount - LAG(amount) OVER (PARTITION BY customer_id ORDER BY placed, id DESC) AS change
  FROM bill) compared
WHERE status = 'paid'
""",
            "does not tell less from more": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount,
       ABS(amount - LAG(amount) OVER (PARTITION BY customer_id ORDER BY placed, id DESC))
FROM bill
""",
            "takes ids for the order in time": """
WITH bill AS (
  SELECT o.id, o.customer_id, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id)
SELECT customer_id, id, amount, amount - LAG(amount) OVER (PARTITION BY customer_id ORDER BY id)
FROM bill
""",
            "compares the first with nothing": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount,
       amount - LAG(amount, 1, 0) OVER (PARTITION BY customer_id ORDER BY placed, id DESC)
FROM bill
""",
            "leaves orders of one day to the database": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount, amount - LAG(amount) OVER (PARTITION BY customer_id ORDER BY placed)
FROM bill
""",
        },
    },
    "products-above-their-category-average": {
        "right": [
            """
SELECT id, name FROM (
  SELECT id, name, price, category_id, AVG(price) OVER (PARTITION BY category_id) AS mean FROM product) p
WHERE price > mean AND category_id IS NOT NULL
""",
            """
SELECT p.id, p.name
FROM product p
JOIN (SELECT category_id, AVG(price) AS mean FROM product GROUP BY category_id) m
  ON m.category_id = p.category_id
WHERE p.price > m.mean
""",
        ],
        "wrong": {
            "compares with the average of all":
                "SELECT id, name FROM product WHERE price > (SELECT AVG(price) FROM product)",
            "takes unknown for free": """
SELECT p.id, p.name FROM product p
WHERE p.price > (SELECT AVG(COALESCE(o.price, 0)) FROM product o WHERE o.category_id = p.category_id)
""",
            "puts products without a category into one": """
SELECT id, name FROM (
  SELECT id, name, price, AVG(price) OVER (PARTITION BY category_id) AS mean FROM product) p
WHERE price > mean
""",
            "includes the average itself": """
SELECT p.id, p.name FROM product p
WHERE p.price >= (SELECT AVG(o.price) FROM product o WHERE o.category_id = p.category_id)
""",
        },
    },
    "customers-who-ordered-every-espresso": {
        "right": [
            """
SELECT c.id, c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
JOIN category g ON g.id = p.category_id
WHERE g.name = 'Espresso'
GROUP BY c.id, c.name
HAVING COUNT(DISTINCT p.id) = (
  SELECT COUNT(*) FROM product x JOIN category y ON y.id = x.category_id WHERE y.name = 'Espresso')
""",
        ],
        "wrong": {
            "finds those with some espresso": """
SELECT DISTINCT c.id, c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
JOIN category g ON g.id = p.category_id
WHERE g.name = 'Espresso'
""",
            "counts lines": """
SELECT c.id, c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
JOIN order_line l ON l.order_id = o.id
JOIN product p ON p.id = l.product_id
JOIN category g ON g.id = p.category_id
WHERE g.name = 'Espresso'
GROUP BY c.id, c.name
HAVING COUNT(*) >= (
  SELECT COUNT(*) FROM product x JOIN category y ON y.id = x.category_id WHERE y.name = 'Espresso')
""",
            "wants them in one order": """
SELECT DISTINCT c.id, c.name
FROM customer c
JOIN orders o ON o.customer_id = c.id
WHERE NOT EXISTS (
  SELECT 1 FROM product p JOIN category g ON g.id = p.category_id AND g.name = 'Espresso'
  WHERE NOT EXISTS (
    SELECT 1 FROM order_line l WHERE l.order_id = o.id AND l.product_id = p.id))
""",
        },
    },
    "deliveries-put-into-the-stock": {
        "right": [
            """
WITH arrived AS (SELECT product_id AS p, SUM(quantity) AS q FROM delivery GROUP BY product_id)
INSERT INTO stock (product_id, quantity)
SELECT p, q + COALESCE((SELECT s.quantity FROM stock s WHERE s.product_id = p), 0)
FROM arrived WHERE true
ON CONFLICT (product_id) DO UPDATE SET quantity = excluded.quantity
RETURNING product_id, quantity
""",
        ],
        "wrong": {
            "overwrites the stock": """
INSERT INTO stock (product_id, quantity)
SELECT product_id, SUM(quantity) FROM delivery GROUP BY product_id
ON CONFLICT (product_id) DO UPDATE SET quantity = excluded.quantity
RETURNING product_id, quantity
""",
            "skips products in stock": """
INSERT INTO stock (product_id, quantity)
SELECT product_id, SUM(quantity) FROM delivery GROUP BY product_id
ON CONFLICT (product_id) DO NOTHING
RETURNING product_id, quantity
""",
            "creates no rows": """
UPDATE stock SET quantity = quantity + (
  SELECT COALESCE(SUM(d.quantity), 0) FROM delivery d WHERE d.product_id = stock.product_id)
RETURNING product_id, quantity
""",
            "uses one delivery of several": """
INSERT INTO stock (product_id, quantity)
SELECT product_id, MAX(quantity) FROM delivery GROUP BY product_id
ON CONFLICT (product_id) DO UPDATE SET quantity = stock.quantity + excluded.quantity
RETURNING product_id, quantity
""",
            "books delivery by delivery": """
INSERT INTO stock (product_id, quantity)
SELECT product_id, quantity FROM delivery WHERE true
ON CONFLICT (product_id) DO UPDATE SET quantity = stock.quantity + excluded.quantity
RETURNING product_id, quantity
""",
            "returns all of the stock": """
WITH arrived AS (SELECT product_id, SUM(quantity) AS q FROM delivery GROUP BY product_id)
SELECT COALESCE(s.product_id, a.product_id), COALESCE(s.quantity, 0) + COALESCE(a.q, 0)
FROM stock s FULL JOIN arrived a ON a.product_id = s.product_id
""",
        },
    },
    "running-turnover-of-each-customer": {
        "right": [
            """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, (
    SELECT COALESCE(SUM(l.quantity * l.price), 0) FROM order_line l WHERE l.order_id = o.id
  ) AS amount
  FROM orders o WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
)
SELECT b.customer_id, b.id, b.amount, (
  SELECT SUM(e.amount) FROM bill e
  WHERE e.customer_id = b.customer_id
    AND (e.placed < b.placed OR e.placed = b.placed AND e.id >= b.id))
FROM bill b
""",
        ],
        "wrong": {
            "takes in the whole day": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount, SUM(amount) OVER (PARTITION BY customer_id ORDER BY placed)
FROM bill
""",
            "takes ids for the order in time": """
WITH bill AS (
  SELECT o.id, o.customer_id, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id)
SELECT customer_id, id, amount, SUM(amount) OVER (PARTITION BY customer_id ORDER BY id) FROM bill
""",
            "shows the total everywhere": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount, SUM(amount) OVER (PARTITION BY customer_id) FROM bill
""",
            "runs on over all customers": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount, SUM(amount) OVER (ORDER BY placed, id DESC) FROM bill
""",
            "loses orders without lines": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, SUM(l.quantity * l.price) AS amount
  FROM orders o JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount, SUM(amount) OVER (PARTITION BY customer_id ORDER BY placed, id DESC)
FROM bill
""",
            "leaves orders of one day to the database": """
WITH bill AS (
  SELECT o.id, o.customer_id, o.placed, COALESCE(SUM(l.quantity * l.price), 0) AS amount
  FROM orders o LEFT JOIN order_line l ON l.order_id = o.id
  WHERE o.status = 'paid' AND o.customer_id IS NOT NULL
  GROUP BY o.id, o.customer_id, o.placed)
SELECT customer_id, id, amount,
       SUM(amount) OVER (PARTITION BY customer_id ORDER BY placed ROWS UNBOUNDED PRECEDING)
FROM bill
""",
        },
    },
    "two-best-products-of-each-category": {
        "right": [
            """
WITH sold AS (
  SELECT p.category_id, p.id, p.name, SUM(l.quantity * l.price) AS turnover
  FROM product p
  JOIN order_line l ON l.product_id = p.id
  JOIN orders o ON o.id = l.order_id
  WHERE o.status = 'paid'
  GROUP BY p.id, p.category_id, p.name
)
SELECT g.name, s.name, s.turnover
FROM category g
LEFT JOIN sold s ON s.category_id = g.id AND 2 > (
  SELECT COUNT(*) FROM sold b
  WHERE b.category_id = s.category_id
    AND (b.turnover > s.turnover OR b.turnover = s.turnover AND b.id > s.id))
""",
        ],
        "wrong": {
            "loses categories without sales": """
WITH ranked AS (
  SELECT p.category_id, p.name, SUM(l.quantity * l.price) AS turnover,
         ROW_NUMBER() OVER (PARTITION BY p.category_id
                            ORDER BY SUM(l.quantity * l.price) DESC, p.id DESC) AS place
  FROM product p JOIN order_line l ON l.product_id = p.id
  JOIN orders o ON o.id = l.order_id AND o.status = 'paid'
  GROUP BY p.id, p.category_id, p.name)
SELECT g.name, r.name, r.turnover
FROM category g LEFT JOIN ranked r ON r.category_id = g.id
WHERE r.place <= 2
""",
            "lets a shared place through": """
WITH ranked AS (
  SELECT p.category_id, p.name, SUM(l.quantity * l.price) AS turnover,
         RANK() OVER (PARTITION BY p.category_id ORDER BY SUM(l.quantity * l.price) DESC) AS place
  FROM product p JOIN order_line l ON l.product_id = p.id
  JOIN orders o ON o.id = l.order_id AND o.status = 'paid'
  GROUP BY p.id, p.category_id, p.name)
SELECT g.name, r.name, r.turnover
FROM category g LEFT JOIN ranked r ON r.category_id = g.id AND r.place <= 2
""",
            "fills up with what nobody paid for": """
WITH sold AS (
  SELECT p.category_id, p.id, p.name,
         COALESCE(SUM(l.quantity * l.price) FILTER (WHERE o.status = 'paid'), 0) AS turnover
  FROM product p
  LEFT JOIN order_line l ON l.product_id = p.id
  LEFT JOIN orders o ON o.id = l.order_id
  GROUP BY p.id, p.category_id, p.name
), ranked AS (
  SELECT category_id, name, turnover,
         ROW_NUMBER() OVER (PARTITION BY category_id ORDER BY turnover DESC, id DESC) AS place
  FROM sold WHERE category_id IN (SELECT category_id FROM sold WHERE turnover > 0))
SELECT g.name, r.name, r.turnover
FROM category g LEFT JOIN ranked r ON r.category_id = g.id AND r.place <= 2
""",
            "ranks over all categories": """
WITH ranked AS (
  SELECT p.category_id, p.name, SUM(l.quantity * l.price) AS turnover,
         ROW_NUMBER() OVER (ORDER BY SUM(l.quantity * l.price) DESC, p.id DESC) AS place
  FROM product p JOIN order_line l ON l.product_id = p.id
  JOIN orders o ON o.id = l.order_id AND o.status = 'paid'
  GROUP BY p.id, p.category_id, p.name)
SELECT g.name, r.name, r.turnover
FROM category g LEFT JOIN ranked r ON r.category_id = g.id AND r.place <= 2
""",
            "counts unpaid orders": """
WITH ranked AS (
  SELECT p.category_id, p.name, SUM(l.quantity * l.price) AS turnover,
         ROW_NUMBER() OVER (PARTITION BY p.category_id
                            ORDER BY SUM(l.quantity * l.price) DESC, p.id DESC) AS place
  FROM product p JOIN order_line l ON l.product_id = p.id
  GROUP BY p.id, p.category_id, p.name)
SELECT g.name, r.name, r.turnover
FROM category g LEFT JOIN ranked r ON r.category_id = g.id AND r.place <= 2
""",
            "leaves ties to the database": """
WITH ranked AS (
  SELECT p.category_id, p.name, SUM(l.quantity * l.price) AS turnover,
         ROW_NUMBER() OVER (PARTITION BY p.category_id
                            ORDER BY SUM(l.quantity * l.price) DESC) AS place
  FROM product p JOIN order_line l ON l.product_id = p.id
  JOIN orders o ON o.id = l.order_id AND o.status = 'paid'
  GROUP BY p.id, p.category_id, p.name)
SELECT g.name, r.name, r.turnover
FROM category g LEFT JOIN ranked r ON r.category_id = g.id AND r.place <= 2
""",
        },
    },
    "gaps-between-order-numbers": {
        "right": [
            """
SELECT a.id + 1, (SELECT MIN(b.id) FROM orders b WHERE b.id > a.id) - 1
FROM orders a
WHERE NOT EXISTS (SELECT 1 FROM orders b WHERE b.id = a.id + 1)
  AND a.id < (SELECT MAX(id) FROM orders)
ORDER BY a.id DESC
""",
            """
WITH RECURSIVE number(n) AS (
  SELECT MIN(id) FROM orders
  UNION ALL
  SELECT n + 1 FROM number WHERE n < (SELECT MAX(id) FROM orders)
), missing AS (
  SELECT n, n - ROW_NUMBER() OVER (ORDER BY n) AS island
  FROM number WHERE n NOT IN (SELECT id FROM orders)
)
SELECT MIN(n), MAX(n) FROM missing GROUP BY island ORDER BY MIN(n) DESC
""",
        ],
        "wrong": {
            "takes the end for a gap": """
SELECT a.id + 1, COALESCE((SELECT MIN(b.id) FROM orders b WHERE b.id > a.id) - 1, a.id + 1)
FROM orders a
WHERE NOT EXISTS (SELECT 1 FROM orders b WHERE b.id = a.id + 1)
ORDER BY a.id DESC
""",
            "reports the neighbours of the gap": """
SELECT id, following FROM (SELECT id, LEAD(id) OVER (ORDER BY id) AS following FROM orders) pairs
WHERE following > id + 1 ORDER BY id DESC
""",
            "reports where nothing is missing": """
SELECT id + 1, following - 1
FROM (SELECT id, LEAD(id) OVER (ORDER BY id) AS following FROM orders) pairs
WHERE following > id ORDER BY id DESC
""",
            "leaves the order to the window": """
SELECT id + 1, following - 1
FROM (SELECT id, LEAD(id) OVER (ORDER BY id) AS following FROM orders) pairs
WHERE following > id + 1
""",
        },
    },
    "longest-run-of-weeks-with-a-visit": {
        "right": [
            """
WITH ranked AS (
  SELECT customer_id, week,
         week - DENSE_RANK() OVER (PARTITION BY customer_id ORDER BY week) AS island
  FROM visit
)
SELECT customer_id, MAX(length)
FROM (SELECT customer_id, COUNT(DISTINCT week) AS length FROM ranked GROUP BY customer_id, island) runs
GROUP BY customer_id
""",
        ],
        "wrong": {
            "stumbles over repeated visits": """
WITH islands AS (
  SELECT customer_id, week - ROW_NUMBER() OVER (PARTITION BY customer_id ORDER BY week) AS island
  FROM visit)
SELECT customer_id, MAX(length)
FROM (SELECT customer_id, COUNT(*) AS length FROM islands GROUP BY customer_id, island) runs
GROUP BY customer_id
""",
            "counts repeated visits": """
WITH islands AS (
  SELECT customer_id, week - DENSE_RANK() OVER (PARTITION BY customer_id ORDER BY week) AS island
  FROM visit)
SELECT customer_id, MAX(length)
FROM (SELECT customer_id, COUNT(*) AS length FROM islands GROUP BY customer_id, island) runs
GROUP BY customer_id
""",
            "counts all weeks": "SELECT customer_id, COUNT(DISTINCT week) FROM visit GROUP BY customer_id",
            "mixes customers": """
WITH islands AS (
  SELECT customer_id, week - ROW_NUMBER() OVER (ORDER BY customer_id, week) AS island
  FROM (SELECT DISTINCT customer_id, week FROM visit) weeks)
SELECT customer_id, COUNT(*) FROM islands GROUP BY customer_id
""",
        },
    },
    "products-in-the-branch-of-each-category": {
        "right": [
            """
WITH RECURSIVE above(product, category) AS (
  SELECT id, category_id FROM product WHERE category_id IS NOT NULL
  UNION ALL
  SELECT a.product, c.parent_id FROM above a JOIN category c ON c.id = a.category
  WHERE c.parent_id IS NOT NULL
)
SELECT c.id, COUNT(a.product) FROM category c LEFT JOIN above a ON a.category = c.id GROUP BY c.id
""",
        ],
        "wrong": {
            "counts direct products":
                "SELECT c.id, COUNT(p.id) FROM category c LEFT JOIN product p ON p.category_id = c.id GROUP BY c.id",
            "goes one level down": """
SELECT c.id, COUNT(p.id)
FROM category c LEFT JOIN category d ON d.id = c.id OR d.parent_id = c.id
LEFT JOIN product p ON p.category_id = d.id GROUP BY c.id
""",
            "forgets the category itself": """
WITH RECURSIVE branch(root, id) AS (
  SELECT parent_id, id FROM category WHERE parent_id IS NOT NULL
  UNION ALL
  SELECT b.root, c.id FROM branch b JOIN category c ON c.parent_id = b.id)
SELECT g.id, COUNT(p.id) FROM category g LEFT JOIN branch b ON b.root = g.id
LEFT JOIN product p ON p.category_id = b.id GROUP BY g.id
""",
            "answers for the top only": """
WITH RECURSIVE branch(root, id) AS (
  SELECT id, id FROM category WHERE parent_id IS NULL
  UNION ALL
  SELECT b.root, c.id FROM branch b JOIN category c ON c.parent_id = b.id)
SELECT b.root, COUNT(p.id) FROM branch b LEFT JOIN product p ON p.category_id = b.id GROUP BY b.root
""",
        },
    },
    "everyone-brought-in-by-customer-one": {
        "right": [
            """
WITH RECURSIVE found(id, depth) AS (
  SELECT id, 1 FROM customer WHERE invited_by = 1 AND id <> 1
  UNION
  SELECT c.id, f.depth + 1 FROM found f JOIN customer c ON c.invited_by = f.id
  WHERE c.id <> 1 AND f.depth < (SELECT COUNT(*) FROM customer)
)
SELECT DISTINCT id FROM found
""",
        ],
        "wrong": {
            "walks round for ever": """
WITH RECURSIVE found(id) AS (
  SELECT id FROM customer WHERE invited_by = 1
  UNION ALL
  SELECT c.id FROM found f JOIN customer c ON c.invited_by = f.id)
SELECT id FROM found WHERE id <> 1
""",
            "finds the first generation": "SELECT id FROM customer WHERE invited_by = 1 AND id <> 1",
            "stops after two generations": """
SELECT id FROM customer WHERE invited_by = 1 AND id <> 1
UNION
SELECT c.id FROM customer c JOIN customer d ON d.id = c.invited_by
WHERE d.invited_by = 1 AND c.id <> 1
""",
            "comes back to the start": """
WITH RECURSIVE found(id) AS (
  SELECT id FROM customer WHERE invited_by = 1
  UNION
  SELECT c.id FROM found f JOIN customer c ON c.invited_by = f.id)
SELECT id FROM found
""",
        },
    },
    "percent-rank-of-prices-by-category": {
        "right": [
            """
SELECT p.id, CASE WHEN COUNT(o.id) = 0 THEN 0.0
                  ELSE 1.0 * COUNT(CASE WHEN o.price < p.price THEN 1 END) / COUNT(o.id) END
FROM product p
LEFT JOIN product o ON o.category_id = p.category_id AND o.id <> p.id AND o.price IS NOT NULL
WHERE p.category_id IS NOT NULL AND p.price IS NOT NULL
GROUP BY p.id
""",
        ],
        "wrong": {
            "counts the product itself": """
SELECT id, CUME_DIST() OVER (PARTITION BY category_id ORDER BY price)
FROM product WHERE category_id IS NOT NULL AND price IS NOT NULL
""",
            "ranks unknown prices": """
SELECT id, place FROM (
  SELECT id, price, PERCENT_RANK() OVER (PARTITION BY category_id ORDER BY price) AS place
  FROM product WHERE category_id IS NOT NULL) ranked
WHERE price IS NOT NULL
""",
            "ranks over all categories": """
SELECT id, PERCENT_RANK() OVER (ORDER BY price)
FROM product WHERE category_id IS NOT NULL AND price IS NOT NULL
""",
            "tells equals apart": """
SELECT id, COALESCE((ROW_NUMBER() OVER (PARTITION BY category_id ORDER BY price, id) - 1.0)
  / NULLIF(COUNT(*) OVER (PARTITION BY category_id) - 1, 0), 0)
FROM product WHERE category_id IS NOT NULL AND price IS NOT NULL
""",
        },
    },
    "visits-of-this-week-and-two-before": {
        "right": [
            """
SELECT w.week, COUNT(*)
FROM (SELECT DISTINCT week FROM visit) w
JOIN visit v ON v.week BETWEEN w.week - 2 AND w.week
GROUP BY w.week
""",
        ],
        "wrong": {
            "reaches back by rows": """
SELECT week, SUM(COUNT(*)) OVER (ORDER BY week ROWS BETWEEN 2 PRECEDING AND CURRENT ROW)
FROM visit GROUP BY week
""",
            "never lets go": "SELECT week, SUM(COUNT(*)) OVER (ORDER BY week) FROM visit GROUP BY week",
            "reaches ahead": """
SELECT week, SUM(COUNT(*)) OVER (ORDER BY week RANGE BETWEEN 1 PRECEDING AND 1 FOLLOWING)
FROM visit GROUP BY week
""",
        },
    },
}
