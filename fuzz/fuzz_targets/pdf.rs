//! PDFs.

#![no_main]

mod check;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| check::check("a.pdf", &[b"%PDF-1.7\n", bytes].concat()));
