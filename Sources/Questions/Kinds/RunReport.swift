/// What came of running an answer.
package struct RunReport: Sendable, Equatable {
  package let got: Rows
  package let wanted: Rows
  package let difference: RowDifference
  /// Whether it is right on other data as well; nil where there is none.
  package let isRightOnHidden: Bool?
  /// How many queries were sent.
  package let queries: Int
  package let maxQueries: Int?
  /// What was sent, in order; empty where the answer itself is what was sent.
  package let sent: [SentQuery]

  package init(
    got: Rows, wanted: Rows, isOrdered: Bool, isRightOnHidden: Bool? = nil, queries: Int = 1,
    maxQueries: Int? = nil, sent: [SentQuery] = []
  ) {
    self.got = got
    self.wanted = wanted
    difference = RowDifference(got: got, wanted: wanted, inOrder: isOrdered)
    self.isRightOnHidden = isRightOnHidden
    self.queries = queries
    self.maxQueries = maxQueries
    self.sent = sent
  }

  package var sendsTooMany: Bool { maxQueries.map { queries > $0 } ?? false }

  package var isRight: Bool { difference.isEmpty && isRightOnHidden != false && !sendsTooMany }

  package var mark: Mark { Mark(isRight ? .right : .wrong, score: isRight ? 1 : 0) }
}

/// SQL that an answer had sent, without its parameters.
package struct SentQuery: Sendable, Equatable {
  package let sql: String
  /// How often, whatever the parameters.
  package let count: Int

  package init(sql: String, count: Int) {
    self.sql = sql
    self.count = count
  }
}
