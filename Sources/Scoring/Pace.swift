internal import Markdown
package import Questions

/// The time of an answer beside the time it takes to read the question.
package enum Pace: String, CaseIterable, Sendable {
  case quick, ordinary, slow

  /// An answer within this share of the reading time was known before the options were read.
  package static let quickShare = 0.5
  /// Whoever needs this many reading times, and `thinking` seconds more, had to work it out.
  package static let slowTimes = 3.0
  package static let thinking = 60.0
  /// Less is no reading at all, and more than `away` is a telephone call: both say nothing.
  package static let least = 0.5
  package static let away = 600.0

  /// The pace of an answer given after some seconds; ordinary when the time says nothing.
  package init(seconds: Double, readingTime: Double) {
    switch seconds {
    case Self.least..<max(Self.least, readingTime * Self.quickShare): self = .quick
    case min(readingTime * Self.slowTimes + Self.thinking, Self.away)...Self.away: self = .slow
    default: self = .ordinary
    }
  }
}

extension Question {
  /// Seconds to read prompt and options once.
  ///
  /// 238 words a minute: Brysbaert, "How many words do we read per minute?", 2019, for prose. Code
  /// is read at half of that.
  package var readingTime: Double {
    let offered = body.texts.filter { $0.role == .offered }.map(\.text)
    return ([prompt] + offered).map(Self.words).reduce(0, +) / (238.0 / 60)
  }

  private static func words(_ markdown: String) -> Double {
    FencedLines(markdown).reduce(0) { sum, line in
      let words = Double(line.text.split(whereSeparator: \.isWhitespace).count)
      return switch line.role {
      case .prose: sum + words
      case .code: sum + 2 * words
      case .fence: sum
      }
    }
  }
}
