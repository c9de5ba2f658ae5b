//! Data files of every format: no panic, and what comes out is a sound dossier that another one takes in.

#![no_main]

use garant::exchange::{Format, Limits, import, settle};
use garant::model::Dossier;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    let limits = Limits {
        bytes: 1 << 20,
        records: 20_000,
        ..Limits::default()
    };
    for format in Format::ALL {
        if let Ok(imported) = import("a.csv", bytes, format, &limits, &mut |_| true) {
            assert_eq!(imported.dossier.check(), []);
            assert!(settle(&Dossier::default(), imported).is_ok());
        }
    }
});
