//! One declared function: its attribute, its signature and its Rust parameters, held against each other.

use proc_macro2::Span;
use syn::spanned::Spanned;
use syn::{
    Attribute, Expr, FnArg, Ident, ImplItemFn, LitStr, Meta, Pat, PathArguments, Result, ReturnType, Type,
    parse_quote,
};

use crate::options::{Flavour, MethodOptions, Versions};
use crate::signature::{ParamKind, Receiver, Signature};
use crate::slots;

/// What a function is declared as.
pub enum Declared {
    Method(Box<Method>),
    Accessor(Accessor),
}

/// A function with a signature.
pub struct Method {
    pub ident: Ident,
    pub signature: Signature,
    /// One for each parameter of the signature.
    pub params: Vec<RustParam>,
    /// Whether the function takes the token first.
    pub takes_vm: bool,
    /// Where the result's type stands.
    pub output: Span,
    pub kind: MethodKind,
    pub flavour: CallFlavour,
    /// `__text_signature__` of the method itself.
    pub text_signature: Option<String>,
    /// `__text_signature__` of the class that this constructs.
    pub class_signature: Option<String>,
    pub name_in_messages: Option<String>,
    pub too_few: Option<String>,
    pub too_many: Option<String>,
    pub at_sight: Option<Ident>,
    pub versions: Versions,
}

/// The Rust side of a parameter.
pub struct RustParam {
    pub ident: Ident,
    pub span: Span,
    pub form: Form,
    /// `#[default(expr)]`
    pub default: Option<Expr>,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Form {
    Option,
    Reference,
    Other,
}

/// Names the variant of `native::MethodKind`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum MethodKind {
    Method,
    Slot,
    Class,
    Static,
    New,
    Function,
}

/// Names the variant of `native::Flavour`.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum CallFlavour {
    NoArgs,
    One,
    Positional,
    ParseTuple,
    Keywords,
    Slot,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Access {
    Get,
    Set,
    Member,
}

/// A getter or setter of an attribute.
pub struct Accessor {
    pub ident: Ident,
    pub name: String,
    pub access: Access,
    pub takes_vm: bool,
    pub versions: Versions,
}

/// Takes the attributes that are ours off `function`; `None` if it is an ordinary Rust function.
pub fn declared(function: &mut ImplItemFn, in_module: bool) -> Result<Option<Declared>> {
    let mut ours = Vec::new();
    function.attrs.retain(|attr| {
        let is_ours = ["py", "getter", "setter", "member"].iter().any(|name| attr.path().is_ident(name));
        if is_ours {
            ours.push(attr.clone());
        }
        !is_ours
    });
    let Some(attr) = ours.pop() else { return Ok(None) };
    if let Some(other) = ours.pop() {
        return Err(syn::Error::new(other.span(), "a function is declared once"));
    }
    let options = match &attr.meta {
        Meta::Path(_) => MethodOptions::empty(),
        _ => attr.parse_args()?,
    };
    // It is not the Rust function's fault how many parameters Python's has.
    function.attrs.push(parse_quote!(#[allow(clippy::too_many_arguments)]));
    if attr.path().is_ident("py") {
        Method::new(function, options, in_module).map(|method| Some(Declared::Method(Box::new(method))))
    } else if in_module {
        Err(syn::Error::new(attr.span(), "a module has functions only"))
    } else {
        Accessor::new(function, &attr, options).map(|accessor| Some(Declared::Accessor(accessor)))
    }
}

impl Method {
    fn new(function: &mut ImplItemFn, options: MethodOptions, in_module: bool) -> Result<Method> {
        let text = options
            .text
            .ok_or_else(|| syn::Error::new(function.sig.ident.span(), "#[py] needs a text signature"))?;
        let refuse = |why: String| syn::Error::new(text.span(), why);
        let slot = slots::find(name_of(&text.value()));
        let signature = match slot {
            Some(slot) if !text.value().contains('(') => {
                Signature::parse(&format!("{}{}", slot.name, slot.text_signature))
            }
            _ => Signature::parse(&text.value()),
        }
        .map_err(refuse)?;
        let slot = slot.filter(|_| options.flavour != Some(Flavour::Method));

        let kind = match (signature.name.as_str(), signature.receiver) {
            ("__new__", Some(Receiver::Class)) => MethodKind::New,
            ("__new__", _) => return Err(refuse("`__new__` takes `$type`".into())),
            (_, Some(Receiver::Module)) if in_module => MethodKind::Function,
            _ if in_module => return Err(refuse("a module's function takes `$module`".into())),
            (_, Some(Receiver::Module)) => {
                return Err(refuse("`$module` is for functions of #[module]".into()));
            }
            (_, Some(Receiver::Instance)) if slot.is_some() => MethodKind::Slot,
            (_, Some(Receiver::Instance)) => MethodKind::Method,
            (_, Some(Receiver::Class)) => MethodKind::Class,
            (_, None) => MethodKind::Static,
        };
        if let Some(slot) = slot.filter(|slot| slot.name != "__init__")
            && signature.text != slot.text_signature
        {
            return Err(refuse(format!(
                "the slot is `{}{}`; a method of that name that is no slot wrapper in CPython has \
                 `flavour = \"method\"`",
                slot.name, slot.text_signature
            )));
        }

        let (takes_vm, params) = rust_params(function, &signature, kind)?;
        let flavour = call_flavour(&signature, kind, options.flavour);
        let constructs = kind == MethodKind::New || signature.name == "__init__";
        let text_signature = match slot {
            Some(slot) => Some(slot.text_signature.to_owned()),
            None if kind == MethodKind::New => Some("($type, *args, **kwargs)".to_owned()),
            None => {
                let text = options.shown.clone().unwrap_or_else(|| signature.text.clone());
                Some(text).filter(|_| !options.no_text_signature)
            }
        };
        let has_own_signature = constructs && !options.no_text_signature && !params.is_empty();
        Ok(Method {
            ident: function.sig.ident.clone(),
            class_signature: has_own_signature
                .then(|| options.shown.clone().unwrap_or_else(|| signature.class_text())),
            signature,
            params,
            takes_vm,
            output: match &function.sig.output {
                ReturnType::Type(_, ty) => ty.span(),
                ReturnType::Default => function.sig.ident.span(),
            },
            kind,
            flavour,
            text_signature,
            name_in_messages: options.name,
            too_few: options.too_few,
            too_many: options.too_many,
            at_sight: options.at_sight,
            versions: options.versions,
        })
    }
}

fn name_of(text: &str) -> &str {
    text.split('(').next().unwrap_or(text).trim()
}

fn call_flavour(signature: &Signature, kind: MethodKind, asked: Option<Flavour>) -> CallFlavour {
    let constructs = kind == MethodKind::New || signature.name == "__init__";
    let positional_only = signature
        .params
        .iter()
        .all(|p| matches!(p.kind, ParamKind::PositionalOnly | ParamKind::VarPositional));
    match asked {
        Some(Flavour::Positional) => return CallFlavour::Positional,
        Some(Flavour::ParseTuple) => return CallFlavour::ParseTuple,
        Some(Flavour::Method) | None => {}
    }
    if !positional_only {
        CallFlavour::Keywords
    } else if kind == MethodKind::Slot && !constructs {
        CallFlavour::Slot
    } else if constructs {
        CallFlavour::Positional
    } else {
        match signature.params.as_slice() {
            [] => CallFlavour::NoArgs,
            [one] if one.is_required() => CallFlavour::One,
            _ => CallFlavour::Positional,
        }
    }
}

/// Whether the token comes first, and the Rust parameter of every parameter of the signature.
fn rust_params(
    function: &mut ImplItemFn,
    signature: &Signature,
    kind: MethodKind,
) -> Result<(bool, Vec<RustParam>)> {
    let expected_receiver = match kind {
        MethodKind::Method | MethodKind::Slot => Some("this"),
        MethodKind::Class | MethodKind::New => Some("class"),
        MethodKind::Static | MethodKind::Function => None,
    };
    let end = function.sig.paren_token.span.close();
    let mut inputs = function.sig.inputs.iter_mut().peekable();
    let takes_vm = inputs.next_if(|input| is_vm(input)).is_some();
    if let Some(expected) = expected_receiver {
        let Some(input) = inputs.next() else {
            return Err(syn::Error::new(end, format!("the parameter `{expected}` is missing")));
        };
        let (ident, _) = named(input)?;
        if plain(&ident) != expected {
            return Err(syn::Error::new(ident.span(), format!("this parameter is `{expected}`")));
        }
    }
    let mut params = Vec::new();
    for input in inputs {
        let (ident, ty) = named(input)?;
        let Some(param) = signature.params.get(params.len()) else {
            return Err(syn::Error::new(ident.span(), format!("`{ident}` is not in the signature")));
        };
        if plain(&ident) != param.name.trim_start_matches('_') {
            let message = format!("`{}` in the signature, `{}` here", param.name, plain(&ident));
            return Err(syn::Error::new(ident.span(), message));
        }
        let form = form(&ty);
        let default = take_default(input)?;
        if param.is_variadic() && (default.is_some() || form == Form::Option) {
            return Err(syn::Error::new(ident.span(), format!("`*{}` has no default", param.name)));
        }
        params.push(RustParam { span: ty.span(), ident, form, default });
    }
    if let Some(missing) = signature.params.get(params.len()) {
        return Err(syn::Error::new(end, format!("the parameter `{}` is missing", missing.name)));
    }
    Ok((takes_vm, params))
}

fn is_vm(input: &FnArg) -> bool {
    matches!(input, FnArg::Typed(typed) if matches!(&*typed.ty, Type::Reference(r) if ends_with(&r.elem, "Vm")))
}

fn ends_with(ty: &Type, name: &str) -> bool {
    matches!(ty, Type::Path(path) if path.path.segments.last().is_some_and(|last| last.ident == name))
}

fn form(ty: &Type) -> Form {
    match ty {
        Type::Reference(_) => Form::Reference,
        Type::Path(path)
            if path.path.segments.last().is_some_and(|last| {
                last.ident == "Option" && matches!(last.arguments, PathArguments::AngleBracketed(_))
            }) =>
        {
            Form::Option
        }
        _ => Form::Other,
    }
}

fn named(input: &FnArg) -> Result<(Ident, Type)> {
    if let FnArg::Typed(typed) = input
        && let Pat::Ident(pat) = &*typed.pat
    {
        return Ok((pat.ident.clone(), (*typed.ty).clone()));
    }
    Err(syn::Error::new(input.span(), "a declared function's parameters are plain names"))
}

/// The name without `r#` and leading underscores.
pub fn plain(ident: &Ident) -> String {
    let name = ident.to_string();
    name.strip_prefix("r#").unwrap_or(&name).trim_start_matches('_').to_owned()
}

fn take_default(input: &mut FnArg) -> Result<Option<Expr>> {
    let FnArg::Typed(typed) = input else { return Ok(None) };
    let Some(at) = typed.attrs.iter().position(|attr| attr.path().is_ident("default")) else {
        return Ok(None);
    };
    typed.attrs.remove(at).parse_args().map(Some)
}

impl Accessor {
    fn new(function: &ImplItemFn, attr: &Attribute, options: MethodOptions) -> Result<Accessor> {
        let access = if attr.path().is_ident("setter") {
            Access::Set
        } else if attr.path().is_ident("member") {
            Access::Member
        } else {
            Access::Get
        };
        let inputs = &function.sig.inputs;
        let takes_vm = inputs.first().is_some_and(is_vm);
        let expected: &[&str] = if access == Access::Set { &["this", "value"] } else { &["this"] };
        let names = inputs
            .iter()
            .skip(usize::from(takes_vm))
            .map(|input| named(input).map(|(ident, _)| plain(&ident)))
            .collect::<Result<Vec<_>>>()?;
        if names != expected {
            let message = format!("the parameters are `{}`", expected.join("` and `"));
            return Err(syn::Error::new(function.sig.paren_token.span.join(), message));
        }
        let name = options.text.as_ref().map_or_else(|| plain(&function.sig.ident), LitStr::value);
        Ok(Accessor { ident: function.sig.ident.clone(), name, access, takes_vm, versions: options.versions })
    }
}
