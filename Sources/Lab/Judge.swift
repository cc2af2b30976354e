internal import JSON

/// A program of the learner's own that says which points an answer in words makes.
package struct Judge: Sendable {
  /// As a shell runs it.
  package let command: String
  private let environment: [String: String]
  private let limits: ChildProcess.Limits

  package static let seconds = 20.0
  private static let output = 1 << 16

  package init(_ command: String, environment: [String: String], seconds: Double = Self.seconds) {
    self.command = command
    self.environment = environment
    limits = ChildProcess.Limits(seconds: seconds, output: Self.output)
  }

  package struct Opinion: Sendable, Equatable {
    /// The places of the points said.
    package let said: Set<Int>
    /// What it has to say; nil when it says nothing.
    package let sentence: String?
  }

  /// Why there is no verdict.
  package enum Fault: Error, Equatable {
    case cannotStart(String)
    case tooLong(seconds: Double)
    case tooMuchOutput
    case stopped
    /// What it printed is not what was asked for.
    case unreadable(String)
  }

  /// `isStopped` is asked a few times a second, with the milliseconds gone.
  package func verdict(
    on answer: String, to question: String, points: [String],
    isStopped: (Int) -> Bool = { _ in false }
  ) throws(Fault) -> Opinion {
    let request: JSON = [
      "question": .text(question), "points": .texts(points), "answer": .text(answer),
    ]
    return try verdict(from: try output("\(request)\n", isStopped), count: points.count)
  }

  private func output(_ request: String, _ isStopped: (Int) -> Bool) throws(Fault) -> [UInt8] {
    let process = ChildProcess(
      program: "/bin/sh", arguments: ["-c", command], environment: environment)
    do throws(ChildProcess.Fault) {
      return try process.output(
        for: Array(request.utf8), keepsInputOpen: false, limits, isStopped: isStopped)
    } catch {
      switch error {
      case .cannotStart(let reason): throw .cannotStart(reason)
      case .tooLong: throw .tooLong(seconds: limits.seconds)
      case .tooMuchOutput: throw .tooMuchOutput
      case .stopped: throw .stopped
      }
    }
  }

  private func verdict(from output: [UInt8], count: Int) throws(Fault) -> Opinion {
    guard !output.isEmpty else { throw .unreadable("it printed nothing") }
    guard let root = try? JSONDocument(output).root, root.isObject else {
      throw .unreadable("it printed no JSON object")
    }
    guard let numbers = root["said"]?.elements?.map(\.integer) else {
      throw .unreadable("\"said\" is missing or no list")
    }
    let places = numbers.compactMap { $0.map { $0 - 1 } }
    guard places.count == numbers.count, places.allSatisfy((0..<count).contains) else {
      throw .unreadable("\"said\" names a point that is none of 1 to \(count)")
    }
    let sentence = root["sentence"]?.text
    return Opinion(said: Set(places), sentence: sentence?.isEmpty == true ? nil : sentence)
  }
}

extension Judge.Fault {
  package var sentence: String {
    switch self {
    case .cannotStart(let reason): "it could not be started (\(reason))"
    case .tooLong(let seconds): "it took more than \(Int(seconds)) seconds"
    case .tooMuchOutput: "it printed too much"
    case .stopped: "it was stopped"
    case .unreadable(let what): what
    }
  }
}
