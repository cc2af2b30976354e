import JSON
import Testing

/// All 318 cases of nst's JSONTestSuite; three of them are too long for a row.
@Suite struct SuiteTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let bytes: [UInt8]

    var testDescription: String { name }

    init(_ name: String, _ text: String) {
      self.name = name
      bytes = Array(text.utf8)
    }

    /// A row such as "name: [1]" or "name: hex 5b 31 5d".
    init(row: Substring) {
      let parts = row.split(separator: ": ", maxSplits: 1, omittingEmptySubsequences: false)
      name = String(parts[0])
      bytes =
        parts[1].hasPrefix("hex")
        ? parts[1].split(separator: " ").dropFirst().compactMap { UInt8($0, radix: 16) }
        : Array(parts[1].utf8)
    }

    static func all(_ rows: String) -> [Case] {
      rows.split(separator: "\n").map { Case(row: $0) }
    }
  }

  private static let sound = Case.all(soundCases)
  private static let unsound =
    Case.all(unsoundCases) + [
      Case("structure_100000_opening_arrays", String(repeating: "[", count: 100_000)),
      Case("structure_open_array_object", String(repeating: #"[{"":"#, count: 50_000) + "\n"),
    ]
  private static func open(areAccepted: Bool) -> [Case] {
    OpenCases.all.filter { $0.areAccepted == areAccepted }.flatMap { Case.all($0.cases) }
  }
  private static let nested = Case(
    "structure_500_nested_arrays",
    String(repeating: "[", count: 500) + String(repeating: "]", count: 500))

  @Test func `no case is missing`() {
    #expect(Self.sound.count == 95)
    #expect(Self.unsound.count == 188)
    #expect(Self.open(areAccepted: true).count + 1 + Self.open(areAccepted: false).count == 35)
  }

  @Test(arguments: sound + open(areAccepted: true) + [nested])
  func `what is JSON is read`(example: Case) throws {
    #expect(throws: Never.self) { try JSONDocument(example.bytes) }
  }

  @Test(arguments: unsound + open(areAccepted: false))
  func `what is no JSON is refused`(example: Case) {
    #expect(throws: JSONError.self) { try JSONDocument(example.bytes) }
  }
}
