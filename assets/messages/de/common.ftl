# Name, Daten, Mengen.
app-name = Garant
month-1 = Jan.
month-2 = Feb.
month-3 = März
month-4 = Apr.
month-5 = Mai
month-6 = Juni
month-7 = Juli
month-8 = Aug.
month-9 = Sept.
month-10 = Okt.
month-11 = Nov.
month-12 = Dez.
date-approximate = um { $date }
date-uncertain = { $date } (unsicher)
date-spring = Frühjahr { $year }
date-summer = Sommer { $year }
date-autumn = Herbst { $year }
date-winter = Winter { $year }
date-decade = { $year }er Jahre
date-century = Jahrhundert ab { $year }
date-since = seit { $date }
date-until = bis { $date }
date-from-unknown-end = ab { $date }, Ende unbekannt
date-unknown = Zeit unbekannt
date-between = zwischen { $first } und { $last }
date-or-later = { $date } oder später
date-or-earlier = { $date } oder früher
year-before-era = { $year } v. Chr.
claims-count = { $n ->
    [one] { $n } Aussage
   *[other] { $n } Aussagen
}
passages-count = { $n ->
    [one] { $n } Fundstelle
   *[other] { $n } Fundstellen
}
documents-count = { $n ->
    [one] { $n } Quelle
   *[other] { $n } Quellen
}
ties-count = { $n ->
    [one] { $n } Beziehung
   *[other] { $n } Beziehungen
}
events-count = { $n ->
    [one] { $n } Ereignis
   *[other] { $n } Ereignisse
}
item-gone = nicht mehr vorhanden
