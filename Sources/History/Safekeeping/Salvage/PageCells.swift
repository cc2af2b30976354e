internal import SQLite

/// The rows of one page, <https://sqlite.org/fileformat2.html#b_tree_pages>.
///
/// One reader for all pages of a file: rows that overlap and chains of pages that meet could make a small
/// file endless, so each page has an end of the bytes that are read of it, and the file of its chained pages.
struct PageCells {
  enum PageCell {
    case row(number: Int, [Value])
    case key([Value])
  }

  private enum PageType: Int {
    case indexInterior = 2
    case indexLeaf = 10
    case tableLeaf = 13

    /// Bytes of a record up to which all of it stands in the page.
    func room(in pageSize: Int) -> Int {
      switch self {
      case .tableLeaf: pageSize - 35
      case .indexInterior, .indexLeaf: (pageSize - 12) * 64 / 255 - 23
      }
    }
  }

  /// A sound file holds each byte once; a damaged one may hold former copies.
  private var chainedLeft: Int
  private var bytesLeft = 0

  init(_ file: borrowing PageFile) {
    chainedLeft = 16 * file.count
  }

  /// What can be read of a page; nothing when it is no page with rows.
  mutating func cells(of number: Int, in file: borrowing PageFile) -> [PageCell] {
    let page = file.page(number)
    guard let (kind, places) = Self.places(page, number) else { return [] }
    bytesLeft = 4 * file.pageSize
    var cells: [PageCell] = []
    for place in places where bytesLeft > 0 {
      if let cell = cell(kind, PageBytes(page, at: place), file) { cells.append(cell) }
    }
    return cells
  }

  /// The pages below a page of an index, the one behind its last key among them.
  static func children(of number: Int, in file: borrowing PageFile) -> [Int] {
    let page = file.page(number)
    guard let (kind, places) = places(page, number), kind == .indexInterior else { return [] }
    return ([number == 1 ? 108 : 8] + places).compactMap { PageBytes(page, at: $0).firstNumber }
  }

  /// Where the rows begin.
  private static func places(_ page: [UInt8], _ number: Int) -> (PageType, [Int])? {
    // The first page begins with the header of the file.
    let start = number == 1 ? 100 : 0
    guard let kind = PageType(rawValue: Int(page[start])) else { return nil }
    var pointers = PageBytes(page, at: start + 3)
    let count = pointers.number(2) ?? 0
    pointers = PageBytes(page, at: start + (kind == .indexInterior ? 12 : 8))
    return (kind, (0..<min(count, page.count / 4)).compactMap { _ in pointers.number(2) })
  }

  private mutating func cell(
    _ kind: PageType, _ reader: PageBytes, _ file: borrowing PageFile
  ) -> PageCell? {
    var reader = reader
    if kind == .indexInterior { _ = reader.number(4) }
    guard let size = reader.varint(), (1...file.size).contains(size) else { return nil }
    var number = 0
    if kind == .tableLeaf {
      guard let row = reader.varint() else { return nil }
      number = row
    }
    let room = kind.room(in: file.pageSize)
    guard let bytes = payload(size, room: room, &reader, file),
      let values = [Value](record: bytes)
    else { return nil }
    return kind == .tableLeaf ? .row(number: number, values) : .key(values)
  }

  /// The bytes of a record; those that do not fit into the page stand in a chain of others.
  private mutating func payload(
    _ size: Int, room: Int, _ reader: inout PageBytes, _ file: borrowing PageFile
  ) -> [UInt8]? {
    guard size > room else {
      bytesLeft -= size
      return reader.take(size)
    }
    let least = (file.pageSize - 12) * 32 / 255 - 23
    let most = least + (size - least) % (file.pageSize - 4)
    let here = most <= room ? most : least
    guard var bytes = reader.take(here), var next = reader.number(4) else { return nil }
    bytesLeft -= here
    var visited: Set<Int> = []
    while bytes.count < size {
      guard (1...file.count).contains(next), visited.insert(next).inserted, chainedLeft > 0
      else { return nil }
      chainedLeft -= 1
      let page = file.page(next)
      bytes += page[4..<min(page.count, 4 + size - bytes.count)]
      next = PageBytes(page).firstNumber ?? 0
    }
    return bytes
  }
}

extension PageBytes {
  fileprivate var firstNumber: Int? {
    var reader = self
    return reader.number(4)
  }
}
