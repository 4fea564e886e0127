//! Texts of the group `pages`.

super::texts! {}
