internal import TextAnalysis

/// What the columns of a table hold, by the names in its first row.
struct TableColumns {
  private(set) var columns: [Column?] = []

  enum Column: Hashable {
    case prompt, answer, key, explanation, hint, topic, level, tags, references, id, kind, covers
    case keyPoints
    /// From 0.
    case option(Int)
    case why(Int)
    /// An option that is wrong beside the right one in a column of its own; from 0.
    case wrong(Int)
    /// What prep writes for readers, and nobody needs to read back.
    case ignored
  }

  /// The names of columns that mean nothing here.
  private(set) var unknown: [String] = []

  init?(_ names: [String]) {
    columns = names.map(Self.column)
    unknown = zip(names, columns).filter { $1 == nil }.map { $0.0.trimmed }.filter {
      $0.contains(where: \.isLetter)
    }
    let known = Set(columns.compactMap(\.self))
    guard known.contains(.prompt) else { return nil }
    let isAnswered =
      known.contains(.answer) || known.contains(.key)
      || known.contains { if case .option = $0 { true } else { false } }
    guard isAnswered else { return nil }
    if hasWrong, !hasOptions {
      // The right answer is an option whose place says nothing.
      columns = columns.map { $0 == .answer && !known.contains(.key) ? .key : $0 }
      return
    }
    // A column "Answer" beside options holds the key, unless another one does.
    if hasOptions, !known.contains(.key) {
      columns = columns.map { $0 == .answer ? .key : $0 }
    } else if hasOptions {
      columns = columns.map { $0 == .answer ? .explanation : $0 }
    }
  }

  var hasOptions: Bool { columns.contains { if case .option = $0 { true } else { false } } }

  /// Whether the right answer has a column and each wrong one another.
  var hasWrong: Bool { columns.contains { if case .wrong = $0 { true } else { false } } }

  /// Whether it is a table that prep has written, whose cells hold Markdown.
  var isOurs: Bool { columns.contains(.covers) && columns.contains(.kind) }

  /// A column that is there twice, by its place.
  var repeated: Int? {
    var seen: Set<Column> = []
    return columns.firstIndex { $0.map { $0 != .ignored && !seen.insert($0).inserted } ?? false }
  }

  /// Whether a name is one that a first row would have.
  static func isKnown(_ name: String) -> Bool { names[name.folded.trimmed] != nil }

  private static func column(_ name: String) -> Column? {
    var words = name.folded.trimmed
    // "Question - max 120 characters", "Answer 1 (required)".
    for sign in [" - ", " ("] {
      if let range = words.firstPlace(of: sign) { words = String(words[..<range.lowerBound]) }
    }
    words =
      words.filter { !"#:*?_-".contains($0) || $0 == "_" }.replacing(each: "_", with: " ").trimmed
    if let known = names[words] { return known }
    for (beginning, make) in numbered {
      guard words.hasPrefix(beginning), let place = place(String(words.dropFirst(beginning.count)))
      else { continue }
      return make(place)
    }
    return nil
  }

  private static let numbered: [(String, @Sendable (Int) -> Column)] = [
    ("wrong answer", { .wrong($0) }), ("wrong option", { .wrong($0) }), ("wrong", { .wrong($0) }),
    ("incorrect answer", { .wrong($0) }), ("incorrect option", { .wrong($0) }),
    ("incorrect", { .wrong($0) }), ("distractor", { .wrong($0) }),
    ("why", { .why($0) }), ("reason", { .why($0) }), ("feedback", { .why($0) }),
    ("option", { .option($0) }), ("choice", { .option($0) }), ("answer", { .option($0) }),
    ("", { .option($0) }),
  ]

  /// The place that a letter or a number names.
  static func place(_ text: String) -> Int? {
    let text = text.trimmed
    if let number = Int(text), (1...26).contains(number) { return number - 1 }
    guard text.utf8.count == 1, let letter = text.lowercased().utf8.first,
      (0x61...0x7A).contains(letter)
    else { return nil }
    return Int(letter) - 0x61
  }

  private static let names: [String: Column] = [
    "question": .prompt, "questions": .prompt, "prompt": .prompt, "front": .prompt, "term": .prompt,
    "question text": .prompt, "stem": .prompt, "word": .prompt, "vorderseite": .prompt,
    "frage": .prompt, "begriff": .prompt, "pregunta": .prompt, "domanda": .prompt,
    "pergunta": .prompt, "recto": .prompt, "vraag": .prompt, "вопрос": .prompt, "питання": .prompt,
    "问题": .prompt, "問題": .prompt,
    "answer": .answer, "back": .answer, "definition": .answer, "model answer": .answer,
    "answers": .answer, "response": .answer, "meaning": .answer, "ruckseite": .answer,
    "antwort": .answer, "respuesta": .answer, "reponse": .answer, "risposta": .answer,
    "resposta": .answer, "verso": .answer, "antwoord": .answer, "ответ": .answer,
    "відповідь": .answer, "答案": .answer, "答え": .answer,
    "correct": .key, "right": .key, "key": .key, "correct answer": .key, "correct answers": .key,
    "right answer": .key, "correct option": .key, "answer key": .key, "correct answer(s)": .key,
    "correct choice": .key,
    "explanation": .explanation, "feedback": .explanation, "rationale": .explanation,
    "reason": .explanation, "why": .explanation,
    "hint": .hint, "topic": .topic, "category": .topic, "subject": .topic, "deck": .topic,
    "chapter": .topic, "section": .topic,
    "level": .level, "difficulty": .level, "tags": .tags, "tag": .tags, "keywords": .tags,
    "references": .references, "reference": .references, "url": .references, "link": .references,
    "source": .references, "links": .references,
    "id": .id, "kind": .kind, "type": .kind, "question type": .kind, "covers": .covers,
    "key points": .keyPoints,
    "recall": .ignored, "due": .ignored, "wrong answers": .ignored, "time limit": .ignored,
    "time": .ignored, "time in seconds": .ignored, "points": .ignored, "number": .ignored,
    "no": .ignored, "nr": .ignored,
  ]
}
