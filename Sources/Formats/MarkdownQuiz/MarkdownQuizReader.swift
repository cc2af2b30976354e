internal import Questions
internal import TextAnalysis

/// Reads the form in which people write questions by hand: a heading is the prompt, a task list the options.
///
/// It is quizdown's (https://github.com/bonartm/quizdown-js/blob/main/docs/syntax.md), with `---` between
/// questions, open questions, and fields in comments.
struct MarkdownQuizReader: TextReader {
  private(set) var reading: FileReading
  private var front = QuizFields()
  private var sections: [QuizSection] = []
  private var topic: String?

  mutating func read(_ text: SourceText) {
    read(MarkdownLines.lines(of: text).withPlainHeadings)
  }

  init(reading: FileReading) { self.reading = reading }

  private mutating func read(_ lines: [MarkdownLine]) {
    let rest = readFrontMatter(lines)
    split(rest)
    let questionLevel = sections.filter(\.hasOptions).map(\.level).min()
    for (index, section) in sections.enumerated() {
      let next = index + 1 < sections.count ? sections[index + 1] : nil
      let isAbove = next.map { $0.level > section.level } ?? false
      if isAbove, section.isEmpty || section.level < questionLevel ?? 0 {
        topic = section.title
      } else if section.isContents {
        reading.refuse(section.line, "\"\(section.title.brief)\" is a list of links to this page")
      } else {
        take(section)
      }
    }
    if sections.isEmpty { reading.refuse(1, "has no heading, which would be a question") }
  }

  /// Fields between two lines of hyphens at the very beginning.
  private mutating func readFrontMatter(_ lines: [MarkdownLine]) -> [MarkdownLine] {
    guard lines.first?.isRule == true,
      let end = lines.dropFirst().firstIndex(where: { $0.isRule || $0.text == "..." }),
      lines[1..<end].allSatisfy({ $0.isBlank || $0.text.contains(":") || $0.indent > 0 })
    else { return lines }
    for line in lines[1..<end] { front.read(line.text) }
    if let bank = front["bank"] ?? front["title"] { reading.name(bank) }
    return Array(lines[(end + 1)...])
  }

  private mutating func split(_ lines: [MarkdownLine]) {
    var isOpen = false
    for (index, line) in lines.enumerated() {
      if let heading = line.heading, !isContent(heading.level, line, isOpen) {
        sections.append(QuizSection(line: line.number, level: heading.level, title: heading.text))
        isOpen = true
      } else if line.isRule, isOpen, opensOptions(lines[(index + 1)...]) {
        continue
      } else if line.isRule {
        isOpen = false
      } else if isOpen {
        sections[sections.count - 1].add(line)
      } else if !sections.isEmpty, !line.isBlank,
        lines[index - 1].isBlank || lines[index - 1].isRule
      {
        reading.refuse(
          line.number, "text after \"---\" has no heading, which would be its question")
      }
    }
  }

  /// Whether a heading is a part of the question that is being read.
  private func isContent(_ level: Int, _ line: MarkdownLine, _ isOpen: Bool) -> Bool {
    guard isOpen, let section = sections.last, level > section.level else { return false }
    return QuizSection.Part(line) != nil || section.hasParts
  }

  /// In quizdown a lone line of hyphens may stand between a prompt and its options.
  private func opensOptions(_ rest: ArraySlice<MarkdownLine>) -> Bool {
    guard let section = sections.last, !section.hasOptions else { return false }
    return rest.first { !$0.isBlank }?.item?.isTicked != nil
  }

  private mutating func take(_ section: QuizSection) {
    var draft = SourceDraft(line: section.line)
    let (lead, named) = section.parts
    fill(&draft, section.fields, askedAs: named[.askedAs] ?? [])
    draft.references = Self.references(named[.references] ?? [])
    if let hint = named[.hint] { draft.hint = hint.source }
    let heading = section.title
    if let list = OptionList(lead.withWholeBoxes, where: { $0.isTicked != nil }) {
      if let line = list.breach {
        return reading.refuse(
          section.line, "line \(line) stands among the options and has no box of their kind")
      }
      readChoice(list, heading, named, &draft)
    } else if let body = QuizKinds.body(lead, named) {
      readOwn(body, heading, &draft)
    } else if let answer = named[.answer] {
      let (prompt, hint) = lead.splitAtLastQuote
      draft.prompt = Self.joined(heading, prompt)
      if !hint.isEmpty { draft.hint = hint.map(\.unquoted).source }
      draft.answer = open(answer, named)
    } else if let list = OptionList(lead, where: { $0.isOrdered }),
      list.isSequence(amongQuizzes: hasOptions)
    {
      if let numbers = list.shuffledNumbers {
        return reading.refuse(
          section.line,
          "its steps are numbered \(numbers.map(String.init).joined(separator: ", ")); "
            + "write them in the right order")
      }
      readSteps(list, heading, named, &draft)
    } else if lead.allSatisfy(\.isBlank) {
      return reading.refuse(section.line, "\"\(heading.brief)\" has no answer under it")
    } else {
      draft.prompt = heading
      draft.answer = open(lead, named)
    }
    if draft.prompt.isEmpty { return reading.refuse(section.line, "the heading is empty") }
    reading.take(draft)
  }

  private mutating func readChoice(
    _ list: OptionList, _ heading: String, _ named: [QuizSection.Part: [MarkdownLine]],
    _ draft: inout SourceDraft
  ) {
    let (prompt, hint) = list.before.splitAtLastQuote
    draft.prompt = Self.joined(heading, prompt)
    if !hint.isEmpty { draft.hint = hint.map(\.unquoted).source }
    let explanation = [list.after, named[.explanation] ?? [], named[.answer] ?? []].map(\.source)
    draft.answer = .choice(
      list.options, explanation: explanation.filter { !$0.isEmpty }.joined(separator: "\n\n"),
      picksOne: list.isOrdered)
  }

  private func readOwn(
    _ own: (body: any QuestionBody, prompt: [MarkdownLine]), _ heading: String,
    _ draft: inout SourceDraft
  ) {
    let (prompt, hint) = own.prompt.splitAtLastQuote
    draft.prompt = Self.joined(heading, prompt)
    if !hint.isEmpty { draft.hint = hint.map(\.unquoted).source }
    draft.answer = .own(own.body)
  }

  private func readSteps(
    _ list: OptionList, _ heading: String, _ named: [QuizSection.Part: [MarkdownLine]],
    _ draft: inout SourceDraft
  ) {
    let (prompt, hint) = list.before.splitAtLastQuote
    draft.prompt = Self.joined(heading, prompt)
    if !hint.isEmpty { draft.hint = hint.map(\.unquoted).source }
    draft.answer = .order(
      list.items.map(\.text), distractors: Self.items(named[.strangers] ?? []).map(\.text),
      explanation: (named[.explanation] ?? []).source)
  }

  private func open(
    _ answer: [MarkdownLine], _ named: [QuizSection.Part: [MarkdownLine]]
  ) -> SourceAnswer {
    .open(
      [answer, named[.explanation] ?? []].map(\.withoutLinksUp.source).filter { !$0.isEmpty }
        .joined(separator: "\n\n"),
      keyPoints: Self.items(named[.keyPoints] ?? []).map(Self.keyPoint),
      followUps: Self.items(named[.followUps] ?? []).map {
        FollowUp(ask: $0.text, answer: $0.why.isEmpty ? nil : $0.why)
      })
  }

  /// A point with the phrases that say it quoted below; "~" is before what only touches it, "!" before what
  /// says the opposite.
  private static func keyPoint(_ item: OptionList.Item) -> KeyPoint {
    var point = KeyPoint(point: item.text, accept: [])
    for line in item.why.split(separator: "\n").map({ String($0).trimmed }) where !line.isEmpty {
      switch line.first {
      case "~": point.mention.append(String(line.dropFirst()).trimmed)
      case "!": point.contradict.append(String(line.dropFirst()).trimmed)
      default: point.accept.append(line)
      }
    }
    return point
  }

  private mutating func fill(
    _ draft: inout SourceDraft, _ fields: QuizFields, askedAs: [MarkdownLine]
  ) {
    draft.id = fields["id"]
    draft.topic = fields["topic"] ?? topic ?? front["topic"]
    if let named = draft.topic.flatMap(Self.slugAndTitle) {
      (draft.topic, draft.topicTitle) = (named.slug, named.title)
    }
    draft.tags = fields["tags"] == nil ? front.list("tags") : fields.list("tags")
    if let level = fields["level"] ?? front["level"] {
      draft.level = Level(called: level)
      if draft.level == nil { draft.changes.append("the level \"\(level.brief)\" is not known") }
    }
    var own = Question(
      id: "", topic: "", level: nil, prompt: "", body: OpenAnswer(answer: "", keyPoints: []))
    own.askedAs = Self.items(askedAs).map(\.text)
    own.revision = fields["revision"].flatMap { Int($0) }.map { max(1, $0) } ?? 1
    own.formerIDs = fields.list("former")
    own.covers = fields.list("covers")
    own.related = fields.list("related")
    own.since = fields["since"]
    own.until = fields["until"]
    draft.own = own
  }

  /// "orm (ORM and queries)".
  private static func slugAndTitle(_ topic: String) -> (slug: String, title: String)? {
    guard topic.hasSuffix(")"), let open = topic.firstPlace(of: " (") else { return nil }
    let slug = String(topic[..<open.lowerBound])
    return Slug.isValid(slug) ? (slug, String(topic[open.upperBound...].dropLast())) : nil
  }

  private var hasOptions: Bool { sections.contains(where: \.hasOptions) }

  private static func joined(_ heading: String, _ lines: [MarkdownLine]) -> String {
    [heading, lines.source].filter { !$0.isEmpty }.joined(separator: "\n\n")
  }

  static func items(_ lines: [MarkdownLine]) -> [OptionList.Item] {
    OptionList(lines, where: { _ in true })?.items ?? []
  }

  private static func references(_ lines: [MarkdownLine]) -> [String] {
    lines.compactMap { MarkdownLink.address(in: $0.text) }
  }
}

extension OptionList {
  /// Whether it is a sequence and no part of an answer: it ends the question, and either stands alone or among
  /// questions with options, as in quizdown.
  fileprivate func isSequence(amongQuizzes: Bool) -> Bool {
    items.count > 1 && after.allSatisfy(\.isBlank)
      && (amongQuizzes || before.allSatisfy(\.isBlank))
  }
}

enum MarkdownLink {
  /// The first address of a line: in a link, between angle brackets, or bare.
  static func address(in line: String) -> String? {
    guard
      let start = line.firstPlace(of: "](")?.upperBound ?? line.firstPlace(of: "<http")?.lowerBound
        ?? line.firstPlace(of: "http")?.lowerBound
    else { return nil }
    let rest = line[start...].drop { $0 == "<" }
    let end = rest.firstIndex { $0 == ">" || $0 == " " || $0 == ")" } ?? rest.endIndex
    let address = String(rest[..<end])
    return address.isEmpty ? nil : address
  }
}

extension Level {
  /// A level by the words that people use for it.
  init?(called name: String) {
    switch name.folded.trimmed {
    case "beginner", "easy", "junior", "basic", "simple", "low": self = .beginner
    case "intermediate", "medium", "mid", "middle", "moderate", "normal": self = .intermediate
    case "advanced", "hard", "senior", "expert", "difficult", "high": self = .advanced
    default: return nil
    }
  }
}
