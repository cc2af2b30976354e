internal import Banks
package import History
package import JSON
internal import TextAnalysis

extension SyncRound.Report {
  package func text(_ folder: String) -> String {
    ([summary(folder.harmless)] + came.sentences + (ahead > 0 ? [clock] : [])).joined(
      separator: "\n")
  }

  private func summary(_ folder: String) -> String {
    var parts: [String] = []
    if came.reviews > 0 { parts.append("\(counted(came.reviews, "review")) came in") }
    if came.voids > 0 { parts.append("\(came.voids) taken back elsewhere") }
    if sent > 0 { parts.append("\(counted(sent, "line")) went out") }
    return "Synced with \(folder): "
      + (parts.isEmpty ? "nothing new." : parts.joined(separator: ", ") + ".")
  }

  private var clock: String {
    ahead == 1
      ? "1 of them is dated later than tomorrow: a clock is wrong on the other machine."
      : "\(ahead) of them are dated later than tomorrow: a clock is wrong on the other machine."
  }

  package func json(_ folder: String) -> JSON {
    [
      "folder": .text(folder), "added": .integer(came.reviews), "takenBack": .integer(came.voids),
      "completed": .integer(came.completed), "conflicts": .texts(came.conflicts),
      "sent": .integer(sent), "ahead": .integer(ahead),
      "problems": .texts(problems.map(\.sentence) + (refusal.map { [$0.sentence] } ?? [])),
    ]
  }
}

extension SyncProblem {
  /// What the matter is; everything else was taken.
  package var sentence: String {
    switch reason {
    case .unreadable(let error): "\(error.sentence); everything else was taken"
    case .notDownloaded: "\(path): is not downloaded yet; it is taken the next time"
    case .badLines(let line, let sentence, let more):
      "\(path):\(line): \(sentence)\(more > 0 ? ", and \(more) more" : ""); "
        + "everything else was taken"
    }
  }
}

extension SyncRefusal {
  package var sentence: String {
    switch self {
    case .noFolderKnown:
      "no folder is synced yet; name one that your machines share: prep sync FOLDER"
    case .missing(let folder):
      "\(folder): there is no such folder; make or mount it, or end this with: prep sync off"
    case .emptied(let folder):
      "\(folder): what was synced there is gone; is it mounted? To begin anew: prep sync '\(folder)'"
    case .notAFolder(let folder): "\(folder): is not a folder"
    case .nested(let folder, let dataFolder):
      "\(folder): a synced folder and the data folder (\(dataFolder)) must not lie in each other, since "
        + "no tool can sync the store itself; name another folder"
    }
  }
}
