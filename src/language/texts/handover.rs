//! Texts of the group `handover`.

super::texts! {}
