//! The same job for many items on all cores, the results in the order of the items.
//!
//! For long readings. At most a few results wait at a time, so that memory stays bounded however fast the threads are.

use std::collections::BTreeMap;
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Condvar, Mutex, PoisonError};
use std::thread;

use super::worker::panic_text;

/// How many items the threads may be ahead of the one that takes the results.
const AHEAD: usize = 64;

struct Queue<R> {
    next: usize,
    taken: usize,
    stopped: bool,
    done: BTreeMap<usize, Result<R, String>>,
}

/// Number of threads that run at once.
pub fn cores() -> usize {
    thread::available_parallelism().map_or(1, std::num::NonZero::get)
}

/// Runs `job` for every item on as many threads as there are cores, and hands the results to `take` in the order of
/// the items. `take` says whether to go on. A job that panics gives the text of its panic.
pub fn in_order<T: Sync, R: Send>(
    items: &[T],
    job: impl Fn(&T) -> R + Sync,
    mut take: impl FnMut(&T, Result<R, String>) -> bool,
) {
    let cores = cores();
    let queue = Mutex::new(Queue {
        next: 0,
        taken: 0,
        stopped: false,
        done: BTreeMap::new(),
    });
    let changed = Condvar::new();
    thread::scope(|scope| {
        for _ in 0..cores.min(items.len()) {
            scope.spawn(|| work(items, &job, &queue, &changed));
        }
        for (number, item) in items.iter().enumerate() {
            let mut held = queue.lock().unwrap_or_else(PoisonError::into_inner);
            let result = loop {
                if let Some(result) = held.done.remove(&number) {
                    break result;
                }
                held = changed.wait(held).unwrap_or_else(PoisonError::into_inner);
            };
            held.taken = number + 1;
            drop(held);
            changed.notify_all();
            if !take(item, result) {
                queue.lock().unwrap_or_else(PoisonError::into_inner).stopped = true;
                changed.notify_all();
                break;
            }
        }
    });
}

fn work<T, R>(items: &[T], job: &impl Fn(&T) -> R, queue: &Mutex<Queue<R>>, changed: &Condvar) {
    loop {
        let mut held = queue.lock().unwrap_or_else(PoisonError::into_inner);
        while !held.stopped && held.next >= held.taken + AHEAD && held.next < items.len() {
            held = changed.wait(held).unwrap_or_else(PoisonError::into_inner);
        }
        let number = held.next;
        let Some(item) = items.get(number).filter(|_| !held.stopped) else {
            return;
        };
        held.next += 1;
        drop(held);
        let result = catch_unwind(AssertUnwindSafe(|| job(item))).map_err(|payload| panic_text(&*payload));
        queue
            .lock()
            .unwrap_or_else(PoisonError::into_inner)
            .done
            .insert(number, result);
        changed.notify_all();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn results_come_in_order_and_a_panic_is_one_result() {
        let items: Vec<u32> = (0..300).collect();
        let mut seen = Vec::new();
        let job = |n: &u32| {
            assert!(*n != 7, "seven");
            n * 2
        };
        in_order(&items, job, |_, result| {
            seen.push(result);
            true
        });
        assert_eq!(seen.len(), 300);
        assert_eq!(seen[8], Ok(16));
        assert!(seen[7].as_ref().is_err_and(|text| text.contains("seven")));
    }

    #[test]
    fn it_stops_when_told() {
        let items: Vec<u32> = (0..1000).collect();
        let mut count = 0;
        in_order(
            &items,
            |n| *n,
            |_, _| {
                count += 1;
                count < 5
            },
        );
        assert_eq!(count, 5);
        in_order(&[] as &[u32], |n| *n, |_, _| true);
    }
}
