//! HTTP headers for publishing the page.
//!
//! A server must send what a policy inside the page cannot express, such as who may frame it. The local web server,
//! the file `_headers` (for hosts that read it), `.htaccess` for Apache, and samples for nginx and Caddy all use the same
//! list, so they cannot differ.

use std::fmt::Write;

/// Headers of every response.
pub const ALWAYS: [(&str, &str); 6] = [
    // The page's own policy is in index.html; browsers ignore this directive there.
    ("content-security-policy", "frame-ancestors 'none'"),
    ("x-content-type-options", "nosniff"),
    ("referrer-policy", "no-referrer"),
    ("cross-origin-opener-policy", "same-origin"),
    ("cross-origin-resource-policy", "same-origin"),
    (
        "permissions-policy",
        "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    ),
];

/// Caching of files named by their contents, and of all others.
const CACHE: [(&str, &str); 2] = [
    ("/program-*", "public, max-age=31536000, immutable"),
    ("/*", "no-cache"),
];

/// The file `_headers`.
pub fn for_static_hosts() -> String {
    let mut text = String::new();
    for (place, (path, cache)) in CACHE.iter().rev().enumerate() {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "{path}");
        let always = if place == 0 { &ALWAYS[..] } else { &[] };
        for (name, value) in always {
            let _ = writeln!(text, "  {name}: {value}");
        }
        if place > 0 {
            let _ = writeln!(text, "  ! cache-control");
        }
        let _ = writeln!(text, "  cache-control: {cache}");
    }
    text
}

/// A server block for nginx.
pub fn for_nginx() -> String {
    let [(_, long), (_, short)] = CACHE;
    let mut text = String::from(
        "# A sample: put the page's folder where root points to, and name your host.\nserver {\n    listen 80;\n    server_name localhost;\n    root /var/www/gongzhi;\n    gzip on;\n    gzip_types application/wasm text/css text/javascript application/json image/svg+xml;\n",
    );
    for (location, cache) in [("~ ^/program-", long), ("/", short)] {
        let _ = writeln!(text, "    location {location} {{");
        // nginx inherits outer headers only if a location adds none of its own.
        for (name, value) in ALWAYS.iter().chain(&[("cache-control", cache)]) {
            let _ = writeln!(text, "        add_header {name} \"{value}\" always;");
        }
        let _ = writeln!(text, "    }}");
    }
    text + "}\n"
}

/// A site block for Caddy.
pub fn for_caddy() -> String {
    let [(_, long), (_, short)] = CACHE;
    let mut text = String::from(
        "# A sample: put the page's folder where root points to, and name your host.\n:80 {\n    root * /var/www/gongzhi\n    encode gzip zstd\n    file_server\n    @program path_regexp ^/(.*/)?program-\n    @others not path_regexp ^/(.*/)?program-\n",
    );
    for (name, value) in ALWAYS {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "    header {name} \"{value}\"");
    }
    for (which, cache) in [("program", long), ("others", short)] {
        let _ = writeln!(text, "    header @{which} cache-control \"{cache}\"");
    }
    text + "}\n"
}

/// The file `.htaccess` for Apache, which holds for the folder that it lies in, wherever that is.
pub fn for_apache() -> String {
    let [(_, long), (_, short)] = CACHE;
    let mut text = String::from(
        "AddType application/wasm .wasm\nAddType application/manifest+json .webmanifest\nOptions -Indexes\n<IfModule mod_headers.c>\n",
    );
    for (name, value) in ALWAYS {
        // Writing to a String cannot fail.
        let _ = writeln!(text, "  Header always set {name} \"{value}\"");
    }
    let _ = writeln!(text, "  Header always set cache-control \"{short}\"");
    let _ = writeln!(
        text,
        "  <If \"%{{REQUEST_URI}} =~ m#/program-#\">\n    Header always set cache-control \"{long}\"\n  </If>"
    );
    text + "</IfModule>\n"
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_say_the_same() {
        let (hosts, nginx) = (for_static_hosts(), for_nginx());
        let (caddy, apache) = (for_caddy(), for_apache());
        for (_, cache) in CACHE {
            let line = format!("cache-control \"{cache}\"");
            assert_eq!(caddy.matches(&line).count(), 1, "{caddy}");
            assert_eq!(apache.matches(&line).count(), 1, "{apache}");
        }
        for (name, value) in ALWAYS {
            assert!(hosts.contains(&format!("  {name}: {value}\n")), "{hosts}");
            let line = format!("add_header {name} \"{value}\" always;");
            assert_eq!(nginx.matches(&line).count(), 2, "{nginx}");
            assert!(
                caddy.contains(&format!("header {name} \"{value}\"\n")),
                "{caddy}"
            );
            let line = format!("Header always set {name} \"{value}\"\n");
            assert!(apache.contains(&line), "{apache}");
        }
        assert!(hosts.contains("/program-*\n  ! cache-control\n  cache-control: public"));
    }
}
