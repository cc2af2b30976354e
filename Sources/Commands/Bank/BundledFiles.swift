private import BundledBank

/// A file of the folder `Data` as it was when the program was built.
package struct BundledFile: Sendable {
  /// Path below `Data`, such as "django/orm.json".
  package let path: String
  package let bytes: [UInt8]

  package init(path: String, bytes: [UInt8]) {
    self.path = path
    self.bytes = bytes
  }

  /// The last part of the path, such as "orm.json".
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The files of one bank, such as "django".
  package static func all(of bank: String) -> [BundledFile] {
    var count = 0
    let files = bundledFiles(&count)
    return (0..<count).compactMap { index in
      let path = String(cString: files[index].path)
      guard path.hasPrefix(bank + "/") else { return nil }
      let bytes = UnsafeBufferPointer(start: files[index].bytes, count: files[index].size)
      return BundledFile(path: path, bytes: Array(bytes))
    }
  }
}
