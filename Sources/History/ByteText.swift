/// A text as SQLite compares it: by its bytes, so that a letter with its accent and a letter followed by one
/// are two, which to Swift are the same (Unicode Standard Annex 15).
struct ByteText: Hashable {
  let text: String

  init(_ text: String) { self.text = text }

  static func == (left: Self, right: Self) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}
