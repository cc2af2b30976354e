internal import Questions

/// Code with the numbers by which its lines are called.
enum NumberedCode {
  static func lines(_ code: AnswerShape.Code) -> [String] {
    code.lines.enumerated().map { number($0, of: code) + "  " + $1 }
  }

  /// As wide as the last number.
  static func number(_ place: Int, of code: AnswerShape.Code) -> String {
    let number = String(place + 1)
    return String(repeating: " ", count: String(code.lines.count).count - number.count) + number
  }
}
