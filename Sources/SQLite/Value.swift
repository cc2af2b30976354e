/// A value on its way into a statement.
package enum Value: Sendable, Equatable {
  case null
  case integer(Int)
  case real(Double)
  case text(String)

  package static func real(_ value: Double?) -> Self { value.map { .real($0) } ?? .null }
}
