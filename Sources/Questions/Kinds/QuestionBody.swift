package import JSON

/// What a kind of question adds to the fields that every question has.
///
/// A kind is one file: a type that reads its fields and says what there is to read, how it is answered, what an
/// answer is worth and what is right. Search, lint, sheets and faces ask nothing else of it.
package protocol QuestionBody: Sendable, Equatable {
  static var kind: Kind { get }

  /// The names of its own fields in a bank file, in the order of the format.
  static var fieldNames: [String] { get }

  /// Reads its own fields and notes everything that is wrong with them; nil when it cannot be asked.
  init?(reading fields: inout FieldReader)

  /// Its own fields as in a bank file; those without content are left out.
  var json: [JSON.Field] { get }

  /// Every text in it, in the order of the format.
  var texts: [BodyText] { get }

  /// What keeps it from being asked although each of its fields can be read, wherever it comes from.
  var flaws: [Flaw] { get }

  /// The same with every text changed; of texts that may be left out, those that become empty are.
  func mapping(_ change: (String) -> String) -> Self

  /// The same without what stands there twice to no purpose.
  var withoutTwins: Self { get }

  /// How it is answered.
  var shape: AnswerShape { get }

  /// Who says what an answer is worth.
  var authority: Authority { get }

  /// What an answer of its shape is worth.
  func judge(_ response: Response) -> Verdict

  var solution: Solution { get }
}

extension QuestionBody {
  package var authority: Authority { .kind }
  package var flaws: [Flaw] { [] }
  package var withoutTwins: Self { self }

  /// The right answer in words, as Markdown; none where there is none to compare with.
  package var rightTexts: [String] { solution.right.map(shape.markdown) ?? [] }

  /// What was offered to be put in order and does not belong; Markdown.
  package var strangers: [String] {
    guard case .arrange(let pieces) = shape else { return [] }
    return pieces.texts.indices.filter { !solution.isRight($0) }.map { pieces.texts[$0] }
  }

  package func isEqual(to other: any QuestionBody) -> Bool { (other as? Self) == self }
}

/// A text of a question's body, with the field that holds it.
package struct BodyText: Sendable, Equatable {
  package let field: FieldPath
  /// Markdown, apart from accepted and refused terms.
  package let text: String
  package let role: Role

  /// What the text is to somebody who reads it.
  package enum Role: Sendable, CaseIterable {
    /// Shown with the prompt, to answer with: an option, a step, a line of code.
    case offered
    case answer, keyPoint
    /// What shows that a key point was made, or fills a blank; not Markdown.
    case accepted
    /// What shows that the opposite of a key point was said; not Markdown.
    case refused
    /// Why something offered is right or wrong.
    case reason
    case explanation, followUp
  }

  package init(_ field: FieldPath, _ text: String, _ role: Role) {
    self.field = field
    self.text = text
    self.role = role
  }
}

/// A field of a question, such as "options[2].why".
package struct FieldPath: Sendable, Hashable, CustomStringConvertible, ExpressibleByStringLiteral {
  package let name: String
  /// The element, where the field is a list.
  package let index: Int?
  /// The field within the element.
  package let part: String?

  package init(_ name: String, _ index: Int? = nil, _ part: String? = nil) {
    self.name = name
    self.index = index
    self.part = part
  }

  package init(stringLiteral name: String) { self.init(name) }

  /// As somebody says it who has never seen a bank file, such as "option 3".
  package var inWords: String {
    index.map { "\(name.hasSuffix("s") ? String(name.dropLast()) : name) \($0 + 1)" }
      ?? "the \(name == "prompt" ? "question" : name)"
  }

  package var description: String {
    name + (index.map { "[\($0)]" } ?? "") + (part.map { ".\($0)" } ?? "")
  }
}
