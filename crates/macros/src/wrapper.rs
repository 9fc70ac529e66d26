//! The `NativeFn` around a declared function: it takes the arguments apart and converts them.
//!
//! What takes positional arguments only is checked by the length of the slice; what takes keywords goes through
//! `native::bind`. Types are left to inference from the function's own parameters.

use proc_macro2::{Span, TokenStream, TokenTree};
use quote::{format_ident, quote, quote_spanned};
use syn::Ident;

use crate::method::{Form, Method, MethodKind, RustParam, plain};
use crate::signature::{Default, Param, ParamKind};

/// `fn name(vm, values, names) -> Res<Value>`, where `def` is the path of the method's `MethodDef`.
pub fn wrapper(method: &Method, name: &Ident, def: &Ident) -> TokenStream {
    let body = if takes_keywords(method) { with_keywords(method, def) } else { positional(method, def) };
    let function = &method.ident;
    let vm = method.takes_vm.then(|| quote!(__vm,));
    let receiver = has_receiver(method).then(|| quote!(__receiver,));
    let idents = method.params.iter().map(|param| &param.ident);
    let span = Span::call_site().located_at(method.output);
    let result = quote_spanned!(span=> native::IntoRes::into_res(__result, __vm));
    quote! {
        fn #name(
            __vm: &mut native::Vm,
            __values: &[native::Value],
            __names: ::core::option::Option<&native::Ref<native::Tuple>>,
        ) -> native::Res<native::Value> {
            #body
            let __result = <__Owner>::#function(#vm #receiver #(#idents),*);
            #result
        }
    }
}

fn has_receiver(method: &Method) -> bool {
    matches!(method.kind, MethodKind::Method | MethodKind::Slot | MethodKind::Class | MethodKind::New)
}

fn takes_keywords(method: &Method) -> bool {
    method
        .signature
        .params
        .iter()
        .any(|p| !matches!(p.kind, ParamKind::PositionalOnly | ParamKind::VarPositional))
}

fn receiver(method: &Method, value: TokenStream, def: &Ident) -> TokenStream {
    match method.kind {
        MethodKind::Method | MethodKind::Slot => {
            quote!(let __receiver = native::receiver::<__Owner, _>(__vm, #value, &#def)?;)
        }
        MethodKind::Class | MethodKind::New => {
            quote!(let __receiver = native::class_receiver(__vm, #value, &#def)?;)
        }
        MethodKind::Static | MethodKind::Function => TokenStream::new(),
    }
}

/// The wrapper of a function without keyword arguments: a slice pattern that either fits or refuses the call.
fn positional(method: &Method, def: &Ident) -> TokenStream {
    let params = &method.signature.params;
    let required = params.iter().filter(|p| p.is_required()).count();
    let optional = params.iter().filter(|p| !p.is_required() && !p.is_variadic()).count();
    let variadic = params.iter().any(|p| p.kind == ParamKind::VarPositional);

    let this = has_receiver(method).then(|| quote!(__self,));
    let values: Vec<Ident> = (0..required).map(|i| format_ident!("__value{i}")).collect();
    let rest = (variadic || optional > 0).then(|| quote!(__rest @ ..));
    let refuse = quote!(return ::core::result::Result::Err(native::refuse(__vm, __values, __names, &#def)));
    let at_most = (!variadic && optional > 0).then(|| quote!(if __rest.len() > #optional { #refuse }));
    let conversions = params.iter().zip(&method.params).enumerate().map(|(i, (param, rust))| {
        if param.kind == ParamKind::VarPositional {
            let ident = &rust.ident;
            return if optional == 0 {
                quote!(let #ident = __rest;)
            } else {
                quote!(let #ident = __rest.get(#optional..).unwrap_or(&[]);)
            };
        }
        let slot = match i.checked_sub(required) {
            None => {
                let value = &values[i];
                Slot::Value(quote!(#value))
            }
            Some(i) => Slot::Option(quote!(__rest.get(#i))),
        };
        conversion(param, rust, i, slot, def)
    });
    let receiver = receiver(method, quote!(__self), def);
    let named = (method.kind == MethodKind::New)
        .then(|| quote!(let (__values, __names) = native::for_new(__vm, __values, __names);));
    quote! {
        #named
        let ([#this #(#values,)* #rest], ::core::option::Option::None) = (__values, __names) else {
            #refuse
        };
        #at_most
        #receiver
        #(#conversions)*
    }
}

/// The wrapper of a function that takes keyword arguments.
fn with_keywords(method: &Method, def: &Ident) -> TokenStream {
    let params = &method.signature.params;
    let count = params.iter().filter(|p| !p.is_variadic()).count();
    let positional = params
        .iter()
        .filter(|p| matches!(p.kind, ParamKind::PositionalOnly | ParamKind::PositionalOrKeyword))
        .count();
    let mut named = 0usize;
    let conversions = params.iter().zip(&method.params).enumerate().map(|(i, (param, rust))| {
        let ident = &rust.ident;
        match param.kind {
            ParamKind::VarPositional => quote!(let #ident = __args.positional_from(#positional);),
            ParamKind::VarKeyword => quote!(let #ident = native::Kwargs::new(__args, &#def);),
            _ => {
                let slot = named;
                named += 1;
                let slot = if param.is_required() {
                    Slot::Value(quote!(native::bound(__vm, __slots[#slot], &#def)?))
                } else {
                    Slot::Option(quote!(__slots[#slot]))
                };
                conversion(param, rust, i, slot, def)
            }
        }
    });
    let receiver = has_receiver(method).then(|| {
        let receiver = receiver(method, quote!(__self), def);
        quote! {
            let (__self, __args) = native::split_receiver(__vm, __args, &#def)?;
            #receiver
        }
    });
    // `*args, **kwargs` alone takes everything.
    let variadic = params.iter().filter(|p| p.is_variadic()).count();
    let bind = (count > 0 || variadic < 2).then(|| {
        quote! {
            let mut __slots = [::core::option::Option::None; #count];
            native::bind(__vm, __args, &#def, &mut __slots)?;
        }
    });
    quote! {
        let __args = native::Args { values: __values, names: __names };
        #receiver
        #bind
        #(#conversions)*
    }
}

/// Where the argument is.
enum Slot {
    /// A `&Value`.
    Value(TokenStream),
    /// An `Option<&Value>`.
    Option(TokenStream),
}

/// `let ident = ...;` for parameter `index`. What does not fit is reported where the parameter stands.
fn conversion(param: &Param, rust: &RustParam, index: usize, slot: Slot, def: &Ident) -> TokenStream {
    let ident = &rust.ident;
    let span = Span::call_site().located_at(rust.span);
    let at = quote!(native::ArgAt::new(&#def, #index));
    let given = match rust.form {
        Form::Option => quote_spanned!(span=> native::or_none(__vm, __value, #at)?),
        _ => quote_spanned!(span=> native::FromArg::from_arg(__vm, __value, #at)?),
    };
    let slot = match slot {
        Slot::Value(value) => {
            return quote! {
                let __value = #value;
                let #ident = #given;
            };
        }
        Slot::Option(slot) => slot,
    };
    let default = match (&rust.default, rust.form) {
        (Some(default), _) => quote!(#default),
        (None, Form::Option) => {
            let function = if param.default == Some(Default::None) { "none_or_absent" } else { "absent" };
            let function = Ident::new(function, span);
            return quote_spanned!(span=> let #ident = native::#function(__vm, #slot, #at)?;);
        }
        (None, Form::Reference) => {
            // What is borrowed has to live somewhere while the function runs.
            let default = format_ident!("__default_{}", plain(ident));
            let literal = literal(param, span);
            return quote! {
                let #default;
                let __value = match #slot {
                    ::core::option::Option::Some(__value) => __value,
                    ::core::option::Option::None => {
                        #default = native::IntoRes::into_res(#literal, __vm)?;
                        &#default
                    }
                };
                let #ident = #given;
            };
        }
        (None, Form::Other) => {
            let literal = literal(param, span);
            quote_spanned!(span=> native::FromDefault::from_default(#literal))
        }
    };
    quote! {
        let #ident = match #slot {
            ::core::option::Option::Some(__value) => #given,
            ::core::option::Option::None => #default,
        };
    }
}

/// The signature's default as a Rust expression.
fn literal(param: &Param, span: Span) -> TokenStream {
    let tokens = match &param.default {
        Some(Default::Bool(value)) => quote!(#value),
        Some(Default::Int(value)) => quote!(#value),
        Some(Default::Float(value)) => quote!(#value),
        Some(Default::Str(value)) => quote!(#value),
        Some(Default::None) | None => quote!(()),
        Some(Default::Other(text)) => {
            let message = format!(
                "the default `{text}` is no literal: make this an `Option`, or give it `#[default(expression)]`"
            );
            return quote_spanned!(span=> ::core::compile_error!(#message));
        }
    };
    let located = |mut token: TokenTree| {
        token.set_span(span);
        token
    };
    tokens.into_iter().map(located).collect()
}
