internal import Questions
internal import TextAnalysis

/// What `prep help kinds` says: the kinds of questions, and how queries are run.
package enum KindsHelp {
  /// The name of what brings the ORM along.
  private static let framework = Exercise.Language.orm.rawValue.capitalizedFirst

  package static let text = """
    open    Say or type an answer, then compare it with ours and tick the key points you made.
    choice  Pick one option, or tick all that are right; every option says why it is right or wrong.
    short   Type a word or a number, or what fills the gaps in code.
    order   Put steps in order, and leave out what does not belong.
    line    Point at the faulty line of code.
    query   Write a query; it is run.

    SQL is run in prep itself, on the tables shown and on rows that you do not see. It can read and
    change these tables only, and has limits on time, rows and memory.

    \(framework)'s ORM is run where you have \(framework) 5.2 or later: in the Python of prep config python PATH,
    else of the active virtual environment, else python3. It runs in a process of its own that can
    write no file and has 10 seconds. You see the rows, the SQL sent and the number of queries.
    Without \(framework) you grade such an answer beside ours. Python of a bank that you added runs only
    after prep bank trust NAME.

    A case is a scenario with linked questions, asked in order: prep quiz --case ID. Open questions
    have follow-ups with answers: f asks the next one.
    """
}
