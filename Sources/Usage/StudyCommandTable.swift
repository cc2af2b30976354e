internal import Arguments
internal import Quiz
internal import Scoring

// The rows of the program table for whoever studies.

let quizCommand = Command(
  "quiz", "Ask questions and keep every answer.",
  details: """
    Asks today's portion: what is due, those most likely forgotten before the others, and as many new \
    questions as prep config new-per-day says, across all topics and from easier to harder; every \
    third is new. With a plan (prep help plan) the portion is what the plan wants today. When it is \
    done, prep says so, and goes on if you like. Of some questions, or with --count, it asks ten or N. \
    What you miss comes back in the same sitting. \(filterDetails)
    An answer marked with "!" (a!) is one you are not sure of; prep help grading shows how answers \
    become grades.
    On a terminal, a quiz that was left before its end is offered again.
    Without a terminal, and with --plain or PREP_PLAIN=1, the quiz is a dialogue of lines for screen \
    readers and pipes: every state in words, options by letters; with --json, of JSON lines.
    """,
  examples: [
    Example("prep quiz", "today's portion: what is due, and some new ones"),
    Example("prep quiz --minutes 20", "as many as fit into twenty minutes"),
    Example("prep quiz security --kind choice -n 5", "five multiple-choice questions"),
    Example("prep quiz --wrong", "only what you got wrong last time"),
  ],
  defaults: QuizOptions(), operands: .any("TOPIC", from: .list("topics"), \.filter.topics),
  flags: [.bank] + Flag<QuizOptions>.filters + [
    .text(
      "case", placeholder: "ID", from: .list("cases"), \.filter.caseName,
      "Ask the questions of a case, in its order."),
    .text(
      "search", placeholder: "WORDS", from: .anything, \.search,
      "Only what a search for these words finds."),
    .number("count", short: "n", 1...1000, \.count, "Number of questions (default 10)."),
    .number(
      "minutes", short: "m", StudyPlan.minutesRange, \.minutes, "Number of minutes to fill."),
    .number("seed", 0...Int.max, \.seed, "Repeat the same choice and order."),
    .toggle("plain", \.plain, "Use plain lines even on a terminal."),
    .toggle("json", \.json, "Speak JSON lines."),
  ], invoke: Invocation.quiz)

let interviewCommand = Command(
  "interview", "Hold a timed mock interview, then get a report.",
  details: """
    Open questions, to be answered in words, and choices over mixed topics and levels, as many as fit \
    into the time. Who is quicker is asked more while time is left; "q" then ends it. Nothing is said about your answers until the end; then a report names the score \
    per topic and level, your answers beside the key points, and what to study. Answers go into the \
    same history as those of a quiz; open ones are graded by the key points that were found.
    Who answered an open question is asked one further; that answer has no score, and is kept in the \
    report. The clock shows the time left for the whole; when it is up, the answer being given is \
    the last.
    As in an interview there are no hints, references or search, and only the last answer can be taken back.
    "q" pauses, and the clock stops; --resume goes on with the one paused last, --resume b with the second \
    of several. --reports lists these and what came of the last interviews; --reports 2 shows the second \
    report, and --report FILE writes it. The score is the mean over the questions \
    answered, BETWEEN the bounds that would hold your score over many such questions in nine cases \
    of ten.
    """,
  examples: [
    Example("prep interview --minutes 45", "about fifteen questions"),
    Example("prep interview orm security --level advanced", "from two topics, hard ones"),
    Example("prep interview --resume --report report.md", "go on, and keep the report"),
  ],
  defaults: InterviewOptions(), operands: .any("TOPIC", from: .list("topics"), \.filter.topics),
  flags: [
    .bank,
    .number(
      "minutes", short: "m", InterviewPlan.minutesRange, \.minutes,
      "Number of minutes (default 30)."),
    .choice("level", short: "l", \.filter.level, "Only this level."),
    .toggle("resume", short: "r", \.resume, "Go on with the interview that was paused last."),
    .toggle("reports", \.reports, "List the paused interviews and the scores of the last ones."),
    .text(
      "report", placeholder: "FILE", from: .file, \.report,
      "Write the report to FILE too, as Markdown."),
    .toggle("force", \.force, "Overwrite FILE."),
    .number("seed", 0...Int.max, \.seed, "Repeat the same choice and order."),
    .toggle("plain", \.plain, "Use plain lines even on a terminal."),
    .toggle("json", \.json, "Speak JSON lines."),
  ], invoke: Invocation.interview)

let searchCommand = Command(
  "search", "Find questions by words.",
  details: """
    Word forms and beginnings of words match too. Filters may stand among the words: \
    topic:orm level:advanced kind:choice. Write "--" before a word that starts with a dash. \
    Without words, on a terminal, results change as you type: Enter shows the chosen question, Ctrl-O \
    opens its first reference in the browser, Ctrl-Q quizzes you on what was found. While a question is \
    shown, o and q do the same.
    """,
  examples: [
    Example("prep search n+1", "by a term"),
    Example("prep search locking rows --topic orm", "within a topic"),
    Example("prep search --open n+1", "read the best answer at once"),
    Example("prep search csrf --json | jq '.hits[].id'", "for a script"),
  ],
  defaults: SearchOptions(), operands: .any("WORDS", from: .anything, \.words),
  flags: [
    .bank,
    .texts(
      "topic", short: "t", placeholder: "TOPIC", from: .list("topics"), \.topics,
      "Only this topic; may be repeated."),
    .choice("level", short: "l", \.level, "Only this level."),
    .choice("kind", short: "k", \.kind, "Only this kind."),
    .number("limit", short: "n", 1...1000, \.limit, "Number of hits (default 10)."),
    .toggle("open", short: "o", \.open, "Show the first hit whole, as prep show does."),
    .toggle("full", \.full, "Show every hit whole, one after the other."),
    .toggle("explain", \.explain, "In the list, say what each score is made of."),
    .json,
  ], invoke: Invocation.search)

let showCommand = Command(
  "show", "Show questions with answers, reasons and your history.",
  examples: [Example("prep show select-related-or-prefetch-related", "one question in full")],
  defaults: ShowOptions(),
  operands: .any("ID", from: .list("questions"), \.ids, atLeast: 1), flags: [.bank, .json],
  invoke: Invocation.show)

let topicsCommand = Command(
  "topics", "List the topics, and how much of each you have seen and know.",
  defaults: TopicsOptions(), flags: [.bank, .json], invoke: Invocation.topics)

let planCommand = Command(
  "plan", "Plan towards the day of an interview.",
  details: """
    DATE is a day such as 2027-01-15, "15 Jan", friday or "in 3 weeks". From then on prep, prep quiz and \
    prep stats follow the plan; the day before the interview is the last one of study, and after it prep \
    asks how it went: prep plan went well (or: mixed, badly). Without DATE the plan is shown; prep plan off \
    ends it. A plan for another day keeps what you do not say anew; --level all, --bank all and a \
    topic's =1 take back.
    Today's portion fits the minutes of a day. Every question comes once first, those of topics that \
    count more before others; then comes whatever adds most, per second, to what you will know on the \
    day: a question that you would forget by then, and that one answer keeps.
    The share of questions known is foreseen by playing the days ahead with your own answers' shares, \
    times and stabilities; between the bounds it lies in nine cases of ten. "Without the plan" is spaced \
    repetition in the same time, due questions first. A day skipped needs nothing: the plan is made \
    anew every time.
    """,
  examples: [
    Example("prep plan 2027-01-15 --minutes 30", "half an hour a day until then"),
    Example(
      "prep plan \"in 3 weeks\" --topic orm=3 --topic admin=0", "what counts more, and what not"),
    Example("prep plan", "what you will know, today's portion, what is not reached"),
    Example("prep plan off", "back to the daily habit"),
  ],
  defaults: PlanOptions(), operands: .any("DATE", from: .anything, \.words, atMost: 8),
  flags: [
    .number("minutes", short: "m", StudyPlan.minutesRange, \.minutes, "Study N minutes a day."),
    .texts(
      "topic", short: "t", placeholder: "TOPIC=N", from: .list("topics"), \.topics,
      "Let a topic count N times, 0 to 10; 0 leaves it out."),
    .text(
      "level", short: "l", placeholder: "LEVEL", from: .choices(PlanOptions.LevelChoice.choices),
      \.level, "Ask one level only, or all again.", parse: PlanOptions.LevelChoice.init),
    .texts(
      "bank", short: "b", placeholder: "NAME", from: .list("banks"), \.banks,
      "Ask this bank only, or all again; may be repeated."), .json,
  ], invoke: Invocation.plan)

let statsCommand = Command(
  "stats", "Show how you are doing.",
  details: """
    Readiness and mastery (RIGHT) are the share of questions, of all and of a topic or level, that \
    you would answer right if all were asked today.
    BETWEEN are the bounds that hold it in nine cases of ten; TREND is its change in 28 days, in \
    points.
    A question seen before counts with its recall: the chance of a right answer by the FSRS-6 model, \
    moved by how the model did for you; what you answered today counts with tomorrow's.
    A question never seen counts with the share of first answers that were right in its topic and \
    level, drawn towards your mean where there were few.
    Right is the share of all answers that were right; retention counts only those that tell of \
    memory, a question's first answer on a day when it had been answered on an earlier one (RECALLS).
    In both an answer is right when it was graded better than again: what was right by a guess, not \
    sure and faster than it can be read, was not recalled, though the summary of a quiz counts it.
    Syllabus counts the items of which a question was answered.
    The weakest are those with a chance of recall below 80 %, lowest first; a leech was forgotten six times.
    The streak counts the study days in a row with an answer; a study day begins at 04:00.
    """,
  examples: [Example("prep stats --questions --json", "one row per question, for a script")],
  defaults: StatsOptions(),
  flags: [.bank, .toggle("questions", short: "q", \.questions, "One row per question."), .json],
  invoke: Invocation.stats)
