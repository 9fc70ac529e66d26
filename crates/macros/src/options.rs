//! What stands in the attributes: `#[py("...", flavour = "...")]`, `#[methods("list", with(SORT))]`.

use syn::parse::{Parse, ParseStream};
use syn::punctuated::Punctuated;
use syn::{Ident, LitStr, Path, Token, parenthesized};

/// The CPython versions that have a method: minor versions, from and before.
#[derive(Clone, Copy, PartialEq, Eq)]
pub struct Versions {
    pub since: u8,
    pub until: u8,
}

impl Versions {
    pub const ALL: Versions = Versions { since: 0, until: u8::MAX };

    pub fn overlap(self, other: Versions) -> bool {
        self.since < other.until && other.since < self.until
    }
}

/// How CPython's function checks its arguments, where that does not follow from the signature.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Flavour {
    Method,
    Positional,
    ParseTuple,
}

/// `"text", flavour = "...", name = "...", message = "...", at_sight = "...", no_text_signature, shown = "...",
/// since = "3.12", until = "3.13"`
pub struct MethodOptions {
    pub text: Option<LitStr>,
    pub flavour: Option<Flavour>,
    /// Name in messages.
    pub name: Option<String>,
    /// The whole message for too few arguments, and for too many.
    pub too_few: Option<String>,
    pub too_many: Option<String>,
    /// The variant of `native::AtSight`.
    pub at_sight: Option<Ident>,
    pub no_text_signature: bool,
    /// `__text_signature__`, where it is not the declaration's own.
    pub shown: Option<String>,
    pub versions: Versions,
}

impl MethodOptions {
    /// Of an attribute without parentheses.
    pub fn empty() -> MethodOptions {
        MethodOptions {
            text: None,
            flavour: None,
            name: None,
            too_few: None,
            too_many: None,
            at_sight: None,
            no_text_signature: false,
            shown: None,
            versions: Versions::ALL,
        }
    }
}

impl Parse for MethodOptions {
    fn parse(input: ParseStream) -> syn::Result<MethodOptions> {
        let mut options = MethodOptions::empty();
        if input.peek(LitStr) {
            options.text = Some(input.parse()?);
            comma(input)?;
        }
        while !input.is_empty() {
            let key: Ident = input.parse()?;
            if key == "no_text_signature" {
                options.no_text_signature = true;
            } else {
                input.parse::<Token![=]>()?;
                let value: LitStr = input.parse()?;
                match key.to_string().as_str() {
                    "flavour" => options.flavour = Some(flavour(&value)?),
                    "name" => options.name = Some(value.value()),
                    "too_few" => options.too_few = Some(value.value()),
                    "shown" => options.shown = Some(value.value()),
                    "too_many" => options.too_many = Some(value.value()),
                    "at_sight" => options.at_sight = Some(value.parse()?),
                    "since" => options.versions.since = version(&value)?,
                    "until" => options.versions.until = version(&value)?,
                    _ => {
                        return Err(syn::Error::new(
                            key.span(),
                            "expected flavour, name, too_few, too_many, at_sight, shown, no_text_signature, since or until",
                        ));
                    }
                }
            }
            comma(input)?;
        }
        Ok(options)
    }
}

fn comma(input: ParseStream) -> syn::Result<()> {
    if input.is_empty() { Ok(()) } else { input.parse::<Token![,]>().map(drop) }
}

fn flavour(value: &LitStr) -> syn::Result<Flavour> {
    match value.value().as_str() {
        "method" => Ok(Flavour::Method),
        "positional" => Ok(Flavour::Positional),
        "parse_tuple" => Ok(Flavour::ParseTuple),
        _ => Err(syn::Error::new(value.span(), "a flavour is method, positional or parse_tuple")),
    }
}

fn version(value: &LitStr) -> syn::Result<u8> {
    value
        .value()
        .strip_prefix("3.")
        .and_then(|minor| minor.parse().ok())
        .ok_or_else(|| syn::Error::new(value.span(), "a version is 3.N"))
}

/// `"list", with(SORT), is = List::check` for the main block of a type or module, `SORT` for a part of it.
/// A module's part names its module: `"math", SPECIAL`.
pub struct BlockOptions {
    /// Name of the type or module.
    pub name: Option<LitStr>,
    /// Name of the constant that a part becomes.
    pub part: Option<Ident>,
    /// Parts that the main block lists.
    pub with: Vec<Ident>,
    /// `fn(&Vm, &Value) -> bool`: whether a value is an instance of the type.
    pub is: Option<Path>,
}

impl Parse for BlockOptions {
    fn parse(input: ParseStream) -> syn::Result<BlockOptions> {
        let mut options = BlockOptions { name: None, part: None, with: Vec::new(), is: None };
        if input.peek(LitStr) {
            options.name = Some(input.parse()?);
            comma(input)?;
        }
        while !input.is_empty() {
            let key: Ident = input.parse()?;
            if key == "with" {
                let list;
                parenthesized!(list in input);
                options.with.extend(Punctuated::<Ident, Token![,]>::parse_terminated(&list)?);
            } else if key == "is" {
                input.parse::<Token![=]>()?;
                options.is = Some(input.parse()?);
            } else if options.part.is_none()
                && key.to_string().chars().all(|c| c == '_' || c.is_ascii_uppercase())
            {
                options.part = Some(key);
            } else {
                return Err(syn::Error::new(
                    key.span(),
                    "expected with(...), is = ..., or the name of a part in CAPITALS",
                ));
            }
            comma(input)?;
        }
        if options.part.is_some() && !options.with.is_empty() {
            return Err(input.error("a part has no parts"));
        }
        Ok(options)
    }
}
