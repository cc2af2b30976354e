-- A coffee roastery. Amounts are in cents; a price of NULL is unknown, an order without a customer is of a
-- guest, a line without a product is a parcel or a note, and weeks are counted from the opening.
create table category (
  id integer primary key,
  name text not null,
  parent_id integer references category
);
create table product (
  id integer primary key,
  name text not null,
  category_id integer references category,
  price integer
);
create table customer (
  id integer primary key,
  name text not null,
  city text,
  invited_by integer references customer
);
create table orders (
  id integer primary key,
  customer_id integer references customer,
  placed date not null,
  status text not null
);
create table order_line (
  id integer primary key,
  order_id integer not null references orders,
  product_id integer references product,
  quantity integer not null,
  price integer not null
);
create table payment (
  id integer primary key,
  order_id integer not null references orders,
  amount integer not null
);
create table stock (
  product_id integer primary key references product,
  quantity integer not null
);
create table delivery (
  id integer primary key,
  product_id integer not null references product,
  quantity integer not null
);
create table price_list (
  product_id integer primary key references product,
  price integer
);
create table visit (
  id integer primary key,
  customer_id integer not null references customer,
  week integer not null
);

insert into category values
  (1, 'Coffee', null), (2, 'Espresso', 1), (3, 'Filter', 1), (4, 'Gear', null), (5, 'Grinders', 4);
insert into product values
  (1, 'Dark Alley', 2, 1400), (2, 'Night Shift', 2, 1600), (3, 'Morning Fog', 3, 1500),
  (4, 'Slow Sunday', 3, 1900), (5, 'Hand Mill', 5, 8900), (6, 'Tote Bag', null, 1200),
  (7, 'Mystery Bag', 3, null);
insert into customer values
  (1, 'Ann', 'Bern', null), (2, 'Bo', 'Bern', 1), (3, 'Cy', 'Basel', 1), (4, 'Di', null, 2),
  (5, 'Ed', 'Basel', 3);
insert into orders values
  (1, 1, '2026-01-05', 'paid'), (2, 2, '2026-01-12', 'paid'), (3, 1, '2026-02-02', 'open'),
  (5, 3, '2026-02-20', 'cancelled'), (6, 1, '2026-03-01', 'paid'), (8, null, '2026-03-03', 'paid'),
  (9, 4, '2026-03-15', 'paid');
insert into order_line values
  (1, 1, 1, 2, 1400), (2, 1, 3, 1, 1500), (3, 2, 2, 1, 1600), (4, 2, 5, 1, 8900),
  (5, 3, 1, 1, 1400), (6, 5, 4, 2, 1900), (7, 6, 2, 3, 1600), (8, 6, null, 1, 300),
  (9, 8, 3, 1, 1500), (10, 9, 1, 1, 1400), (11, 9, 2, 1, 1600);
insert into payment values
  (1, 1, 4300), (2, 2, 5000), (3, 2, 5500), (4, 6, 5100), (5, 8, 1500), (6, 9, 3000);
insert into stock values (1, 20), (2, 8), (3, 0), (5, 3);
insert into delivery values (1, 1, 10), (2, 3, 12), (3, 4, 6);
insert into price_list values (1, 1500), (3, 1600), (7, 2100);
insert into visit values
  (1, 1, 1), (2, 2, 1), (3, 1, 2), (4, 3, 3), (5, 1, 3), (6, 2, 4), (7, 1, 5), (8, 2, 5);
