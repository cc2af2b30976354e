package import Banks
package import History
package import JSON
internal import TextAnalysis

extension SyncRound.Report {
  package func text(_ folder: String, _ banks: BankRound.Report) -> String {
    ([summary(folder.harmless, banks)] + came.sentences + (ahead > 0 ? [clock] : [])
      + banks.conflicts).joined(separator: "\n")
  }

  private func summary(_ folder: String, _ banks: BankRound.Report) -> String {
    var parts: [String] = []
    if came.reviews > 0 { parts.append("\(counted(came.reviews, "review")) came in") }
    if came.voids > 0 { parts.append("\(came.voids) taken back elsewhere") }
    if sent > 0 { parts.append("\(counted(sent, "line")) went out") }
    parts += banks.changes.map(\.words) + banks.sent.map { "bank \($0) went out" }
    return "Synced with \(folder): "
      + (parts.isEmpty ? "nothing new." : parts.joined(separator: ", ") + ".")
  }

  private var clock: String {
    ahead == 1
      ? "1 of them is dated later than tomorrow: a clock is wrong on the other machine."
      : "\(ahead) of them are dated later than tomorrow: a clock is wrong on the other machine."
  }

  package func json(_ folder: String, _ banks: BankRound.Report) -> JSON {
    [
      "folder": .text(folder), "added": .integer(came.reviews), "takenBack": .integer(came.voids),
      "completed": .integer(came.completed), "conflicts": .texts(came.conflicts),
      "sent": .integer(sent), "ahead": .integer(ahead),
      "banks": .list(banks.changes.map(\.json)), "banksSent": .texts(banks.sent),
      "problems": .texts(
        problems.map(\.sentence) + banks.problems.map(\.sentence)
          + ((refusal ?? banks.refusal).map { [$0.sentence] } ?? [])),
    ]
  }
}

extension BankRound.Change {
  /// As part of a sentence.
  package var words: String {
    switch kind {
    case .added: "bank \(bank) came in"
    case .changed: "bank \(bank) was changed elsewhere"
    case .removed: "bank \(bank) was removed elsewhere"
    }
  }

  fileprivate var json: JSON {
    ["bank": .text(bank), "change": .text(kind.rawValue), "kept": .text(kept)]
  }
}

extension BankRound.Report {
  /// What was changed on two machines, and where the version is that does not hold.
  package var conflicts: [String] {
    changes.compactMap { change in
      change.kept.map {
        "Bank \(change.bank) was changed here as well: the newer version holds, yours is kept in \($0.harmless)"
          + " (prep quiz --bank \($0.harmless))."
      }
    }
  }
}

extension SharedBankProblem {
  /// What the matter is; every other bank was taken and given.
  package var sentence: String {
    switch reason {
    case .unreadable(let error): "\(error.sentence); everything else was taken"
    case .notDownloaded: "\(path): is not downloaded yet; it is taken the next time"
    case .notABank: "\(path): is no bank as prep shares it, or cut; everything else was taken"
    case .unsound(let problem): "\(path): the bank stays as it was: \(problem)"
    case .notText: "\(path): not shared, since a file in it is not UTF-8"
    case .tooLarge(let limit): "\(path): not shared, since it is larger than \(limit >> 20) MB"
    }
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
