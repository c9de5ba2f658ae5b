# Joining another project.
menu-join = Join another project …
file-join-title = Join a project
history-join = Project joined
join-title = Join “{ $name }”
join-nothing = Everything in this project is in the dossier already.
join-new = { $n ->
    [0] No record comes in anew
    [one] { $n } record comes in
   *[other] { $n } records come in
}
join-same = { $n ->
    [0] No record is in both
    [one] { $n } record is the same in both
   *[other] { $n } records are the same in both
}
join-conflicts = { $n ->
    [one] { $n } record is in both and differs: which holds?
   *[other] { $n } records are in both and differ: which hold?
}
join-ours = here
join-theirs = there
join-all-ours = All as here
join-all-theirs = All as there
join-do = Join
join-done = { $n ->
    [one] Joined: { $n } new record
   *[other] Joined: { $n } new records
}
join-yes = yes
join-no = no
join-field-name = Name
join-field-kind = Kind
join-field-date = Date
join-field-who = Who
join-field-evidence = References
join-field-obligations = Obligations
join-field-words = Words
join-field-figures = Figures
join-field-judgement = Judgement
join-field-other = Other details
