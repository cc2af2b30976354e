/// The rows of one page, <https://sqlite.org/fileformat2.html#b_tree_pages>.
enum PageCells {
  enum Cell {
    case row(number: Int, [Value])
    case key([Value])
  }

  private enum Kind: Int {
    case indexInterior = 2
    case indexLeaf = 10
    case tableLeaf = 13

    /// Bytes of a record up to which all of it stands in the page.
    var room: Int {
      switch self {
      case .tableLeaf: PageFile.pageSize - 35
      case .indexInterior, .indexLeaf: (PageFile.pageSize - 12) * 64 / 255 - 23
      }
    }
  }

  /// A record longer than this is none of prep's.
  private static let longestRecord = 64 << 20

  /// What can be read of a page; nothing when it is no page with rows.
  static func cells(of number: Int, in file: borrowing PageFile) -> [Cell] {
    let page = file.page(number)
    // The first page begins with the header of the file.
    let start = number == 1 ? 100 : 0
    guard let kind = Kind(rawValue: Int(page[start])) else { return [] }
    var pointers = ByteReader(page, at: start + 3)
    let count = pointers.number(2) ?? 0
    pointers = ByteReader(page, at: start + (kind == .indexInterior ? 12 : 8))
    var cells: [Cell] = []
    for _ in 0..<min(count, PageFile.pageSize / 4) {
      guard let place = pointers.number(2) else { break }
      if let cell = cell(kind, ByteReader(page, at: place), file) { cells.append(cell) }
    }
    return cells
  }

  private static func cell(
    _ kind: Kind, _ reader: ByteReader, _ file: borrowing PageFile
  ) -> Cell? {
    var reader = reader
    if kind == .indexInterior { _ = reader.number(4) }
    guard let size = reader.varint(), (1...longestRecord).contains(size) else { return nil }
    var number = 0
    if kind == .tableLeaf {
      guard let row = reader.varint() else { return nil }
      number = row
    }
    guard let bytes = payload(size, room: kind.room, &reader, file),
      let values = Record.values(bytes)
    else { return nil }
    return kind == .tableLeaf ? .row(number: number, values) : .key(values)
  }

  /// The bytes of a record; those that do not fit into the page stand in a chain of others.
  private static func payload(
    _ size: Int, room: Int, _ reader: inout ByteReader, _ file: borrowing PageFile
  ) -> [UInt8]? {
    guard size > room else { return reader.take(size) }
    let least = (PageFile.pageSize - 12) * 32 / 255 - 23
    let most = least + (size - least) % (PageFile.pageSize - 4)
    guard var bytes = reader.take(most <= room ? most : least), var next = reader.number(4) else {
      return nil
    }
    while bytes.count < size {
      guard (1...file.count).contains(next) else { return nil }
      let page = file.page(next)
      bytes += page[4..<min(page.count, 4 + size - bytes.count)]
      next = ByteReader(page).firstNumber
    }
    return bytes
  }
}

extension ByteReader {
  fileprivate var firstNumber: Int {
    var reader = self
    return reader.number(4) ?? 0
  }
}
