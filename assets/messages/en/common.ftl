# Name, dates, counts.
app-name = Garant
month-1 = Jan
month-2 = Feb
month-3 = Mar
month-4 = Apr
month-5 = May
month-6 = Jun
month-7 = Jul
month-8 = Aug
month-9 = Sep
month-10 = Oct
month-11 = Nov
month-12 = Dec
date-approximate = about { $date }
date-uncertain = { $date } (uncertain)
date-spring = spring { $year }
date-summer = summer { $year }
date-autumn = autumn { $year }
date-winter = winter { $year }
date-decade = { $year }s
date-century = century from { $year }
date-since = since { $date }
date-until = until { $date }
date-from-unknown-end = from { $date }, end unknown
date-unknown = date unknown
date-between = between { $first } and { $last }
date-or-later = { $date } or later
date-or-earlier = { $date } or earlier
year-before-era = { $year } BC
claims-count = { $n ->
    [one] { $n } claim
   *[other] { $n } claims
}
passages-count = { $n ->
    [one] { $n } passage
   *[other] { $n } passages
}
documents-count = { $n ->
    [one] { $n } document
   *[other] { $n } documents
}
ties-count = { $n ->
    [one] { $n } tie
   *[other] { $n } ties
}
events-count = { $n ->
    [one] { $n } event
   *[other] { $n } events
}
item-gone = no longer there
