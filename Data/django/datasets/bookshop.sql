create table author (
  id integer primary key, name varchar(100) not null, country varchar(50), born date
);
create table publisher (
  id integer primary key, name varchar(100) not null, city varchar(100) not null
);
create table tag (id integer primary key, name varchar(50) not null unique);
create table book (
  id integer primary key, title varchar(200) not null,
  author_id integer not null references author (id), publisher_id integer references publisher (id),
  price decimal(8, 2) not null, stock integer not null, published date
);
create table book_tag (
  id integer primary key, book_id integer not null references book (id),
  tag_id integer not null references tag (id), unique (book_id, tag_id)
);
create table customer (
  id integer primary key, name varchar(100) not null, email varchar(254), city varchar(100) not null
);
create table review (
  id integer primary key, book_id integer not null references book (id),
  customer_id integer references customer (id), rating integer not null, text text not null,
  created timestamp not null
);
create table orders (
  id integer primary key, customer_id integer not null references customer (id),
  status varchar(20) not null, created timestamp not null
);
create table order_line (
  id integer primary key, order_id integer not null references orders (id),
  book_id integer not null references book (id), quantity integer not null
);

insert into author (id, name, country, born) values
  (1, 'Ada Blum', 'DE', '1971-03-02'), (2, 'Ben Okoro', 'NG', '1985-11-20'),
  (3, 'Chloe Petit', 'FR', '1990-07-14'), (4, 'Dan Reyes', null, null),
  (5, 'Eva Lind', 'SE', '1964-01-30');
insert into publisher (id, name, city) values
  (1, 'North Press', 'Oslo'), (2, 'Reed & Co', 'London'), (3, 'Vento', 'Rome');
insert into tag (id, name) values
  (1, 'python'), (2, 'web'), (3, 'databases'), (4, 'testing'), (5, 'history');
insert into book (id, title, author_id, publisher_id, price, stock, published) values
  (1, 'Loops and Lists', 1, 1, 25.00, 4, '2019-05-01'),
  (2, 'Joins by Example', 1, 2, 32.50, 0, '2021-09-15'),
  (3, 'Views and Routes', 2, 1, 28.00, 7, '2022-02-10'),
  (4, 'Forms that Work', 2, null, 19.90, 2, '2020-11-30'),
  (5, 'Indexes', 3, 2, 41.00, 1, '2023-03-08'),
  (6, 'Caches', 3, 2, 32.50, 0, null),
  (7, 'Small Tests', 3, 1, 15.00, 12, '2018-06-21'),
  (8, 'Signals', 2, 1, 22.00, 3, '2023-10-01'),
  (9, 'Queues', 4, null, 28.00, 5, '2024-01-19'),
  (10, 'Deploying', 1, 2, 36.00, 6, '2022-08-25');
insert into book_tag (id, book_id, tag_id) values
  (1, 1, 1), (2, 2, 3), (3, 3, 1), (4, 3, 2), (5, 4, 2), (6, 5, 3), (7, 7, 4), (8, 7, 1),
  (9, 8, 1), (10, 8, 2), (11, 10, 2);
insert into customer (id, name, email, city) values
  (1, 'Ines', 'ines@example.com', 'Lisbon'), (2, 'Jon', 'jon@example.com', 'Oslo'),
  (3, 'Kim', null, 'Oslo'), (4, 'Lea', 'lea@example.com', 'Rome'),
  (5, 'Max', 'max@example.com', 'Turin');
insert into review (id, book_id, customer_id, rating, text, created) values
  (1, 1, 1, 5, 'Clear.', '2024-01-05 10:00:00'), (2, 1, 2, 4, '', '2024-01-09 12:30:00'),
  (3, 2, 1, 3, 'Dry.', '2024-02-01 08:15:00'), (4, 3, 3, 5, 'Good.', '2024-02-20 19:45:00'),
  (5, 5, 2, 2, '', '2024-03-03 07:00:00'), (6, 5, 4, 4, 'Useful.', '2024-03-15 16:20:00'),
  (7, 7, null, 5, '', '2024-04-02 11:11:00'), (8, 1, 4, 5, 'Again.', '2024-05-20 09:00:00'), (9, 9, 1, 4, '', '2024-05-21 14:05:00');
insert into orders (id, customer_id, status, created) values
  (1, 1, 'paid', '2024-01-03 09:00:00'), (2, 1, 'sent', '2024-02-14 18:30:00'),
  (3, 2, 'new', '2024-03-01 12:00:00'), (4, 3, 'cancelled', '2024-03-09 15:45:00'),
  (5, 2, 'sent', '2024-04-22 10:10:00'), (6, 1, 'new', '2024-05-05 20:00:00');
insert into order_line (id, order_id, book_id, quantity) values
  (1, 1, 1, 1), (2, 1, 3, 2), (3, 2, 5, 1), (4, 3, 7, 3), (5, 4, 2, 1), (6, 5, 1, 2),
  (7, 5, 10, 1), (8, 6, 8, 1), (9, 6, 7, 1);
