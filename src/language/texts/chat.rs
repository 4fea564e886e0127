//! Texts of the group `chat`.

super::texts! {}
