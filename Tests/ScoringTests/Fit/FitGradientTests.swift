import Quiz
import Testing

@testable import Scoring

@Suite struct FitGradientTests {
  private func loss(_ steps: [FitLog.Step], _ parameters: [Double]) -> Double {
    gradient(steps, parameters).loss
  }

  private func gradient(
    _ steps: [FitLog.Step], _ parameters: [Double]
  ) -> (loss: Double, values: [Double]) {
    var gradient = Array(repeating: 0.0, count: parameters.count)
    var loss = FitLoss(parameters)
    let weights = Array(repeating: 1.0, count: steps.count)
    let value = loss.addGradient(of: steps[...], weights: weights, to: &gradient)
    return (value, gradient)
  }

  @Test func `gradients are central differences on a hundred random histories`() {
    var random = SeededGenerator(seed: 1)
    var compared = 0
    for _ in 0..<100 {
      let steps = FitHistories.random(&random)
      let parameters = FitHistories.parameters(&random)
      let gradient = gradient(steps, parameters).values
      for place in parameters.indices {
        let width = 1e-5 * max(0.1, parameters[place])
        var (below, above) = (parameters, parameters)
        below[place] -= width
        above[place] += width
        let difference = (loss(steps, above) - loss(steps, below)) / (2 * width)
        // What central differences themselves lose to rounding.
        #expect(abs(gradient[place] - difference) <= 1e-4 * abs(difference) + 1e-9)
        if gradient[place] != 0 { compared += 1 }
      }
    }
    #expect(compared > 1000)
  }

  /// From fsrs-rs `src/training.rs`, `test_loss_and_grad`: four histories of which the last answer counts.
  @Test func `loss and gradient are those of the reference implementation`() {
    let histories = [
      [(1, 0), (3, 0), (1, 0), (4, 0), (3, 1), (2, 3), (3, 4)],
      [(2, 0), (4, 0), (4, 0), (3, 1), (1, 3), (3, 6), (3, 11)],
      [(3, 0), (2, 0), (4, 0), (3, 1), (3, 3), (3, 6), (3, 12)],
      [(4, 0), (4, 0), (3, 1), (3, 3), (3, 5), (4, 12), (1, 23)],
    ].map { FitHistories.steps($0.map { (grade: $0.0, gap: $0.1) }) }
    let results = histories.map { gradient($0, FSRS6.defaultParameters) }
    let loss = results.map(\.loss).reduce(0, +)
    let sums = FSRS6.defaultParameters.indices.map { place in
      results.map { $0.values[place] }.reduce(0, +)
    }
    #expect(abs(loss - 4.046_602_7) < 1e-5)
    let expected = [
      -0.095_688_485, -0.005_160_780_6, -0.001_224_956_5, 0.007_462_064, 0.036_507_61,
      -0.082_112_335, 0.059_396_4, -2.147_483_6, 0.576_265_34, -2.875_131_6, 0.715_487_5,
      -0.028_993_709, 0.009_917_296_5, -0.218_921_7, -0.001_780_055_8, -0.089_381_434,
      0.299_141, 0.068_104_014, -0.011_605_468, -0.253_981_68, 0.277_004_96,
    ]
    for (sum, expected) in zip(sums, expected) {
      #expect(abs(sum - expected) <= 1e-4 * abs(expected) + 1e-6)
    }
  }

  @Test func `a fit predicts what the scheduler's model predicts`() throws {
    var random = SeededGenerator(seed: 2)
    for _ in 0..<100 {
      let steps = FitHistories.random(&random)
      let parameters = FitHistories.parameters(&random)
      let model = try #require(FSRS6(parameters: parameters))
      let tape = DifferentiableFSRS6(parameters)
      var memory = model.reviewed(nil, steps[0].grade, on: Day(number: 0))
      var state = tape.first(steps[0]).after
      for step in steps.dropFirst() {
        let day = memory.lastReview.advanced(by: step.gap)
        let transition = tape.next(step, after: state)
        #expect(abs(transition.recall - model.recall(memory, on: day)) < 1e-12)
        memory = model.reviewed(memory, step.grade, on: day)
        state = transition.after
        #expect(abs(state.stability / memory.stability - 1) < 1e-9)
        #expect(abs(state.difficulty - memory.difficulty) < 1e-9)
      }
    }
  }
}
