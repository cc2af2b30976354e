package import Formats
package import Questions

package struct BankAddOptions: JSONPrinting {
  package var paths: [String] = []
  package var format: ReadFormat?
  package var name: String?
  package var topic: String?
  package var level: Level?
  package var betweenCards: String?
  package var dryRun = false
  package var json = false

  package init() {}
}

package struct BankNameOptions: JSONPrinting {
  package var name: [String] = []
  package var json = false

  package init() {}
}

package struct BankTrustOptions: JSONPrinting {
  package var name: [String] = []
  package var revoke = false
  package var json = false

  package init() {}
}

package struct BankNewOptions: Sendable {
  package var file: [String] = []
  package var force = false

  package init() {}
}

package struct CheckOptions: JSONPrinting {
  package var files: [String] = []
  package var rules = false
  package var strict = false
  package var json = false

  package init() {}
}
