//! Word documents: any bytes as an archive, and any bytes as the body inside a sound one.

#![no_main]

mod check;

/// An archive of one stored part, written by hand so that the target needs no writer.
fn archive(part: &[u8]) -> Vec<u8> {
    let name = b"word/document.xml";
    let size = u32::try_from(part.len()).unwrap_or(0);
    let crc = part.iter().fold(!0_u32, |crc, byte| {
        (0..8).fold(crc ^ u32::from(*byte), |crc, _| {
            if crc & 1 == 1 { crc >> 1 ^ 0xedb8_8320 } else { crc >> 1 }
        })
    }) ^ !0;
    let mut fields = vec![20, 0, 0, 0, 0, 0, 0, 0, 0, 0];
    for number in [crc, size, size] {
        fields.extend(number.to_le_bytes());
    }
    fields.extend([name.len() as u8, 0, 0, 0]);
    let mut file = [b"PK\x03\x04".as_slice(), &fields, name, part].concat();
    let at = u32::try_from(file.len()).unwrap_or(0);
    let entry = [b"PK\x01\x02\x14\x00".as_slice(), &fields, &[0; 14], name].concat();
    file.extend(&entry);
    file.extend(b"PK\x05\x06\0\0\0\0\x01\0\x01\0");
    file.extend(u32::try_from(entry.len()).unwrap_or(0).to_le_bytes());
    file.extend(at.to_le_bytes());
    file.extend([0, 0]);
    file
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| {
    check::check("a.docx", bytes);
    check::check("a.docx", &archive(bytes));
});
