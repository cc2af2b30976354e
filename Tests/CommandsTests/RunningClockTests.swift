import Testing

@testable import Commands

@Suite struct RunningClockTests {
  /// The seconds after looks at the clock, given in milliseconds.
  private func seconds(_ looks: [UInt64]) -> Double {
    var time = RunningTime(at: 5_000_000)
    for look in looks { time.look(at: look * 1_000_000) }
    return time.seconds
  }

  @Test(
    arguments: [
      ([255, 505, 755], 0.75),
      // An hour between two looks was a stop: a second of it counts at most.
      ([255, 3_600_255, 3_600_505], 1.5),
      // A late look on a busy machine counts whole.
      ([905], 0.9),
      ([255, 155, 255], 0.25), ([], 0),
    ] as [([UInt64], Double)])
  func `time runs as looked at, and stands while nobody looks`(looks: [UInt64], expected: Double) {
    #expect(seconds(looks) == expected)
  }
}
