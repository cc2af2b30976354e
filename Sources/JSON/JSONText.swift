/// The bytes of a JSON text: an array's, or some that stay where they are while the process runs.
package struct JSONText: Sendable {
  private let content: Content

  private enum Content: Sendable {
    case array([UInt8])
    case image(start: UInt, count: Int)
  }

  package init(_ bytes: [UInt8]) { content = .array(bytes) }

  /// Bytes of the program's own image, which are not copied: the bundled bank is most of its memory.
  @unsafe package init(image bytes: UnsafeRawBufferPointer) {
    content = .image(start: UInt(bitPattern: bytes.baseAddress), count: bytes.count)
  }

  /// Whether the bytes are the program's own.
  package var isInImage: Bool {
    if case .image = content { true } else { false }
  }

  /// The bytes where they are; they must not leave `body`.
  package func withBytes<Result, Failure: Error>(
    _ body: (UnsafeRawBufferPointer) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    switch content {
    case .array(let bytes):
      try unsafe bytes.withUnsafeBufferPointer { (buffer) throws(Failure) in
        try unsafe body(UnsafeRawBufferPointer(buffer))
      }
    case .image(let start, let count):
      try unsafe body(
        UnsafeRawBufferPointer(start: UnsafeRawPointer(bitPattern: start), count: count))
    }
  }

  /// A copy of the bytes.
  package var bytes: [UInt8] { unsafe withBytes { unsafe Array($0) } }
}
