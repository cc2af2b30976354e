// swift-tools-version: 6.2
import PackageDescription

// The engine's sources once more (links), so that a benchmark can use what only the package sees.
let engine: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .strictMemorySafety(),
]

let package = Package(
  name: "search-benchmark",
  platforms: [.macOS(.v15)],
  targets: [
    .target(name: "Questions", swiftSettings: engine),
    .target(name: "TextAnalysis", swiftSettings: engine),
    .target(name: "Search", dependencies: ["Questions", "TextAnalysis"], swiftSettings: engine),
    .executableTarget(
      name: "bench", dependencies: ["Questions", "Search"], swiftSettings: engine),
  ]
)
