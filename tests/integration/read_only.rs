//! The database can't be written any more under a running service, because its files may not be written or because the
//! kernel has made their file system read-only after a fault on it: nothing is acknowledged, nothing that was is lost, and
//! afterwards the service goes on.
//!
//! What people get meanwhile is 503, as long as the program lives: it does when the file system becomes read-only. `SQLite`
//! shares the index of its log among processes by a file that is mapped into memory; where that file is immutable, the
//! kernel ends the program with SIGBUS, and whoever runs the service starts it again.
//!
//! Rights do not bind root, so that files are made immutable (`chattr +i`), which also holds for files that are open. The
//! file system is a small one of its own in a file, told by the kernel's own means that it has a fault. Both need root
//! and a kernel that permits it; elsewhere the stories say that they are skipped.
#![cfg(target_os = "linux")]

use std::{fs, os::unix::process::ExitStatusExt, path::Path, process::Command, time::Duration};

use crate::{
    disk::nothing_is_acknowledged,
    program::{Program, Talk, configured},
    skipped::not_permitted,
};

/// The signal's number on Linux.
const SIGBUS: i32 = 7;

fn run(program: &str, arguments: &[&str]) -> bool {
    // Absent where the program is.
    Command::new(program).args(arguments).output().is_ok_and(|done| done.status.success())
}

/// Files that nobody may write, until this is dropped.
struct Immutable(String);

impl Immutable {
    fn make(folder: &Path) -> Option<Self> {
        let folder = folder.to_str().unwrap().to_owned();
        run("chattr", &["-R", "+i", &folder]).then_some(Self(folder))
    }
}

impl Drop for Immutable {
    fn drop(&mut self) {
        run("chattr", &["-R", "-i", &self.0]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_database_that_may_not_be_written_takes_nothing_in_until_it_may_again() {
    let mut program = Program::start("").await;
    let talk = program.begin().await;
    assert_eq!(program.say(&talk, "Får jag bygga altan?").await.status(), 201);
    let Some(immutable) = Immutable::make(&program.data()) else {
        return not_permitted("chattr +i is not permitted here");
    };
    let lives = acknowledges_nothing(&mut program, &talk).await;
    drop(immutable);
    let program = if lives { program } else { program.restarted().await };
    goes_on(&program, &talk).await;
}

/// What is said while nothing can be stored.
const REFUSED: [&str; 2] = ["Och ett plank?", "Och plank igen?"];

/// Nothing is acknowledged; whether the program lives.
async fn acknowledges_nothing(program: &mut Program, talk: &Talk) -> bool {
    for text in REFUSED {
        let Ok(refused) = program.try_say(talk, text).await else {
            let ended = program.ended(Duration::from_secs(5)).await;
            assert_eq!(ended.signal(), Some(SIGBUS), "it ended in another way: {ended}");
            return false;
        };
        assert_eq!(refused.status(), 503);
    }
    nothing_is_acknowledged(program).await;
    true
}

/// It is ready, takes in, and has what was answered and nothing else.
async fn goes_on(program: &Program, talk: &Talk) {
    program.until("it is ready again", async || program.readiness().await.0 == 200).await;
    assert_eq!(program.say(talk, "Och ett staket?").await.status(), 201);
    let stored = program.stored(talk).await;
    assert!(stored.contains("altan") && stored.contains("staket"), "{stored}");
    assert!(!REFUSED.iter().any(|text| stored.contains(text)), "{stored}");
}

/// A file system in a file, mounted until this is dropped.
struct Mounted {
    image: String,
    on: String,
}

impl Mounted {
    fn make(folder: &Path) -> Option<Self> {
        let path = |name: &str| folder.join(name).to_str().unwrap().to_owned();
        let mounted = Self { image: path("image"), on: path("data") };
        fs::create_dir(&mounted.on).unwrap();
        let image = fs::File::create(&mounted.image).unwrap();
        image.set_len(32 << 20).unwrap();
        (run("mkfs.ext4", &["-q", "-F", &mounted.image]) && mounted.mount() && mounted.switch().is_some())
            .then_some(mounted)
    }

    fn mount(&self) -> bool {
        run("mount", &["-o", "loop,errors=remount-ro", &self.image, &self.on])
    }

    /// Where the kernel is told that the file system has a fault.
    fn switch(&self) -> Option<String> {
        let found = Command::new("findmnt").args(["-n", "-o", "SOURCE", &self.on]).output().ok()?;
        let device = String::from_utf8(found.stdout).unwrap();
        let switch = format!("/sys/fs/ext4/{}/trigger_fs_error", device.trim().trim_start_matches("/dev/"));
        Path::new(&switch).exists().then_some(switch)
    }

    /// As after a fault on the disk; false where the kernel does not let us.
    fn becomes_read_only(&self) -> bool {
        let done = self.switch().is_some_and(|switch| fs::write(switch, "1").is_ok());
        done && fs::write(Path::new(&self.on).join("probe"), "x").is_err()
    }

    /// What whoever runs the machine does then.
    fn repaired(&self) {
        assert!(run("umount", &[&self.on]), "nobody holds it");
        // 1: faults were found and mended.
        let checked = Command::new("e2fsck").args(["-p", "-f", &self.image]).output().unwrap();
        assert!(matches!(checked.status.code(), Some(0 | 1)), "{}", String::from_utf8_lossy(&checked.stdout));
        assert!(self.mount());
    }
}

impl Drop for Mounted {
    fn drop(&mut self) {
        // Also while the program still has files open there.
        run("umount", &["-l", &self.on]);
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_system_that_becomes_read_only_takes_nothing_in_and_keeps_what_was_answered() {
    let folder = configured("");
    let Some(mounted) = Mounted::make(folder.path()) else {
        return not_permitted("a file system of its own can't be made and mounted here");
    };
    let mut program = Program::over_folder(folder).await;
    let talk = program.begin().await;
    assert_eq!(program.say(&talk, "Får jag bygga altan?").await.status(), 201);
    // As after half a minute of quiet: nothing waits to be written.
    assert!(run("sync", &["-f", &mounted.on]));
    if !mounted.becomes_read_only() {
        return not_permitted("the kernel can't be told of a fault on a file system here");
    }
    if acknowledges_nothing(&mut program, &talk).await {
        // The kernel lets nobody write there again before it is unmounted, so that here the service is stopped.
        program.signal("TERM");
        program.ended(Duration::from_secs(20)).await;
    }
    mounted.repaired();
    let program = program.restarted().await;
    goes_on(&program, &talk).await;
    drop(mounted);
}
