# Ein anderes Projekt kommt dazu.
menu-join = Anderes Projekt dazunehmen …
file-join-title = Projekt dazunehmen
history-join = Projekt dazugenommen
join-title = „{ $name }“ dazunehmen
join-nothing = Alles in diesem Projekt steht schon im Dossier.
join-new = { $n ->
    [0] Kein Eintrag kommt neu dazu
    [one] { $n } Eintrag kommt dazu
   *[other] { $n } Einträge kommen dazu
}
join-same = { $n ->
    [0] Kein Eintrag steht in beiden
    [one] { $n } Eintrag ist in beiden gleich
   *[other] { $n } Einträge sind in beiden gleich
}
join-conflicts = { $n ->
    [one] { $n } Eintrag steht in beiden und unterscheidet sich: welcher gilt?
   *[other] { $n } Einträge stehen in beiden und unterscheiden sich: welche gelten?
}
join-ours = hier
join-theirs = dort
join-all-ours = Alle wie hier
join-all-theirs = Alle wie dort
join-do = Dazunehmen
join-done = { $n ->
    [one] Dazugenommen: { $n } neuer Eintrag
   *[other] Dazugenommen: { $n } neue Einträge
}
join-yes = ja
join-no = nein
join-field-name = Name
join-field-kind = Art
join-field-date = Datum
join-field-who = Wer
join-field-evidence = Verweise
join-field-obligations = Pflichten
join-field-words = Worte
join-field-figures = Zahlen
join-field-judgement = Urteil
join-field-other = Weitere Angaben
