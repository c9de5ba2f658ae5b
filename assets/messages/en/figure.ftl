# Figures.
figure-selection = Selected: { $name }
figure-made-with = Made with Garant · numbers refer to the sources
quote-open = “
quote-close = ”
figure-made-with-short = Made with Garant
figure-scene-of = Scene { $n } of { $all }
figure-scene-branch = Scene { $n }, branch { $branch }
figure-card = Evidence and judgement
figure-chance = { $band } (analyst’s judgement)
figure-most = What would change it most
error-figure-one-page = A “.{ $format }” file holds one page only. Several pages go into .pdf or .pptx.
error-figure-nothing = There is nothing to draw.
error-figure-steps = { $steps } pictures are more than the { $most } of an animation. Take larger steps or a shorter period.
error-figure-large = The animation would be larger than { $most } MB. Take fewer pixels, larger steps or a shorter period.
cli-pages-view = --pages goes with --view timeline; all scenes come with --view scenes.
cli-animation-view = A .gif shows time passing: with --view network, timeline, window or scene.
figure-more-rows = { $n ->
    [one] and one more row
   *[other] and { $n } more rows
}
figure-factors = What speaks for it and against it
figure-giver = What each guarantor adds
composer-whole-briefing = All scenes, a page for each
composer-whole-timeline = All of the time, page by page
