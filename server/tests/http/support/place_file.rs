//! A small file of places, in the format of `MaxMind` DB (version 2.0 of its specification).

use std::collections::BTreeMap;
use std::net::{IpAddr, Ipv6Addr};

/// What a file says of an address: names of fields, one within the other, and texts.
#[derive(Clone, Debug)]
pub(crate) enum Field {
    Text(&'static str),
    Map(Vec<(&'static str, Field)>),
}

/// A record of the shape of GeoLite2-City.
pub(crate) fn city(country: &'static str, city: &'static str) -> Field {
    let names = Field::Map(vec![("en", Field::Text(city)), ("de", Field::Text("Anderswo"))]);
    Field::Map(vec![
        ("country", Field::Map(vec![("iso_code", Field::Text(country))])),
        ("city", Field::Map(vec![("names", names)])),
    ])
}

/// A record of the shape of GeoLite2-ASN.
pub(crate) fn network(name: &'static str) -> Field {
    Field::Map(vec![("autonomous_system_organization", Field::Text(name))])
}

/// The bytes of a file that knows these addresses and no other.
pub(crate) fn place_file(records: &[(&str, Field)]) -> Vec<u8> {
    let mut tree = Tree::default();
    let mut data = Vec::new();
    for (address, record) in records {
        tree.insert(bits(address), data.len());
        write(record, &mut data);
    }
    let mut file = tree.bytes();
    file.extend([0; 16]);
    file.extend(data);
    file.extend(b"\xab\xcd\xefMaxMind.com");
    write_metadata(tree.nodes.len(), &mut file);
    file
}

/// IPv4 addresses are in the last 32 bits of a tree of IPv6 addresses.
fn bits(address: &str) -> u128 {
    match address.parse().expect("tests name addresses") {
        IpAddr::V4(address) => u128::from(Ipv6Addr::from_bits(u128::from(address.to_bits()))),
        IpAddr::V6(address) => u128::from(address),
    }
}

/// A binary tree over the bits of an address; a leaf is the offset of its data.
struct Tree {
    nodes: Vec<[Option<Branch>; 2]>,
}

#[derive(Clone, Copy)]
enum Branch {
    Node(usize),
    Data(usize),
}

impl Default for Tree {
    fn default() -> Self {
        Self { nodes: vec![[None; 2]] }
    }
}

impl Tree {
    fn insert(&mut self, address: u128, offset: usize) {
        let mut node = 0;
        for position in (1..128).rev() {
            let side = usize::from(address >> position & 1 == 1);
            node = if let Some(Branch::Node(next)) = self.nodes[node][side] {
                next
            } else {
                self.nodes.push([None; 2]);
                let next = self.nodes.len() - 1;
                self.nodes[node][side] = Some(Branch::Node(next));
                next
            };
        }
        self.nodes[node][usize::from(address & 1 == 1)] = Some(Branch::Data(offset));
    }

    fn bytes(&self) -> Vec<u8> {
        let count = self.nodes.len();
        let record = |branch: &Option<Branch>| match branch {
            None => count,
            Some(Branch::Node(node)) => *node,
            Some(Branch::Data(offset)) => count + 16 + offset,
        };
        self.nodes.iter().flatten().flat_map(|branch| big_endian(record(branch), 3)).collect()
    }
}

const TEXT: u8 = 2;
const UINT16: u8 = 5;
const UINT32: u8 = 6;
const MAP: u8 = 7;
const UINT64: u8 = 9;
const ARRAY: u8 = 11;

fn write(field: &Field, out: &mut Vec<u8>) {
    match field {
        Field::Text(text) => write_text(text, out),
        Field::Map(fields) => {
            write_head(MAP, fields.len(), out);
            for (name, field) in fields {
                write_text(name, out);
                write(field, out);
            }
        }
    }
}

fn write_text(text: &str, out: &mut Vec<u8>) {
    write_head(TEXT, text.len(), out);
    out.extend(text.as_bytes());
}

fn write_head(kind: u8, size: usize, out: &mut Vec<u8>) {
    let (short, long) = if size < 29 { (size, None) } else { (29, Some(size - 29)) };
    let short = u8::try_from(short).expect("it is below 30");
    if kind < 8 {
        out.push(kind << 5 | short);
    } else {
        out.extend([short, kind - 7]);
    }
    out.extend(long.map(|size| u8::try_from(size).expect("no text of a test is longer")));
}

fn write_metadata(node_count: usize, out: &mut Vec<u8>) {
    let numbers: BTreeMap<&str, (u8, usize)> = BTreeMap::from([
        ("binary_format_major_version", (UINT16, 2)),
        ("binary_format_minor_version", (UINT16, 0)),
        ("build_epoch", (UINT64, 1_700_000_000)),
        ("ip_version", (UINT16, 6)),
        ("node_count", (UINT32, node_count)),
        ("record_size", (UINT16, 24)),
    ]);
    write_head(MAP, numbers.len() + 3, out);
    for (name, (kind, number)) in numbers {
        write_text(name, out);
        let bytes = match kind {
            UINT16 => 2,
            UINT32 => 4,
            _ => 8,
        };
        write_head(kind, bytes, out);
        out.extend(big_endian(number, bytes));
    }
    write_text("database_type", out);
    write_text("Test", out);
    write_text("languages", out);
    write_head(ARRAY, 1, out);
    write_text("en", out);
    write_text("description", out);
    write_head(MAP, 0, out);
}

fn big_endian(number: usize, bytes: usize) -> Vec<u8> {
    number.to_be_bytes()[size_of::<usize>() - bytes..].to_vec()
}
