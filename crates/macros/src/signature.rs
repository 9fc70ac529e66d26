//! CPython's text signatures: `index($self, value, start=0, stop=sys.maxsize, /)`.

/// What a method's first argument is: the parameter with the dollar sign.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Receiver {
    /// `$self`
    Instance,
    /// `$type`
    Class,
    /// `$module`, which no function is given.
    Module,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ParamKind {
    PositionalOnly,
    PositionalOrKeyword,
    VarPositional,
    KeywordOnly,
    VarKeyword,
}

/// The value of an absent argument, as far as the text says it.
#[derive(Clone, Debug, PartialEq)]
pub enum Default {
    None,
    Bool(bool),
    Int(i64),
    Float(f64),
    Str(String),
    /// Text that stands for no literal: `<unrepresentable>`, `sys.stdin`, `object()`.
    Other(String),
}

#[derive(Clone, Debug, PartialEq)]
pub struct Param {
    pub name: String,
    pub kind: ParamKind,
    pub default: Option<Default>,
}

impl Param {
    pub fn is_variadic(&self) -> bool {
        matches!(self.kind, ParamKind::VarPositional | ParamKind::VarKeyword)
    }

    /// Whether a call must give it.
    pub fn is_required(&self) -> bool {
        self.default.is_none() && !self.is_variadic()
    }
}

#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    pub name: String,
    pub receiver: Option<Receiver>,
    pub params: Vec<Param>,
    /// What `__text_signature__` answers: the text from the opening parenthesis on.
    pub text: String,
}

impl Signature {
    /// Parses `name(parameters)`. The error is a sentence about the text.
    pub fn parse(text: &str) -> Result<Signature, String> {
        let text = text.trim();
        let open = text.find('(').ok_or("a signature is `name(parameters)`")?;
        let name = text[..open].to_owned();
        if !is_identifier(&name) {
            return Err(format!("`{name}` is no name"));
        }
        let inner = text[open + 1..].strip_suffix(')').ok_or("the signature has no closing parenthesis")?;
        let mut parser = Parser { kind: ParamKind::PositionalOrKeyword, receiver: None, params: Vec::new() };
        for (index, piece) in split(inner)?.into_iter().enumerate() {
            parser.piece(index, piece.trim())?;
        }
        let Parser { receiver, params, .. } = parser;
        Ok(Signature { name, receiver, params, text: text[open..].to_owned() })
    }

    /// The text without the receiver: the signature of a class whose constructor this is.
    pub fn class_text(&self) -> String {
        let inner = &self.text[1..self.text.len() - 1];
        let rest = match inner.split_once(',') {
            Some((receiver, rest)) if receiver.starts_with('$') => rest.trim_start(),
            None if inner.starts_with('$') => "",
            _ => inner,
        };
        // A slash right behind the receiver speaks of the receiver alone.
        let rest = rest.strip_prefix('/').map_or(rest, |rest| rest.trim_start_matches([',', ' ']));
        format!("({rest})")
    }
}

struct Parser {
    /// Kind of the parameters to come.
    kind: ParamKind,
    receiver: Option<Receiver>,
    params: Vec<Param>,
}

impl Parser {
    fn piece(&mut self, index: usize, piece: &str) -> Result<(), String> {
        match piece {
            "" => Err("a parameter is missing between two commas".into()),
            "/" => {
                if self.kind != ParamKind::PositionalOrKeyword || (self.params.is_empty() && index == 0) {
                    return Err("`/` stands where nothing is positional".into());
                }
                for param in &mut self.params {
                    if param.kind == ParamKind::PositionalOnly {
                        return Err("`/` stands twice".into());
                    }
                    param.kind = ParamKind::PositionalOnly;
                }
                Ok(())
            }
            "*" => self.only_keywords(),
            _ if piece.starts_with('$') => self.receiver(index, piece),
            _ => self.param(piece),
        }
    }

    fn only_keywords(&mut self) -> Result<(), String> {
        if self.kind != ParamKind::PositionalOrKeyword {
            return Err("`*` stands twice".into());
        }
        self.kind = ParamKind::KeywordOnly;
        Ok(())
    }

    fn receiver(&mut self, index: usize, piece: &str) -> Result<(), String> {
        if index != 0 {
            return Err(format!("`{piece}` is not the first parameter"));
        }
        self.receiver = Some(match piece {
            "$self" => Receiver::Instance,
            "$type" => Receiver::Class,
            "$module" => Receiver::Module,
            _ => return Err(format!("`{piece}` is none of `$self`, `$type` and `$module`")),
        });
        Ok(())
    }

    fn param(&mut self, piece: &str) -> Result<(), String> {
        let (head, default) = match piece.split_once('=') {
            Some((head, value)) => (head.trim(), Some(parse_default(value.trim()))),
            None => (piece, None),
        };
        if self.params.last().is_some_and(|last| last.kind == ParamKind::VarKeyword) {
            return Err(format!("`{piece}` stands behind `**`"));
        }
        let (name, kind) = if let Some(name) = head.strip_prefix("**") {
            (name, ParamKind::VarKeyword)
        } else if let Some(name) = head.strip_prefix('*') {
            self.only_keywords()?;
            (name, ParamKind::VarPositional)
        } else {
            (head, self.kind)
        };
        if !is_identifier(name) {
            return Err(format!("`{name}` is no name"));
        }
        let param = Param { name: name.to_owned(), kind, default };
        if param.is_variadic() && param.default.is_some() {
            return Err(format!("`{head}` has a default"));
        }
        if param.is_required()
            && param.kind != ParamKind::KeywordOnly
            && self.params.iter().any(|p| p.default.is_some())
        {
            return Err(format!("`{name}` has no default, but one before it has"));
        }
        if self.params.iter().any(|p| p.name == param.name) {
            return Err(format!("`{name}` stands twice"));
        }
        self.params.push(param);
        Ok(())
    }
}

fn is_identifier(name: &str) -> bool {
    let mut chars = name.chars();
    chars.next().is_some_and(|c| c.is_ascii_alphabetic() || c == '_')
        && chars.all(|c| c.is_ascii_alphanumeric() || c == '_')
}

fn parse_default(text: &str) -> Default {
    match text {
        "None" => Default::None,
        "True" => Default::Bool(true),
        "False" => Default::Bool(false),
        "sys.maxsize" => Default::Int(i64::MAX),
        _ => {
            if let Ok(int) = text.parse() {
                Default::Int(int)
            } else if text.starts_with(|c: char| c.is_ascii_digit() || c == '-')
                && let Ok(float) = text.parse()
            {
                Default::Float(float)
            } else {
                string_literal(text).map_or_else(|| Default::Other(text.to_owned()), Default::Str)
            }
        }
    }
}

/// The content of a Python string literal in quotes, of the escapes that signatures use.
fn string_literal(text: &str) -> Option<String> {
    let quote = text.chars().next().filter(|c| matches!(c, '\'' | '"'))?;
    let inner = text.strip_prefix(quote)?.strip_suffix(quote)?;
    let mut content = String::new();
    let mut chars = inner.chars();
    while let Some(c) = chars.next() {
        content.push(match c {
            '\\' => match chars.next()? {
                'n' => '\n',
                't' => '\t',
                other @ ('\\' | '\'' | '"') => other,
                _ => return None,
            },
            c if c == quote => return None,
            c => c,
        });
    }
    Some(content)
}

/// Splits at the commas outside brackets and quotes.
fn split(text: &str) -> Result<Vec<&str>, String> {
    let mut pieces = Vec::new();
    let (mut start, mut depth, mut quote, mut escaped) = (0, 0usize, None, false);
    for (at, c) in text.char_indices() {
        match (quote, c) {
            (Some(_), _) if escaped => escaped = false,
            (Some(_), '\\') => escaped = true,
            (Some(q), c) if q == c => quote = None,
            (Some(_), _) => {}
            (None, '\'' | '"') => quote = Some(c),
            (None, '(' | '[' | '{' | '<') => depth += 1,
            (None, ')' | ']' | '}' | '>') => {
                depth = depth.checked_sub(1).ok_or("a bracket closes that was not opened")?;
            }
            (None, ',') if depth == 0 => {
                pieces.push(&text[start..at]);
                start = at + 1;
            }
            _ => {}
        }
    }
    if depth != 0 || quote.is_some() {
        return Err("a bracket or quote is not closed".into());
    }
    if !text.trim().is_empty() {
        pieces.push(&text[start..]);
    }
    Ok(pieces)
}

#[cfg(test)]
mod tests {
    use super::ParamKind::*;
    use super::*;

    fn kinds(text: &str) -> Vec<(String, ParamKind)> {
        Signature::parse(text).unwrap().params.into_iter().map(|p| (p.name, p.kind)).collect()
    }

    fn default(text: &str) -> Default {
        Signature::parse(&format!("f(a={text})")).unwrap().params.remove(0).default.unwrap()
    }

    #[test]
    fn a_slash_makes_what_stands_before_it_positional_only() {
        assert_eq!(
            kinds("sum($module, iterable, /, start=0)"),
            [("iterable".into(), PositionalOnly), ("start".into(), PositionalOrKeyword)]
        );
        assert_eq!(kinds("split($self, /, sep=None)"), [("sep".into(), PositionalOrKeyword)]);
    }

    #[test]
    fn a_star_makes_what_stands_behind_it_keyword_only() {
        assert_eq!(kinds("sort($self, /, *, key=None)"), [("key".into(), KeywordOnly)]);
        assert_eq!(
            kinds("print($module, *args, sep=' ', **kwargs)"),
            [("args".into(), VarPositional), ("sep".into(), KeywordOnly), ("kwargs".into(), VarKeyword)]
        );
    }

    #[test]
    fn receivers_are_told_by_their_dollar() {
        let receiver = |text| Signature::parse(text).unwrap().receiver;
        assert_eq!(receiver("clear($self, /)"), Some(Receiver::Instance));
        assert_eq!(receiver("fromkeys($type, iterable, value=None, /)"), Some(Receiver::Class));
        assert_eq!(receiver("len($module, obj, /)"), Some(Receiver::Module));
        assert_eq!(receiver("maketrans(frm, to, /)"), None);
    }

    #[test]
    fn defaults_are_literals_where_they_can_be() {
        assert_eq!(default("None"), Default::None);
        assert_eq!(default("-1"), Default::Int(-1));
        assert_eq!(default("1e-09"), Default::Float(1e-9));
        assert_eq!(default("True"), Default::Bool(true));
        assert_eq!(default("sys.maxsize"), Default::Int(i64::MAX));
        assert_eq!(default(r"'a, \'b\\n\n'"), Default::Str("a, 'b\\n\n".into()));
        assert_eq!(default("<unrepresentable>"), Default::Other("<unrepresentable>".into()));
        assert_eq!(default("inf"), Default::Other("inf".into()));
    }

    #[test]
    fn a_class_signature_has_no_receiver() {
        let class = |text| Signature::parse(text).unwrap().class_text();
        assert_eq!(class("__new__($type, iterable=(), /)"), "(iterable=(), /)");
        assert_eq!(class("__new__($type, /, iterable, start=0)"), "(iterable, start=0)");
        assert_eq!(class("__init__($self, /)"), "()");
        assert_eq!(class("__new__($type)"), "()");
    }

    #[test]
    fn what_is_no_signature_is_refused() {
        for text in [
            "f",
            "f(",
            "(a)",
            "f(a,,b)",
            "f(/)",
            "f(a, /, b, /)",
            "f(*, a, *)",
            "f(a=1, b)",
            "f(a, $self)",
            "f($me)",
            "f(a, a)",
            "f(**k, a)",
            "f(a='x)",
            "f(1a)",
        ] {
            assert!(Signature::parse(text).is_err(), "{text}");
        }
    }
}
