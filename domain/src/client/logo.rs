//! The picture of a client.

use std::fmt;

/// A picture of a client, served by the service itself so that no page loads anything from elsewhere.
#[derive(Clone, PartialEq, Eq)]
pub struct Logo(Vec<u8>);

impl Logo {
    /// Takes a PNG, JPEG or WebP picture of up to 64 KiB, and nothing else.
    pub fn new(bytes: Vec<u8>) -> Option<Self> {
        (bytes.len() <= LARGEST_LOGO && content_type(&bytes).is_some()).then_some(Self(bytes))
    }

    /// A picture as it was stored.
    pub fn from_stored(bytes: Vec<u8>) -> Self {
        Self(bytes)
    }

    /// The picture's bytes.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Its media type, as its first bytes tell.
    pub fn content_type(&self) -> &'static str {
        content_type(&self.0).unwrap_or("application/octet-stream")
    }
}

impl fmt::Debug for Logo {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Logo({} bytes)", self.0.len())
    }
}

const LARGEST_LOGO: usize = 64 * 1024;

fn content_type(bytes: &[u8]) -> Option<&'static str> {
    let webp = bytes.starts_with(b"RIFF") && bytes.get(8..12) == Some(b"WEBP");
    match bytes {
        [0x89, b'P', b'N', b'G', ..] => Some("image/png"),
        [0xff, 0xd8, 0xff, ..] => Some("image/jpeg"),
        _ if webp => Some("image/webp"),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_logo_is_a_picture() {
        let logo = Logo::new(b"\x89PNG\r\n".to_vec()).unwrap();
        assert_eq!(logo.content_type(), "image/png");
        assert!(Logo::new(vec![0xff; LARGEST_LOGO + 1]).is_none());
    }
}
