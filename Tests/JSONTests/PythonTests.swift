import Foundation
import JSON
import Testing

/// Our values beside those of Python's `json`; `against_python.py` says how to get them.
@Suite struct PythonTests {
  private struct Case {
    let bytes: [UInt8]
    /// Nil where the text is refused.
    let value: String?
    let repeated: Int

    init?(_ line: Data.SubSequence) throws {
      let root = try JSONDocument(Array(line)).root
      guard let hex = root["hex"]?.text, let value = root["value"],
        let repeated = root["repeated"]?.integer
      else { return nil }
      let digits = Array(hex.utf8)
      bytes = stride(from: 0, to: digits.count, by: 2).compactMap {
        UInt8(String(decoding: digits[$0..<$0 + 2], as: UTF8.self), radix: 16)
      }
      self.value = value.text
      self.repeated = repeated
    }
  }

  private static let environment = ProcessInfo.processInfo.environment

  @Test(.enabled(if: environment["PREP_JSON_CASES"] != nil || environment["CI"] != nil))
  func `every text has the value that Python gives it`() throws {
    let path = try #require(
      Self.environment["PREP_JSON_CASES"], "against_python.py was not run")
    let lines = try Data(contentsOf: URL(filePath: path)).split(separator: UInt8(ascii: "\n"))
    try #require(lines.count > 1000)
    var different = 0
    for line in lines {
      let example = try #require(try Case(line))
      let document = try? JSONDocument(example.bytes)
      let value = document.map { Self.dump($0.root) }
      if value == example.value, document?.duplicateKeys.count ?? 0 == example.repeated { continue }
      different += 1
      if different > 20 { continue }
      Issue.record(
        """
        \(String(decoding: example.bytes, as: UTF8.self).debugDescription)
        Python: \(example.value ?? "refused")
        ours:   \(value ?? "refused")
        """)
    }
    #expect(different == 0, "\(different) of \(lines.count) texts differ")
  }

  /// A value in one line; `against_python.py` writes the same.
  private static func dump(_ node: JSONNode) -> String {
    if let text = node.text { return "'" + hex(text) }
    if let bool = node.bool { return "\(bool)" }
    if node.isNull { return "null" }
    if let elements = node.elements {
      return "[" + elements.map(dump).joined(separator: " ") + "]"
    }
    if let members = node.members {
      let parts = members.map { "'\(hex($0.name)) \(dump($0.value))" }
      return "{" + parts.joined(separator: " ") + "}"
    }
    if let integer = node.integer { return "\(integer)" }
    return node.number.map { padded($0.bitPattern, to: 16) } ?? "beyond"
  }

  private static func hex(_ text: String) -> String {
    text.utf8.map { padded(UInt64($0), to: 2) }.joined()
  }

  private static func padded(_ number: UInt64, to width: Int) -> String {
    let digits = String(number, radix: 16)
    return String(repeating: "0", count: width - digits.count) + digits
  }
}
