# Timeline.
