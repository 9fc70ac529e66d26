//! Codecs and their error handlers do what CPython's do.

mod oracle;

use minivm_text::codecs::{self, Codec, Decoder, Encoder, Error, Handler, Replacement, Unhandled};
use minivm_text::{StrBuf, StrData, StrView};
use oracle::{Differences, lines, show};

fn shown(error: Error) -> String {
    format!("{} {} {} {}", error.encoding, error.start, error.end, error.reason)
}

fn unhandled(unhandled: Unhandled) -> String {
    match unhandled {
        Unhandled::Raise(error) => shown(error),
        Unhandled::NotForDecoding => "TypeError".to_owned(),
    }
}

fn decode(input: &[u8], codec: Codec, handler: &str) -> Result<String, String> {
    if let Some(handler) = Handler::from_name(handler) {
        return codecs::decode(input, codec, handler).map(|text| show(&text)).map_err(unhandled);
    }
    let mut decoder = Decoder::new(codec);
    let mut out = StrBuf::new();
    while let Err(error) = decoder.run(input, true, &mut out) {
        out.push_str("<?>");
        decoder.position = error.end;
    }
    Ok(show(&out.finish()))
}

fn encode(input: StrView<'_>, codec: Codec, handler: &str) -> Result<String, String> {
    let hex = |bytes: Vec<u8>| bytes.iter().map(|byte| format!("{byte:02x}")).collect();
    if let Some(handler) = Handler::from_name(handler) {
        return codecs::encode(input, codec, handler).map(hex).map_err(unhandled);
    }
    let mut encoder = Encoder::new(codec);
    let mut out = Vec::new();
    while let Err(error) = encoder.run(input, &mut out) {
        assert!(encoder.replace(&Replacement::Text(StrData::from("<?>")), &mut out));
        encoder.position = error.end;
    }
    Ok(hex(out))
}

#[test]
fn codecs_are_cpythons() {
    let mut differences = Differences::default();
    for line in lines("codecs_.py") {
        let codec = Codec::from_name(line.field(1)).unwrap();
        let ours = match line.field(0) {
            "decode" => decode(&line.bytes(3), codec, line.field(2)),
            "encode" => encode(line.text(3).view(), codec, line.field(2)),
            "partly" => {
                let mut decoder = Decoder::new(codec);
                let mut out = StrBuf::new();
                let result = decoder.run(&line.bytes(3), false, &mut out).map_err(shown);
                if result.is_ok() && line.field(4) == "ok" {
                    differences.check(&line, decoder.position.to_string(), line.field(6).to_owned());
                }
                result.map(|()| show(&out.finish()))
            }
            other => panic!("unknown case {other}"),
        };
        let python = line.field(5).to_owned();
        differences.check(&line, ours, if line.field(4) == "ok" { Ok(python) } else { Err(python) });
    }
    differences.assert_none();
}

#[test]
fn a_replacement_a_codec_cannot_encode_is_refused() {
    let text = Replacement::Text(StrData::from("\u{e9}"));
    assert!(Encoder::new(Codec::Latin1).replace(&text, &mut Vec::new()));
    assert!(!Encoder::new(Codec::Ascii).replace(&text, &mut Vec::new()));
    let odd = Replacement::Bytes(vec![1, 2, 3]);
    assert!(Encoder::new(Codec::Utf8).replace(&odd, &mut Vec::new()));
    assert!(!Encoder::new(Codec::from_name("UTF_16-le").unwrap()).replace(&odd, &mut Vec::new()));
}
