create table author (id integer primary key, name text not null);
create table book (
  id integer primary key, title text not null, author_id integer references author, price real
);
insert into author values (1, 'Ada'), (2, 'Bo'), (3, 'Ada');
insert into book values (1, 'Loops', 1, 10), (2, 'Joins', 3, 12.5), (3, 'Nulls', 2, null);
