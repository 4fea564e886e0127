//! Texts of the group `dialogue`.

super::texts! {}
