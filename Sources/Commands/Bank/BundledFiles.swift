private import BundledBank

/// A file of the folder `Data` as it was when the program was built.
struct BundledFile: Sendable {
  /// Path below `Data`, such as "django/orm.json".
  let path: String
  let bytes: [UInt8]

  /// The last part of the path, such as "orm.json".
  var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// The files of one bank, such as "django".
  static func all(of bank: String) -> [BundledFile] {
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
