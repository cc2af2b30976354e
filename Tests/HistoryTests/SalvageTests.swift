import SQLite
import Scoring
import Testing

@testable import History

#if canImport(FoundationEssentials)
  import FoundationEssentials
#else
  import Foundation
#endif

@Suite struct SalvageTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("progress.sqlite") }

  init() throws {
    folder = try TemporaryFolder()
  }

  @Test func `all values of a sound store are read as SQLite reads them`() throws {
    let store = try ProgressStore.open(path: path)
    var log: [Review] = []
    for number in 0..<200 {
      log.append(
        Review(
          id: "id\(number)", question: "ü\(number % 7)", revision: 1 + number * number,
          at: Instant(milliseconds: (number - 5) * 1_234_567_890),
          day: Day(number: number * 40 - 300), grade: Grade.allCases[number % 4],
          score: Double(number % 5) / 4, seconds: number % 3 == 0 ? nil : Double(number) / 7,
          given: number % 4 == 0 ? [] : [String(repeating: "é", count: number * 40), "two"]))
    }
    try store.answer(log)
    try store.void(log[3], at: Instant(milliseconds: 77))
    try store.set(.retention, to: "0.85")
    try store.setBookmark(.interview, to: "{}")
    let salvage = Salvage(of: path)
    #expect(salvage.reviews.map(\.review) == log)
    #expect(salvage.reviews.map(\.isFromHere) == log.map { _ in true })
    #expect(salvage.voids.map(\.review) == ["id3"])
    #expect(salvage.voids.map(\.at.milliseconds) == [77])
    #expect(salvage.settings.map(\.name) == ["retention"])
    #expect(salvage.settings.map(\.value) == ["0.85"])
    #expect(salvage.bookmarks.map(\.name) == [.interview])
    #expect(salvage.bookmarks.map(\.content) == ["{}"])
  }

  @Test func `a review whose row is lost is read from the index`() throws {
    do {
      let store = try ProgressStore.open(path: path)
      try store.answer((0..<300).map { StoreTests.review("r\($0)", "q", at: $0) })
    }
    let whole = try Data(contentsOf: URL(filePath: path))
    for page in 0..<whole.count / 4096 {
      var bytes = whole
      bytes.replaceSubrange(
        page * 4096..<(page + 1) * 4096, with: Data(repeating: 0xa5, count: 4096))
      try bytes.write(to: URL(filePath: path))
      let found = Salvage(of: path).reviews.map(\.review)
      #expect(found.map(\.id) == (0..<300).map { "r\($0)" })
      #expect(found.map(\.at.milliseconds) == (0..<300).map { $0 * 1000 })
      #expect(found.map(\.grade) == Array(repeating: .good, count: 300))
    }
  }

  @Test(arguments: [512, 1024, 4096, 8192, 65_536])
  func `pages of every size are read, and their long records`(pageSize: Int) throws {
    try make(300, pageSize: pageSize)
    let salvage = Salvage(of: path)
    #expect(salvage.reviews.map(\.review) == log(300))
    #expect(salvage.reviews.allSatisfy { !$0.isFromIndex })
    #expect(salvage.voids.map(\.review) == (0..<300).map { "r\($0)" })
  }

  @Test func `what was taken back is known whatever page is lost`() throws {
    try make(300)
    let whole = try Data(contentsOf: URL(filePath: path))
    var untimed = 0
    for page in 0..<whole.count / 4096 {
      var bytes = whole
      bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
      try bytes.write(to: URL(filePath: path))
      let voids = Salvage(of: path).voids
      #expect(Set(voids.map(\.review)) == Set((0..<300).map { "r\($0)" }))
      #expect(voids.count == 300)
      #expect(voids.allSatisfy { $0.at.milliseconds == 77 || $0.at == .latest })
      untimed += voids.count { $0.at == .latest }
    }
    // A row of the table lies on one page; the page above them holds no row.
    #expect(untimed == 300)
  }

  @Test func `another index in the place of the marks' takes nothing back`() throws {
    try make(100, takesBack: false)
    let store = try ProgressStore.open(path: path)
    for number in [7, 3] { try store.void(log(100)[number], at: Instant(milliseconds: 77)) }
    let roots = try ["review", "void"].map { table in
      try store.rows(
        "select rootpage from sqlite_schema where name = 'sqlite_autoindex_\(table)_1'"
      ) { $0.integer(0) }[0]
    }
    var bytes = try Data(contentsOf: URL(filePath: path))
    let other = bytes[(roots[0] - 1) * 4096..<roots[0] * 4096]
    #expect(other.first == 10)
    bytes.replaceSubrange((roots[1] - 1) * 4096..<roots[1] * 4096, with: other)
    try bytes.write(to: URL(filePath: path))
    #expect(Salvage(of: path).voids.map(\.review) == ["r7", "r3"])
  }

  @Test func `what is read from an index is not taken for an answer given here`() throws {
    try make(300)
    let whole = try Data(contentsOf: URL(filePath: path))
    var poor: Set<String> = []
    for page in 0..<whole.count / 4096 {
      var bytes = whole
      bytes.replaceSubrange(page * 4096..<(page + 1) * 4096, with: Data(count: 4096))
      try bytes.write(to: URL(filePath: path))
      let found = Salvage(of: path).reviews
      #expect(found.map(\.review.id) == log(300).map(\.id))
      #expect(found.allSatisfy { $0.isFromHere != $0.isFromIndex })
      for found in found where found.isFromIndex {
        #expect(found.review.given.isEmpty)
        poor.insert(found.review.id)
      }
    }
    #expect(poor.count == 300)
  }

  /// How the pages of a chain follow each other, the first of them from 0.
  enum Chain: CaseIterable {
    case toItself, inACircle, sharedByAll

    func next(_ page: Int) -> Int {
      switch self {
      case .toItself: 0
      case .inACircle: (page + 1) % 3
      case .sharedByAll: page + 1
      }
    }
  }

  /// Read as often as it is named, each of these would take hours.
  @Test(arguments: Chain.allCases)
  func `a crafted chain of pages comes to an end`(chain: Chain) throws {
    let (leaves, links) = (100, 300)
    var bytes = [UInt8](repeating: 0, count: (1 + leaves + links) * 4096)
    func put(_ more: [UInt8], at place: Int) {
      bytes.replaceSubrange(place..<place + more.count, with: more)
    }
    func number(_ link: Int) -> [UInt8] {
      let page = 2 + leaves + link
      return [0, 0, UInt8(page >> 8), UInt8(page & 0xff)]
    }
    for leaf in 1...leaves {
      // A thousand rows at one place, a megabyte long, of which 1024 bytes stand here.
      put([13, 0, 0, 4, 0, 0, 0, 0], at: leaf * 4096)
      for cell in 0..<1024 { put([0x0a, 0], at: leaf * 4096 + 8 + 2 * cell) }
      put([0xc0, 0x80, 0, 1], at: leaf * 4096 + 0xa00)
      put(number(0), at: leaf * 4096 + 0xa04 + 1024)
    }
    for link in 0..<links { put(number(chain.next(link)), at: (1 + leaves + link) * 4096) }
    try Data(bytes).write(to: URL(filePath: path))
    #expect(Salvage(of: path).isEmpty)
  }

  private func log(_ count: Int) -> [Review] {
    (0..<count).map { number in
      Review(
        id: "r\(number)", question: "q\(number % 5)", at: Instant(milliseconds: number),
        day: Day(number: 0), grade: .good, seconds: 1.5,
        given: ["typed \(number) " + String(repeating: "é", count: number % 50 == 0 ? 5000 : 9)])
    }
  }

  /// A store of answers that are all taken back unless told, with pages of a size.
  private func make(_ count: Int, pageSize: Int = 4096, takesBack: Bool = true) throws {
    let store = try ProgressStore.open(path: path)
    try store.answer(log(count))
    try store.execute("pragma page_size = \(pageSize); vacuum")
    if takesBack { _ = try store.voidAll(at: Instant(milliseconds: 77)) }
  }

  @Test func `noise gives nothing and does not crash`() throws {
    var state = UInt64(7)
    func noise(_ count: Int) -> Data {
      Data(
        (0..<count).map { _ in
          state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
          return UInt8(truncatingIfNeeded: state >> 33)
        })
    }
    for number in 0..<300 {
      var bytes = noise(4096 * 3 + number)
      // Pages of all kinds.
      for page in 1..<3 { bytes[page * 4096] = [2, 5, 10, 13][(number + page) % 4] }
      try bytes.write(to: URL(filePath: path))
      #expect(Salvage(of: path).isEmpty)
    }
  }

  @Test(arguments: ["", "x", "missing"])
  func `a short file or none gives nothing`(text: String) throws {
    if text != "missing" { try Data(text.utf8).write(to: URL(filePath: path)) }
    #expect(Salvage(of: path).isEmpty)
  }

  @Test(arguments: [
    ([0x02, 0x0f, 0x41] as [UInt8], [Value.text("A")]), ([0x02, 0x08], [.integer(0)]),
    ([0x02, 0x09], [.integer(1)]), ([0x02, 0x01, 0xff], [.integer(-1)]),
    ([0x02, 0x03, 0x80, 0x00, 0x00], [.integer(-8_388_608)]), ([0x02, 0x00], [.null]),
    ([0x02, 0x0d], [.text("")]), ([0x01], []),
    ([0x02, 0x07, 0x3f, 0xe0, 0, 0, 0, 0, 0, 0], [.real(0.5)]),
  ])
  func `a record gives its values`(bytes: [UInt8], values: [Value]) {
    #expect([Value](record: bytes) == values)
  }

  @Test(arguments: [
    [] as [UInt8], [0x00], [0x05, 0x01], [0x02, 0x01], [0x02, 0x0a], [0x02, 0x0e, 0x41],
    [0x02, 0x0f, 0xff], [0x02, 0x08, 0x08], Array(repeating: 0xff, count: 9),
  ])
  func `what is no record of texts and numbers gives none`(bytes: [UInt8]) {
    #expect([Value](record: bytes) == nil)
  }
}
