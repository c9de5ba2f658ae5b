//! Any bytes as ftm: read with a sound dossier, or refused.

#![no_main]

use garant::exchange::{Format, Limits, import};

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        records: 10_000,
        ..Limits::default()
    };
    if let Ok(imported) = import("a.ftm", bytes, Format::Ftm, &limits, &mut |_| true) {
        assert_eq!(imported.dossier.check(), []);
    }
});
