import Questions
import Testing

@Suite struct RowDifferenceTests {
  private static func rows(_ numbers: [Double]) -> Rows {
    Rows(columns: ["n"], rows: numbers.map { [.real($0)] })
  }

  @Test(arguments: [
    ([1, 2, 3], [3, 1, 2], false, [], [], false), ([1, 2], [2, 1], true, [], [], true),
    ([1, 1], [1], false, [], [1], false), ([1], [1, 1], false, [1], [], false),
    ([1, 2], [1, 3], true, [3], [2], false), ([], [], true, [], [], false),
  ])
  func `rows are compared as many times as they stand, in order where it counts`(
    got: [Double], wanted: [Double], isOrdered: Bool, missing: [Double], extra: [Double],
    isMisordered: Bool
  ) {
    let difference = RowDifference(
      got: Self.rows(got), wanted: Self.rows(wanted), inOrder: isOrdered)
    #expect(difference.missing == Self.rows(missing).rows)
    #expect(difference.extra == Self.rows(extra).rows)
    #expect(difference.isMisordered == isMisordered)
    #expect(difference.isEmpty == (missing.isEmpty && extra.isEmpty && !isMisordered))
  }

  @Test(arguments: [
    (RowValue.integer(3), RowValue.real(3), true), (.integer(3), .text("3"), false),
    (.null, .null, true), (.null, .integer(0), false), (.null, .text(""), false),
    (.text("a"), .text("A"), false), (.bytes([1]), .bytes([1]), true),
    (.integer(1 << 60), .integer(1 << 60 + 1), false),
  ])
  func `numbers are equal by value, and NULL is NULL`(
    left: RowValue, right: RowValue, isEqual: Bool
  ) {
    let difference = RowDifference(
      got: Rows(columns: ["a"], rows: [[left]]), wanted: Rows(columns: ["b"], rows: [[right]]),
      inOrder: false)
    #expect(difference.isEmpty == isEqual)
  }

  @Test(arguments: [(nil, 1, true), (true, 1, true), (false, 1, false), (true, 3, false)])
  func `right is what is right everywhere with few enough queries`(
    hidden: Bool?, queries: Int, isRight: Bool
  ) {
    let report = RunReport(
      got: Self.rows([1]), wanted: Self.rows([1]), isOrdered: false, isRightOnHidden: hidden,
      queries: queries, maxQueries: 2)
    #expect(report.isRight == isRight)
    #expect(report.mark == Mark(isRight ? .right : .wrong, score: isRight ? 1 : 0))
  }
}
