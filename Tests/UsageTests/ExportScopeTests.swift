import Questions
import Testing

@testable import Usage

@Suite struct ExportScopeTests {
  static func options(_ change: (inout ExportOptions) -> Void) -> ExportOptions {
    var options = ExportOptions()
    change(&options)
    return options
  }

  @Test(arguments: [
    (options { _ in }, "prep export"),
    (options { $0.filter.topics = ["orm", "it's"] }, "prep export --topic orm --topic 'it'\\''s'"),
    (options { $0.filter.level = .advanced }, "prep export --level advanced"),
    (options { $0.search = "n+1 $(x)" }, "prep export --search 'n+1 $(x)'"),
    (options { $0.brief = true }, "prep export --wrong"),
  ])
  func `the command that exports the same is typed as a shell takes it`(
    options: ExportOptions, command: String
  ) {
    #expect(ExportScope(options).command == command)
  }

  @Test func `a page in brief is about mistakes unless something else is asked for`() {
    #expect(ExportScope(Self.options { $0.brief = true }).isMistakes)
    #expect(
      !ExportScope(
        Self.options {
          $0.brief = true
          $0.filter.isDue = true
        }
      ).isMistakes)
  }
}
