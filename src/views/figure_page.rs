//! Placeholder while figures are being built.
