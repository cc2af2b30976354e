internal import Questions
package import Quiz
package import Scoring
package import Terminal

/// The quiz screen: a pure function of the session, what the reader sees beside it, and the window.
package struct QuizView: Sendable {
  private let titles: [String: String]
  private let size: TerminalSize
  private let palette: Palette
  private let today: Day
  private let clock: Clock
  /// The day of the interview that is prepared for.
  private let interview: Day?

  /// What the clock shows.
  package enum Clock: Sendable {
    /// Whole seconds since the sitting began.
    case elapsed(Int)
    case interview(InterviewClock)
  }

  /// Titles of topics by their ids.
  package init(
    titles: [String: String], size: TerminalSize, palette: Palette, today: Day,
    clock: Clock = .elapsed(0), interview: Day? = nil
  ) {
    self.titles = titles
    self.size = size
    self.palette = palette
    self.today = today
    self.clock = clock
    self.interview = interview
  }

  package func drawing(_ session: Session, _ state: QuizState) -> Drawing {
    page(session, state).drawing(in: size, scroll: state.scroll)
  }

  /// The lines of the body that can be seen.
  func window(_ session: Session, _ state: QuizState) -> Page.View {
    page(session, state).view(in: size, scroll: state.scroll)
  }

  /// The lines of the body that each option takes.
  func optionLines(_ session: Session, _ state: QuizState) -> [Range<Int>] {
    body(session, state).options
  }

  /// The line of the body with which a table under the answer begins.
  func tableLine(_ session: Session, _ state: QuizState) -> Int? {
    body(session, state).table
  }

  /// The columns in which an answer is typed.
  var editorWidth: Int { min(width, TextLayout.comfortable) }

  private var width: Int { max(Page.least.columns, size.columns) - 2 }

  private func page(_ session: Session, _ state: QuizState) -> Page {
    let body = body(session, state)
    return Page(
      heading: heading(session), body: body.lines.map { StyledLine(" ") + $0 },
      cursor: body.cursor.map { .body(Drawing.Position(row: $0.row, column: $0.column + 1)) }
        ?? .hidden,
      notice: state.notice ?? warning, hints: QuizKeys.hints(session, state))
  }

  private func body(_ session: Session, _ state: QuizState) -> QuizBody {
    let layout = TextLayout(width: min(width, TextLayout.comfortable), palette: palette)
    switch session.phase {
    case .asking(let turn, _):
      return QuizBody(asking: turn, in: session.manner, state, layout)
    case .judging(let turn, let comparison):
      let wide = layout.narrowed(to: width)
      return QuizBody(judging: turn, comparison, state, width < 100 ? layout : wide)
    case .feedback(let turn, let answer):
      // What was judged stays as it stood.
      let wide = answer.comparison == nil || width < 100 ? layout : layout.narrowed(to: width)
      return QuizBody(feedback: turn, answer, state, today: today, wide)
    case .finished: return QuizBody()
    }
  }

  /// Said near the end of an interview.
  private var warning: String? {
    if case .interview(let clock) = clock { clock.warning } else { nil }
  }

  private var time: StyledLine {
    switch clock {
    case .elapsed(let seconds): StyledLine("  \(Self.time(seconds)) ", Style(.muted))
    case .interview(let clock):
      StyledLine(
        "  \(Self.time(clock.secondsLeft)) left ",
        clock.warning == nil ? Style(.muted) : Style(.warning, .bold))
    }
  }

  /// Number, bar, topic and level, at the right the days to the interview and the clock; the bar gives
  /// way first, then the days, then the topic is shortened.
  private func heading(_ session: Session) -> StyledLine {
    guard let turn = session.turn else { return StyledLine() }
    let (number, count) = (session.questionNumber, session.questionCount)
    let place =
      StyledLine(" \(number)/\(count) ", Style(.heading, .bold))
      + StyledLine(session.returning > 0 ? "+\(session.returning)  " : " ", Style(.muted))
    let time = time
    let topic = titles[turn.question.topicName] ?? turn.question.topic
    let title = StyledLine(
      ([topic] + turn.question.levelWords + session.goingOn).joined(separator: ", "),
      Style(.heading))
    let end = [countdown + time, time].first {
      place.width + title.width + $0.width <= size.columns
    }
    let room = size.columns - place.width - (end ?? time).width
    let barWidth = min(20, room - title.width - 2)
    let middle =
      barWidth < 5
      ? title.clipped(to: room) : Self.bar(number - 1, of: count, width: barWidth) + title
    return place + middle.padded(to: room) + (end ?? time)
  }

  private var countdown: StyledLine {
    StyledLine(interview.map { "  interview \($0.words(from: today))" } ?? "", Style(.muted))
  }

  private static func bar(_ done: Int, of count: Int, width: Int) -> StyledLine {
    let filled = min(width, width * done / max(1, count))
    return StyledLine(String(repeating: "█", count: filled), Style(.accent))
      + StyledLine(String(repeating: "░", count: width - filled) + "  ", Style(.muted))
  }

  /// Such as "2:05" or "1:02:05".
  private static func time(_ seconds: Int) -> String {
    func padded(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    let (hours, minutes) = (seconds / 3600, seconds / 60 % 60)
    let start = hours > 0 ? "\(hours):\(padded(minutes))" : "\(minutes)"
    return "\(start):\(padded(seconds % 60))"
  }
}
