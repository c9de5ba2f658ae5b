//! Whole-program tests, one binary.

mod architecture;
