# Measures of the network as questions.
ledger-tab-measures = Measures
menu-measures = Measures of the network
key-measures = Measures of the network: questions and answers
measure-file = measures.csv
measure-file-moment = Moment
measure-ask-promises = Who holds the most promises?
measure-ask-connects = Who connects the blocs?
measure-ask-centre = Who is closest to the centre?
measure-ask-blocs = Which blocs are there?
measure-ask-falls = Whose fall isolates whom?
measure-ask-triads = Which triads are out of balance?
measure-ask-returned = Whose promises are returned?
measure-colour = Colour in the network
measure-colour-name = Colour the nodes of the network by this answer
measure-size = Size in the network
measure-size-name = Draw a disc behind each node of the network, the larger the greater the value
measure-over-time = Over time
measure-over-time-name = Draw the measure over time under the timeline
measure-select = Select these
measure-select-name = Select the actors of this answer in all panes, at most 100
measure-computing = Being worked out …
measure-behind = being worked out anew
measure-share = { $n } %
measure-and = { $first } and { $last }
measure-bloc-around = around { $name }
measure-bloc = Bloc around { $name }
measure-row-name = Answer: { $who }; { $cells }
measure-trend-name = Over time: { $what }; at the moment { $values }
measure-trend-close = Close the measure over time
measure-key-bloc = { $name } ({ $n })
measure-key-other = smaller blocs
measure-key-colour = the stronger, the greater: { $what }
measure-key-size = area of the disc: { $what }, at most { $most }
measure-key-open = Show the answer: { $question }
measure-key-close = Take the measure off the network
measure-say-promises = { $day }: most promises are held by { $who }, who was given { $n ->
    [one] one
   *[other] { $n }
  }; most are given by { $giver } ({ $given }).
measure-say-connects = { $day }: { $who } connect most; { $share } of the shortest ways between two others lead through { $first }, across { $blocs ->
    [one] one bloc
   *[other] { $blocs } blocs
  }.
measure-say-centre = { $day }: closest to the centre are { $who }.
measure-say-blocs = { $day }: { $n ->
    [one] there is one bloc, around
   *[other] there are { $n } blocs, around
  } { $list }.
measure-say-falls = { $day }: without { $who }, { $n ->
    [one] one actor
   *[other] { $n } actors
  } would be cut off from the rest; { $all ->
    [one] nobody else isolates others
   *[other] in all { $all } actors would isolate others by their fall
  }.
measure-say-triads = { $day }: { $n } of { $all } triads are out of balance; { $least } relations at most stand in the way of two clear camps.
measure-say-returned = { $day }: { $share } of all promises are returned by the other side.
measure-say-no-promises = { $day }: no promise is in force.
measure-say-no-connects = { $day }: nobody stands between others.
measure-say-no-ties = { $day }: no tie is in force.
measure-say-no-falls = { $day }: nobody’s fall would isolate anybody.
measure-say-no-triads = { $day }: no triad is out of balance.
measure-counted-promises = { $n ->
    [one] One promise
   *[other] { $n } promises
  } in force counted
measure-counted-signs = { $n ->
    [one] One pair
   *[other] { $n } pairs
  } of friends or enemies counted
measure-counted-ties = { $n ->
    [one] One tie
   *[other] { $n } ties
  } in force between { $actors } actors counted
measure-unreviewed = { $n } only proposed, not counted
measure-unclear = { $n ->
    [one] one pair both for and against each other, not counted
   *[other] { $n } pairs both for and against each other, not counted
  }
measure-sampled = estimated from { $n } actors, not exact
measure-known-by = known by { $day }
measure-filter = filter: { $filter }
measure-head-actor = Actor
measure-head-bloc = Bloc
measure-head-bloc-around = Bloc around
measure-head-triad = Three actors (+ friends, − enemies)
measure-head-members = Further members
measure-head-cut-off = Cut off
measure-head-received = Promises received
measure-head-given = given
measure-head-partners = Partners
measure-head-between = Between others
measure-head-other-blocs = Other blocs
measure-head-rank = Weight in the network
measure-head-core = Core
measure-head-near = Nearness
measure-head-size = Members of the bloc
measure-head-within = Ties within
measure-head-out = Ties out
measure-head-lost = Actors cut off
measure-head-pieces = Pieces
measure-head-often = Triads out of balance
measure-head-enmities = Enmities
measure-head-returned = Promises returned
measure-head-promised-to = Promised to
measure-head-not-returned = Not returned
measure-means-promises = Each promise in force counts once, whatever it promises; one that holds both ways counts for both sides. How strong a promise is, or whether it would be kept, is not in the number.
measure-means-connects = Share of all pairs of other actors whose shortest way along ties leads through this one (betweenness). Every tie that binds is one step; hostility, sanctions and succession are no way. Blocs are found from the ties alone (Leiden). It says who stands between, not who mediates.
measure-means-centre = Weight: how often somebody who follows ties at random comes by (PageRank). Core: the greatest k so that k partners each are left within a group of equals. Nearness: how few steps it is to all others. Central is not powerful.
measure-means-blocs = Groups with more ties among them than chance would put there (communities by the Leiden method), named by the member with most ties within. Found from the ties alone: no treaty says so, and another seed may put a border case elsewhere.
measure-means-falls = Actors whose falling away would leave others without any way to the largest rest, over ties that bind. Hostility, sanctions and succession are no way.
measure-means-triads = Three who all have a relation, with one enmity or three: the friend of my friend is my enemy. Promises and support count as friendship, hostility and sanctions as enmity; contact and membership are neutral, and so are pairs who are both. At most 1,000 are listed.
measure-means-returned = Share of those to whom an actor has promised something who have promised it something in turn. What is promised may differ on the two sides.
measure-none-promises = No promise is in force at this moment, as far as counted.
measure-none-connects = Nobody stands between others at this moment.
measure-none-ties = No tie is in force at this moment, as far as counted.
measure-none-falls = Every actor could fall away without isolating another.
measure-none-triads = All triads are in balance, or there is none.
