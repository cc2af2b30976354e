internal import JSON
private import Synchronization

/// The body of a question of a file that is known to be sound, read when it is first asked for.
///
/// Most of a file is bodies, and most commands ask for few of them.
final class UnreadBody: Sendable {
  private let node: JSONNode
  private let type: any QuestionBody.Type
  private let known = Mutex<(any QuestionBody)?>(nil)

  init(_ node: JSONNode, _ type: any QuestionBody.Type) {
    self.node = node
    self.type = type
  }

  var kind: Kind { type.kind }

  /// An answer without words when the file was not sound after all.
  var read: any QuestionBody {
    known.withLock { known in
      let body =
        known ?? FieldReader(node).flatMap { fields in
          var fields = fields
          return type.init(reading: &fields)
        } ?? OpenAnswer(answer: "", keyPoints: [])
      known = body
      return body
    }
  }
}
