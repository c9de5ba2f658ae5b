# Was eine Einschätzung ergibt, in Worten: Zusage, Wahrscheinlichkeit, Verlässlichkeit, und was falsch ist, wo sie sich nicht rechnen lässt.
judged-aid = Analysehilfe, keine Prognose
judged-and = { $first } und { $last }
judged-nobody = niemand
judged-beneficiary = den Begünstigten
judged-beneficiary-to = dem Begünstigten
judged-giver-any = wenigstens einer der Garanten { $names }
judged-giver-all = { $names } gemeinsam
judged-promise-help = Zusage von { $from }, { $to } bei einem Angriff durch { $against } beizustehen
judged-promise-help-open = Zusage von { $from }, { $to } beizustehen
judged-promise-restraint = Zusage von { $from }, { $to } nicht anzugreifen
judged-promise-under = { $promise }; Text: { $text }
judged-question-help = { $n ->
    [one] Würde
   *[other] Würden
} { $from } { $to } bei einem Angriff durch { $against } beistehen?
judged-question-help-open = { $n ->
    [one] Würde
   *[other] Würden
} { $from } { $to } beistehen?
judged-question-restraint = { $n ->
    [one] Würde
   *[other] Würden
} { $from } die Zusage halten, { $to } nicht anzugreifen?
judged-event-help = { $from } { $to } bei einem Angriff durch { $against } { $n ->
    [one] beisteht
   *[other] beistehen
}
judged-event-help-open = { $from } { $to } { $n ->
    [one] beisteht
   *[other] beistehen
}
judged-event-restraint = { $from } die Zusage, { $to } nicht anzugreifen, { $years ->
    [one] ein Jahr
   *[other] { $years } Jahre
} lang { $n ->
    [one] hält
   *[other] halten
}
judged-event-restraint-open = { $from } die Zusage, { $to } nicht anzugreifen, { $n ->
    [one] hält
   *[other] halten
}
judged-bottom-is = Es ist { $words }, dass { $event }.
judged-bottom-chance = Es ist { $words }, dass { $event }.
judged-bottom-range = Dass { $event }, ist „{ $low }“ bis „{ $high }“.
judged-enough = Dass die Hilfe, die kommt, ausreicht: { $words }.
judged-likelihood-range = { $low } bis { $high }
judged-chance-almost-no = fast ausgeschlossen
judged-chance-even = etwa gleich wahrscheinlich wie unwahrscheinlich
judged-confidence-low = gering
judged-confidence-moderate = mittel
judged-confidence-high = hoch
judged-confidence-sentence = Die Verlässlichkeit dieses Urteils ist { $confidence }: { $n } von { $all } Bewertungen stützen sich auf Quellen der Güte C3 oder besser.
judged-leaning = { $name }: Die eigene Hilfe wird unwahrscheinlicher ({ $from } → { $to } %), weil andere einspringen könnten.
judged-band-flat = { $mode } %, so gut wie in jeder Ziehung
judged-band = etwa { $mode } %, in 90 von 100 Ziehungen zwischen { $low } und { $high } %
judged-class-bilateral-defence-offence = zweiseitige Beistands- und Angriffspakte
judged-class-before-1945 = Pakte vor 1945
judged-class-after-1945 = Pakte nach 1945
judged-class-berkemeier-fuhrmann-all = alle Beistandszusagen seit 1816
judged-class-leeds-long-mitchell = Bündnisse 1816–1944, nach dem Versprochenen gezählt
judged-class-chiba-johnson-leeds = Bündnisse, neueste Zählung
judged-class-no-war-ten-years = Rivalen mit Zusage, nicht anzugreifen: zehn Jahre ohne Krieg
judged-class-no-force-ten-years = Rivalen mit Zusage, nicht anzugreifen: zehn Jahre ohne Gewalt
judged-fault-none = Niemand bürgt, es gibt also nichts zu beurteilen. Fügen Sie einen Garanten hinzu.
judged-fault-many = { $n } Garanten sind mehr als die { $most }, die sich rechnen lassen. Lassen Sie die weg, die wenig leisten könnten.
judged-fault-twice = { $name } ist zweimal als Garant genannt. Nehmen Sie einen der beiden Einträge heraus.
judged-fault-score = { $name }: Die Werte für „{ $factor }“ müssen zwischen −1 und +1 liegen, der kleinste zuerst, der größte zuletzt.
judged-fault-capability = { $name }: Der Anteil an den nötigen Mitteln muss zwischen 0 und 100 % liegen.
judged-fault-no-capability = Kein Garant hat einen Anteil an den nötigen Mitteln, also könnte keine Hilfe ausreichen. Geben Sie wenigstens einem einen Anteil über 0.
judged-fault-violator = Bei einer Zusage, nicht anzugreifen, muss der, gegen den sie gelten soll, selbst Garant sein und kann sie nicht gegen sich durchsetzen. Wählen Sie unter „Gegen wen“ einen anderen oder fügen Sie ihn als Garanten hinzu.
judged-fault-parameter = „{ $parameter }“ muss zwischen { $least } und { $most } liegen, der kleinste Wert zuerst.
judged-parameter-baseline = Basisrate
judged-parameter-rho = Gleichlauf der Garanten (rho)
judged-parameter-phi = Verlust durch Trittbrettfahren (phi)
judged-parameter-kappa = Was genügt (kappa)
judged-parameter-compliance = Der Begünstigte hält seine Seite
judged-parameter-delta = Abschreckung (delta)
judged-parameter-gamma = Wirkung der Kosten eines Bruchs (gamma)
judged-parameter-hazard = Wahrscheinlichkeit eines Bruchs im Jahr
judged-parameter-years = Zeitraum in Jahren
judged-parameter-means = Mittel gegen einen Bruch
judged-parameter-leverage = Hebel gegenüber dem Verletzer
judged-parameter-draws = Zahl der Ziehungen
judged-parameter-weight = Gewicht von „{ $factor }“
judged-twist-with = { $name } { $n ->
    [one] bürgt
   *[other] bürgen
} mit
judged-twist-without = ohne { $name }
judged-twist-liability = Haftung: { $liability }
judged-twist-bindingness = der Text als: { $bindingness }
judged-twist-no-veto = kein Veto im Sicherheitsrat
judged-twist-end-war = der Krieg ist für { $name } vorbei
judged-twist-flip = { $name }, { $factor }: umgekehrt
judged-twist-score = { $name }, { $factor }: { $value }
judged-twist-drop = ohne die Quelle { $title }
judged-points = { $n } Punkte
judged-points-none = kaum etwas
judged-base-help = { $rate } % solcher Zusagen wurden gehalten: { $class } ({ $source }).
judged-base-set = { $rate } %, vom Analysten gesetzt; nächste Vergleichsgruppe: { $class }.
judged-base-restraint = { $rate } % der Paare von Rivalen mit solcher Zusage blieben { $years ->
    [one] ein Jahr
   *[other] { $years } Jahre
} ohne Bruch ({ $source }).
judged-base-source-restraint = ATOP, COW; nach 1945
judged-step-score = { $name }, { $factor } { $from } → { $to }
judged-step-parameter = { $parameter } { $from } → { $to }
judged-step-liability = Haftung: { $liability }
judged-base-otherwise = Anders gezählt läge das Ergebnis zwischen { $low } und { $high } %.
judged-percent-over = über 95
judged-percent-under = unter 5
judged-compliance = Eingerechnet ist, dass { $name } die eigene Seite hält ({ $percent } %); ohne diese Bedingung wären es { $without } %.
judged-enough-if = Dass die Hilfe, die kommt, ausreicht, sofern die Bedingung erfüllt ist: { $words }.
judged-beneficiary-who = der Begünstigte
