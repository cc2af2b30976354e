internal import Arguments
internal import Formats

// The rows of the program table for banks.

let bankCommands = [
  bankListCommand, bankAddCommand, bankRemoveCommand, bankNewCommand, bankTrustCommand,
]

private let bankListCommand = Command(
  "bank list", "List the banks in use.", defaults: JSONOptions(), flags: [.json],
  invoke: Invocation.bankList)

private let bankAddCommand = Command(
  "bank add", "Add your own questions, or bring them up to date.",
  details: """
    Reads a file, or a folder of files, of any format that prep knows: \
    \(ReadFormat.allCases.map(\.rawValue).joined(separator: ", ")). The format is found by what is in the \
    file, then by the end of its name. Every question is taken, changed (it says how) or refused with its \
    line and the reason; no key is ever guessed.
    Adding a file again brings its bank up to date and keeps your history: a question is the same one when \
    its id, its prompt or most of its words are. prep help banks shows an example of each format.
    """,
  examples: [
    Example("prep bank add deck.csv", "a table of questions"),
    Example("prep bank add notes --name golang --level advanced", "a folder of Markdown files"),
    Example("prep bank add deck.csv --dry-run", "say what would happen"),
  ],
  defaults: BankAddOptions(), operands: .any("FILE", from: .file, \.paths, atLeast: 1),
  flags: [
    .choice("format", short: "f", \.format, "Read the files as this format."),
    .text("name", placeholder: "NAME", from: .anything, \.name, "Call the bank by this name."),
    .text(
      "topic", short: "t", placeholder: "TOPIC", from: .anything, \.topic,
      "The topic of questions that name none."),
    .choice("level", short: "l", \.level, "The level of questions that name none."),
    .text(
      "between-cards", placeholder: "TEXT", from: .anything, \.betweenCards,
      "What parts the cards of a Quizlet export, such as ';' or '\\n\\n'."),
    .toggle("dry-run", \.dryRun, "Say what would happen, and do nothing."), .json,
  ], invoke: Invocation.bankAdd)

private let bankRemoveCommand = Command(
  "bank remove", "Take a bank out of use; your history of it stays.",
  examples: [Example("prep bank remove golang", "its questions are asked no more")],
  defaults: BankNameOptions(),
  operands: .any("NAME", from: .list("banks"), \.name, atLeast: 1, atMost: 1), flags: [.json],
  invoke: Invocation.bankRemove)

private let bankTrustCommand = Command(
  "bank trust", "Allow the Python of a bank to be run on your machine.",
  details: """
    Questions that ask for Python are judged by running the bank's own Python, which can do what you can do. \
    Read it first. Once its code changes, as by prep bank add, it has to be trusted anew.
    """,
  examples: [Example("prep bank trust acme", "its queries are run and judged from now on")],
  defaults: BankTrustOptions(),
  operands: .any("NAME", from: .list("banks"), \.name, atLeast: 1, atMost: 1),
  flags: [.toggle("revoke", \.revoke, "Take the trust back."), .json],
  invoke: Invocation.bankTrust)

private let bankNewCommand = Command(
  "bank new", "Write a file with a question of each kind, to be edited.",
  examples: [Example("prep bank new mine.md", "then edit it, and: prep bank add mine.md")],
  defaults: BankNewOptions(),
  operands: .any("FILE", from: .file, \.file, atLeast: 1, atMost: 1),
  flags: [.toggle("force", \.force, "Overwrite FILE.")], invoke: Invocation.bankNew)
