//! A small web server for one folder, on this machine only.
//!
//! What: GET and HEAD of files with the right type and length, never cached. Why: Wasm and module scripts do not load from file:// addresses.
//! Never: listens on another interface, or serves a file outside its folder.

use anyhow::{Context, Result, anyhow};
use std::fs::File;
use std::path::{Component, Path, PathBuf};
use std::sync::Arc;
use std::thread;
use tiny_http::{Header, Method, Request, Response, Server};

/// One slow reader must not hold up the others; a browser opens six connections, and there may be two browsers.
const THREADS: usize = 16;

/// A running server; it ends with the program.
pub struct Site {
    /// Where a browser finds it.
    pub address: String,
}

/// Starts serving a folder; port 0 takes a free one.
///
/// # Errors
/// When the port is taken.
pub fn start(folder: PathBuf, port: u16) -> Result<Site> {
    let server = Server::http(("127.0.0.1", port))
        .map_err(|error| anyhow!("{error}"))
        .with_context(|| {
            format!(
                "Port {port} is not free. Choose another, as in --port {}",
                port.wrapping_add(1).max(1024)
            )
        })?;
    let address = server
        .server_addr()
        .to_ip()
        .context("the server has no address")?;
    let server = Arc::new(server);
    for _ in 0..THREADS {
        let (server, folder) = (Arc::clone(&server), folder.clone());
        thread::spawn(move || {
            while let Ok(request) = server.recv() {
                // A browser that hangs up early is not our error.
                let _ = answer(request, &folder);
            }
        });
    }
    Ok(Site {
        address: format!("http://{address}/"),
    })
}

fn answer(request: Request, folder: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::from_string("only GET and HEAD\n").with_status_code(405));
    }
    let Some((file, path)) =
        locate(folder, request.url()).and_then(|path| Some((File::open(&path).ok()?, path)))
    else {
        return request.respond(Response::from_string("not found\n").with_status_code(404));
    };
    let mut response = Response::from_file(file).with_chunked_threshold(usize::MAX);
    for (name, value) in [
        ("Content-Type", mime(&path)),
        ("Cache-Control", "no-store"),
        ("X-Content-Type-Options", "nosniff"),
    ] {
        if let Ok(header) = Header::from_bytes(name, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file an address means, if it lies inside the folder.
fn locate(folder: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next().unwrap_or_default();
    let relative = PathBuf::from(decode(path)?.trim_start_matches('/'));
    if !relative
        .components()
        .all(|part| matches!(part, Component::Normal(_)))
    {
        return None;
    }
    let mut file = folder.join(relative);
    if file.is_dir() {
        file.push("index.html");
    }
    file.is_file().then_some(file)
}

/// Undoes %XX; `None` when that is no text.
fn decode(path: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(path.len());
    let mut rest = path.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let high = char::from(rest.next()?).to_digit(16)?;
            let low = char::from(rest.next()?).to_digit(16)?;
            bytes.push(u8::try_from(high * 16 + low).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

fn mime(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "html" => "text/html; charset=utf-8",
        "js" | "mjs" => "text/javascript; charset=utf-8",
        "css" => "text/css; charset=utf-8",
        "json" | "map" => "application/json; charset=utf-8",
        "webmanifest" => "application/manifest+json; charset=utf-8",
        "wasm" => "application/wasm",
        "svg" => "image/svg+xml",
        "png" => "image/png",
        "ico" => "image/x-icon",
        "woff2" => "font/woff2",
        "csv" => "text/csv; charset=utf-8",
        "toml" | "txt" | "md" => "text/plain; charset=utf-8",
        _ => "application/octet-stream",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::{Read, Write};
    use std::net::TcpStream;

    fn get(site: &Site, path: &str) -> String {
        let host = site
            .address
            .trim_start_matches("http://")
            .trim_end_matches('/');
        let mut stream = TcpStream::connect(host).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {host}\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        text
    }

    #[test]
    fn serves_its_folder_and_nothing_else() {
        let folder = std::env::temp_dir().join(format!("gongzhi-http-{}", std::process::id()));
        std::fs::create_dir_all(folder.join("a")).unwrap();
        std::fs::write(folder.join("index.html"), "root").unwrap();
        std::fs::write(folder.join("a/x.wasm"), "wasm").unwrap();
        let site = start(folder.clone(), 0).unwrap();
        let root = get(&site, "/?lang=en");
        assert!(
            root.starts_with("HTTP/1.1 200") && root.ends_with("root"),
            "{root}"
        );
        assert!(
            root.contains("text/html")
                && root.contains("no-store")
                && root.contains("Content-Length: 4"),
            "{root}"
        );
        assert!(get(&site, "/a/%78.wasm").contains("application/wasm"));
        for path in ["/missing", "/../etc/passwd", "/%2e%2e/etc/passwd", "/a"] {
            assert!(get(&site, path).starts_with("HTTP/1.1 404"), "{path}");
        }
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
