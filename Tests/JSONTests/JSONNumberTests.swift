import JSON
import Testing

@Suite struct JSONNumberTests {
  @Test(
    arguments: [
      ("0", 0, 0), ("-0", 0, -0.0), ("0.0e5", 0, 0), ("0e999999999999999999999", 0, 0),
      ("7", 7, 7), ("-12", -12, -12), ("1.0", 1, 1), ("1e2", 100, 100), ("1E+2", 100, 100),
      ("1.50e1", 15, 15), ("100e-2", 1, 1), ("1.5", nil, 1.5), ("1e-1", nil, 0.1),
      ("0.001e3", 1, 1), ("-2.50", nil, -2.5),
      ("12345678901234567890e-1", 1_234_567_890_123_456_789, 1.2345678901234568e18),
      ("9007199254740993", 9_007_199_254_740_993, 9_007_199_254_740_992),
      ("9223372036854775807", 9_223_372_036_854_775_807, 9.223372036854775807e18),
      ("9223372036854775808", nil, 9.223372036854775808e18),
      ("-9223372036854775808", Int.min, -9.223372036854775808e18),
      ("-9223372036854775809", nil, -9.223372036854775808e18),
      ("9.223372036854775807e18", 9_223_372_036_854_775_807, 9.223372036854775807e18),
      ("1e18", 1_000_000_000_000_000_000, 1e18), ("1e19", nil, 1e19), ("1e308", nil, 1e308),
      ("1e309", nil, nil), ("-1e999999999999999999999", nil, nil), ("1e-400", nil, 0),
      ("1e-999999999999999999999", nil, 0), ("5e-324", nil, .leastNonzeroMagnitude),
    ] as [(String, Int?, Double?)])
  func `a number is exact when it is whole, and else the closest one`(
    text: String, integer: Int?, number: Double?
  ) throws {
    let root = try JSONDocument(Array(text.utf8)).root
    #expect(root.integer == integer)
    #expect(root.number == number)
  }

  @Test(arguments: [
    String(repeating: "9", count: 100_000), "0." + String(repeating: "0", count: 100_000) + "1",
  ])
  func `a hundred thousand digits are a number`(digits: String) throws {
    let root = try JSONDocument(Array(digits.utf8)).root
    #expect(root.integer == nil)
    #expect(root.number == (digits.hasPrefix("9") ? nil : 0))
    let whole = try JSONDocument(Array((digits + "e-100000").utf8)).root
    #expect(whole.integer == nil)
  }

  @Test func `zeros at the end do not make a number large`() throws {
    let text = "3" + String(repeating: "0", count: 100_000) + "e-100000"
    let root = try JSONDocument(Array(text.utf8)).root
    #expect(root.integer == 3)
    #expect(root.number == 3)
  }
}
