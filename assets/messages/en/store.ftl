# The safety of the work: journal, recovery, versions, questions before it is left.
menu-save-as = Save as …
menu-recent = Recent projects
menu-versions = Earlier versions …
key-save-as = Save as
file-unsaved = Unsaved changes
dialog-cancel = Cancel
notice-read-only = “{ $path }” may only be read: changes can be saved to another file.
notice-in-use = “{ $path }” is open in another window: here it can only be read, and changes can be saved to another file.
history-restore = Earlier version restored
recovery-title = Unsaved work was found
recovery-what = The program ended before this work was saved. It can be taken up where it stood.
recovery-untitled = Dossier without a title
recovery-steps = { $n ->
    [one] { $n } step, the last on { $when }
   *[other] { $n } steps, the last on { $when }
}
recovery-take-up = Take up the work
recovery-take-up-name = Take up the work: { $title }
recovery-discard = Discard
recovery-discard-name = Discard the work: { $title }
recovery-without = Open without
recovery-without-note = The work is offered again next time.
recovery-changed = The file has been changed since. The steps are made on what it was or is; saving will ask.
recovery-broken = The journal is damaged from line { $line }: the steps before it can be taken up.
recovery-done = { $n ->
    [one] { $n } step was taken up; it is not saved yet
   *[other] { $n } steps were taken up; they are not saved yet
}
recovery-left-out = { $n ->
    [one] { $n } step could not be made again ({ $reason }); the journal is kept.
   *[other] { $n } steps could not be made again ({ $reason }); the journal is kept.
}
unsaved-title = Save the changes?
unsaved-what = There are changes that are in no file yet.
unsaved-save = Save changes
unsaved-discard = Discard changes
changed-title = The file has been changed
changed-what = “{ $path }” is not what was opened: somebody else has written to it since. Nothing has been saved yet.
changed-save-as = Save as another file …
changed-overwrite = Overwrite
versions-title = Earlier versions
versions-what = The last ten files that a save has replaced. Restoring is a step that can be undone.
versions-none = No earlier version yet: the next save keeps one.
versions-restore = Restore
versions-restore-name = Restore the version of { $written }
versions-size = { $size }
versions-changed-meanwhile = The dossier has changed meanwhile: please restore again.
error-in-use = “{ $path }” is open in another window; save to another file, or close it there.
error-changed = “{ $path }” has been changed by somebody else since it was opened; save to another file, or overwrite it.
error-versions = Saved, but the former version could not be kept in “{ $path }”: { $reason }.
error-journal = The work is not protected against a crash, for the journal cannot be written. { $reason } Saving still works.
error-journal-newer = “{ $path }” is work kept by a newer Garant; open it with that program.
error-journal-damaged = “{ $path }” is unsaved work that cannot be read from line { $line }.
error-base-gone = “{ $path }” is gone, and the unsaved work began from it; put the file back, then open it.
