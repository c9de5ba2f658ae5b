//! What holds for every file that can be read: text, spans in order, the same again.

use garant::reading::{Limits, read};

/// Reads `bytes` as the file `name` and checks what came of it.
pub fn check(name: &str, bytes: &[u8]) {
    let limits = Limits {
        bytes_text: 1 << 20,
        pages: 20,
        ..Limits::default()
    };
    let Ok(reading) = read(name, bytes, &limits) else { return };
    assert!(!reading.text.is_empty());
    let mut at = 0;
    for aside in &reading.set_aside {
        assert!(aside.bytes.start >= at);
        assert_eq!(aside.span.of(&reading.text), reading.text.get(aside.bytes.clone()));
        at = aside.bytes.end;
    }
    assert_eq!(read(name, bytes, &limits), Ok(reading));
}
