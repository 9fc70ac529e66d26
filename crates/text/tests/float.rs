//! Floats read, print, round and hash as CPython's.

mod oracle;

use minivm_text::float::{self, HexError, Options, Style};
use minivm_text::hash;
use oracle::{Differences, lines};

fn bits(value: f64) -> String {
    let value = if value.is_nan() { f64::NAN } else { value };
    format!("{:016x}", value.to_bits())
}

fn from_hex(text: &minivm_text::StrData) -> String {
    match float::from_hex(text.view()) {
        Ok(value) => bits(value),
        Err(HexError::Invalid) => "invalid".to_owned(),
        Err(HexError::TooLarge) => "overflow".to_owned(),
    }
}

/// Numerator and denominator from mantissa and exponent, where they fit; CPython's otherwise.
fn ratio(value: f64) -> Option<(u128, u128)> {
    let (mantissa, exponent) = float::decompose(value);
    match exponent {
        0..64 => Some((u128::from(mantissa) << exponent, 1)),
        -127..0 => Some((u128::from(mantissa), 1 << -exponent)),
        _ => None,
    }
}

#[test]
fn floats_are_cpythons() {
    let mut differences = Differences::default();
    for line in lines("float.py") {
        let python = line.field(line.len() - 1).to_owned();
        let ours = match line.field(0) {
            "repr" => float::repr(line.float(1)),
            "hex" => float::hex(line.float(1)),
            "hash" => hash::hash_f64(line.float(1)).map_or("nan".to_owned(), |hash| hash.to_string()),
            "round" => float::round(line.float(1), line.number(2)).map_or("overflow".to_owned(), bits),
            "ratio" => match ratio(line.float(1)) {
                Some((numerator, denominator)) => {
                    differences.check(&line, numerator, line.number(2));
                    denominator.to_string()
                }
                None => continue,
            },
            "format" => {
                let kind = line.field(2);
                let style = match kind.to_ascii_lowercase().as_str() {
                    "e" => Style::Exponent,
                    "f" => Style::Fixed,
                    _ => Style::General,
                };
                let options = Options {
                    sign: line.field(4) == "+",
                    alternate: line.field(5) == "#",
                    upper: kind.chars().all(char::is_uppercase),
                    ..Options::default()
                };
                float::format(line.float(1), style, line.number(3), options)
            }
            "parse" => float::parse(line.text(1).view()).map_or("invalid".to_owned(), bits),
            "fromhex" => from_hex(&line.text(1)),
            "sign" => {
                let negative = float::parse(line.text(1).view()).is_some_and(f64::is_sign_negative);
                if negative { "True".to_owned() } else { "False".to_owned() }
            }
            other => panic!("unknown case {other}"),
        };
        differences.check(&line, ours, python);
    }
    differences.assert_none();
}

#[test]
fn a_huge_precision_gives_zeros_after_the_exact_digits() {
    let text = float::format(0.1, Style::Fixed, 100_000, Options::default());
    assert_eq!(text.len(), 100_002);
    assert!(text.ends_with("0000"));
    assert!(text.starts_with("0.1000000000000000055511151231257827021181583404541015625000"));
}

/// Fixed points are written as the standard library writes them, which does so digit by digit: ties, both ends of what is
/// computed in 128 bits, and numbers all over the range.
#[test]
fn fixed_points_are_the_standard_librarys() {
    let mut state = 1u64;
    let mut random = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        state ^ (state >> 29)
    };
    let ties = (0..2_000).map(|k| f64::from(k) / 64.0);
    let near_one = (0..2_000).map(|_| (random() % 100_000_000) as f64 / 1000.0).collect::<Vec<_>>();
    let any = (0..2_000).map(|_| f64::from_bits(random())).filter(|x| x.is_finite()).collect::<Vec<_>>();
    let edges =
        [0.0, -0.0, 0.5, 1.5, 2.5, 1e22, 1e23, 2f64.powi(63), 2f64.powi(100), 2f64.powi(-128), 5e-324];
    for value in ties.chain(near_one).chain(any).chain(edges) {
        for precision in 0..24 {
            assert_eq!(
                float::format(value, Style::Fixed, precision, Options::default()),
                format!("{value:.precision$}")
            );
        }
    }
}
