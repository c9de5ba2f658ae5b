//! The same work on some threads, cut in the same way whatever their number, so that the result does not depend on it.

use std::ops::Range;

/// Below so many items a thread costs more than it gains.
const WORTH: usize = 128;

/// Cuts `0..items` into as many even ranges as there are threads, works on each and gives the results in order.
/// `work` must treat each item by itself.
pub(super) fn split<R: Send>(items: usize, threads: usize, work: impl Fn(Range<usize>) -> R + Sync) -> Vec<R> {
    let threads = threads.clamp(1, items.div_ceil(WORTH).max(1));
    if threads == 1 {
        return vec![work(0..items)];
    }
    let range = |t: usize| items * t / threads..items * (t + 1) / threads;
    std::thread::scope(|scope| {
        let work = &work;
        let others: Vec<_> = (1..threads).map(|t| scope.spawn(move || work(range(t)))).collect();
        let mut out = vec![work(range(0))];
        for other in others {
            match other.join() {
                Ok(part) => out.push(part),
                Err(panic) => std::panic::resume_unwind(panic),
            }
        }
        out
    })
}
