# Command line: what it says when something goes wrong, and the result of `garant check`.
cli-failed = garant: { $reason }
cli-value = “{ $value }” is not possible for { $name }; possible are { $allowed }.
cli-value-unreadable = “{ $value }” is no number that { $name } can take.
cli-value-missing = { $name } needs a value; see “garant --help”.
cli-missing = Missing: { $name }; see “garant --help”.
cli-unknown-argument = There is no argument “{ $name }”; see “garant --help”.
cli-unknown-argument-near = There is no argument “{ $name }”; did you mean “{ $near }”?
cli-size = “{ $value }” is no size for { $name }: give width and height from 1 to 16384, such as 1920x1080.
cli-date = “{ $value }” is no date for { $name }: { $reason }.
cli-date-open = “{ $value }” has no first or last day for { $name }: give a date such as 2024, 2024-06 or 2024-06-19.
cli-period = { $from } lies after { $to }: --from must not be later than --to.
cli-select = There is no “{ $value }” in the dossier; identifiers such as “{ $example }” are listed in the project file.
cli-select-near = There is no “{ $value }” in the dossier; did you mean { $near }?
cli-scene = There is no scene { $value }: the dossier has { $n ->
    [0] none
    [one] one scene
   *[other] { $n } scenes, 1 to { $n }
}.
cli-check-good = { $path }: no broken references ({ $documents } documents, { $actors } actors, { $ties } ties, { $events } events, { $claims } claims).
cli-check-line = { $path }, line { $line }: { $problem }
cli-check-bad = { $n ->
    [one] one broken reference in “{ $path }”; mend the line named above.
   *[other] { $n } broken references in “{ $path }”; mend the lines named above.
}
cli-no-display = There is no display: neither DISPLAY nor WAYLAND_DISPLAY is set; start Garant in a graphical session (over SSH with “ssh -X”), or make figures without a window by “garant export”.
cli-display-silent = The display “{ $display }” does not answer; check DISPLAY or WAYLAND_DISPLAY and whether you may use that display, or make figures without a window by “garant export”.
cli-library = The library { $library } is missing; install it (Debian and Ubuntu: apt install { $package }) and start again, or make figures without a window by “garant export”.
cli-no-opengl = OpenGL 2.1 or newer is missing on this display; install a graphics driver (Debian and Ubuntu: apt install libgl1 libegl1 libgl1-mesa-dri; for remote displays set LIBGL_ALWAYS_SOFTWARE=1), or make figures without a window by “garant export”.
cli-no-window = The window could not be opened ({ $reason }); check display and graphics driver, or make figures without a window by “garant export”.
cli-stopped = Garant had to stop because of a fault in the program ({ $reason }); please report this sentence.
cli-assess-nothing = Say what to work out: an assessment by “garant assess ID”, or cases as numbers by “garant assess --vectors FILE.json”; see “garant assess --help”.
cli-assess-vector = Case “{ $name }”: { $reason }
error-not-found = “{ $path }” is not there; check the name and the folder.
error-no-permission = “{ $path }” may not be read; ask its owner for the right to read it, or open a copy.
error-directory = “{ $path }” is a folder; name a file in it.
error-not-a-file = “{ $path }” is no ordinary file (a device or a pipe); name a project or a text.
error-empty = “{ $path }” is empty; there is nothing to open.
error-too-large = “{ $path }” is larger than { $most } MiB; split it into smaller files.
error-linked-folder = “{ $path }” is a link to a folder and is not followed; name the folder itself.
error-broken-link = “{ $path }” is a link that leads nowhere or in a circle; name the file itself.
error-too-deep = “{ $path }” lies too deep in folders; name a folder nearer to it.
error-read = “{ $path }” cannot be read: { $reason }.
error-not-utf8 = “{ $path }” is not UTF-8 text (byte { $byte }); save it as UTF-8, or open an earlier copy.
error-truncated = “{ $path }” ends in the middle (line { $line }, column { $column }); it was not copied whole, open an earlier copy.
error-json = “{ $path }” has a mistake in line { $line }, column { $column }: { $reason }; mend that place or open an earlier copy.
error-not-a-project = “{ $path }” is no Garant project: the entry "format": "garant" is missing.
error-no-version = “{ $path }” has no valid version: "version" must be a whole number from 1.
error-newer = “{ $path }” was written by a newer Garant (version { $version } of the format); open it with that program.
error-broken = “{ $path }” has { $n ->
    [one] a broken reference
   *[other] { $n } broken references
} ({ $first }); “garant check” lists them with their lines.
error-not-together = { $paths } cannot be opened together; open one project, or one or more documents.
error-no-folder = The folder “{ $path }” is not there; create it or name another.
error-not-a-folder = “{ $path }” is no folder; nothing can be written inside it.
error-not-writable = “{ $path }” may not be written; choose another place.
error-target-directory = “{ $path }” is a folder; name a file in it.
error-target-not-a-file = “{ $path }” is no ordinary file (a device or a pipe); choose another name.
error-disk-full = There is no room left for “{ $path }”; make room or choose another place. The file is as it was.
error-read-back = “{ $path }” was not saved: what was read back differs from what was written. The file is as it was; choose another place.
error-write = “{ $path }” cannot be written: { $reason }.
error-figure-no-extension = “{ $path }” does not say which format: end the name in .png, .svg, .pdf, .pptx or .gif.
error-figure-format = “.{ $format }” is no format for figures; possible are .png, .svg, .pdf, .pptx and .gif.
error-figure-size = A figure of { $width } × { $height } points is not possible; 1 to 14400 points a side are.
error-figure-scale = “{ $scale }” is no scale; give a number above 0, such as 2.
error-figure-pixels = A picture of { $width } × { $height } pixels is too large; at most 16384 a side and 200 million in all are possible.
error-figure-internal = The figure could not be made ({ $reason }).
cli-assess-several = Several assessments judge “{ $id }”: { $list }; name one of them.
cli-assess-none = “{ $id }” has no assessment; name an assessment, or a tie or treaty that has one.
cli-assess-already = { $id } guarantees already.
cli-assess-no-guarantor = { $id } is not one of the guarantors ({ $list }).
cli-assess-set = “{ $value }” sets no score; write ACTOR.FACTOR=SCORE, for example a.russia.DIS=0.5.
cli-assess-factor = There is no factor “{ $value }”; the factors are { $list }.
cli-assess-score = “{ $value }”: a score is a number from −1 to 1.
cli-assess-no-veto = There is no veto to lift: this assessment counts on nothing from the Security Council.
cli-assess-before = Before
cli-assess-changes = What is thought through
cli-assess-after = After
cli-assess-any-all = any of them comes: { $any } %, all of them: { $all } %
cli-assess-cost = what a breach would cost: { $cost } % of the most it could
cli-assess-exact = { $n } guarantors: up to { $exact } are worked out exactly; above, sums of means that differ by less than a 4096th of what is needed may be taken as one.
cli-layout-column = “{ $path }” has no column “{ $column }”: its first line must name the columns source, target and, if there is one, weight.
cli-layout-no-edges = “{ $path }” has no edges: each line after the first must name a source and a target.
cli-layout-short = “{ $path }”, line { $line } has too few values: each line needs as many as the first one names, and the file must be whole.
cli-layout-no-name = “{ $path }”, line { $line } names no source or no target: fill it in or leave the line out.
cli-layout-weight = “{ $path }”, line { $line }: “{ $value }” is no weight; give a number such as 1 or 2.5, or leave it empty.
cli-layout-text = “{ $path }”, line { $line } is no text in UTF-8: save the table as CSV in UTF-8.
cli-layout-progress = Layout: { $n } %
cli-layout-stopped = the layout was stopped; nothing was written.
cli-layout-input = standard input cannot be read: { $reason }
