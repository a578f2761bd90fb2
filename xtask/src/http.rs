//! A small web server for one folder, reachable from this machine only.
//!
//! It answers GET and HEAD with the right type and length, and forbids caching. A server is needed because Wasm and
//! module scripts do not load from file:// addresses. Browsers open connections in advance and keep them, so no
//! connection may block another.

use crate::headers;
use anyhow::{Context, Result};
use axum::Router;
use axum::http::{HeaderName, HeaderValue, header};
use std::net::TcpListener;
use std::path::PathBuf;
use std::thread;
use tokio::runtime::Builder;
use tower_http::services::ServeDir;
use tower_http::set_header::SetResponseHeaderLayer;

/// A running server; it stops when the program ends.
pub struct Site {
    /// Address for the browser.
    pub address: String,
}

/// Starts serving a folder; port 0 chooses a free port.
///
/// # Errors
/// If the port is in use.
pub fn start(folder: PathBuf, port: u16) -> Result<Site> {
    let listener = TcpListener::bind(("127.0.0.1", port)).with_context(|| {
        format!(
            "Port {port} is in use. Choose another, such as --port {}",
            port.wrapping_add(1).max(1024)
        )
    })?;
    let address = listener.local_addr().context("the server has no address")?;
    listener
        .set_nonblocking(true)
        .context("cannot share the server's socket between threads")?;
    let runtime = Builder::new_current_thread()
        .enable_io()
        .build()
        .context("cannot start the server")?;
    let mut site = Router::new()
        .fallback_service(ServeDir::new(folder))
        .layer(always(header::CACHE_CONTROL, "no-store"));
    for (name, value) in headers::ALWAYS {
        site = site.layer(always(HeaderName::from_static(name), value));
    }
    thread::spawn(move || {
        runtime.block_on(async move {
            let listener = tokio::net::TcpListener::from_std(listener)?;
            axum::serve(listener, site).await
        })
    });
    Ok(Site {
        address: format!("http://{address}/"),
    })
}

/// A header of every response.
fn always(name: HeaderName, value: &'static str) -> SetResponseHeaderLayer<HeaderValue> {
    SetResponseHeaderLayer::overriding(name, HeaderValue::from_static(value))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    /// A folder for one test, with a page in it.
    fn folder(name: &str) -> PathBuf {
        let name = format!("gongzhi-http-{name}-{}", std::process::id());
        let folder = std::env::temp_dir().join(name);
        std::fs::create_dir_all(folder.join("a")).unwrap();
        std::fs::write(folder.join("index.html"), "root").unwrap();
        std::fs::write(folder.join("a/x.wasm"), "wasm").unwrap();
        folder
    }

    fn connect(site: &Site) -> TcpStream {
        let host = site.address.trim_start_matches("http://");
        TcpStream::connect(host.trim_end_matches('/')).unwrap()
    }

    fn get(site: &Site, path: &str) -> String {
        let mut stream = connect(site);
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text.to_lowercase()
    }

    #[test]
    fn serves_its_folder_and_nothing_else() {
        let folder = folder("files");
        let site = start(folder.clone(), 0).unwrap();
        let root = get(&site, "/?lang=en");
        assert!(
            root.starts_with("http/1.1 200") && root.ends_with("root"),
            "{root}"
        );
        for head in [
            "text/html",
            "no-store",
            "nosniff",
            "frame-ancestors 'none'",
            "content-length: 4",
        ] {
            assert!(root.contains(head), "{root}");
        }
        assert!(get(&site, "/a/%78.wasm").contains("application/wasm"));
        for path in ["/missing", "/../etc/passwd", "/%2e%2e/etc/passwd", "/a/"] {
            assert!(get(&site, path).starts_with("http/1.1 404"), "{path}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }

    #[test]
    fn connections_that_stay_open_keep_nobody_waiting() {
        let folder = folder("open");
        let site = start(folder.clone(), 0).unwrap();
        let mut streams: Vec<TcpStream> = (0..48).map(|_| connect(&site)).collect();
        for stream in &mut streams {
            write!(stream, "GET / HTTP/1.1\r\nHost: x\r\n\r\n").unwrap();
        }
        for stream in &mut streams {
            let mut start = [0; 12];
            stream.read_exact(&mut start).unwrap();
            assert_eq!(&start, b"HTTP/1.1 200");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
