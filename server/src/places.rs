//! The operator's files of places, in the format of `MaxMind` DB (version 2.0 of its specification): which address is in which
//! country, city and network. No lookup leaves the machine.

use std::fs;
use std::io;
use std::net::IpAddr;
use std::path::{Path, PathBuf};
use std::sync::{Arc, PoisonError, RwLock};
use std::time::SystemTime;

use domain::Place;
use maxminddb::{LookupResult, MaxMindDbError, PathElement, Reader};

type Database = Reader<Vec<u8>>;

/// Where files say the country's code, in the order of preference: those of `MaxMind` and DB-IP, and flat ones.
const COUNTRY: [&[&str]; 3] = [&["country", "iso_code"], &["country_code"], &["registered_country", "iso_code"]];

/// Where files say the city.
const CITY: [&[&str]; 2] = [&["city", "names", "en"], &["city"]];

/// Where files say who runs the network.
const NETWORK: [&[&str]; 4] = [&["autonomous_system_organization"], &["as_name"], &["isp"], &["organization"]];

/// The files, which are asked in their order: the first that knows the country, the city or the network has the say.
pub struct PlaceFiles(Vec<PlaceFile>);

/// Why a file of places cannot be used.
#[derive(Debug, thiserror::Error)]
#[error(
    "USER_SESSIONS_PLACES (--places) must name files of places, as in /var/lib/places/city.mmdb; {path} cannot be used: {reason}"
)]
pub struct UnusablePlaces {
    path: String,
    reason: Reason,
}

#[derive(Debug, thiserror::Error)]
enum Reason {
    #[error("{0}")]
    Unreadable(#[from] io::Error),
    #[error("it is no file of the format of MaxMind DB, as in GeoLite2-City.mmdb ({0})")]
    OtherFormat(#[from] MaxMindDbError),
}

/// What tells that a file has become another one.
#[derive(Clone, Copy, PartialEq, Eq)]
struct Appearance {
    modified: SystemTime,
    bytes: u64,
}

struct PlaceFile {
    path: PathBuf,
    held: RwLock<(Appearance, Arc<Database>)>,
}

impl PlaceFiles {
    /// Reads the files into memory.
    pub fn open(paths: &[PathBuf]) -> Result<Self, UnusablePlaces> {
        let open = |path: &PathBuf| {
            let held = read(path).map_err(|reason| UnusablePlaces { path: path.display().to_string(), reason })?;
            Ok(PlaceFile { path: path.clone(), held: RwLock::new(held) })
        };
        paths.iter().map(open).collect::<Result<_, _>>().map(Self)
    }

    /// Reads those files again that have changed. What was read before stays in use where the new file cannot be.
    pub(crate) fn read_changed(&self) {
        for file in &self.0 {
            match file.read_if_changed() {
                Ok(false) => {}
                Ok(true) => {
                    tracing::info!(file = %file.path.display(), "the file of places has changed and was read again");
                }
                Err(error) => {
                    let file = file.path.display();
                    tracing::warn!(%file, %error, "the file of places has changed and cannot be used; the old one stays in use");
                }
            }
        }
    }
}

impl domain::Places for PlaceFiles {
    fn find(&self, address: IpAddr) -> Option<Place> {
        let databases: Vec<_> = self.0.iter().map(PlaceFile::database).collect();
        let records: Vec<_> = databases.iter().filter_map(|database| database.lookup(address).ok()).collect();
        let first = |paths: &[&[&str]]| records.iter().find_map(|record| text_at(record, paths));
        Place::new(first(&COUNTRY).as_deref(), first(&CITY).as_deref(), first(&NETWORK).as_deref())
    }
}

impl PlaceFile {
    fn database(&self) -> Arc<Database> {
        Arc::clone(&self.held.read().unwrap_or_else(PoisonError::into_inner).1)
    }

    fn read_if_changed(&self) -> Result<bool, Reason> {
        if appearance(&self.path)? == self.held.read().unwrap_or_else(PoisonError::into_inner).0 {
            return Ok(false);
        }
        let held = read(&self.path)?;
        *self.held.write().unwrap_or_else(PoisonError::into_inner) = held;
        Ok(true)
    }
}

fn read(path: &Path) -> Result<(Appearance, Arc<Database>), Reason> {
    // Before the bytes: a file that is replaced meanwhile is read again the next time.
    let appearance = appearance(path)?;
    let database = Reader::from_source(fs::read(path)?)?;
    Ok((appearance, Arc::new(database)))
}

fn appearance(path: &Path) -> io::Result<Appearance> {
    let metadata = fs::metadata(path)?;
    Ok(Appearance { modified: metadata.modified()?, bytes: metadata.len() })
}

/// The first text that the record has at one of the paths; files differ in which they know.
fn text_at(record: &LookupResult<'_, Vec<u8>>, paths: &[&[&str]]) -> Option<String> {
    paths.iter().find_map(|path| {
        let path: Vec<_> = path.iter().map(|key| PathElement::Key(key)).collect();
        record.decode_path::<String>(&path).ok().flatten().filter(|text| !text.is_empty())
    })
}
