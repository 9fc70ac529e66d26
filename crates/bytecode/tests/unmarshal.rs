//! Marshalled bytes as CPython 3.11 writes them, and bytes that nobody should write.

use minivm_bytecode::repr::repr;
use minivm_bytecode::unmarshal::{MAX_DEPTH, Reason, unmarshal_prefix};
use minivm_bytecode::{Const, UnmarshalError, unmarshal};
use std::sync::Arc;

#[test]
fn every_type_reads_as_cpython_wrote_it() {
    // marshal.dumps(object).hex() and repr(object); the last two are of version 0.
    let cases = [
        ("4e", "None"),
        ("54", "True"),
        ("46", "False"),
        ("2e", "Ellipsis"),
        ("53", "<class 'StopIteration'>"),
        ("e900000000", "0"),
        ("e9ffffffff", "-1"),
        ("e9ffffff7f", "2147483647"),
        ("e900000080", "-2147483648"),
        ("ec03000000000000000200", "2147483648"),
        ("ec05000000ff7fff7fff7fff7f0700", "9223372036854775807"),
        ("ecfbffffff00000000000000000800", "-9223372036854775808"),
        ("ec0500000000000000000000000800", "9223372036854775808"),
        ("ecfbffffff01000000000000000800", "-9223372036854775809"),
        ("ec0700000000000000a937a733044d93652703", "1000000000000000000000000000000"),
        (
            "ecf2ffffff00000000000000000000000000000000000000000000000000002000",
            "-1606938044258990275541962092341162602522202993782792835301376",
        ),
        ("e7000000000000f83f", "1.5"),
        ("e70000000000000080", "-0.0"),
        ("e70080e03779c34143", "1e+16"),
        ("e748afbc9af2d77a3e", "1e-07"),
        ("e7000000000000f07f", "inf"),
        ("e700008054346f9d41", "123456789.125"),
        ("f9000000000000f03f0000000000000040", "(1+2j)"),
        ("f90000000000000080000000000000f0bf", "(-0-1j)"),
        ("f900000000000004c00000000000000000", "(-2.5+0j)"),
        ("da0161", "'a'"),
        ("fa0469742773", "\"it's\""),
        ("f502000000c3a9", "'é'"),
        ("f506000000eda080edb080", "'\\ud800\\udc00'"),
        ("f505000000f09f98800a", "'😀\\n'"),
        ("f3030000006100ff", "b'a\\x00\\xff'"),
        ("a900", "()"),
        ("a901e901000000", "(1,)"),
        ("a902da01612902f3000000004e", "('a', (b'', None))"),
        ("db00000000", "[]"),
        ("db02000000e9010000005b01000000e902000000", "[1, [2]]"),
        ("fb30", "{}"),
        ("fbda016b5b01000000e901000000e9020000004e30", "{'k': [1], 2: None}"),
        ("bc00000000", "set()"),
        ("bc01000000e901000000", "{1}"),
        ("be00000000", "frozenset()"),
        ("be01000000da0178", "frozenset({'x'})"),
        ("6603312e35", "1.5"),
        ("7801310132", "(1+2j)"),
    ];
    for (hex, expected) in cases {
        assert_eq!(unmarshal(&bytes(hex)).map(|object| repr(&object)), Ok(expected.into()), "{hex}");
    }
}

fn bytes(hex: &str) -> Vec<u8> {
    let digits = hex.as_bytes().chunks(2).map(|pair| std::str::from_utf8(pair).expect("ASCII"));
    digits.map(|pair| u8::from_str_radix(pair, 16).expect("hex")).collect()
}

fn reason(data: &[u8]) -> Option<Reason> {
    unmarshal(data).err().map(|error| error.reason)
}

#[test]
fn one_object_referred_to_twice_is_one_object() {
    // marshal.dumps((x, x, x[0])) with x = ("é", b"1")
    let data = bytes("2903a902f502000000c3a9f3010000003172000000007201000000");
    let Ok(Const::Tuple(items)) = unmarshal(&data) else { panic!("a tuple") };
    let (Const::Tuple(a), Const::Tuple(b), Const::Str(c)) = (&items[0], &items[1], &items[2]) else {
        panic!("two tuples and a string: {items:?}")
    };
    let Const::Str(inner) = &a[0] else { panic!("a string") };
    assert!(Arc::ptr_eq(a, b) && Arc::ptr_eq(inner, c));
}

#[test]
fn whether_a_string_is_interned_is_kept() {
    let interned = |data: &[u8]| match unmarshal(data) {
        Ok(Const::Str(text)) => text.is_interned(),
        other => panic!("a string: {other:?}"),
    };
    assert!(interned(b"Z\x01a") && interned(b"A\x01\0\0\0a") && interned(b"t\x01\0\0\0a"));
    assert!(!interned(b"z\x01a") && !interned(b"a\x01\0\0\0a") && !interned(b"u\x01\0\0\0a"));
}

#[test]
fn bytes_after_the_object_are_left() {
    assert_eq!(unmarshal_prefix(b"Nrest"), Ok((Const::None, 1)));
}

#[test]
fn a_length_beyond_the_data_is_refused() {
    for data in
        [&b"s\xFF\xFF\xFF\x7F"[..], b"(\xFF\xFF\xFF\x7F", b"l\xFF\xFF\xFF\x7F", b"[\xFF\xFF\xFF\xFF", b"i\0"]
    {
        assert_eq!(reason(data), Some(Reason::Truncated), "{data:x?}");
    }
    assert_eq!(reason(b"l\0\0\0\x80"), Some(Reason::Truncated));
    assert_eq!(reason(b""), Some(Reason::NoObject));
    assert_eq!(reason(b"(\x01\0\0\0"), Some(Reason::Truncated));
    assert_eq!(reason(b"{"), Some(Reason::NoObject));
}

#[test]
fn references_lead_only_to_finished_objects() {
    assert_eq!(reason(b"r\0\0\0\0"), Some(Reason::Reference));
    assert_eq!(reason(b"\xA9\x01r\0\0\0\0"), Some(Reason::Reference)); // a tuple in itself
    assert_eq!(reason(b"\xDB\x01\0\0\0r\0\0\0\0"), Some(Reason::Reference)); // a list in itself
    assert_eq!(reason(b")\x02\xCEr\0\0\0\0"), Some(Reason::Reference)); // None takes no number
}

#[test]
fn null_stands_only_at_the_end_of_a_dict() {
    assert_eq!(reason(b"0"), Some(Reason::Null));
    assert_eq!(reason(b")\x010"), Some(Reason::Null));
    assert_eq!(unmarshal(b"{NT0").map(|d| repr(&d)), Ok("{None: True}".into()));
    assert_eq!(unmarshal(b"{N0").map(|d| repr(&d)), Ok("{}".into())); // as CPython reads it
}

#[test]
fn malformed_leaves_are_refused() {
    assert_eq!(reason(b"l\x01\0\0\0\0\x80"), Some(Reason::Long)); // a digit of 16 bits
    assert_eq!(reason(b"l\x02\0\0\0\x01\0\0\0"), Some(Reason::Long)); // a leading zero
    assert_eq!(reason(b"f\x01x"), Some(Reason::Float));
    assert_eq!(reason(b"u\x01\0\0\0\xFF"), Some(Reason::Text));
    assert_eq!(reason(b"?"), Some(Reason::UnknownType(b'?')));
}

#[test]
fn nesting_is_bounded_also_through_references() {
    let nested = |depth: u32| [b")\x01".repeat(depth as usize), b"N".to_vec()].concat();
    assert!(unmarshal(&nested(MAX_DEPTH)).is_ok());
    assert_eq!(reason(&nested(MAX_DEPTH + 1)), Some(Reason::TooDeep));
    // (a, (a',), ...): each nests the one before 1000 deeper.
    let mut chain = b"(\x04\0\0\0".to_vec();
    chain.extend(b"\xA9\x01N");
    for reference in 0u32..3 {
        chain.extend(b"\xA9\x01"); // takes the next number
        chain.extend(b")\x01".repeat(998));
        chain.extend([&b"r"[..], &reference.to_le_bytes()].concat());
    }
    assert_eq!(reason(&chain), Some(Reason::TooDeep));
}

#[test]
fn sharing_that_multiplies_is_refused() {
    // Each of 40 tuples holds the one before twice.
    let mut data = b"(\x28\0\0\0\xA9\x01N".to_vec();
    for reference in 0u32..39 {
        let number = reference.to_le_bytes();
        data.extend([&b"\xA9\x02r"[..], &number, b"r", &number].concat());
    }
    assert_eq!(reason(&data), Some(Reason::TooMuchSharing));
}

#[test]
fn an_error_says_where() {
    let error = UnmarshalError { offset: 3, reason: Reason::UnknownType(0x3F) };
    assert_eq!(unmarshal(b")\x01?"), Err(error));
    assert_eq!(error.to_string(), "bad marshal data at byte 3: unknown type code 0x3f");
}
