//! A PostgreSQL of a test's own, which the test may stop, start again and give a certificate.
//!
//! The programs are those that `tests/with-postgres` found; the cluster lies in a temporary folder, belongs to an
//! account that is not root, and is reached by TCP on this machine alone.

use std::{
    fs,
    os::unix::fs::MetadataExt,
    path::{Path, PathBuf},
    process::Command,
};

use tempfile::TempDir;

use crate::{program::free_port, skipped::missing};

/// The cluster; stopped when dropped.
pub(crate) struct Cluster {
    folder: TempDir,
    programs: PathBuf,
    port: u16,
}

impl Cluster {
    /// Makes and starts one; `None` where there is no PostgreSQL, which is said.
    pub(crate) fn start() -> Option<Self> {
        let Ok(programs) = std::env::var("MEDBORGARSVAR_TEST_POSTGRES_PROGRAMS") else {
            missing("no PostgreSQL: run tests/with-postgres cargo test");
            return None;
        };
        let cluster = Self { folder: TempDir::new().unwrap(), programs: programs.into(), port: free_port() };
        if is_root() {
            let folder = cluster.folder.path();
            assert!(Command::new("chown").arg(owner()).arg(folder).status().unwrap().success());
        }
        let data = cluster.data();
        cluster.run("initdb", &["-U", "medborgarsvar", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "-D", &data]);
        cluster.configure(&format!(
            "listen_addresses = '127.0.0.1'\nport = {}\nunix_socket_directories = ''",
            cluster.port
        ));
        cluster.start_again();
        Some(cluster)
    }

    /// The address of its database, with settings after a `?`.
    pub(crate) fn url(&self, host: &str, settings: &str) -> String {
        format!("postgres://medborgarsvar@{host}:{}/postgres{settings}", self.port)
    }

    /// Starts it, and returns when it takes connections.
    pub(crate) fn start_again(&self) {
        let log = self.path("server.log");
        self.run("pg_ctl", &["start", "-w", "-s", "-D", &self.data(), "-l", &log]);
    }

    /// Stops it: `fast` throws everybody out in order, `immediate` is as if it had been killed.
    pub(crate) fn stop(&self, mode: &str) {
        self.run("pg_ctl", &["stop", "-s", "-m", mode, "-D", &self.data()]);
    }

    /// Lets only those in who come by TLS, showing them a certificate and its key.
    pub(crate) fn only_by_tls(&self, certificate: &Path, key: &Path) {
        for (file, name) in [(certificate, "server.crt"), (key, "server.key")] {
            let to = self.path(&format!("data/{name}"));
            // Made by its owner, so that nobody else needs to be able to read the key.
            let mut install = self.command(Path::new("sh"));
            install.args(["-c", "umask 077; cat >\"$0\"", &to]).stdin(fs::File::open(file).unwrap());
            assert!(install.status().unwrap().success(), "{name}");
        }
        self.configure("ssl = on");
        fs::write(self.path("data/pg_hba.conf"), "hostssl all all 127.0.0.1/32 trust\n").unwrap();
        self.stop("fast");
        self.start_again();
    }

    fn configure(&self, lines: &str) {
        use std::io::Write;
        let mut file = fs::OpenOptions::new().append(true).open(self.path("data/postgresql.conf")).unwrap();
        writeln!(file, "{lines}").unwrap();
    }

    fn path(&self, name: &str) -> String {
        self.folder.path().join(name).to_str().unwrap().to_owned()
    }

    fn data(&self) -> String {
        self.path("data")
    }

    fn run(&self, program: &str, arguments: &[&str]) {
        let mut done = self.command(&self.programs.join(program));
        done.args(arguments).stdout(std::process::Stdio::null());
        // No pipe to its standard error: the server would inherit it and hold it open.
        assert!(done.status().unwrap().success(), "{program} {arguments:?}");
    }

    /// A command in the account of the cluster: PostgreSQL refuses to run as root.
    fn command(&self, program: &Path) -> Command {
        let mut command = Command::new(program);
        if is_root() {
            command = Command::new("setpriv");
            let owner = owner();
            let (user, group) = owner.split_once(':').unwrap();
            command.args(["--reuid", user, "--regid", group, "--clear-groups"]).arg(program);
        }
        command.current_dir(self.folder.path());
        command
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let mut stop = self.command(&self.programs.join("pg_ctl"));
        drop(stop.args(["stop", "-s", "-m", "immediate", "-D", &self.data()]).status());
    }
}

fn is_root() -> bool {
    fs::metadata("/proc/self").unwrap().uid() == 0
}

/// The account that may run PostgreSQL, and its group.
fn owner() -> String {
    std::env::var("MEDBORGARSVAR_TEST_POSTGRES_OWNER").unwrap()
}
