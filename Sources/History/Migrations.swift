/// The shape of the store, version by version; append only, never edit a line that has shipped.
enum Migrations {
  /// "prep" in ASCII, by which a store is told from any other SQLite file.
  static let applicationID = 0x7072_6570

  /// Entry n brings a store from version n to version n + 1 (`PRAGMA user_version`).
  static let all = [
    """
    pragma application_id = \(applicationID);
    create table review (
      id text primary key not null,
      question text not null,
      revision integer not null check (revision >= 1),
      at integer not null,
      day integer not null,
      grade integer not null check (grade between 1 and 4),
      score real not null check (score between 0 and 1),
      seconds real check (seconds >= 0),
      -- Texts behind each other, parted by U+001E.
      given text,
      -- 1 when it was answered in this store, 0 when it was imported.
      here integer not null check (here in (0, 1))
    ) strict;
    create index review_by_question on review (question, at, id);
    create index review_by_time on review (at, id);

    -- A review that was taken back. It stays in the log, and so does this mark.
    create table void (
      review text primary key not null,
      at integer not null
    ) strict;

    -- Derived from the reviews that are not void; can be rebuilt at any time.
    create table memory (
      question text primary key not null,
      stability real not null,
      difficulty real not null,
      last_day integer not null,
      last_at integer not null,
      reviews integer not null,
      lapses integer not null,
      last_grade integer not null
    ) strict;

    create table setting (
      name text primary key not null,
      value text not null
    ) strict;
    """,
    """
    -- Covers what statistics read, so that they need not look into the table.
    drop index review_by_question;
    create index review_by_question on review (question, at, id, day, grade);
    """,
    """
    -- What was begun and can be taken up again; it stood among the settings.
    create table bookmark (
      name text primary key not null,
      content text not null
    ) strict;
    insert into bookmark select name, value from setting where name in ('sitting', 'interview');
    delete from setting where name in ('sitting', 'interview');
    """,
    """
    -- What was decided and said about an interview; the newest plan holds.
    create table plan (
      id text primary key not null,
      at integer not null,
      content text not null
    ) strict;
    """,
    """
    -- Fits of the memory model that were tried or taken back, and what came of them.
    create table fit (
      id text primary key not null,
      at integer not null,
      content text not null
    ) strict;
    """,
    """
    -- How settings were changed, so that machines that share a history agree. What was set before comes
    -- before all changes.
    create table setting_change (
      id text primary key not null,
      at integer not null,
      content text not null
    ) strict;
    insert into setting_change
      select 'setting-' || name || '-' || value, 0,
        json_object('setting', json_object('name', name, 'value', value))
      from setting
      where name in ('retention', 'maximum-interval', 'new-per-day', 'parameters', 'scope');
    """,
  ]

  static var newest: Int { all.count }
}
