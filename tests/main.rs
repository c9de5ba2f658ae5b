//! Whole-program tests in one binary.
