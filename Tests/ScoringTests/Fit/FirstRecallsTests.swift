import Testing

@testable import Scoring

@Suite struct FirstRecallsTests {
  private func recalls(_ grade: Grade, _ groups: [(gap: Int, count: Int)]) -> FirstRecalls {
    FirstRecalls(
      groups.flatMap { group in
        (0..<group.count).map { place in
          (pair: FirstRecalls.Pair(grade: grade, gap: group.gap), isRight: place > 0)
        }
      })
  }

  @Test
  func `the smallest groups go until twenty questions are gone, and rare or late ones behind that`()
  {
    var recalls = recalls(
      .good, [(1, 40), (2, 30), (3, 8), (4, 5), (5, 9), (101, 50), (7, 3)])
    let removed = recalls.removeOutliers()
    #expect(Set(removed.map(\.gap)) == [3, 4, 7, 101])
    #expect(recalls.groups[.good]?.map(\.gap) == [1, 2, 5])
    #expect(recalls.groups[.good]?.map(\.right) == [39, 29, 8])
  }

  @Test func `after easy a year is not too late`() {
    var recalls = recalls(.easy, [(365, 30), (366, 30)])
    #expect(recalls.removeOutliers() == [FirstRecalls.Pair(grade: .easy, gap: 366)])
  }

  @Test func `a grade with fewer than twenty questions is left out`() {
    var recalls = recalls(.hard, [(1, 10), (2, 9)])
    #expect(recalls.removeOutliers().count == 2)
    #expect(recalls.groups.isEmpty)
  }
}
