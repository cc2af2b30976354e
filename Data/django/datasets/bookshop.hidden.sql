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
  (1, 'Olga Voss', 'DE', '1980-12-12'), (2, 'Pia Sole', 'IT', null),
  (3, 'Quin Marsh', 'GB', '1955-04-01'), (4, 'Rita Cho', null, '1993-09-09'),
  (5, 'Ada Blum', 'AT', '1971-03-02'), (6, 'Sam Holt', 'GB', '1988-02-29'),
  (7, 'Tess Vale', 'DE', '1980-12-12');
insert into publisher (id, name, city) values
  (1, 'Mill House', 'London'), (2, 'Anker', 'Berlin'), (3, 'Plain Text', 'Oslo'),
  (4, 'Mill House', 'Dublin');
insert into tag (id, name) values
  (1, 'django'), (2, 'python'), (3, 'web'), (4, 'security'), (5, 'databases'), (6, 'unused');
insert into book (id, title, author_id, publisher_id, price, stock, published) values
  (1, 'Migrations', 1, 1, 30.00, 0, '2020-01-01'),
  (2, 'Loops and Lists', 3, 2, 18.00, 9, '2017-07-07'),
  (3, 'Locks', 3, 2, 45.00, 2, '2023-12-31'),
  (4, 'Tokens', 4, null, 45.00, 1, '2024-02-29'),
  (5, 'Templates', 4, 3, 12.00, 0, '2016-10-10'),
  (6, 'Sessions', 4, 1, 27.50, 15, null),
  (7, 'Async', 5, 1, 30.00, 3, '2022-02-02'),
  (8, 'Admin', 5, 2, 21.00, 0, '2019-03-03'),
  (9, 'Pools', 5, null, 27.50, 4, null),
  (10, 'Shards', 5, 2, 50.00, 1, '2024-06-01'),
  (11, 'Mail', 1, 1, 12.00, 8, '2015-05-05'),
  (12, 'Static Files', 2, 1, 16.00, 5, '2021-01-31'),
  (13, 'Forks', 7, 3, 20.00, 3, '2018-01-01'),
  (14, 'Kernels', 5, 1, 30.00, 2, '2020-01-01'),
  (15, 'Ports', 7, 3, 40.00, 4, '2022-12-12');
insert into book_tag (id, book_id, tag_id) values
  (1, 1, 1), (2, 1, 5), (3, 2, 2), (4, 3, 5), (5, 4, 4), (6, 4, 3), (7, 5, 1), (8, 5, 3),
  (9, 7, 2), (10, 7, 1), (11, 7, 3), (12, 8, 1), (13, 10, 5), (14, 12, 3), (15, 15, 3);
insert into customer (id, name, email, city) values
  (1, 'Mo', null, 'Berlin'), (2, 'Nia', 'nia@example.com', 'London'),
  (3, 'Oli', 'oli@example.com', 'London'), (4, 'Pam', 'pam@example.com', 'Oslo'),
  (5, 'Mo', 'mo@example.com', 'Dublin');
insert into review (id, book_id, customer_id, rating, text, created) values
  (1, 2, 2, 1, 'Old.', '2023-05-01 10:00:00'), (2, 2, 3, 3, '', '2023-06-11 12:30:00'),
  (3, 3, 2, 5, 'Deep.', '2024-01-01 00:00:00'), (4, 4, null, 4, '', '2024-03-10 19:45:00'),
  (5, 4, 4, 4, 'Fine.', '2024-03-11 07:00:00'), (6, 4, 3, 5, '', '2024-03-12 16:20:00'),
  (7, 7, 2, 2, '', '2023-02-02 11:11:00'), (8, 10, 1, 5, 'Yes.', '2024-06-30 23:59:59'),
  (9, 11, 4, 3, '', '2022-08-08 08:08:08'), (10, 10, 3, 2, '', '2024-06-30 23:59:59'),
  (11, 2, 1, 4, '', '2023-04-01 09:00:00');
insert into orders (id, customer_id, status, created) values
  (1, 2, 'sent', '2023-04-04 09:00:00'), (2, 3, 'sent', '2023-05-05 18:30:00'),
  (3, 2, 'cancelled', '2023-12-31 23:30:00'), (4, 5, 'new', '2024-01-01 00:15:00'),
  (5, 2, 'paid', '2024-02-29 10:10:00'), (6, 3, 'new', '2024-03-05 20:00:00'),
  (7, 4, 'paid', '2024-03-06 06:00:00'),
  (8, 5, 'paid', '2024-03-31 23:30:00'), (9, 4, 'new', '2023-03-10 12:00:00'),
  (10, 3, 'new', '2024-03-05 20:00:00'), (11, 1, 'cancelled', '2024-04-01 00:00:00');
insert into order_line (id, order_id, book_id, quantity) values
  (1, 1, 2, 2), (2, 1, 3, 1), (3, 2, 2, 1), (4, 2, 12, 4), (5, 3, 4, 1), (6, 4, 7, 1),
  (7, 5, 10, 1), (8, 5, 4, 2), (9, 6, 6, 10), (10, 7, 3, 1),
  (11, 8, 2, 1), (12, 8, 15, 2), (13, 10, 6, 1), (14, 8, 3, 1), (15, 4, 6, 2), (16, 11, 1, 1);
