import Testing

@testable import Scoring

/// Expected values from fsrs-rs `src/parameter_initialization.rs`, or by its formulas.
@Suite struct FirstStabilitiesTests {
  @Test func `the stability found is the reference implementation's`() throws {
    let groups = [(1, 435, 377), (2, 97, 88), (3, 63, 46), (4, 38, 29), (5, 28, 19)]
    let recalls = FirstRecalls(
      groups.flatMap { gap, count, right in
        (0..<count).map {
          (pair: FirstRecalls.Pair(grade: .again, gap: gap), isRight: $0 < right)
        }
      })
    let filled = try #require(FirstStabilities(recalls, meanRecall: 0.943_028_57).filled)
    #expect(abs(filled[0] - 0.735_508_9) < 1e-5)
  }

  @Test(
    arguments: [
      ([Grade.again: 0.4, .good: 2.3, .easy: 10.9], [0.4, 1.122_700_8, 2.3, 10.9]),
      ([.hard: 0.35], [0.057_381_48, 0.35, 0.624_294_3, 2.245_348_2]),
      ([.again: 1, .hard: 2], [1, 2, 3.237_579, 4.879_996]),
      ([.again: 1, .good: 4], [1, 2.265_768, 4, 6.491_35]),
      ([.again: 1, .easy: 8], [1, 2.482_564, 4.670_064, 8]),
      ([.hard: 2, .good: 4], [0.737_633, 2, 4, 7.219_264]),
      ([.hard: 2, .easy: 8], [0.681_06, 2, 4.228_072, 8]),
      ([.good: 4, .easy: 8], [0.549_731, 1.772_87, 4, 8]),
      ([.hard: 2, .good: 4, .easy: 8], [0.737_633, 2, 4, 8]),
      ([.again: 1, .hard: 2, .easy: 8], [1, 2, 4.228_072, 8]),
      ([.again: 1, .hard: 2, .good: 4], [1, 2, 4, 7.219_264]),
    ] as [([Grade: Double], [Double])])
  func `missing stabilities follow from those there are`(
    known: [Grade: Double], expected: [Double]
  ) throws {
    let counts = Dictionary(uniqueKeysWithValues: Grade.allCases.map { ($0, 1) })
    let filled = try #require(FirstStabilities(known, counts).filled)
    for (value, expected) in zip(filled, expected) {
      #expect(abs(value / expected - 1) < 1e-5)
    }
  }

  @Test(arguments: [(again: 5, hard: 9, expected: 1.5), (again: 9, hard: 5, expected: 3)])
  func `where a better grade lasts shorter, the one with fewer questions gives way`(
    again: Int, hard: Int, expected: Double
  ) throws {
    let stabilities = FirstStabilities(
      [.again: 3, .hard: 1.5, .good: 4, .easy: 8],
      [.again: again, .hard: hard, .good: 1, .easy: 1])
    #expect(try #require(stabilities.filled) == [expected, expected, 4, 8])
  }

  @Test func `nothing known gives nothing`() {
    #expect(FirstStabilities([:], [:]).filled == nil)
  }
}
