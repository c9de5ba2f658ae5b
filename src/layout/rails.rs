//! Arithmetic of rails along time: bars packed into lanes, distances of rows. For `views`.
//! Not here: which rail comes first ([`super::seriation`]), days, pixels of an axis.

/// The lane of each bar, given its two ends: none overlaps another in its lane, and each takes the first lane that is free.
/// Bars are looked at by their beginnings; ends that are no numbers, or in the wrong order, count as points.
pub fn lanes(bars: &[(f64, f64)], gap: f64) -> Vec<usize> {
    let clean = |(from, to): (f64, f64)| {
        let from = if from.is_nan() { 0.0 } else { from };
        (from, if to >= from { to } else { from })
    };
    let bars: Vec<(f64, f64)> = bars.iter().copied().map(clean).collect();
    let mut order: Vec<usize> = (0..bars.len()).collect();
    order.sort_by(|a, b| bars[*a].0.total_cmp(&bars[*b].0).then(a.cmp(b)));
    let mut ends: Vec<f64> = Vec::new();
    let mut lanes = vec![0; bars.len()];
    for i in order {
        let (from, to) = bars[i];
        let free = ends.iter().position(|end| *end + gap <= from);
        let lane = free.unwrap_or_else(|| {
            ends.push(to);
            ends.len() - 1
        });
        ends[lane] = to;
        lanes[i] = lane;
    }
    lanes
}

/// The distance of rows so that all of them fit, at least and at most as given.
pub fn apart(rows: usize, room: f32, least: f32, most: f32) -> f32 {
    (room / rows.max(1) as f32).clamp(least, most)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn bars_that_follow_share_a_lane() {
        assert_eq!(lanes(&[(0.0, 4.0), (5.0, 9.0), (3.0, 6.0)], 0.5), [0, 0, 1]);
        assert_eq!(lanes(&[(0.0, f64::INFINITY), (1.0, 2.0), (3.0, 4.0)], 0.0), [0, 1, 1]);
        assert!(lanes(&[], 1.0).is_empty());
    }

    #[test]
    fn rows_fit_or_keep_their_least_distance() {
        assert!((apart(10, 300.0, 14.0, 40.0) - 30.0).abs() < 1e-6);
        assert!((apart(100, 300.0, 14.0, 40.0) - 14.0).abs() < 1e-6);
        assert!((apart(0, 300.0, 14.0, 40.0) - 40.0).abs() < 1e-6);
    }

    proptest! {
        #[test]
        fn no_two_bars_of_a_lane_overlap(bars in prop::collection::vec((-1e4_f64..1e4, 0.0_f64..3e3), 0..60)) {
            let bars: Vec<(f64, f64)> = bars.into_iter().map(|(from, length)| (from, from + length)).collect();
            let found = lanes(&bars, 1.0);
            for i in 0..bars.len() {
                for j in 0..i {
                    let apart = bars[i].1 + 1.0 <= bars[j].0 || bars[j].1 + 1.0 <= bars[i].0;
                    prop_assert!(found[i] != found[j] || apart, "{:?} {:?}", bars[i], bars[j]);
                }
            }
        }
    }
}
