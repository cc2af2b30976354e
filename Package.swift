// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

/// Nothing in the program uses regular expressions, which are a tenth of a static binary.
let noStringProcessing = SwiftSetting.unsafeFlags([
  "-Xfrontend", "-disable-implicit-string-processing-module-import",
])
let program = strict + [noStringProcessing]

/// A target without input, output, clock or Foundation: values in, values out.
func pure(_ name: String, _ dependencies: [Target.Dependency] = []) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: program + [.strictMemorySafety()])
}

/// A target that touches the world: a file, a terminal, the process.
func edge(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .target(name: name, dependencies: dependencies, swiftSettings: program)
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
    pure("Numerics"),
    pure("Parallelism"),
    pure("TextAnalysis"),
    pure("JSON", ["TextAnalysis"]),
    pure("Markdown", ["Parallelism", "TextAnalysis"]),
    pure("Questions", ["JSON", "TextAnalysis"]),
    pure("Arguments", ["TextAnalysis"]),

    // Engines.
    pure("Scoring", ["Numerics", "Questions", "Markdown", "TextAnalysis"]),
    pure("Search", ["Numerics", "Questions", "Markdown", "TextAnalysis"]),
    pure("Insight", ["Numerics", "Scoring", "Questions", "JSON"]),
    pure("Quiz", ["Insight", "Scoring", "Questions"]),
    pure("StudySheet", ["Scoring", "Questions", "Markdown", "Parallelism", "TextAnalysis"]),
    pure("Formats", ["StudySheet", "Insight", "Questions", "Markdown", "JSON", "TextAnalysis"]),
    pure("BankLint", ["Numerics", "JSON", "Questions", "Markdown", "TextAnalysis"]),

    // What can be typed, and what each command says of itself.
    pure(
      "Usage",
      [
        "Arguments", "BankLint", "Formats", "Insight", "Questions", "Quiz", "Scoring", "StudySheet",
        "TextAnalysis",
      ]),

    // Shims over what the system has.
    edge("Files", ["TextAnalysis"]),
    .systemLibrary(
      name: "CSQLite", providers: [.apt(["libsqlite3-dev"]), .brew(["sqlite3"])]),
    edge("SQLite", ["CSQLite", "Files"]),
    edge("Archives", []),

    // Files that the program carries, as bytes.
    .target(name: "BundledBank"),
    .target(name: "DjangoRunner", exclude: ["runner.py"]),

    // Edges.
    edge("History", ["Questions", "Scoring", "SQLite", "Files", "JSON", "TextAnalysis"]),
    edge("AnkiPackages", ["Formats", "Archives", "SQLite", "Files", "JSON", "TextAnalysis"]),
    edge("Terminal", ["Markdown", "Files", "TextAnalysis"]),
    edge("Lab", ["Questions", "JSON", "Files", "CSQLite", "DjangoRunner"]),

    // Top.
    edge(
      "Banks",
      [
        "AnkiPackages", "Arguments", "BankLint", "BundledBank", "Files", "Formats", "JSON",
        "Parallelism", "Questions", "Search", "TextAnalysis",
      ]),
    edge(
      "Sittings",
      [
        "History", "Lab", "Terminal", "Quiz", "Insight", "Scoring", "Search", "Questions",
        "TextAnalysis",
        "JSON", "Sentences",
      ]),
    // What is said of everything that can go wrong.
    edge(
      "Sentences",
      [
        "Arguments", "Banks", "Files", "Formats", "History", "JSON", "Questions", "TextAnalysis",
      ]),
    edge(
      "Commands",
      [
        "Questions", "TextAnalysis", "Arguments", "Scoring", "Insight", "Search",
        "Quiz", "Formats", "StudySheet", "BankLint", "History", "Files", "Terminal",
        "Sittings", "JSON", "AnkiPackages", "Banks", "Usage", "Sentences",
      ]),
    .executableTarget(
      name: "prep", dependencies: ["Commands"], exclude: ["StaticLibraries"],
      swiftSettings: program,
      linkerSettings: [
        .unsafeFlags(
          [
            // The static library asks for every symbol to be exported, which keeps what nothing calls.
            "-Xlinker", "--no-export-dynamic", "-Xlinker", "-z", "-Xlinker", "relro",
            // Found before the system's: the archive of libstdc++ for a static program.
            "-L", Context.packageDirectory + "/Sources/prep/StaticLibraries",
          ], .when(platforms: [.linux]))
      ]),

    // What Tests/Benchmarks/scoring holds against the reference implementations.
    .executableTarget(
      name: "Replay", dependencies: ["Scoring"], path: "Tests/Benchmarks/Replay",
      swiftSettings: strict),
    // The learners of Tests/Benchmarks/plan.
    .executableTarget(
      name: "PlanTrial", dependencies: ["Insight", "Quiz", "Scoring", "Questions"],
      path: "Tests/Benchmarks/PlanTrial", swiftSettings: strict),
    // What Tests/Benchmarks/fit holds against the reference implementation.
    .executableTarget(
      name: "Refit", dependencies: ["Numerics", "Quiz", "Scoring"], path: "Tests/Benchmarks/Refit",
      swiftSettings: strict),
    // What Tests/Benchmarks/search holds against FTS5 and tantivy.
    .executableTarget(
      name: "SearchTrial",
      dependencies: ["JSON", "Questions", "Search", "Terminal", "TextAnalysis"],
      path: "Tests/Benchmarks/SearchTrial", swiftSettings: strict),
    // What Tests/Benchmarks/json measures.
    .executableTarget(
      name: "DecodeBank", dependencies: ["JSON", "Questions"],
      path: "Tests/Benchmarks/DecodeBank", swiftSettings: strict),

    tests("Numerics", []),
    tests("Parallelism", []),
    tests("JSON", [], exclude: ["against_python.py"]),
    tests("Questions", ["JSON"]),
    tests("Markdown", ["Quiz"], exclude: ["reference_trees.py", "rows.json"]),
    tests("TextAnalysis", ["Quiz"]),
    tests("Arguments", []),
    tests("Sentences", ["Banks", "History"]),
    tests("Usage", ["Arguments", "Questions", "Scoring"]),
    tests(
      "Scoring", ["Quiz", "Questions"],
      exclude: [
        "blind_answers.jsonl", "heard_answers.txt", "heard_points.json", "judged_answers.txt",
        "second_answers.jsonl",
        "reference_histories.py",
        "reference_histories.txt",
      ]),
    tests("Insight", ["Quiz", "Scoring", "Questions"]),
    tests("Search", ["Quiz", "JSON", "Questions", "TextAnalysis"]),
    tests("Quiz", ["Insight", "Scoring", "Questions"]),
    tests(
      "StudySheet", ["Formats", "Insight", "Quiz", "Scoring", "Questions", "Markdown"],
      exclude: ["other_readers.py", "print.py", "read_back.py", "whole_bank.py"]),
    tests(
      "Formats", ["StudySheet", "Insight", "Quiz", "Scoring", "Questions"],
      exclude: ["other_programs.py", "spreadsheets.py"]),
    tests("BankLint", ["JSON", "Questions"]),
    tests("BundledBank", []),
    tests("Files", []),
    tests("SQLite", ["CSQLite"]),
    tests("Archives", []),
    tests(
      "AnkiPackages", ["Archives", "Formats", "StudySheet", "Questions", "Files"],
      exclude: ["Packages"]),
    tests("History", ["Questions", "Scoring", "SQLite", "Files"], exclude: ["Stores"]),
    tests("Terminal", ["Quiz", "Markdown", "TextAnalysis"]),
    tests("Lab", ["Questions"]),
    tests("Banks", ["Files", "Formats", "Insight", "Questions", "Quiz", "Scoring", "StudySheet"]),
    tests("Sittings", ["Terminal", "Quiz", "Scoring", "Questions", "History"]),
    tests(
      "Commands",
      [
        "prep", "Questions", "TextAnalysis", "Scoring", "History", "Files", "Lab",
        "Terminal", "Quiz", "Insight", "Sittings", "JSON", "Search", "StudySheet", "Formats",
        "BankLint", "Banks", "Usage",
      ],
      exclude: ["Transcripts", "SampleBank", "KindsBank", "Screens"]),
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
        "Commands", "JSON", "Questions", "Markdown", "Scoring", "Search", "StudySheet", "Formats",
        "BankLint", "Terminal", "History",
      ], path: "Tests/Reliability/Fuzz", swiftSettings: strict))
}
