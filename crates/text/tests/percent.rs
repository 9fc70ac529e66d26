//! The `%` operator of str writes what CPython's writes, and complains in its words.

mod oracle;

use minivm_text::percent::{Arguments, Parser, Piece};
use minivm_text::{StrBuf, StrData, StrView, float, repr};
use oracle::{Differences, digits, lines, show};

type Outcome = Result<StrData, (&'static str, String)>;

#[derive(Clone)]
enum Value {
    Int(String),
    Float(f64),
    Str(StrData),
    Mapping,
}

/// The arguments still to be taken: of a tuple, or the selected one of a mapping.
struct Values {
    values: Vec<Value>,
    mapping: bool,
    /// The value under the key `k`.
    keyed: Option<Value>,
}

impl Values {
    fn take(&mut self) -> Result<Value, (&'static str, String)> {
        if self.values.is_empty() {
            return Err(("TypeError", "not enough arguments for format string".to_owned()));
        }
        Ok(self.values.remove(0))
    }

    fn star(&mut self) -> Result<i64, (&'static str, String)> {
        match self.take()? {
            Value::Int(digits) => digits.parse().map_err(|_| ("OverflowError", String::new())),
            _ => Err(("TypeError", "* wants int".to_owned())),
        }
    }
}

impl Arguments for Values {
    type Error = (&'static str, String);

    fn select(&mut self, key: Option<StrView<'_>>) -> Result<(), Self::Error> {
        if !self.mapping {
            return Err(("TypeError", "format requires a mapping".to_owned()));
        }
        self.values = match key {
            Some(key) if key == "k" => self.keyed.clone().into_iter().collect(),
            Some(key) if key == "(k)" => vec![Value::Str("z".into())],
            Some(_) => return Err(("KeyError", String::new())),
            None => return Ok(()),
        };
        Ok(())
    }

    fn star_width(&mut self) -> Result<i64, Self::Error> {
        self.star()
    }

    fn star_precision(&mut self) -> Result<i32, Self::Error> {
        self.star()?.try_into().map_err(|_| ("OverflowError", String::new()))
    }

    fn value_error(&mut self, message: &'static str) -> Self::Error {
        ("ValueError", message.to_owned())
    }
}

fn percent(format: StrView<'_>, mut values: Values) -> Outcome {
    let mut parser = Parser::new(format);
    let mut out = StrBuf::new();
    while let Some(piece) = parser.next(&mut values)? {
        let conversion = match piece {
            Piece::Literal(range) => {
                out.push_view(format.slice(range));
                continue;
            }
            Piece::Percent => {
                out.push('%'.into());
                continue;
            }
            Piece::Conversion(conversion) => conversion,
        };
        let kind = char::from_u32(conversion.kind).unwrap_or('?');
        match (kind, values.take()?) {
            (_, Value::Mapping) => return Err(("Mapping", String::new())),
            ('s', Value::Str(text)) => conversion.write_text(text.view(), &mut out),
            ('s' | 'r' | 'a', Value::Int(text)) => {
                conversion.write_text(StrData::from(text.as_str()).view(), &mut out)
            }
            ('s' | 'r' | 'a', Value::Float(value)) => {
                conversion.write_text(StrData::from(float::repr(value)).view(), &mut out);
            }
            ('r', Value::Str(text)) => conversion.write_text(repr::repr(text.view()).view(), &mut out),
            ('a', Value::Str(text)) => conversion.write_text(repr::ascii(text.view()).view(), &mut out),
            ('c', Value::Int(digits)) => {
                conversion.write_text(
                    StrView::Four(&[digits.parse().map_err(|_| ("OverflowError", String::new()))?]),
                    &mut out,
                );
            }
            ('c', Value::Str(text)) => conversion.write_text(text.view(), &mut out),
            (_, Value::Int(value)) if let Some(radix) = conversion.radix() => {
                let magnitude = digits(value.trim_start_matches('-'), radix);
                conversion.write_int(value.starts_with('-'), &magnitude, &mut out);
            }
            (_, Value::Float(value)) if conversion.radix() == Some(10) => {
                let whole = std::format!("{:.0}", value.trunc());
                conversion.write_int(value <= -1.0, &digits(whole.trim_start_matches('-'), 10), &mut out);
            }
            (_, Value::Float(value)) if conversion.style().is_some() => {
                conversion.write_float(value, &mut out)
            }
            (_, Value::Int(value)) if conversion.style().is_some() => {
                conversion.write_float(value.parse().unwrap(), &mut out);
            }
            _ => return Err(("ValueError", conversion.unsupported())),
        }
    }
    if !values.mapping && !values.values.is_empty() {
        return Err(("TypeError", "not all arguments converted during string formatting".to_owned()));
    }
    Ok(out.finish())
}

#[test]
fn values_format() {
    let mut differences = Differences::default();
    for line in lines("percent.py") {
        let mut values = (5..line.len()).map(|index| {
            let (kind, rest) = line.field(index).split_at(1);
            match kind {
                "i" => Value::Int(rest.to_owned()),
                "f" => Value::Float(f64::from_bits(u64::from_str_radix(rest, 16).unwrap())),
                _ => Value::Str(oracle::text(rest)),
            }
        });
        let mapping = line.field(2) == "map";
        let values = if mapping {
            // Without a key, the mapping itself is the argument.
            Values { values: vec![Value::Mapping], mapping, keyed: values.next() }
        } else {
            Values { values: values.collect(), mapping, keyed: None }
        };
        let ours = match percent(line.text(1).view(), values) {
            Ok(text) => ("ok", show(&text)),
            Err((kind, message)) => (kind, show(&StrData::from(message))),
        };
        if ours.0 != "Mapping" {
            differences.check(&line, ours, (line.field(3), line.field(4).to_owned()));
        }
    }
    differences.assert_none();
}
