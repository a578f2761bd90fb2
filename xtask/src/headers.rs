//! HTTP headers for publishing the page.
//!
//! A server must send what a policy inside the page cannot express, such as who may frame it. The local web server,
//! the file `_headers` (for hosts that read it) and a sample for nginx all use the same list, so they cannot differ.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn all_three_say_the_same() {
        let (hosts, nginx) = (for_static_hosts(), for_nginx());
        for (name, value) in ALWAYS {
            assert!(hosts.contains(&format!("  {name}: {value}\n")), "{hosts}");
            let line = format!("add_header {name} \"{value}\" always;");
            assert_eq!(nginx.matches(&line).count(), 2, "{nginx}");
        }
        assert!(hosts.contains("/program-*\n  ! cache-control\n  cache-control: public"));
    }
}
