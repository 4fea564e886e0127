//! stub
use crate::knowledge::Library;
/// A library and the index built from it; immutable, swapped whole on reload.
pub struct Knowledge {
    /// the library
    pub library: Library,
}
