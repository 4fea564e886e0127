//! The way to PostgreSQL is encrypted, and the server is who its certificate says: a real server, whose certificate is
//! made for the test, that lets nobody in without TLS.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

use medborgarsvar::store::Store;
use sqlx::{Connection, PgConnection};
use tempfile::TempDir;

use crate::cluster::Cluster;

/// An authority, and what it vouches for.
pub(crate) struct Authority(TempDir);

impl Authority {
    pub(crate) fn new() -> Self {
        let authority = Self(TempDir::new().unwrap());
        let subject = "/CN=Prov";
        authority.openssl(&[
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-days",
            "2",
            "-subj",
            subject,
            "-keyout",
            "ca.key",
            "-out",
            "ca.pem",
        ]);
        authority
    }

    /// A certificate for a name, and its key.
    pub(crate) fn vouch_for(&self, name: &str) -> (PathBuf, PathBuf) {
        fs::write(self.path("names"), format!("subjectAltName=DNS:{name}\n")).unwrap();
        self.openssl(&[
            "req",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:P-256",
            "-nodes",
            "-subj",
            &format!("/CN={name}"),
            "-keyout",
            "server.key",
            "-out",
            "server.csr",
        ]);
        self.openssl(&[
            "x509",
            "-req",
            "-in",
            "server.csr",
            "-CA",
            "ca.pem",
            "-CAkey",
            "ca.key",
            "-CAcreateserial",
            "-days",
            "2",
            "-extfile",
            "names",
            "-out",
            "server.pem",
        ]);
        (self.path("server.pem"), self.path("server.key"))
    }

    fn root(&self) -> String {
        self.path("ca.pem").to_str().unwrap().to_owned()
    }

    pub(crate) fn path(&self, name: &str) -> PathBuf {
        self.0.path().join(name)
    }

    fn openssl(&self, arguments: &[&str]) {
        let made = Command::new("openssl").args(arguments).current_dir(self.0.path()).output().unwrap();
        assert!(made.status.success(), "{}", String::from_utf8_lossy(&made.stderr));
    }
}

#[tokio::test]
async fn the_way_to_postgresql_is_encrypted_and_the_server_is_known_by_its_certificate() {
    let Some(cluster) = Cluster::start() else { return };
    let (authority, another) = (Authority::new(), Authority::new());
    let (certificate, key) = authority.vouch_for("localhost");
    cluster.only_by_tls(&certificate, &key);
    let (ours, theirs) = (authority.root(), another.root());

    for settings in ["?sslmode=require".to_owned(), format!("?sslmode=verify-full&sslrootcert={ours}")] {
        let url = cluster.url("localhost", &settings);
        let store = Store::open_postgres(&url).await.unwrap_or_else(|error| panic!("{settings}: {error:?}"));
        store.touch().await.unwrap();
        let mut db = PgConnection::connect(&url).await.unwrap();
        let all = "SELECT bool_and(ssl) AND count(*) >= 3 FROM pg_stat_ssl JOIN pg_stat_activity USING (pid) \
                   WHERE usename = 'medborgarsvar'";
        assert!(sqlx::query_scalar::<_, bool>(all).fetch_one(&mut db).await.unwrap(), "writer, reader and listener");
    }
    for (host, settings) in [
        // In the clear.
        ("localhost", "?sslmode=disable".to_owned()),
        // The authorities that the machine knows do not vouch for it.
        ("localhost", "?sslmode=verify-full".to_owned()),
        // Another authority.
        ("localhost", format!("?sslmode=verify-full&sslrootcert={theirs}")),
        ("localhost", format!("?sslmode=verify-ca&sslrootcert={theirs}")),
        // Another name than the certificate's.
        ("127.0.0.1", format!("?sslmode=verify-full&sslrootcert={ours}")),
    ] {
        let opened = Store::open_postgres(&cluster.url(host, &settings)).await;
        assert!(opened.is_err(), "{host} {settings} was let through");
    }
    // The name alone is not asked for here.
    Store::open_postgres(&cluster.url("127.0.0.1", &format!("?sslmode=verify-ca&sslrootcert={ours}"))).await.unwrap();
    assert!(Path::new(&ours).exists());
}
