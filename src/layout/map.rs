//! States at their capitals on a map of the world; others beside their members, or in a row at the edge. For `derived`, `views`, `figure`.
//! Not here: which actor is where (`derived::geography`), borders (none are drawn), pins (a capital cannot be moved).
//!
//! The projection is Equal Earth (Šavrič, Patterson and Jenny 2018, "The Equal Earth map projection", IJGIS 33:3, equations 1-4): areas
//! keep their shares, shapes stay familiar. Its central meridian is chosen so that the widest stretch without an actor is at the edges.
//! Nodes that would lie on each other are pushed apart; [`Picture::anchors`] keeps their true places for leader lines.

use super::geometry::{Point, V, cos_sin};
use super::separate::separate;

/// Coefficients of the Equal Earth polynomial.
const A: [f64; 4] = [1.340_264, -0.081_106, 0.000_893, 0.003_796];
/// sin 60°, the parametric latitude of the poles.
const HALF_ROOT_3: f64 = 0.866_025_403_784_438_6;
/// Width of the actors' part of the map with few of them, and with many, in layout units.
const NARROWEST: f64 = 1500.0;
const WIDEST: f64 = 4400.0;
/// A pane is about so wide: it tells how small the whole will be drawn.
const PANE: f64 = 850.0;
/// The smallest part of the world that fills the picture, in units of the sphere's radius.
const CLOSEST: f64 = 0.32;
/// Width to height of the picture aimed at.
const ASPECT: f64 = 1.35;
/// Places farther apart than so many degrees of longitude are joined over the edge of the map, not across it.
const WIDEST_ARC: f64 = 170.0;
/// So many nodes have their full size on a map of the world; more are drawn smaller, down to the second.
const AT_FULL_SIZE: f32 = 45.0;
const SMALLEST: f32 = 0.42;
/// Rounds of pushing apart.
const ROUNDS: usize = 240;

/// The coastlines shipped with the program; see `assets/coastline/README.md`.
const LAND: &str = include_str!("../../assets/coastline/land-110m.txt");

/// A place on the globe, in degrees.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Place {
    /// Degrees north.
    pub lat: f32,
    /// Degrees east.
    pub lon: f32,
}

/// What to lay out.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Request {
    /// The radius of each node including its label, in layout units. Their number is the number of nodes.
    pub radii: Vec<f32>,
    /// Where each node stands; `None` for those without a place of their own.
    pub places: Vec<Option<Place>>,
    /// For nodes without a place: the nodes they belong with, beside whose middle they are put.
    pub beside: Vec<Vec<u32>>,
}

/// A map with nodes on it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Picture {
    /// Where each node is drawn, in layout units; always finite.
    pub points: Vec<Point>,
    /// The true place of each node that has one.
    pub anchors: Vec<Option<Point>>,
    /// Nodes in the row at the edge: nothing says where they are.
    pub edge: Vec<u32>,
    /// Coastlines, in layout units.
    pub coast: Vec<Vec<Point>>,
    /// The projection of all these.
    pub projection: Projection,
}

/// The map's projection: where on the globe its middle is, and how large it is drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Projection {
    /// Longitude of the middle, in degrees.
    pub central: f64,
    /// Layout units for one radius of the sphere.
    pub scale: f64,
    /// What is drawn at the origin, on the unscaled map.
    middle: V,
}

impl Projection {
    /// A projection around a meridian, one layout unit for a radius of the sphere.
    pub fn around(central: f64) -> Self {
        Self {
            central,
            scale: 1.0,
            middle: V::default(),
        }
    }

    /// A place on the map; y points down.
    pub fn project(&self, place: Place) -> Point {
        self.narrow(self.flat(place))
    }

    fn narrow(&self, flat: V) -> Point {
        let p = (flat - self.middle) * self.scale;
        Point::new(p.x as f32, p.y as f32)
    }

    /// Unscaled, around the middle of the projection.
    fn flat(&self, place: Place) -> V {
        let lat = f64::from(finite(place.lat)).clamp(-90.0, 90.0);
        let theta = arc_sine(HALF_ROOT_3 * cos_sin(lat / 360.0).1);
        let lambda = self.east_of_middle(place.lon).to_radians();
        let (cos, _) = cos_sin(theta / std::f64::consts::TAU);
        let (t2, t6) = (theta * theta, theta.powi(6));
        let slope = A[0] + 3.0 * A[1] * t2 + t6 * (7.0 * A[2] + 9.0 * A[3] * t2);
        V::new(lambda * cos / (HALF_ROOT_3 * slope), -height(theta))
    }

    /// The place drawn at a point of the map; longitudes beyond its edges come out beyond 180°.
    pub fn unproject(&self, at: Point) -> Place {
        let flat = V::new(f64::from(at.x), f64::from(at.y)) * (1.0 / self.scale.max(1e-9)) + self.middle;
        let mut theta = (-flat.y / A[0]).clamp(-1.1, 1.1);
        for _step in 0..12 {
            let t2 = theta * theta;
            let slope = A[0] + 3.0 * A[1] * t2 + theta.powi(6) * (7.0 * A[2] + 9.0 * A[3] * t2);
            theta = (theta - (height(theta) + flat.y) / slope).clamp(-1.1, 1.1);
        }
        let (cos, sin) = cos_sin(theta / std::f64::consts::TAU);
        let t2 = theta * theta;
        let slope = A[0] + 3.0 * A[1] * t2 + theta.powi(6) * (7.0 * A[2] + 9.0 * A[3] * t2);
        let lambda = flat.x * HALF_ROOT_3 * slope / cos.max(1e-9);
        Place {
            lat: arc_sine((sin / HALF_ROOT_3).clamp(-1.0, 1.0)).to_degrees() as f32,
            lon: (lambda.to_degrees() + self.central) as f32,
        }
    }

    /// How far the middle of the great circle between two points of the map lies off the middle of the straight line between them.
    /// `None` where the great circle runs over the edge of the map, or where a point lies beyond the poles.
    pub fn bow(&self, from: Point, to: Point) -> Option<Point> {
        let (first, second) = (self.unproject(from), self.unproject(to));
        let between = f64::from(second.lon) - f64::from(first.lon);
        if between.abs() > WIDEST_ARC {
            return None;
        }
        // In the frame of the first place's meridian: towards it, to the east, to the north.
        let (first_cos, first_sin) = cos_sin(f64::from(first.lat) / 360.0);
        let (second_cos, second_sin) = cos_sin(f64::from(second.lat) / 360.0);
        let (turn_cos, turn_sin) = cos_sin(between / 360.0);
        let towards = first_cos + second_cos * turn_cos;
        let (east, north) = (second_cos * turn_sin, first_sin + second_sin);
        let flat = (towards * towards + east * east).sqrt();
        let length = (flat * flat + north * north).sqrt();
        if flat < 1e-6 || length < 1e-6 {
            return None;
        }
        let turned = arc_sine((east / flat).clamp(-1.0, 1.0)).to_degrees();
        let turned = if towards >= 0.0 {
            turned
        } else {
            180.0_f64.copysign(east) - turned
        };
        let middle = self.project(Place {
            lat: arc_sine((north / length).clamp(-1.0, 1.0)).to_degrees() as f32,
            lon: (f64::from(first.lon) + turned) as f32,
        });
        let bow = Point::new(middle.x - 0.5 * (from.x + to.x), middle.y - 0.5 * (from.y + to.y));
        (bow.x.is_finite() && bow.y.is_finite()).then_some(bow)
    }

    /// Degrees east of the middle, from -180 to 180.
    fn east_of_middle(&self, lon: f32) -> f64 {
        let away = f64::from(finite(lon)) - self.central + 180.0;
        away - 360.0 * (away / 360.0).floor() - 180.0
    }
}

fn finite(x: f32) -> f32 {
    if x.is_finite() { x } else { 0.0 }
}

/// Height of a parametric latitude on the map.
fn height(theta: f64) -> f64 {
    let t2 = theta * theta;
    theta * (A[0] + A[1] * t2 + theta.powi(6) * (A[2] + A[3] * t2))
}

/// The angle with this sine, by Newton's method and halving; -1 to 1 in.
fn arc_sine(sine: f64) -> f64 {
    let quarter = 0.25 * std::f64::consts::TAU;
    let (mut low, mut high) = (-quarter, quarter);
    let mut angle = sine;
    for _step in 0..48 {
        let (cos, now) = cos_sin(angle / std::f64::consts::TAU);
        if now < sine {
            low = angle;
        } else {
            high = angle;
        }
        let next = angle + (sine - now) / cos.max(1e-6);
        let next = if next > low && next < high { next } else { 0.5 * (low + high) };
        if (next - angle).abs() < 1e-13 {
            break;
        }
        angle = next;
    }
    angle
}

/// The meridian opposite the middle of the widest stretch without a place.
fn central_meridian(places: &[Place]) -> f64 {
    let mut lons: Vec<f64> = places
        .iter()
        .map(|p| {
            let lon = f64::from(finite(p.lon));
            lon - 360.0 * (lon / 360.0).floor()
        })
        .collect();
    lons.sort_by(f64::total_cmp);
    let Some((first, last)) = lons.first().copied().zip(lons.last().copied()) else {
        return 10.0;
    };
    let mut widest = (first + 360.0 - last, last);
    for pair in lons.windows(2) {
        if pair[1] - pair[0] > widest.0 {
            widest = (pair[1] - pair[0], pair[0]);
        }
    }
    let central = widest.1 + 0.5 * widest.0 + 180.0;
    central - 360.0 * (central / 360.0).round()
}

/// How large nodes are drawn on a map that shows the whole, against their usual size: the more there are, the smaller.
pub fn node_size(nodes: usize) -> f32 {
    (AT_FULL_SIZE / nodes.max(1) as f32).sqrt().clamp(SMALLEST, 1.0)
}

/// Lays the nodes out on the map.
pub fn map(request: &Request) -> Picture {
    let n = request.radii.len();
    let placed: Vec<Place> = request.places.iter().take(n).filter_map(|p| *p).collect();
    let (projection, width) = window(&placed, n);
    // A large map is drawn small, and nodes shrink less than it does: they need more of its room.
    let grown = (width / PANE).max(1.0).powf(0.4);
    let radii: Vec<f64> = request
        .radii
        .iter()
        .map(|r| f64::from(finite(*r)).clamp(1.0, 1e4) * grown)
        .collect();
    let anchors: Vec<Option<Point>> = (0..n)
        .map(|i| request.places.get(i).copied().flatten().map(|p| projection.project(p)))
        .collect();
    let mut points: Vec<Option<V>> = anchors.iter().map(|a| a.map(Point::wide)).collect();
    spread(&mut points, &radii, &vec![false; n]);
    let fixed: Vec<bool> = points.iter().map(Option::is_some).collect();
    put_beside(request, &mut points);
    spread(&mut points, &radii, &fixed);
    let edge: Vec<u32> = (0..n as u32).filter(|i| points[*i as usize].is_none()).collect();
    put_at_edge(&edge, &mut points, &radii, width);
    Picture {
        points: points.into_iter().map(|p| p.unwrap_or_default().narrow()).collect(),
        anchors,
        edge,
        coast: coast(&projection),
        projection,
    }
}

/// The projection that shows all places, and how wide they are drawn.
fn window(placed: &[Place], nodes: usize) -> (Projection, f64) {
    let mut projection = Projection::around(central_meridian(placed));
    let flat: Vec<V> = placed.iter().map(|p| projection.flat(*p)).collect();
    let (mut low, mut high) = (V::new(-0.2, -0.2), V::new(0.2, 0.2));
    if let Some(first) = flat.first() {
        (low, high) = (*first, *first);
    }
    for p in &flat {
        low = V::new(low.x.min(p.x), low.y.min(p.y));
        high = V::new(high.x.max(p.x), high.y.max(p.y));
    }
    let width = (NARROWEST + 12.0 * nodes as f64).min(WIDEST);
    let extent = (high.x - low.x).max(ASPECT * (high.y - low.y)).max(CLOSEST);
    projection.middle = (low + high) * 0.5;
    projection.scale = width / extent;
    (projection, width)
}

/// Pushes those that are there apart; those held stay.
fn spread(points: &mut [Option<V>], radii: &[f64], held: &[bool]) {
    let who: Vec<usize> = (0..points.len()).filter(|i| points[*i].is_some()).collect();
    let mut there: Vec<V> = who.iter().filter_map(|i| points[*i]).collect();
    let radii: Vec<f64> = who.iter().map(|i| radii[*i]).collect();
    let held: Vec<bool> = who.iter().map(|i| held[*i]).collect();
    separate(&mut there, &radii, 2.0, &held, ROUNDS);
    for (i, p) in who.into_iter().zip(there) {
        points[i] = Some(p);
    }
}

/// Puts nodes beside the middle of those they belong with; who belongs with these comes after.
fn put_beside(request: &Request, points: &mut [Option<V>]) {
    for _round in 0..3 {
        let before = points.to_vec();
        for (i, point) in points.iter_mut().enumerate().filter(|(_, p)| p.is_none()) {
            let with = request.beside.get(i).map_or(&[][..], Vec::as_slice);
            let found: Vec<V> = with
                .iter()
                .filter_map(|k| before.get(*k as usize).copied().flatten())
                .collect();
            if !found.is_empty() {
                let sum = found.iter().fold(V::default(), |sum, p| sum + *p);
                *point = Some(sum * (1.0 / found.len() as f64));
            }
        }
    }
}

/// A tidy row, or several, below all others.
fn put_at_edge(edge: &[u32], points: &mut [Option<V>], radii: &[f64], width: f64) {
    let Some(largest) = edge.iter().map(|i| radii[*i as usize]).reduce(f64::max) else {
        return;
    };
    let there = points.iter().zip(radii).filter_map(|(p, r)| p.map(|p| p.y + r));
    let below = there.fold(0.0, f64::max) + 2.2 * largest;
    let step = 2.4 * largest;
    let columns = ((width / step).floor() as usize).max(1);
    for (k, i) in edge.iter().enumerate() {
        let (row, column) = (k / columns, k % columns);
        let in_row = (edge.len() - row * columns).min(columns);
        let x = (column as f64 - 0.5 * (in_row as f64 - 1.0)) * step;
        points[*i as usize] = Some(V::new(x, below + row as f64 * step));
    }
}

/// The coastlines on this map, cut where they run over its edge.
fn coast(projection: &Projection) -> Vec<Vec<Point>> {
    let mut lines = Vec::new();
    for row in LAND.lines().filter(|l| !l.starts_with('#')) {
        let (mut lon, mut lat) = (0_i32, 0_i32);
        let mut numbers = row.split(' ').filter_map(|n| n.parse::<i32>().ok());
        let (mut line, mut last) = (Vec::new(), 0.0);
        while let (Some(dx), Some(dy)) = (numbers.next(), numbers.next()) {
            (lon, lat) = (lon + dx, lat + dy);
            let place = Place {
                lat: lat as f32 / 100.0,
                lon: lon as f32 / 100.0,
            };
            let away = projection.east_of_middle(place.lon);
            if !line.is_empty() && (away - last).abs() > 180.0 {
                lines.push(std::mem::take(&mut line));
            }
            last = away;
            line.push(projection.project(place));
        }
        lines.push(line);
    }
    lines.retain(|line| line.len() > 1);
    lines
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn place(lat: f32, lon: f32) -> Place {
        Place { lat, lon }
    }

    #[test]
    fn the_projection_has_the_published_size() {
        // Equal Earth: the equator is 2.7066 radii of the sphere on each side, the poles stand 1.3173 above it.
        let whole = Projection::around(0.0);
        let east = whole.flat(place(0.0, 179.999_99));
        let pole = whole.flat(place(90.0, 0.0));
        assert!((east.x - 2.706_629).abs() < 1e-4, "{east:?}");
        assert!((pole.y + 1.317_362).abs() < 1e-4, "{pole:?}");
    }

    #[test]
    fn the_middle_lies_where_the_actors_are() {
        // Washington, London, Moscow, Pyongyang, Tokyo: the Pacific is at the edges.
        let around_asia = central_meridian(&[
            place(39.0, -77.0),
            place(51.5, 0.0),
            place(55.8, 37.6),
            place(39.0, 125.8),
            place(35.7, 139.7),
        ]);
        assert!((20.0..45.0).contains(&around_asia), "{around_asia}");
        // Washington, Tokyo, Canberra: the Pacific is in the middle.
        let pacific = central_meridian(&[place(39.0, -77.0), place(35.7, 139.7), place(-35.3, 149.1)]);
        assert!(pacific < -130.0, "{pacific}");
    }

    #[test]
    fn the_coast_is_there_and_no_line_runs_across_the_map() {
        for central in [0.0, 31.0, -150.0] {
            let projection = Projection::around(central);
            let lines = coast(&projection);
            let points: usize = lines.iter().map(Vec::len).sum();
            assert!(points > 4_000, "{points}");
            let longest = lines
                .iter()
                .flat_map(|l| l.windows(2))
                .map(|w| w[0].distance(w[1]))
                .fold(0.0, f32::max);
            assert!(longest < 0.5, "{longest}");
        }
    }

    #[test]
    fn who_has_no_place_stands_beside_its_members_or_in_the_row() {
        let request = Request {
            radii: vec![20.0; 5],
            places: vec![Some(place(50.0, 0.0)), Some(place(50.0, 40.0)), None, None, None],
            beside: vec![vec![], vec![], vec![0, 1], vec![], vec![2]],
        };
        let out = map(&request);
        assert_eq!(out.edge, [3]);
        let p = &out.points;
        assert!(p[0].x < p[2].x && p[2].x < p[1].x, "{p:?}");
        assert!(p[4].distance(p[2]) < 200.0 && p[3].y > p[0].y && p[3].y > p[4].y, "{p:?}");
    }

    proptest! {
        #[test]
        fn there_and_back(lat in -89.0_f32..89.0, lon in -179.0_f32..179.0, central in -180.0_f64..180.0) {
            let projection = Projection { scale: 600.0, ..Projection::around(central) };
            let at = projection.project(place(lat, lon));
            prop_assert!(at.is_finite());
            let back = projection.unproject(at);
            let turn = (back.lon - lon).rem_euclid(360.0);
            prop_assert!((back.lat - lat).abs() < 0.01, "{lat} {back:?}");
            prop_assert!(!(0.05..=359.95).contains(&turn), "{lon} {back:?}");
        }

        #[test]
        fn always_finite_and_the_same(
            places in prop::collection::vec(prop::option::of((any::<f32>(), any::<f32>())), 0..60),
            beside in prop::collection::vec(prop::collection::vec(0_u32..70, 0..4), 0..60),
        ) {
            let request = Request {
                radii: vec![24.0; places.len()],
                places: places.iter().map(|p| p.map(|(lat, lon)| place(lat, lon))).collect(),
                beside,
            };
            let out = map(&request);
            prop_assert_eq!(out.points.len(), places.len());
            prop_assert!(out.points.iter().all(|p| p.is_finite()));
            prop_assert_eq!(&out, &map(&request));
        }
    }
}
