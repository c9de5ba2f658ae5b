//! The project file to be trusted: crashes, and what the format promises.

mod crash;
