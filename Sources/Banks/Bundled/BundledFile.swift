private import BundledBank
internal import Questions

/// A file of the folder `Data` as it was when the program was built.
package struct BundledFile: Sendable {
  /// Path below `Data`, such as "django/orm.json".
  package let path: String
  private let content: Content

  private enum Content: Sendable {
    /// In the program's own image, where it stays for as long as the program runs.
    case image(start: UInt, count: Int)
    case array([UInt8])
  }

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    content = .array(bytes)
  }

  /// The last part of the path, such as "orm.json".
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// By what it is read and called in messages: datasets are told by their folder.
  package var pathRead: String { DatasetFile.isOne(path) ? path : name }

  /// Whether it is a file of the program itself.
  var isInImage: Bool {
    if case .image = content { true } else { false }
  }

  /// A copy of the file's bytes.
  package var bytes: [UInt8] { withBytes { Array($0) } }

  /// The bytes where they are; they must not leave `body`.
  func withBytes<Result>(_ body: (UnsafeRawBufferPointer) -> Result) -> Result {
    switch content {
    case .array(let bytes): bytes.withUnsafeBytes(body)
    case .image(let start, let count):
      body(UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: count))
    }
  }

  /// The files of one bank, such as "django".
  package static func all(of bank: String) -> [BundledFile] {
    var count = 0
    let files = bundledFiles(&count)
    return (0..<count).compactMap { index in
      let path = String(cString: files[index].path)
      guard path.hasPrefix(bank + "/") else { return nil }
      return BundledFile(
        path: path,
        content: .image(start: UInt(bitPattern: files[index].bytes), count: files[index].size))
    }
  }

  private init(path: String, content: Content) {
    self.path = path
    self.content = content
  }
}
