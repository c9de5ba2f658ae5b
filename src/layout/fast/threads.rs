//! The same work on some threads, cut in the same way whatever their number, so that the result does not depend on it.

use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::{Mutex, PoisonError};

/// Below so many pieces a thread costs more than it gains.
const WORTH: usize = 2;

/// Fills `out` piece by piece (`piece` items each) on so many threads; whoever is free takes the next piece. `work` gets where the
/// piece begins and must treat each item by itself. `told` hears from this thread what share is done; false if it said stop.
pub(super) fn fill<T: Send>(
    out: &mut [T],
    piece: usize,
    threads: usize,
    told: &mut dyn FnMut(f32) -> bool,
    work: impl Fn(usize, &mut [T]) + Sync,
) -> bool {
    let piece = piece.max(1);
    let count = out.len().div_ceil(piece).max(1) as f32;
    let pieces = Mutex::new(out.chunks_mut(piece).enumerate());
    let stop = AtomicBool::new(false);
    let next = || {
        let free = !stop.load(Ordering::Relaxed);
        free.then(|| pieces.lock().unwrap_or_else(PoisonError::into_inner).next())
            .flatten()
    };
    let threads = threads.clamp(1, (count as usize / WORTH).max(1));
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(|| {
                while let Some((at, items)) = next() {
                    work(at * piece, items);
                }
            });
        }
        while let Some((at, items)) = next() {
            work(at * piece, items);
            if !told((at + 1) as f32 / count) {
                stop.store(true, Ordering::Relaxed);
            }
        }
    });
    !stop.into_inner()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_is_filled_on_any_number_of_threads_and_stopping_stops() {
        for threads in [1, 2, 7] {
            let mut out = vec![0; 1001];
            let mut shares = Vec::new();
            let told = &mut |share| {
                shares.push(share);
                true
            };
            assert!(fill(&mut out, 16, threads, told, |from, items| {
                for (k, item) in items.iter_mut().enumerate() {
                    *item = from + k;
                }
            }));
            assert!(out.iter().enumerate().all(|(k, item)| k == *item));
            assert!(shares.is_sorted());
        }
        // With several threads all may be done before this one is asked for the first time.
        assert!(!fill(&mut [1; 9], 1, 1, &mut |_| false, |_, items| items.fill(0)));
    }
}
