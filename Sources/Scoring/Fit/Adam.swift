internal import Numerics

/// Adam (Kingma and Ba 2015), whose steps shrink to nothing along half a cosine.
struct Adam {
  private let steps: Int
  private var taken = 0
  private var mean: [Double]
  private var square: [Double]

  private static let rate = 0.04

  init(parameters: Int, steps: Int) {
    self.steps = steps
    mean = Array(repeating: 0, count: parameters)
    square = mean
  }

  /// Moves the parameters against a gradient.
  mutating func step(_ parameters: inout [Double], _ gradient: [Double]) {
    let rate = Self.rate * (1 + cosine(.pi * Double(taken) / Double(steps))) / 2
    taken += 1
    let meanShare = 1 - power(0.9, Double(taken))
    let squareShare = 1 - power(0.999, Double(taken))
    for place in parameters.indices {
      mean[place] = 0.9 * mean[place] + 0.1 * gradient[place]
      square[place] = 0.999 * square[place] + 0.001 * gradient[place] * gradient[place]
      let size = (square[place] / squareShare).squareRoot() + 1e-8
      parameters[place] -= rate * mean[place] / meanShare / size
    }
  }
}
