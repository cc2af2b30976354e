/// Words and phrases that mean the same, as curated in `Data/django/synonyms.json`.
package struct Synonyms: Codable, Sendable, Equatable {
  /// Each group holds two or more phrases: `["cbv", "class-based view"]`.
  package let groups: [[String]]

  package init(groups: [[String]] = []) {
    self.groups = groups
  }
}
