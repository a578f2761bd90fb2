//! Every construct of Rhai's documentation: those that kernels support, and those that they do not.
//!
//! A rule that silently fell back to the interpreter would pass any comparison, so each test asserts that there is a kernel.

use super::kernels::{agree, interpreted};
use super::support::{compiled, with};
use crate::BackendUse;
use gongzhi_catalogue::rules::Rule;

/// Asserts that `star_score(c, s)` with this body has a kernel that agrees with the interpreter.
#[track_caller]
fn kernel(body: &str) {
    let source = format!("fn star_score(c, s) {{ {body} }}");
    whole(&source);
}

#[track_caller]
fn whole(source: &str) {
    let sources = with(&[("mine", source)]);
    let (kernels, interpreter) = (compiled(&sources), interpreted(&sources));
    let used = kernels.backend_of(Rule::StarScore);
    assert_eq!(used, BackendUse::Kernel, "{source}");
    agree(&kernels, &interpreter, Rule::StarScore, 11, 80);
}

#[test]
fn numbers() {
    for body in [
        "0xff + 0b11 + 0o17 + 1_000",
        "1.5e-3 + 2.0E2 + 1_000.25",
        "-c.grids + +c.staff - -1",
        "c.grids + 2 - 3 * c.grids / 4 % 5",
        "c.staff + 2.0 - 3.0 * c.staff / 4.0 % 0.7",
        "c.grids * 0.5 + c.staff * 2",
        "(c.grids & 6) | (c.households ^ 3)",
        "c.households / c.grids + c.households % s.breaches",
        "c.households * 9223372036854775807 + -c.grids",
    ] {
        kernel(body);
    }
}

#[test]
fn functions_of_numbers() {
    for body in [
        "min(c.staff, 0.5) + max(c.grids, 3) + clamp(c.staff, 0, 1) + clamp(c.grids, 1, 3)",
        "abs(c.staff - 1) + abs(c.grids - 5) + sign(c.staff - 0.5) + sign(-c.grids)",
        "floor(c.staff * 9) + ceil(c.staff * 9) + round(c.staff * 9) + sqrt(c.staff)",
        "exp(c.staff) + ln(c.staff + 1) + log10(c.grids) + pow(c.staff, 0.7) + pow(2, c.grids % 5)",
        "sin(c.staff) + cos(c.grids) + tanh(c.staff) + logistic(c.staff) + normal_cdf(c.staff)",
        "to_int(c.staff * 100) / 7 + to_float(c.grids) / 7 + to_int(c.grids) + to_float(c.staff)",
        "c.grids.to_float() + c.staff.floor() + c.stars.len() + c.grids.max(3)",
    ] {
        kernel(body);
    }
}

#[test]
fn comparison_and_logic() {
    for condition in [
        "c.grids == 2 || c.grids != 3 && !c.five_star",
        "c.staff < 0.5 || c.staff >= 0.75 && c.staff <= 0.9",
        "c.grids > c.staff && c.grids >= 1.0",
        "c.five_star == s.held || c.five_star != true",
        "c.five_star > s.held || c.five_star <= s.held",
        "c.five_star & s.held | c.five_star ^ s.held",
        "s.name == \"minzhu\" || s.name != \"hexie\" && \"meili\" == s.name",
        "s.name in [\"minzhu\", \"hexie\"] || s.index in [1, 2, 3.0]",
        "s.name !in [\"minzhu\"] && c.staff !in [0.5, 1]",
        "c.five_star in [true]",
        "s.breaches > 0 && 100 / s.breaches > 30",
        "s.breaches == 0 || 100 % s.breaches > 30",
    ] {
        let condition = condition.replace("s.held", "c.held[1]");
        kernel(&format!("if {condition} {{ 1.0 }} else {{ 0.0 }}"));
    }
}

#[test]
fn variables() {
    for body in [
        "let x = c.staff; x = x + 1; x += 2; x -= 1.5; x *= 3; x /= 7; x %= 2; x",
        "let n = c.grids; n += 2; n *= 3; n -= 1; n /= 2; n %= 7; n &= 6; n |= 1; n ^= 2; n",
        "let b = c.five_star; b &= c.held[0]; b |= c.held[1]; b ^= true; if b { 1 } else { 2 }",
        "let n = 1; n += c.staff; n",
        "const K = 3.5; K * c.staff",
        "let x = 1.0; let x = x + c.staff; let x = to_int(x * 9); x",
        "let x = c.staff; { let x = 7; x += 1; } x",
        "let x = c.staff; if c.five_star { let x = 3; x += 1; } else { x = 9.0; } x",
        "let x = 0.0; for i in 0..3 { let x = i; let x = x + 1; } x",
        "const A = 2; let A = A + c.grids; A += 1; A",
    ] {
        kernel(body);
    }
}

#[test]
fn conditions() {
    for body in [
        "if c.five_star { 1.0 } else if c.grids > 2 { 2.0 } else { 3.0 }",
        "let x = 1.0; if c.five_star { x = 2.0; } x",
        "let x = if c.five_star { 2.0 } else { c.staff }; x * 2.0",
        "1.0 + if c.five_star { 2.0 } else { c.staff } * 2.0",
        "max(if c.five_star { 1 } else { 2 }, c.grids) + { let t = c.staff; t * t }",
        // Early return on either side; the rows that continue keep their variables.
        "let x = 1.0; if c.five_star { x = 2.0; } else { x = 3.0; return x; } x + 10.0",
        "let x = 1.0; if c.five_star { x = 2.0; return x; } else { x = 3.0; } x + 10.0",
        "let x = 1.0; if c.five_star { x = 2.0; if c.held[0] { return 7; } x += 1.0; } else { x = 4.0; } x",
        "let x = 1.0; if c.five_star { x = 2.0; } else { x = 4.0; if c.held[0] { return 7; } x += 1.0; } x",
        "if c.five_star { } else { if c.held[0] { return 7; } } 10 / (if c.five_star || !c.held[0] { 2 } else { 0 })",
        "if c.five_star { return 1; } else { return 2; }",
        "if c.five_star { throw \"no\"; } c.staff",
        "if c.five_star { return; } c.staff",
        "if c.five_star { c.staff }",
        "if c.grids > 2 && { let y = c.staff * 2; y > 1.0 } { 1 } else { 0 }",
    ] {
        kernel(body);
    }
}

#[test]
fn switches() {
    for body in [
        "switch c.grids { 1 => 1.5, 2 | 3 => 2.5, _ => 3.5 }",
        "switch s.name { \"minzhu\" => 1, \"hexie\" | \"meili\" => 2, _ => 3 }",
        "switch c.five_star { true => 1.0, false => c.staff }",
        "switch c.grids { 0 => 0.0, 1..3 => 1.0, 3..=100 => 2.0, _ => 3.0 }",
        "switch c.grids { 1 if c.five_star => 1.0, 1 => 2.0, 1..4 if c.held[0] => 3.0, 0..9 => 4.0, _ => 5.0 }",
        "switch c.staff { 0.5 => 9.0, 0.0 => 8.0, -0.0 => 7.0, 1 => 6.0, 0..1 => c.staff, _ => -1.0 }",
        "let x = 0.0; switch c.grids { 1 => x += 1.0, 2 => { x = 3.0; return x; } 3..9 => { let x = 3; } _ => () } x",
        "let x = switch s.index { 0 => c.staff, 1 => { let t = 2.0; t * c.staff } _ => 0.5 }; x + 1.0",
        "switch c.grids { 1 => 2.0, 0 | 2 if c.staff > 0.5 => 3.0, 2 => 4.0, 1 => 5.0, _ => c.staff }",
        "1.0 + switch c.grids { 1 => 1.0, _ => 2.0 }",
        "switch c.grids { 1 => 1.0 }",
        "switch c.grids { 1 => 100 / s.breaches, 2 if 7 / s.index > 2 => 1, _ => 0 }",
        "switch params.grid_households { 150 => c.staff, _ => 0.0 }",
        "switch c.grids { 20 | 1..3 | 7..9 => 1.0, _ => 2.0 }",
    ] {
        kernel(body);
    }
}

#[test]
fn loops() {
    for body in [
        "let x = 0.0; for i in 0..4 { x += s.have[i] * i; } x",
        "let x = 0; for i in 1..=4 { x += i * c.grids; } x",
        "let x = 0.0; for v in c.stars { x = max(x, v); } x",
        "let x = 0.0; for (v, i) in s.weight { x += v * i; } x",
        "let n = 0; for held in c.held { if held { n += 1; } } n",
        "let n = 0; for held in c.held { if !held { continue; } n += 1; if n > 2 { break; } n += 10; } n",
        "let x = 0.0; for i in 0..5 { if c.stars[i] > 0.8 { return x; } x += c.stars[i]; } x + 100.0",
        "let x = 0; for i in 0..3 { for k in 0..3 { if k == c.grids { break; } x += k; } x += 100 * i; } x",
        "let x = 0; for i in 0..3 { switch s.index { 1 => continue, 2 => break, _ => x += 1 } x += 10; } x",
        "for i in 0..0 { return 3; } c.staff",
        "let x = 5; for i in 3..1 { x += 1; } x + c.grids",
        "let n = 0; for x in [0.1, 0.5, c.staff] { if x < c.satisfaction { n += 1; } } n",
        "let t = 0; for v in c.breaches { t += v; } t",
    ] {
        kernel(body);
    }
}

#[test]
fn lists() {
    for body in [
        "c.stars[0] + c.stars[-1] + c.stars[s.index] + s.have[s.breaches - 1]",
        "sum(c.stars) + mean(s.weight) + min(c.stars) + max(c.stars) + sum(c.breaches) + count(c.held)",
        "let a = [1.0, 2.0, c.staff]; a[0] = 5.0; a[1] += a[2]; a[2] *= 2; sum(a)",
        "let a = c.stars; a[s.index] = 100.0; sum(a)",
        "let a = [0, 0, 0, 0]; for i in 0..4 { a[i] = i * c.grids; } a[s.index]",
        "let a = [1.0, 2.0]; if c.five_star { a[0] = 3.0; } else { a[-1] = 4.0; } a[0] * a[1]",
        "let a = c.stars; let b = a; b[0] = 0.0; a[0] + b[0]",
        "params.deadlines[s.index] + [1.0, 2.0, 3.0][c.grids % 3]",
        "let m = [[1.0, 2.0], [3.0, 4.0]]; m[c.grids % 2][s.index % 2]",
    ] {
        kernel(body);
    }
}

#[test]
fn functions_and_constants() {
    for source in [
        "fn half(x) { x / 2.0 } fn star_score(c, s) { half(c.staff) + half(half(c.grids)) }",
        "fn f(x) { x + 1 } fn f(x, y) { x * y } fn star_score(c, s) { f(c.staff) + f(c.staff, c.grids) }",
        "fn grade(c) { if c.five_star { return 2.0; } c.staff } fn star_score(c, s) { grade(c) }",
        "fn power(x, n) { if n <= 0 { return 1.0; } x * power(x, n - 1) } fn star_score(c, s) { power(c.staff, 3) }",
        "fn change(x) { x += 1; x } fn star_score(c, s) { let x = c.staff; change(x) + x }",
        "const K = 0.5; const L = [1.0, 2.0, K]; fn star_score(c, s) { L[s.index % 3] * K }",
        "const ON = true; fn star_score(c, s) { if ON && params.lifetime_stars { 1.0 } else { c.staff } }",
        "fn check(x) { if x > 0.9 { throw \"big\"; } x } fn star_score(c, s) { check(c.staff) }",
        "// a comment\n/* and /* another */ */\nfn star_score(c, s) { /* here */ c.staff // there\n}",
    ] {
        whole(source);
    }
    kernel("c.staff ?? 1.0");
    kernel("{ c.staff }");
}

#[test]
fn what_kernels_do_not_have_says_why_and_where() {
    for (line, words) in [
        ("let x = 0; while x < c.grids { x += 1; }", "for"),
        ("let x = 0; loop { x += 1; if x > 3 { break; } }", "for"),
        ("let x = 0; do { x += 1; } while x < 3;", "for"),
        ("for i in 0..c.grids { }", ".."),
        ("for i in 0..100000 { let y = i; }", "too long"),
        ("try { let y = 1 / c.grids; } catch { }", "try"),
        ("let t = `${c.grids}`;", "text"),
        ("let m = #{ a: c.staff }; let y = m.a;", "object"),
        (
            "let x = 0; if c.five_star { x = 0.5; } let y = x + 1;",
            "depends on the path",
        ),
        (
            "let x = 1; let y = x + { x = 2; x };",
            "within an expression",
        ),
        (
            "let y = 1.0 + if c.five_star { return 1; } else { 2 };",
            "within an expression",
        ),
    ] {
        let source = format!("fn star_score(c, s) {{\n\n{line}\n1.0 }}");
        let rules = compiled(&with(&[("mine", &source)]));
        let BackendUse::Interpreter {
            reason,
            block,
            span,
        } = rules.backend_of(Rule::StarScore)
        else {
            panic!("a kernel: {line}");
        };
        assert!(reason.en.contains(words), "{line}: {}", reason.en);
        assert!(!reason.zh.is_ascii(), "{line}: {}", reason.zh);
        assert_eq!(
            (block.as_str(), span.map(|s| s.line)),
            ("mine", Some(3)),
            "{line}"
        );
    }
}

/// Results that are not finite fail in a kernel too, whichever instruction they come from.
#[test]
fn results_that_are_not_finite_fail_at_the_same_row() {
    for body in [
        "1.0 / (c.staff - c.staff)",
        "ln(c.staff - 0.5)",
        "exp(c.grids * 1.0)",
        "sqrt(0.5 - c.staff)",
        "if c.staff > 0.99 { 0.0 / 0.0 } else { c.staff }",
    ] {
        kernel(body);
        let source = format!("fn hemei_score(c) {{ {} }}", body.replace("s.", "c."));
        let sources = with(&[("mine", &source)]);
        let (kernels, interpreter) = (compiled(&sources), interpreted(&sources));
        assert_eq!(kernels.backend_of(Rule::HemeiScore), BackendUse::Kernel);
        agree(&kernels, &interpreter, Rule::HemeiScore, 3, 80);
    }
}
