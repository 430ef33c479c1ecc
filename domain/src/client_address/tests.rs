use super::*;

const TABLE: &str = r#"
E1                     | 203.0.113.9       | 6.6.6.6                      | 203.0.113.9
E1 in IPv6             | 2001:db8::9       | 10.0.0.1                     | 2001:db8::9
E2                     | 10.0.0.2          | 203.0.113.7                  | 203.0.113.7
E2 after a claim       | 10.0.0.2          | 6.6.6.6, 203.0.113.7         | 203.0.113.7
E2 after garbage       | 10.0.0.2          | garbage, 203.0.113.7         | 203.0.113.7
E2 without spaces      | 10.0.0.2          | 6.6.6.6,203.0.113.7          | 203.0.113.7
E2 with two proxies    | 10.0.0.2          | 203.0.113.7, 10.0.0.3        | 203.0.113.7
E2 with a port         | 10.0.0.2          | 203.0.113.7:4711             | 203.0.113.7
E2 in IPv6             | 2001:db8:ffff::1  | 2001:db8::7                  | 2001:db8::7
E2 in brackets         | 10.0.0.2          | [2001:db8::7]                | 2001:db8::7
E2 in brackets, a port | 10.0.0.2          | [2001:db8::7]:443            | 2001:db8::7
E4                     | 10.0.0.2          | 6.6.6.6 / 203.0.113.7        | 203.0.113.7
E4 with two proxies    | 10.0.0.2          | 203.0.113.7 / 10.0.0.3       | 203.0.113.7
E5 garbage             | 10.0.0.2          | 6.6.6.6, garbage             | unknown
E2 in quotes           | 10.0.0.2          | "203.0.113.7"                | 203.0.113.7
E2 in quotes, a port   | 10.0.0.2          | 6.6.6.6, "[2001:db8::7]:443" | 2001:db8::7
E2 a comma at the end  | 10.0.0.2          | 6.6.6.6, 203.0.113.7,        | 203.0.113.7
E2 nothing             | 10.0.0.2          |                              | 10.0.0.2
E2 nothing in a list   | 10.0.0.2          | , ,                          | 10.0.0.2
E2 nothing in lines    | 10.0.0.2          | /                            | 10.0.0.2
E2 nothing of a proxy  | 10.0.0.2          | , 10.0.0.3                   | 10.0.0.3
E5 half in quotes      | 10.0.0.2          | "203.0.113.7                 | unknown
E5 a pair              | 10.0.0.2          | for=203.0.113.7              | unknown
E5 empty hop           | 10.0.0.2          | 6.6.6.6, ,                   | unknown
E5 empty line          | 10.0.0.2          | 6.6.6.6 /                    | unknown
E5 unknown             | 10.0.0.2          | 6.6.6.6, unknown             | unknown
E5 hidden              | 10.0.0.2          | 6.6.6.6, _hidden             | unknown
E5 before a proxy      | 10.0.0.2          | 6.6.6.6, -, 10.0.0.3         | unknown
E5 leading zero        | 10.0.0.2          | 203.0.113.07                 | unknown
E5 port out of range   | 10.0.0.2          | 203.0.113.7:65536            | unknown
E7                     | ::ffff:10.0.0.2   | ::ffff:10.0.0.1              | 10.0.0.1
E7 before a proxy      | ::ffff:10.0.0.2   | ::ffff:6.6.6.6, 10.0.0.1     | 6.6.6.6
E7 not trusted         | ::ffff:6.6.6.6    | 203.0.113.7                  | 6.6.6.6
E8                     | 10.0.0.2          | 10.0.0.4, 10.0.0.3           | 10.0.0.4"#;

fn resolve(peer: &str, lines: &[&str]) -> String {
    let trusted = "10.0.0.0/8, 2001:db8:ffff::1".parse().unwrap();
    let lines = lines.iter().map(|line| line.as_bytes());
    ClientAddress::resolve(peer.parse().unwrap(), lines, &trusted).to_string()
}

#[test]
fn the_client_is_the_last_hop_before_the_trusted_proxies() {
    for row in TABLE.trim().lines() {
        let cells: Vec<_> = row.split('|').map(str::trim).collect();
        let lines: Vec<_> = cells[2].split('/').collect();
        assert_eq!(resolve(cells[1], &lines), cells[3], "{row}");
    }
}

#[test]
fn e1_and_e8_the_peer_is_the_client_when_there_is_no_header() {
    for peer in ["203.0.113.9", "10.0.0.2", "2001:db8::9"] {
        assert_eq!(resolve(peer, &[]), peer);
    }
}

#[test]
fn e5_bytes_that_are_no_text_are_no_address() {
    let lines = [b"6.6.6.6, \xff\xfe".as_slice()];
    let trusted = "10.0.0.0/8".parse().unwrap();
    let client = ClientAddress::resolve(IpAddr::from([10, 0, 0, 2]), lines.into_iter(), &trusted);
    assert_eq!(client, ClientAddress::Unknown);
}

#[test]
fn e10_a_header_of_ten_thousand_hops_is_not_walked_to_its_end() {
    let header = |hop: &str| vec![hop; 10_000].join(",");
    assert_eq!(resolve("10.0.0.2", &[&header("6.6.6.6")]), "6.6.6.6");
    assert_eq!(resolve("10.0.0.2", &[&header("10.0.0.3")]), "unknown");
    assert_eq!(resolve("10.0.0.2", &vec!["10.0.0.3"; 10_000]), "unknown");
    assert_eq!(resolve("10.0.0.2", &[&"6".repeat(100_000)]), "unknown");
    assert_eq!(resolve("10.0.0.2", &vec!["10.0.0.3"; MOST_HOPS]), "10.0.0.3");
}

#[test]
fn nobody_is_trusted_by_default() {
    let client = ClientAddress::resolve(
        IpAddr::from([127, 0, 0, 1]),
        [b"6.6.6.6".as_slice()].into_iter(),
        &TrustedProxies::default(),
    );
    assert_eq!(client.to_string(), "127.0.0.1");
}

#[test]
fn a_list_of_proxies_is_read_whole_or_refused_by_its_bad_entry() {
    for (text, networks) in [
        ("", 0),
        (" , ", 0),
        ("10.0.0.1", 1),
        ("10.0.0.0/8, ::1,fd00::/8", 3),
        ("10.0.0.1 10.0.0.2\n::1,", 3),
        ("private_ranges", 6),
        ("203.0.113.9 Private_Ranges", 7),
    ] {
        assert_eq!(text.parse::<TrustedProxies>().unwrap().0.len(), networks, "{text:?}");
    }
    for (text, bad) in [("10.0.0.0/33", "10.0.0.0/33"), ("::1, proxy", "proxy"), ("10.0.0.1;::1", "10.0.0.1;::1")] {
        let error = text.parse::<TrustedProxies>().unwrap_err();
        assert!(error.to_string().starts_with(&format!("{bad:?}")), "{error}");
    }
}

#[test]
fn private_ranges_are_all_networks_without_strangers() {
    let proxies: TrustedProxies = "private_ranges".parse().unwrap();
    for (address, trusted) in [
        ("10.1.2.3", true),
        ("172.31.0.1", true),
        ("192.168.1.1", true),
        ("127.0.0.1", true),
        ("::1", true),
        ("::ffff:10.0.0.1", true),
        ("fd12::1", true),
        ("172.32.0.1", false),
        ("203.0.113.7", false),
        ("2001:db8::1", false),
    ] {
        assert_eq!(proxies.contains(address.parse().unwrap()), trusted, "{address}");
    }
    assert_eq!(proxies.too_wide().count(), 0);
}

#[test]
fn networks_with_strangers_in_them_are_told_from_those_of_ones_own() {
    for (text, wide) in [
        ("", ""),
        ("10.0.0.0/8, 172.16.0.0/12, 127.0.0.1, ::1, fd00::/8, fc00::/7, 2001:db8::/32", ""),
        ("0.0.0.0/0", "0.0.0.0/0"),
        ("10.0.0.1, ::/0, 128.0.0.0/1, 2000::/3, 10.0.0.0/7", "::/0 128.0.0.0/1 2000::/3 10.0.0.0/7"),
    ] {
        let proxies: TrustedProxies = text.parse().unwrap();
        let found: Vec<_> = proxies.too_wide().map(ToString::to_string).collect();
        assert_eq!(found.join(" "), wide, "{text}");
    }
}

#[test]
fn one_network_is_a_subscribers_and_what_is_unknown_is_in_none() {
    let known = |text| ClientAddress::parse(text).unwrap();
    for (one, other, same) in [
        ("203.0.113.7", "203.0.113.7", true),
        ("203.0.113.7", "203.0.113.8", false),
        ("2001:db8::7", "2001:db8::8", true),
        ("2001:db8::7", "2001:db8:0:1::7", false),
        ("unknown", "unknown", false),
    ] {
        assert_eq!(known(one).is_near(&known(other)), same, "{one}, {other}");
    }
}

#[test]
fn attempts_are_counted_by_what_one_subscriber_may_be_given() {
    for (address, networks) in [
        ("203.0.113.7", vec![("203.0.113.7", 1)]),
        (
            "2001:db8:1:2fe:4:5:6:7",
            vec![("2001:db8:1:2fe::/64", 1), ("2001:db8:1:200::/56", 2), ("2001:db8:1::/48", 4)],
        ),
        ("unknown", vec![("unknown", 1)]),
    ] {
        let counted = ClientAddress::parse(address).unwrap().networks();
        let counted: Vec<_> = counted.iter().map(|network| (network.name.as_str(), network.subscribers)).collect();
        assert_eq!(counted, networks);
    }
}

#[test]
fn a_client_address_reads_back_from_its_text() {
    for text in ["203.0.113.7", "2001:db8::7", "unknown"] {
        assert_eq!(ClientAddress::parse(text).unwrap().to_string(), text);
    }
    for text in ["", "Unknown", "203.0.113.7:80", "203.0.113.7 "] {
        assert_eq!(ClientAddress::parse(text), None, "{text:?}");
    }
}
