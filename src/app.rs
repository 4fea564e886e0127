//! stub
use jiff::Timestamp;
/// c
pub trait Clock {
    /// n
    fn now(&self) -> Timestamp;
}
/// s
pub struct SystemClock;
impl Clock for SystemClock {
    #[expect(clippy::disallowed_methods, reason = "x")]
    fn now(&self) -> Timestamp {
        Timestamp::now()
    }
}
