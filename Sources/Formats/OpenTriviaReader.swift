internal import JSON
internal import Markdown
internal import Questions

/// Reads what the Open Trivia Database gives out (https://opentdb.com/api_config.php).
enum OpenTriviaReader {
  static func read(_ bytes: [UInt8], path: String) -> QuestionFile {
    var reading = FileReading(path)
    do throws(BankProblem) {
      let root = try BankFile.document(bytes, path: path).root
      guard let results = root["results"]?.elements else {
        reading.refuse(1, "has no list \"results\"")
        return reading.file
      }
      let nodes = Array(results)
      let coding = Coding(nodes)
      for node in nodes { take(node, coding, &reading) }
    } catch {
      reading.refuse(error)
    }
    return reading.file
  }

  private static func take(_ node: JSONNode, _ coding: Coding, _ reading: inout FileReading) {
    func text(_ name: String) -> String? { node[name]?.text.flatMap(coding.decoded) }
    let line = node.place.line
    guard let question = text("question"), let right = text("correct_answer"),
      let wrong = node["incorrect_answers"]?.texts?.map(coding.decoded)
    else {
      return reading.refuse(line, "lacks question, correct_answer or incorrect_answers")
    }
    let isTruth = text("type") == "boolean" && ["True", "False"].contains(right)
    var draft = SourceDraft(line: line, prompt: PlainText.markdown(question))
    draft.topic = text("category")
    draft.level = text("difficulty").flatMap(Level.init(called:))
    if isTruth {
      draft.answer = .truth(right == "True")
    } else {
      let options = [(right, true)] + wrong.map { ($0 ?? "", false) }
      draft.answer = .choice(
        // The right one comes first in the file, and would in a printed sheet.
        options.sorted { $0.0 < $1.0 }.map {
          Option(text: PlainText.markdown($0.0), isCorrect: $0.1, why: "")
        }, picksOne: true)
    }
    reading.take(draft)
  }

  /// How the texts of a file are encoded, which the file does not say.
  private enum Coding {
    case html, base64, percent

    init(_ nodes: [JSONNode]) {
      let types = nodes.compactMap { $0["type"]?.text }
      let texts = nodes.compactMap { $0["question"]?.text }
      if !types.isEmpty, types.allSatisfy({ ["bXVsdGlwbGU=", "Ym9vbGVhbg=="].contains($0) }) {
        self = .base64
      } else if texts.contains(where: { $0.contains("%") }),
        texts.allSatisfy({ !$0.contains(" ") })
      {
        self = .percent
      } else {
        self = .html
      }
    }

    /// Nil when it is not what the others are.
    @Sendable func decoded(_ text: String) -> String? {
      switch self {
      case .html: Unescaping.entities(in: text)
      case .base64: Base64.decoded(text).flatMap { String(validating: $0, as: UTF8.self) }
      case .percent: Self.percentDecoded(text)
      }
    }

    private static func percentDecoded(_ text: String) -> String? {
      let bytes = Array(text.utf8)
      var result: [UInt8] = []
      var place = 0
      while place < bytes.count {
        if bytes[place] == 0x25, place + 2 < bytes.count,
          let byte = UInt8(
            String(decoding: bytes[(place + 1)...(place + 2)], as: UTF8.self), radix: 16)
        {
          result.append(byte)
          place += 3
        } else {
          result.append(bytes[place] == 0x2B ? 0x20 : bytes[place])
          place += 1
        }
      }
      return String(validating: result, as: UTF8.self)
    }
  }
}

/// RFC 4648.
enum Base64 {
  static func decoded(_ text: String) -> [UInt8]? {
    var bytes: [UInt8] = []
    var bits: UInt32 = 0
    var count = 0
    for byte in text.utf8 where byte != 0x3D {
      guard let value = value(byte) else { return nil }
      bits = bits << 6 | value
      count += 6
      if count >= 8 {
        count -= 8
        bytes.append(UInt8(truncatingIfNeeded: bits >> UInt32(count)))
      }
    }
    return bytes
  }

  private static func value(_ byte: UInt8) -> UInt32? {
    switch byte {
    case 0x41...0x5A: UInt32(byte) - 0x41
    case 0x61...0x7A: UInt32(byte) - 0x61 + 26
    case 0x30...0x39: UInt32(byte) - 0x30 + 52
    case 0x2B: 62
    case 0x2F: 63
    default: nil
    }
  }
}
