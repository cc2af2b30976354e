import Testing

@testable import BankLint

@Suite struct FenceScanTests {
  @Test(
    arguments: [
      ("", nil),
      ("```python\nx\n```", nil),
      ("Text\n\n```python\nx", 3),
      ("```\na\n```\n```\nb", 4),
      ("````\n```\n````", nil),
      ("~~~\n```\n~~~", nil),
      ("- a\n  ```sql\n  SELECT 1", 2),
      ("> ```\n> x", 1),
      ("```\nx\n``` python", 1),
      ("``` `code` ```", nil),
      ("``\nx", nil),
    ] as [(String, Int?)])
  func `an unclosed fence is found by its line`(row: (text: String, line: Int?)) {
    #expect(FenceScan.unclosedFence(in: row.text) == row.line)
  }
}
