-- The roastery with everything that queries trip over: the same name twice, circles of invitations, ties,
-- empty categories, orders without lines, equal payments, a visit noted twice, gaps between weeks.
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
  (1, 'Coffee', null), (2, 'Espresso', 1), (3, 'Filter', 1), (4, 'Gear', null), (5, 'Grinders', 4),
  (6, 'Light Roast', 3), (7, 'Courses', null);
insert into product values
  (1, 'Dark Alley', 2, 1600), (2, 'Night Shift', 2, 1600), (3, 'Morning Fog', 3, 1500),
  (4, 'Slow Sunday', 6, 1900), (5, 'Hand Mill', 5, 8900), (6, 'Tote Bag', null, 1200),
  (7, 'Mystery Bag', 3, null), (8, 'Old Stock', 1, 900), (9, 'Spare Part', 4, null),
  (10, 'Kettle', 5, 4500), (11, 'Drip Bags', 3, 1100), (12, 'Burr Set', 5, 4500),
  (13, 'Scale', 5, 2000), (14, 'Gift Box', null, 2000);
insert into customer values
  (1, 'Ann', 'Bern', 3), (2, 'Bo', 'Bern', 1), (3, 'Cy', 'Basel', 2), (4, 'Ann', null, null),
  (5, 'Ed', 'Chur', 5), (6, 'Flo', null, 4), (7, 'Gus', 'Basel', 2), (8, 'Hal', 'Chur', 7);
insert into orders values
  (3, 1, '2026-01-05', 'paid'), (4, 1, '2026-01-05', 'paid'), (5, 2, '2026-01-12', 'open'),
  (9, 4, '2026-01-20', 'cancelled'), (10, 4, '2026-02-01', 'paid'), (11, null, '2026-02-01', 'paid'),
  (12, null, '2026-02-03', 'open'), (13, 1, '2026-02-03', 'cancelled'), (17, 3, '2026-02-10', 'paid'),
  (18, 6, '2026-02-11', 'paid'), (20, 7, '2026-03-01', 'open'), (21, 3, '2026-02-10', 'paid'),
  (22, 2, '2026-03-01', 'cancelled'), (23, 1, '2026-01-02', 'paid');
insert into order_line values
  (1, 3, 1, 1, 1600), (2, 3, 1, 2, 1500), (3, 4, 2, 1, 1600), (4, 4, 3, 2, 1500),
  (5, 5, null, 1, 300), (6, 5, 5, 1, 8900), (7, 9, 4, 2, 1900), (8, 10, 4, 1, 1900),
  (9, 10, 3, 1, 1500), (10, 11, 10, 1, 4500), (11, 12, 11, 3, 1100), (12, 13, 2, 1, 1600),
  (13, 17, 1, 1, 1600), (14, 17, 2, 1, 1600), (15, 20, 1, 1, 1600), (16, 20, 1, 1, 1600),
  (17, 21, 1, 2, 1600), (18, 22, null, 2, 300), (19, 13, 3, 1, 1500), (20, 11, 12, 1, 4500),
  (21, 11, 5, 1, 8900), (22, 4, null, 1, 300), (23, 23, 5, 1, 8900),
  (24, 20, 4, 1, 1900);
insert into payment values
  (1, 3, 2300), (2, 3, 2300), (3, 4, 4900), (4, 10, 3400), (5, 11, 17900), (6, 17, 1600),
  (7, 17, 1600), (8, 21, 3200), (9, 22, 600), (10, 18, 500);
insert into stock values (1, 4), (2, 0), (4, 7), (6, 1);
insert into delivery values (1, 1, 5), (2, 1, 5), (3, 3, 2), (4, 2, 1), (5, 3, 4);
insert into price_list values (1, 1750), (2, null), (5, 8900), (6, 1250);
insert into visit values
  (1, 1, 1), (2, 1, 2), (3, 1, 2), (4, 1, 3), (5, 1, 8), (6, 1, 9), (7, 2, 4), (8, 2, 4),
  (9, 2, 6), (10, 3, 2), (11, 3, 3), (12, 3, 8), (13, 3, 9), (14, 3, 10), (15, 1, 8), (16, 7, 9);
