//! Plain texts in any encoding.

#![no_main]

mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::check("a.txt", bytes));
