/// A memory model with the wishes of one person: when is which question due.
package struct Scheduler: Sendable {
  package var model: any MemoryModel
  /// The recall, 0 to 1, at which a question comes back.
  package var desiredRetention: Double
  /// Days after which a question comes back however well it is known.
  package var maximumInterval: Int

  package static let retentionRange = 0.7...0.99
  package static let maximumIntervalRange = 1...36_500

  package init(
    model: any MemoryModel = FSRS6.standard, desiredRetention: Double = 0.9,
    maximumInterval: Int = 36_500
  ) {
    self.model = model
    self.desiredRetention = desiredRetention
    self.maximumInterval = maximumInterval
  }

  /// The day on which the question comes back; the last of the calendar for what would lie behind it.
  package func due(_ memory: Memory) -> Day {
    let day = memory.lastReview.advanced(
      by: model.interval(memory, desiredRetention: desiredRetention, maximum: maximumInterval))
    return min(day, Day(number: Day.writable.upperBound))
  }

  package func isDue(_ memory: Memory, on day: Day) -> Bool {
    due(memory) <= day
  }

  package func recall(_ memory: Memory, on day: Day) -> Double {
    model.recall(memory, on: day)
  }
}
