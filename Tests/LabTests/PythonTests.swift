import Foundation
import Lab
import Testing

/// Pythons that are none, or not what is needed: scripts that stand in for them.
@Suite(.serialized) struct PythonTests {
  @Test func `a configured Python comes before the active environment, that before the system's`() {
    let active = ["VIRTUAL_ENV": "/home/ada/site/.venv"]
    #expect(Python(configured: "/opt/py", environment: active).path == "/opt/py")
    #expect(
      Python(configured: nil, environment: active).path == "/home/ada/site/.venv/bin/python")
    #expect(Python(configured: nil, environment: ["VIRTUAL_ENV": "venv"]).path == "python3")
    #expect(Python(configured: nil, environment: [:]).path == "python3")
  }

  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "prep-python-\(UUID().uuidString)").path

  /// A program that does what a line of shell does.
  private static func program(_ line: String) throws -> String {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let path = "\(folder)/\(UUID().uuidString)"
    try Data("#!/bin/sh\n\(line)\n".utf8).write(to: URL(filePath: path))
    try FileManager.default.setAttributes([.posixPermissions: 0o755], ofItemAtPath: path)
    return path
  }

  private static func fault(_ path: String, seconds: Double = 10) -> LabFault? {
    var limits = LabLimits.orm
    limits.seconds = seconds
    let lab = ORMLab(
      Python(configured: path, environment: ["PATH": "/usr/bin:/bin"]), app: "shop", models: "",
      scratch: folder, limits: limits)
    do throws(LabFault) {
      _ = try lab.run([ORMLab.Job(data: "", code: "1")])
      return nil
    } catch {
      return error
    }
  }

  @Test func `a missing Python is told, and what to do`() {
    #expect(Self.fault("/nowhere/python") == .noPython("/nowhere/python"))
    #expect(
      LabFault.noPython("/nowhere/python").sentence
        == """
        Django 5.2 or later is needed, and /nowhere/python is no Python that runs; activate an environment that has \
        it, or name its Python: prep config python PATH
        """)
  }

  @Test(arguments: [
    "exit 0", "exit 1", "echo hello", "kill -9 $$", "cat >/dev/null &", "echo '{}'; echo '[1,'",
  ])
  func `a program that is no Python is told`(line: String) throws {
    let path = try Self.program(line)
    #expect(Self.fault(path) == .noPython(path))
  }

  @Test func `a Python without Django, or with an old one, is told`() throws {
    let none = try Self.program(#"echo '{"problem":"noDjango"}'"#)
    #expect(Self.fault(none) == .noDjango(none))
    let old = try Self.program(#"echo '{"problem":"oldDjango","version":"4.2.1"}'"#)
    #expect(Self.fault(old) == .oldDjango(old, version: "4.2.1"))
    #expect(LabFault.oldDjango("python3", version: "4.2.1").sentence.contains("has Django 4.2.1"))
  }

  @Test func `a Python that hangs is ended`() throws {
    let path = try Self.program("sleep 1000")
    #expect(Self.fault(path, seconds: -4.5) == .silentPython(path))
  }

  @Test func `gigabytes of output are not taken`() throws {
    #expect(Self.fault(try Self.program("yes")) == .tooMuchText)
  }

  @Test func `a run that breaks off is told`() throws {
    let path = try Self.program(#"echo '{"django":"6.1"}'; echo '{"rows":1}'"#)
    let lab = ORMLab(
      Python(configured: path, environment: [:]), app: "shop", models: "", scratch: Self.folder)
    #expect(
      try lab.run([ORMLab.Job(data: "", code: "1")]) == [
        Result<ORMRun, LabFault>.failure(.died)
      ])
  }
}
