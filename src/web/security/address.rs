//! Which address a request comes from, when proxies stand between.

use std::{
    convert::Infallible,
    net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr},
};

use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, request::Parts},
};
use ipnet::IpNet;

use crate::web::state::AppState;

/// The address of the client: the peer, or what a trusted proxy says of it. Used for limits only, never logged.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct ClientAddress(pub IpAddr);

impl ClientAddress {
    /// The address as limits count it: IPv6 by its /64, since a household has that many addresses.
    #[must_use]
    pub fn key(self) -> IpAddr {
        match self.0.to_canonical() {
            IpAddr::V6(address) => {
                let [a, b, c, d, ..] = address.segments();
                IpAddr::V6(Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0))
            }
            v4 @ IpAddr::V4(_) => v4,
        }
    }
}

impl FromRequestParts<AppState> for ClientAddress {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, Infallible> {
        // Without a connection (a test that calls the router itself) everyone is the same neighbour.
        let peer = parts
            .extensions
            .get::<ConnectInfo<SocketAddr>>()
            .map_or(IpAddr::V4(Ipv4Addr::LOCALHOST), |ConnectInfo(peer)| peer.ip());
        Ok(Self(client_of(peer, &parts.headers, &state.app.config().trusted_proxies)))
    }
}

/// Walks `X-Forwarded-For` from the right as long as the one who says so is trusted: what stands to the left of the
/// first stranger was written by that stranger.
fn client_of(peer: IpAddr, headers: &HeaderMap, trusted: &[IpNet]) -> IpAddr {
    let is_trusted = |address: IpAddr| trusted.iter().any(|network| network.contains(&address.to_canonical()));
    let mut client = peer;
    let hops = headers.get_all("x-forwarded-for").iter().filter_map(|value| value.to_str().ok());
    let hops: Vec<&str> = hops.flat_map(|value| value.split(',')).collect();
    for hop in hops.iter().rev() {
        if !is_trusted(client) {
            break;
        }
        let Ok(address) = hop.trim().parse() else {
            break;
        };
        client = address;
    }
    client
}

#[cfg(test)]
mod tests {
    use super::*;

    fn forwarded(text: &str) -> HeaderMap {
        let mut headers = HeaderMap::new();
        headers.insert("x-forwarded-for", text.parse().expect("a header"));
        headers
    }

    #[test]
    fn a_stranger_cannot_choose_an_address() {
        let peer: IpAddr = "198.51.100.7".parse().expect("an address");
        assert_eq!(client_of(peer, &forwarded("192.0.2.1"), &[]), peer);
    }

    #[test]
    fn the_nearest_address_that_is_no_proxy_is_the_client() {
        let trusted = ["10.0.0.0/8".parse().expect("a network")];
        let peer = "10.0.0.2".parse().expect("an address");
        let client: IpAddr = "203.0.113.9".parse().expect("an address");
        assert_eq!(client_of(peer, &forwarded("192.0.2.1, 203.0.113.9, 10.0.0.1"), &trusted), client);
        assert_eq!(client_of(peer, &forwarded("rubbish"), &trusted), peer);
    }

    #[test]
    fn a_household_with_ipv6_counts_as_one() {
        let key = |text: &str| ClientAddress(text.parse().expect("an address")).key();
        assert_eq!(key("2001:db8:1:2::1"), key("2001:db8:1:2:ffff::9"));
        assert_ne!(key("2001:db8:1:2::1"), key("2001:db8:1:3::1"));
        assert_eq!(key("::ffff:192.0.2.1"), key("192.0.2.1"));
    }
}
