/// A stream line by line, whether or not it waits.
package final class InputLines {
  private let descriptor: Int32
  private var rest: [UInt8] = []
  /// Where in `rest` the next line begins.
  private var start = 0
  /// How far it holds no end of a line.
  private var seen = 0
  private var isAtEnd = false

  package init(_ descriptor: Int32) { self.descriptor = descriptor }

  /// The next line without its end; nil when there are no more, or none can be read.
  package func next() -> String? {
    while true {
      if let end = rest[max(start, seen)...].firstIndex(of: UInt8(ascii: "\n")) {
        defer { (start, seen) = (end + 1, end + 1) }
        return Self.line(rest[start..<end])
      }
      seen = rest.count
      guard !isAtEnd else { return last() }
      readMore()
    }
  }

  private func readMore() {
    let more = (try? Files.portion(descriptor, 1 << 16, "")) ?? []
    isAtEnd = more.isEmpty
    rest.removeFirst(start)
    seen -= start
    start = 0
    rest += more
  }

  private func last() -> String? {
    defer { start = rest.count }
    return start < rest.count ? Self.line(rest[start...]) : nil
  }

  private static func line(_ bytes: ArraySlice<UInt8>) -> String {
    String(decoding: bytes.last == UInt8(ascii: "\r") ? bytes.dropLast() : bytes, as: UTF8.self)
  }
}
