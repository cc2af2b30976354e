import Testing

#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

/// The other screens on a real pseudo-terminal: home, search, summary, and a quiz taken up again.
@Suite(.serialized) struct ScreenTests {
  private let screens: ScreenProgram

  init() throws { screens = try ScreenProgram() }

  @Test func `home starts what a key says`() throws {
    let terminal = try screens.start()
    #expect(terminal.wait(for: "n new"))
    terminal.type("x")
    terminal.type("n")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "0 of 1 right."))
    #expect(terminal.wait(for: "Enter go on"))
    terminal.clear()
    terminal.type("\r")
    #expect(terminal.wait(for: "1/9 +1"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "You left a quiz with 10 questions to go."))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `every page of home scrolls, has its keys, and leads back to it`() throws {
    let terminal = try screens.start()
    let pages = [
      ("y", "Nothing answered today yet."), ("t", "TOPIC"), ("s", "No question answered yet."),
      ("p", "There is no plan."), ("b", "BANK"), ("i", "No interview yet."), ("h", "Usage: prep"),
    ]
    for (key, sign) in pages {
      #expect(terminal.wait(for: "q leave"))
      terminal.clear()
      terminal.type(key)
      #expect(terminal.wait(for: sign))
      #expect(terminal.wait(for: "Esc back"))
      if key == "h" {
        terminal.type(" ")
        #expect(terminal.wait(for: "↑ "))
      }
      terminal.clear()
      terminal.type("?")
      #expect(terminal.wait(for: "to the page before"))
      terminal.clear()
      terminal.type("\u{1b}")
      #expect(terminal.wait(for: "Esc back"))
      terminal.clear()
      terminal.type("\u{1b}")
    }
    #expect(terminal.wait(for: "q leave"))
    terminal.clear()
    terminal.type("t")
    #expect(terminal.wait(for: "Esc back"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `search and interviews return to home, and an interview that is paused goes on`()
    throws
  {
    let terminal = try screens.start()
    #expect(terminal.wait(for: "q leave"))
    terminal.type("/")
    #expect(terminal.wait(for: "Esc leave"))
    terminal.clear()
    terminal.type("\u{1b}")
    #expect(terminal.wait(for: "i interviews"))
    terminal.type("i")
    #expect(terminal.wait(for: "Enter new interview"))
    terminal.type("\r")
    #expect(terminal.wait(for: "q pause"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "a resume"))
    terminal.clear()
    terminal.type("a")
    #expect(terminal.wait(for: "q pause"))
    terminal.clear()
    terminal.type("q")
    #expect(terminal.wait(for: "a resume"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `keys typed before a page was drawn do not answer it`() throws {
    let terminal = try screens.start("quiz", "--kind", "open", "--seed", "1")
    #expect(terminal.wait(for: "Enter show the answer"))
    terminal.clear()
    terminal.type("\r\r")
    #expect(terminal.wait(for: "h hard"))
    #expect(terminal.wait(for: "Keys typed before this page were dropped."))
    #expect(!terminal.screen.contains("Graded"))
    terminal.type("xyz")
    #expect(terminal.wait(for: "? shows the keys that work here."))
    terminal.type("?")
    #expect(terminal.wait(for: "grade your answer hard"))
    terminal.type("\u{3}")
    terminal.expectGoodEnd(status: 130)
  }

  @Test func `the last answer is taken back on the last page`() throws {
    let terminal = try screens.start(.summary)
    terminal.clear()
    terminal.type("u")
    #expect(terminal.wait(for: "Took back \"again\"."))
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `a quiz says when the interview is that is prepared for`() throws {
    let now = ["--now", "2026-11-20T10:00:00Z"]
    #expect(screens.program.run(now + ["plan", "in 12 days"]).output.contains("in 12 days"))
    let terminal = try PseudoTerminal(
      now + ["quiz", "--kind", "choice"], environment: screens.program.environment)
    #expect(terminal.wait(for: "interview in 12 days"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `home leaves without a trace, by Ctrl-C with status 130`() throws {
    let left = try screens.start()
    #expect(left.wait(for: "q leave"))
    left.type("q")
    left.expectGoodEnd()
    let interrupted = try screens.start()
    #expect(interrupted.wait(for: "q leave"))
    interrupted.type("\u{3}")
    interrupted.expectGoodEnd(status: 130)
  }

  @Test func `search without words finds while typing and shows what it found`() throws {
    let terminal = try screens.start("search")
    #expect(terminal.wait(for: "Esc leave"))
    terminal.type("select_relat")
    #expect(terminal.wait(for: " Search: select_relat\n"))
    #expect(terminal.picture.lines[2].hasPrefix("› When do you use `select_related`"))
    #expect(terminal.picture.cursor == (0, 21))
    terminal.type("\r")
    #expect(terminal.wait(for: "Esc back"))
    terminal.clear()
    terminal.type("\u{1b}")
    #expect(terminal.wait(for: "Enter show"))
    terminal.type("\u{15}topic:")
    #expect(terminal.wait(for: "topic: expected one of"))
    terminal.type("\u{15}xyzzyx")
    #expect(terminal.wait(for: "Nothing found."))
    terminal.type("\u{1b}")
    terminal.expectGoodEnd()
  }

  @Test(arguments: ["\u{11}", "\rq"]) func `what was found is quizzed`(keys: String) throws {
    let terminal = try screens.start("search")
    #expect(terminal.wait(for: "Esc leave"))
    terminal.type("id:choose-on-delete")
    #expect(terminal.wait(for: " Search: id:choose-on-delete\n─── 1 hit ─"))
    for key in keys {
      terminal.type(String(key))
      if key == "\r" { #expect(terminal.wait(for: "Esc back")) }
    }
    #expect(terminal.wait(for: "t type yours"))
    #expect(terminal.wait(for: "`on_delete`"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  @Test func `the quiz is searched without being left`() throws {
    let terminal = try screens.start("quiz", "--kind", "choice", "--seed", "1")
    #expect(terminal.wait(for: "/ search"))
    terminal.type("/csrf")
    #expect(terminal.wait(for: "Search: csrf"))
    terminal.clear()
    terminal.type("\u{1b}")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.type("/")
    #expect(terminal.wait(for: "Search: csrf"))
    terminal.type("\u{3}")
    terminal.expectGoodEnd(status: 130)
  }

  @Test func `the summary offers what was missed`() throws {
    let terminal = try screens.start("quiz", "--kind", "choice", "-n", "1", "--seed", "1")
    #expect(terminal.wait(for: "0 don't know"))
    terminal.type("0")
    #expect(terminal.wait(for: "Enter go on"))
    terminal.type("\r")
    #expect(terminal.wait(for: "missed this one before"))
    terminal.type("s")
    #expect(terminal.wait(for: "practise what you missed"))
    #expect(terminal.picture.lines.contains { $0.contains("0 of 1 right") })
    #expect(terminal.picture.lines.contains { $0.contains("Streak: 1 day.") })
    terminal.clear()
    terminal.type("\r")
    #expect(terminal.wait(for: "1/1"))
    terminal.type("q")
    terminal.expectGoodEnd()
  }

  enum Leaving: CaseIterable { case key, interrupt, hangUp, kill }

  @Test(arguments: Leaving.allCases)
  func `a quiz that was left goes on at the same question`(leaving: Leaving) throws {
    let first = try screens.start("quiz", "orm", "-n", "3", "--kind", "choice")
    #expect(first.wait(for: "1/3"))
    first.type("0")
    #expect(first.wait(for: "Enter go on"))
    first.clear()
    first.type("\r")
    #expect(first.wait(for: "2/3 +1"))
    let question = first.picture.lines[2]
    switch leaving {
    case .key: first.type("q")
    case .interrupt: first.type("\u{3}")
    case .hangUp: first.send(signal: SIGHUP)
    case .kill: first.send(signal: SIGKILL)
    }
    #expect(first.end() != .none)
    let second = try screens.start("quiz")
    #expect(second.wait(for: "You left a quiz with 3 questions to go."))
    second.type("\r")
    #expect(second.wait(for: "1/2 +1"))
    #expect(second.picture.lines[2] == question)
    second.type("q")
    second.expectGoodEnd()
  }

  @Test func `undo reaches what was answered before the quiz was left, twice over`() throws {
    var questions: [String] = []
    for number in 1...2 {
      let terminal = try screens.start("quiz", "orm", "-n", "4", "--kind", "choice")
      if number == 2 {
        #expect(terminal.wait(for: "Enter go on"))
        terminal.type("\r")
      }
      #expect(terminal.wait(for: "! not sure"))
      questions.append(terminal.picture.lines[2])
      terminal.type("0")
      #expect(terminal.wait(for: "Enter go on"))
      terminal.type("q")
      terminal.expectGoodEnd()
    }
    let terminal = try screens.start("quiz")
    #expect(terminal.wait(for: "You left a quiz with 4 questions to go."))
    terminal.type("\r")
    #expect(terminal.wait(for: "1/2 +2"))
    for question in questions.reversed() {
      terminal.clear()
      terminal.type("u")
      #expect(terminal.wait(for: "Took back"))
      #expect(terminal.picture.lines[2] == question)
    }
    #expect(terminal.wait(for: "1/4"))
    terminal.type("q")
    terminal.expectGoodEnd()
    let reviews = try screens.start("stats", "--json")
    #expect(reviews.end() == .status(0))
    #expect(reviews.screen.contains("\"reviews\":0"))
  }

  @Test func `a new quiz replaces the one that was left, and scripts are not asked`() throws {
    let first = try screens.start("quiz", "-n", "3", "--kind", "choice")
    #expect(first.wait(for: "1/3"))
    first.type("0")
    #expect(first.wait(for: "Enter go on"))
    first.type("q")
    #expect(first.end() == .status(0))
    #expect(!screens.program.run(["quiz", "--plain"]).output.contains("You left"))
    #expect(!screens.program.run(["quiz", "--json"]).output.contains("You left"))
    let second = try screens.start("quiz", "-n", "2")
    #expect(second.wait(for: "n new quiz"))
    second.type("n")
    #expect(second.wait(for: "1/2"))
    second.type("q")
    second.expectGoodEnd()
    let third = try screens.start("quiz", "-n", "2")
    #expect(third.wait(for: "1/2"))
    third.type("q")
    third.expectGoodEnd()
  }

  @Test func `what is printed breaks between words`() throws {
    let terminal = try PseudoTerminal(
      ["quiz", "--kind", "choice", "--seed", "1"], environment: screens.program.environment,
      columns: 40,
      rows: 12)
    #expect(terminal.wait(for: "0 pass"))
    terminal.type("0")
    #expect(terminal.wait(for: "Graded again"))
    terminal.type("q")
    terminal.expectGoodEnd()
    #expect(terminal.screen.contains("0 of 1 right, score 0 %, 0 % corrected\r\nfor guessing."))
    #expect(terminal.screen.contains(": 0 of 1\r\n"))
  }

  @Test func `plain lines on a terminal ask, too`() throws {
    screens.program.environment["TERM"] = "dumb"
    let first = try screens.start("quiz", "-n", "3", "--kind", "choice")
    #expect(first.wait(for: "Question 1 of 3"))
    first.type("0\nq\n")
    #expect(first.end() == .status(0))
    let second = try screens.start("quiz")
    #expect(second.wait(for: "You left a quiz with 3 questions to go."))
    second.type("\n")
    #expect(second.wait(for: "Question 1 of 2, "))
    second.type("q\n")
    #expect(second.end() == .status(0))
    #expect(!second.screen.contains("\u{1b}"))
  }
}
