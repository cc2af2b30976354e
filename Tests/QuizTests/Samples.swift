import Insight
import Questions
import Quiz
import Scoring

/// Questions made for tests.
enum Samples {
  static func choice(
    _ id: String, topic: String = "orm", level: Level = .beginner, keys: [Bool] = [true, false]
  ) -> Question {
    Question(
      id: id, topic: topic, level: level, prompt: "Which?",
      body: Choice(
        options: keys.enumerated().map {
          Option(text: "text \($0)", isCorrect: $1, why: "why \($0)")
        }, explanation: "because"))
  }

  static func open(_ id: String, topic: String = "orm", level: Level = .beginner) -> Question {
    Question(
      id: id, topic: topic, level: level, prompt: "What?",
      body: OpenAnswer(
        answer: "This.",
        keyPoints: [
          KeyPoint(point: "first", accept: ["join"]),
          KeyPoint(point: "second", accept: ["lazy"]),
        ]))
  }

  static func standings(_ memories: [String: Memory] = [:], today: Int = 100) -> Standings {
    Standings(memories: memories, today: Day(number: today), scheduler: Scheduler())
  }

  /// The daily habit.
  static func agenda(
    _ memories: [String: Memory] = [:], syllabus: [String] = []
  ) -> Agenda {
    .habit(Habit(standings(memories), syllabus: syllabus, newPerDay: 15))
  }

  static func memory(
    stability: Double = 10, lastDay: Int, lapses: Int = 0, grade: Grade = .good
  ) -> Memory {
    Memory(
      stability: stability, difficulty: 5, lastReview: Day(number: lastDay), lapses: lapses,
      lastGrade: grade)
  }
}

extension Session.Event {
  /// Places of options, as stored.
  static func picked(_ places: Set<Int>, _ confidence: Confidence = .sure) -> Self {
    .answered(.picked(places), confidence)
  }

  static func typed(_ text: String) -> Self { .answered(.typed([text])) }
}
