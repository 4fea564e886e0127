//! The running service: what it knows, where it writes, what time it is, and the things people can do with it.
//!
//! Floor 6: the use cases that pages and API share. Clock, randomness and ids enter the program here and nowhere else.
//! Knows nothing of HTML or SQL.
