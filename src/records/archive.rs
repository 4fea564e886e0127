//! A package as one file: a zip whose files are stored as they are, not compressed.
//!
//! By hand, because this much of the format (APPNOTE 6.3, sections 4.3.7, 4.3.12 and 4.3.16) is sixty lines, and the
//! crates that know all of it bring more code than the rest of this room.

use jiff::{Timestamp, civil::DateTime};

use crate::calendar::stockholm;

use super::Package;

const LOCAL: u32 = 0x0403_4b50;
const CENTRAL: u32 = 0x0201_4b50;
const END: u32 = 0x0605_4b50;
/// What it takes to read one: version 1.0, for stored files.
const VERSION: u16 = 10;

/// A package too large for a zip without extensions: 4 GiB or 65 535 files.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("the package is too large for one zip file")]
pub struct TooLarge;

impl From<std::num::TryFromIntError> for TooLarge {
    fn from(_: std::num::TryFromIntError) -> Self {
        Self
    }
}

/// The zip, with every file in a folder of the given name.
///
/// # Errors
/// [`TooLarge`] when the format has no room for it.
pub fn zip(package: &Package, folder: &str, at: Timestamp) -> Result<Vec<u8>, TooLarge> {
    let (date, time) = dos(at.to_zoned_datetime(stockholm()).datetime());
    let (mut zip, mut directory) = (Vec::new(), Vec::new());
    for file in &package.files {
        let name = format!("{folder}/{}", file.name);
        let (length, size) = (u16::try_from(name.len())?, u32::try_from(file.bytes.len())?);
        let offset = u32::try_from(zip.len())?;
        let mut facts = Vec::new();
        // No flags, no compression; sizes twice, since they are the same packed and unpacked.
        facts.extend([VERSION, 0, 0, time, date].map(u16::to_le_bytes).concat());
        facts.extend([crc32fast::hash(&file.bytes), size, size].map(u32::to_le_bytes).concat());
        facts.extend(length.to_le_bytes());
        facts.extend([0; 2]);

        zip.extend(LOCAL.to_le_bytes());
        zip.extend(&facts);
        zip.extend(name.as_bytes());
        zip.extend(&file.bytes);

        directory.extend(CENTRAL.to_le_bytes());
        directory.extend(VERSION.to_le_bytes());
        directory.extend(&facts);
        // No comment, first disk, no attributes.
        directory.extend([0; 10]);
        directory.extend(offset.to_le_bytes());
        directory.extend(name.as_bytes());
    }
    let (start, size) = (u32::try_from(zip.len())?, u32::try_from(directory.len())?);
    let count = u16::try_from(package.files.len())?;
    zip.extend(directory);
    zip.extend(END.to_le_bytes());
    zip.extend([0, 0, count, count].map(u16::to_le_bytes).concat());
    zip.extend([size, start].map(u32::to_le_bytes).concat());
    zip.extend([0; 2]);
    Ok(zip)
}

/// Date and time as MS-DOS wrote them: from 1980 on, to two seconds.
fn dos(at: DateTime) -> (u16, u16) {
    let part = |value: i16| u16::try_from(value).unwrap_or_default();
    let date = part(at.year() - 1980) << 9 | part(at.month().into()) << 5 | part(at.day().into());
    let time = part(at.hour().into()) << 11 | part(at.minute().into()) << 5 | part(at.second().into()) >> 1;
    (date, time)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::records::File;

    #[test]
    fn a_zip_has_each_file_as_it_is_and_a_directory_that_finds_it() {
        let file = |name: &str, text: &str| File { name: name.to_owned(), bytes: text.as_bytes().to_vec() };
        let package = Package { files: vec![file("a.txt", "123456789"), file("b.txt", "å")], handovers: Vec::new() };
        let zip = zip(&package, "m", "2026-11-23T11:00:02Z".parse().unwrap()).unwrap();
        let number = |at: usize| u32::from_le_bytes(zip[at..at + 4].try_into().unwrap());
        let end = zip.len() - 22;
        assert_eq!((number(0), number(end)), (LOCAL, END));
        let directory = usize::try_from(number(end + 16)).unwrap();
        assert_eq!(number(directory), CENTRAL);
        // The check value of CRC-32 in every description of it.
        assert_eq!(number(directory + 16), 0xCBF4_3926);
        let second = directory + 46 + "m/a.txt".len();
        assert_eq!(number(second), CENTRAL);
        let offset = usize::try_from(number(second + 42)).unwrap();
        assert_eq!(number(offset), LOCAL);
        assert_eq!(&zip[offset + 30..offset + 37], b"m/b.txt");
        assert_eq!(&zip[offset + 37..directory], "å".as_bytes());
    }

    #[test]
    fn times_are_written_as_the_clock_in_stockholm_shows_them() {
        // 46 years after 1980; a second counts for two.
        let (date, time) = (46 * 512 + 11 * 32 + 23, 12 * 2048 + 1);
        assert_eq!(dos(jiff::civil::datetime(2026, 11, 23, 12, 0, 2, 0)), (date, time));
    }
}
