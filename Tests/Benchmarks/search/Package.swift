// swift-tools-version: 6.2
import PackageDescription

// The engine's sources once more (links), so that a benchmark can use what only the package sees.
let edge: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
]
let engine = edge + [.strictMemorySafety()]

let package = Package(
  name: "search-benchmark",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "TextAnalysis", swiftSettings: engine),
    .target(name: "JSON", dependencies: ["TextAnalysis"], swiftSettings: engine),
    .target(name: "Questions", dependencies: ["JSON", "TextAnalysis"], swiftSettings: engine),
    .target(name: "Markdown", dependencies: ["TextAnalysis"], swiftSettings: engine),
    .target(
      name: "Search", dependencies: ["Questions", "Markdown", "TextAnalysis"],
      swiftSettings: engine),
    .target(name: "Terminal", dependencies: ["Markdown", "TextAnalysis"], swiftSettings: edge),
    .executableTarget(
      name: "bench", dependencies: ["JSON", "Questions", "Search", "Terminal", "TextAnalysis"],
      swiftSettings: edge),
  ]
)
