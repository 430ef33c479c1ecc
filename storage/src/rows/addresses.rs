//! Rows that say from where sessions are connected.

use domain::storage::SessionAddresses;

use super::read_address;

/// What these rows say: an address, its sessions, and those of all addresses.
pub(crate) fn read_addresses(rows: &[(String, i64, i64)]) -> sqlx::Result<SessionAddresses> {
    let count = |number: i64| u64::try_from(number).unwrap_or(0);
    let most = rows.iter().map(|(address, sessions, _)| Ok((read_address(address)?, count(*sessions))));
    Ok(SessionAddresses {
        active: rows.first().map_or(0, |(_, _, active)| count(*active)),
        most: most.collect::<sqlx::Result<_>>()?,
    })
}
