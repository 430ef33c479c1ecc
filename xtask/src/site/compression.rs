//! The two encodings that a file is stored in beside its plain form.

use std::io::Write;

use anyhow::Result;
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, write::GzEncoder};

/// As small as brotli makes it.
pub(super) fn brotli(plain: &[u8]) -> Result<Vec<u8>> {
    let parameters = BrotliEncoderParams { quality: 11, lgwin: 22, size_hint: plain.len(), ..Default::default() };
    let mut compressed = Vec::new();
    brotli::BrotliCompress(&mut &*plain, &mut compressed, &parameters)?;
    Ok(compressed)
}

/// As small as gzip makes it.
pub(super) fn gzip(plain: &[u8]) -> Result<Vec<u8>> {
    let mut encoder = GzEncoder::new(Vec::new(), Compression::best());
    encoder.write_all(plain)?;
    Ok(encoder.finish()?)
}

#[cfg(test)]
mod tests {
    use std::io::Read;

    use super::{brotli, gzip};

    #[test]
    fn both_encodings_give_the_plain_file_back() {
        let plain = "one session, two sessions, ".repeat(100).into_bytes();

        let mut from_brotli = Vec::new();
        brotli::BrotliDecompress(&mut &*brotli(&plain).unwrap(), &mut from_brotli).unwrap();
        let mut from_gzip = Vec::new();
        flate2::read::GzDecoder::new(&*gzip(&plain).unwrap()).read_to_end(&mut from_gzip).unwrap();

        assert_eq!(from_brotli, plain);
        assert_eq!(from_gzip, plain);
    }
}
