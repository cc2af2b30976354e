// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// A target without input, output, clock or Foundation: values in, values out.
func pure(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict + [.strictMemorySafety()])
}

/// A target that touches the world: a file, a terminal, the process.
func edge(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: strict)
}

func tests(
  _ name: String, _ dependencies: [Target.Dependency], exclude: [String] = []
) -> Target {
  .testTarget(
    name: name + "Tests", dependencies: [.byName(name: name)] + dependencies, exclude: exclude,
    swiftSettings: strict)
}

let package = Package(
  name: "prep",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "prep", targets: ["prep"])],
  targets: [
    // Ground.
    pure("JSON"),
    pure("Questions", ["JSON"]),
    pure("Markdown"),
    pure("TextAnalysis"),
    pure("Arguments", ["TextAnalysis"]),

    // Engines.
    pure("Scoring", ["Questions", "TextAnalysis"]),
    pure("Search", ["Questions", "TextAnalysis"]),
    pure("Quiz", ["Scoring", "Questions"]),
    pure("StudySheet", ["Scoring", "Questions", "Markdown", "TextAnalysis"]),
    pure("BankLint", ["JSON", "Questions", "Markdown", "TextAnalysis"]),

    // Edges.
    .target(name: "BundledBank"),
    .systemLibrary(
      name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    edge("Progress", ["Scoring", "Questions", "CSQLite"]),
    edge("Terminal", ["Quiz", "Scoring", "Questions", "Markdown", "TextAnalysis"]),

    // Top.
    edge(
      "Commands",
      [
        "JSON", "Questions", "Markdown", "TextAnalysis", "Arguments", "Scoring", "Search", "Quiz",
        "StudySheet", "BankLint", "BundledBank", "Progress", "Terminal",
      ]),
    .executableTarget(name: "prep", dependencies: ["Commands"], swiftSettings: strict),

    // What Tests/Benchmarks/scoring holds against the reference implementations.
    .executableTarget(
      name: "Replay", dependencies: ["Scoring"], path: "Tests/Benchmarks/Replay",
      swiftSettings: strict),
    // What Tests/Benchmarks/json measures.
    .executableTarget(
      name: "DecodeBank", dependencies: ["JSON", "Questions"],
      path: "Tests/Benchmarks/DecodeBank", swiftSettings: strict),

    tests("JSON", [], exclude: ["against_python.py"]),
    tests("Questions", ["JSON"]),
    tests("Markdown", ["Quiz"], exclude: ["reference_trees.py", "rows.json"]),
    tests("TextAnalysis", ["Quiz"]),
    tests("Arguments", []),
    tests(
      "Scoring", ["Quiz", "Questions"],
      exclude: ["judged_answers.txt", "reference_histories.py", "reference_histories.txt"]),
    tests("Search", ["Quiz", "JSON", "Questions", "TextAnalysis"]),
    tests("Quiz", ["Scoring", "Questions"]),
    tests(
      "StudySheet", ["Quiz", "Scoring", "Questions", "Markdown"],
      exclude: ["other_readers.py", "print.py", "read_back.py", "whole_bank.py"]),
    tests("BankLint", ["Questions", "Markdown", "TextAnalysis"]),
    tests("BundledBank", []),
    tests("Progress", ["Scoring", "Questions", "CSQLite"]),
    tests("Terminal", ["Quiz", "Scoring", "Questions", "Markdown", "TextAnalysis"]),
    tests(
      "Commands",
      [
        "prep", "JSON", "Questions", "TextAnalysis", "Arguments", "Scoring", "Progress", "Terminal",
        "Quiz",
      ],
      exclude: ["Transcripts", "SampleBank", "Screens"]),
  ],
  // #embed came with C23.
  cLanguageStandard: .c2x
)

// What Tests/Reliability/fuzz builds; it needs libFuzzer to link.
if Context.environment["PREP_FUZZ"] != nil {
  package.targets.append(
    .executableTarget(
      name: "Fuzz",
      dependencies: [
        "Commands", "JSON", "Questions", "Markdown", "Scoring", "Search", "StudySheet", "BankLint",
        "Terminal",
      ], path: "Tests/Reliability/Fuzz", swiftSettings: strict))
}
