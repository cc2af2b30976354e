import Foundation
import Lab
import Questions
import Testing

/// Django code that is run, where this machine has Django.
@Suite(.enabled(if: LocalPython.found != nil), .serialized) struct ORMLabTests {
  static let models = """
    from django.db import models

    class Author(models.Model):
        name = models.TextField()
        class Meta:
            db_table = "author"
        def __str__(self):
            return self.name

    class Book(models.Model):
        title = models.TextField()
        author = models.ForeignKey(Author, models.CASCADE, null=True, related_name="books")
        price = models.DecimalField(max_digits=6, decimal_places=2, null=True)
        published = models.DateField(null=True)
        class Meta:
            db_table = "book"
    """
  static let data = """
    create table author (id integer primary key, name text not null);
    create table book (
      id integer primary key, title text, author_id integer references author, price decimal(6, 2), published date
    );
    insert into author values (1, 'Ada'), (2, 'Bo');
    insert into book values (1, 'Loops', 1, 10, '2020-01-31'), (2, 'Joins', 1, 12.5, null), (3, 'Nulls', 2, null, null);
    """

  static func lab(_ limits: LabLimits = .orm) throws -> ORMLab {
    let python = try #require(LocalPython.found)
    return ORMLab(
      python, app: "book-shop", models: models, scratch: NSTemporaryDirectory(), limits: limits)
  }

  private static func results(_ codes: [String]) throws -> [Result<ORMRun, LabFault>] {
    try lab().runAll(codes.map { ORMLab.Job(data: data, code: $0) })
  }

  static let values: [(code: String, columns: [String], rows: [[RowValue]])] = [
    ("Book.objects.order_by('id')[:2]", ["Book"], [[.integer(1)], [.integer(2)]]),
    ("Author.objects.first()", ["Author"], [[.text("1: Ada")]]),
    ("Author.objects", ["Author"], [[.text("1: Ada")], [.text("2: Bo")]]),
    (
      "Author.objects.annotate(n=Count('books')).order_by('n')", ["Author", "n"],
      [[.text("2: Bo"), .integer(1)], [.text("1: Ada"), .integer(2)]]
    ),
    (
      "Book.objects.values('title', 'price').filter(id__lt=3)", ["title", "price"],
      [[.text("Loops"), .integer(10)], [.text("Joins"), .real(12.5)]]
    ),
    (
      "Book.objects.values_list('published', flat=True)", [""],
      [[.text("2020-01-31")], [.null], [.null]]
    ),
    (
      "Book.objects.values_list('id', 'price', named=True).get(id=3)", ["id", "price"],
      [[.integer(3), .null]]
    ),
    ("Book.objects.aggregate(m=Max('price'))", ["m"], [[.real(12.5)]]),
    ("Book.objects.count()", [""], [[.integer(3)]]),
    ("Book.objects.filter(id=9).exists()", [""], [[.text("False")]]),
    ("{book.title for book in Book.objects.filter(id=1)}", [""], [[.text("Loops")]]),
    (
      "names = []\nfor a in Author.objects.all():\n    names.append((a.id, a.name))\nnames",
      ["", ""], [[.integer(1), .text("Ada")], [.integer(2), .text("Bo")]]
    ),
    ("Book.objects.none()", [], []),
    (
      "(date(2020, 1, 31), Decimal('1.50'), 2 ** 70)", ["", "", ""],
      [[.text("2020-01-31"), .real(1.5), .text("1180591620717411303424")]]
    ),
    ("((1, 2), (3, 4))", ["", ""], [[.integer(1), .integer(2)], [.integer(3), .integer(4)]]),
  ]

  @Test func `the last expression gives the rows`() throws {
    let results = try Self.results(Self.values.map(\.code))
    #expect(results.count == Self.values.count)
    for (result, expected) in zip(results, Self.values) {
      let run = try result.get()
      #expect(run.rows.columns == expected.columns, "\(expected.code)")
      #expect(
        RowDifference(
          got: run.rows, wanted: Rows(columns: expected.columns, rows: expected.rows),
          inOrder: false
        ).isEmpty, "\(expected.code) gives \(run.rows)")
      #expect(run.tables == nil)
    }
  }

  static let faults: [(code: String, fault: LabFault)] = [
    (
      "Book.objects.filter(", .python(type: "SyntaxError", message: "'(' was never closed", line: 1)
    ),
    (
      "x = 1\nShelf.objects.all()",
      .python(type: "NameError", message: "name 'Shelf' is not defined", line: 2)
    ),
    (
      "def f():\n    return Book.objects.get(id=9)\n\nf()",
      .python(type: "DoesNotExist", message: "Book matching query does not exist.", line: 2)
    ),
    (
      "Book.objects.filter(titel='x')",
      .python(
        type: "FieldError",
        message:
          "Cannot resolve keyword 'titel' into field. Choices are: author, author_id, id, price, published, title",
        line: 1)
    ),
    ("", .noValue), ("x = Book.objects.all()", .noValue), ("print(1)", .noValue),
    ("None", .noValue),
    ("range(2000)", .tooManyRows(1000)), ("'x' * 3_000_000", .tooMuchText),
    ("import os; os._exit(0)", .died),
    ("exit()", .python(type: "SystemExit", message: "None", line: 1)),
  ]

  @Test func `what gives no rows says why, and in which line`() throws {
    let results = try Self.results(Self.faults.map(\.code))
    #expect(results.count == Self.faults.count)
    for (result, expected) in zip(results, Self.faults) {
      #expect(result == .failure(expected.fault), "\(expected.code)")
      #expect(!expected.fault.sentence.isEmpty)
    }
  }

  @Test func `queries are counted, those of a loop as well`() throws {
    let codes = [
      "[(b.title, b.author.name) for b in Book.objects.all()]",
      "[(b.title, b.author.name) for b in Book.objects.select_related('author')]",
      "Book.objects.all()",
      "with transaction.atomic():\n    with transaction.atomic():\n        n = Book.objects.count()\nn",
    ]
    let runs = try Self.results(codes).map { try $0.get() }
    #expect(runs.map(\.queries) == [4, 1, 1, 1])
    #expect(runs[0].sent.map(\.count) == [1, 3])
    #expect(runs[0].sent[1].sql.hasPrefix("SELECT \"author\".\"id\""))
  }

  @Test func `where the first job writes, all are asked what stands in the tables`() throws {
    let codes = [
      "Book.objects.filter(id=1).update(price=1)",
      "for book in Book.objects.filter(id=1):\n    book.price = 1\n    book.save()",
      "Book.objects.count()",
    ]
    let runs = try Self.lab().run(codes.map { ORMLab.Job(data: Self.data, code: $0) })
      .map { try $0.get() }
    #expect(runs[0].tables != nil)
    #expect(runs[0].tables == runs[1].tables)
    #expect(runs[2].tables != runs[0].tables)
    #expect(runs[2].tables?.rows.count == 5)
  }

  @Test func `each job begins anew, and the first without rows ends the run`() throws {
    let jobs = ["Book.objects.all().delete()", "Book.objects.count()", "nonsense", "1"]
      .map { ORMLab.Job(data: Self.data, code: $0) }
    let results = try Self.lab().run(jobs)
    #expect(results.count == 3)
    #expect(try results[1].get().rows.rows == [[.integer(3)]])
  }

  @Test func `nothing is left behind`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "prep-\(UUID())").path
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(atPath: folder) }
    let lab = ORMLab(
      try #require(LocalPython.found), app: "shop", models: Self.models, scratch: folder)
    _ = try lab.run([ORMLab.Job(data: Self.data, code: "Book.objects.all()")])
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder) == [])
  }

  @Test func `what runs can be stopped`() throws {
    let job = ORMLab.Job(data: Self.data, code: "while True: pass")
    #expect(throws: LabFault.stopped) { try Self.lab().run([job]) { $0 > 100 } }
  }

  @Test func `models or data that cannot be read are the bank's fault`() throws {
    let python = try #require(LocalPython.found)
    let lab = ORMLab(python, app: "shop", models: "clas", scratch: NSTemporaryDirectory())
    #expect(throws: LabFault.dataset("NameError: name 'clas' is not defined")) { try lab.run([]) }
    #expect(throws: LabFault.dataset("OperationalError: near \"creat\": syntax error")) {
      try Self.lab().run([ORMLab.Job(data: "creat", code: "1")])
    }
  }
}
