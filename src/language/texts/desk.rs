//! Texts of the group `desk`.

super::texts! {}
