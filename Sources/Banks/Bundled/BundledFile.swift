private import BundledBank
internal import JSON
internal import Questions

/// A file of the folder `Data` as it was when the program was built.
package struct BundledFile: Sendable {
  /// Path below `Data`, such as "django/orm.json".
  package let path: String
  /// What is in it.
  let text: JSONText

  package init(path: String, bytes: [UInt8]) {
    self.init(path: path, JSONText(bytes))
  }

  private init(path: String, _ text: JSONText) {
    self.path = path
    self.text = text
  }

  /// The last part of the path, such as "orm.json".
  package var name: String { path.split(separator: "/").last.map(String.init) ?? path }

  /// By what it is read and called in messages: datasets are told by their folder.
  package var pathRead: String { DatasetFile.isOne(path) ? path : name }

  /// A copy of the file's bytes.
  package var bytes: [UInt8] { text.bytes }

  /// The files of one bank, such as "django".
  package static func all(of bank: String) -> [BundledFile] {
    var count = 0
    let files = bundledFiles(&count)
    return (0..<count).compactMap { index in
      let path = String(cString: files[index].path)
      guard path.hasPrefix(bank + "/") else { return nil }
      return BundledFile(
        path: path,
        JSONText(image: UnsafeRawBufferPointer(start: files[index].bytes, count: files[index].size))
      )
    }
  }
}
