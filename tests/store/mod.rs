//! The project file to be trusted: crashes, disks, and what the format promises.

mod crash;
mod promises;
mod safety;
mod window;
