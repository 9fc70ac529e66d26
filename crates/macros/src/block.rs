//! A whole `impl` block: its functions stay as they are, and the tables of their declarations come beside it.

use std::collections::BTreeMap;

use proc_macro2::TokenStream;
use quote::{ToTokens, format_ident, quote};
use syn::{Ident, ImplItem, ItemImpl, Result};

use crate::method::{Access, Accessor, CallFlavour, Declared, Method, MethodKind, declared};
use crate::options::{BlockOptions, Versions};
use crate::signature::ParamKind;
use crate::wrapper::wrapper;

/// `#[methods]`
pub fn methods(options: BlockOptions, mut block: ItemImpl) -> Result<TokenStream> {
    let BlockOptions { name, part, with, is } = options;
    let declarations = Declarations::take(&mut block, false)?;
    let table = declarations.table();
    let statics = declarations.statics(&quote!(<__Owner as native::Builtin>::NAME));
    let owner = &block.self_ty;
    let exposed = match (name, part) {
        (Some(name), None) => {
            let is = match is {
                Some(path) => quote!(#path(vm, value)),
                None => quote!({ let _ = vm; value.downcast::<#owner>().is_some() }),
            };
            quote! {
                impl native::Builtin for #owner {
                    const NAME: &'static str = #name;
                    #[inline(always)]
                    fn is_instance(vm: &native::Vm, value: &native::Value) -> bool { #is }
                }
                impl native::Methods for #owner {
                    const TABLES: &'static [&'static native::Table] = &[#table, #(<#owner>::#with),*];
                }
            }
        }
        (None, Some(part)) if is.is_none() => quote! {
            impl #owner {
                pub(crate) const #part: &'static native::Table = #table;
            }
        },
        _ => {
            let message = "#[methods(\"name\")] for a type's main block, #[methods(PART)] for another";
            return Err(syn::Error::new_spanned(owner, message));
        }
    };
    Ok(assemble(&block, statics, exposed))
}

/// `#[module]`
pub fn module(options: BlockOptions, mut block: ItemImpl) -> Result<TokenStream> {
    let BlockOptions { name, part, with, is } = options;
    let declarations = Declarations::take(&mut block, true)?;
    let owner = &block.self_ty;
    let (Some(name), None) = (name, is) else {
        let message = "#[module(\"name\")] for a module's main block, #[module(\"name\", PART)] for another";
        return Err(syn::Error::new_spanned(owner, message));
    };
    let table = declarations.table();
    let statics = declarations.statics(&name.to_token_stream());
    let exposed = match part {
        Some(part) => quote! {
            impl #owner {
                pub(crate) const #part: &'static native::Table = #table;
            }
        },
        None => quote! {
            impl #owner {
                pub(crate) const MODULE: &'static native::ModuleDef = &native::ModuleDef {
                    name: #name,
                    tables: &[#table, #(<#owner>::#with),*],
                };
            }
        },
    };
    Ok(assemble(&block, statics, exposed))
}

fn assemble(block: &ItemImpl, statics: TokenStream, exposed: TokenStream) -> TokenStream {
    let owner = &block.self_ty;
    quote! {
        #block
        const _: () = {
            use ::vmcore::native;
            type __Owner = #owner;
            #statics
            #exposed
        };
    }
}

#[derive(Default)]
struct Declarations {
    methods: Vec<Method>,
    /// Getter, setter or both, by name, in the order of declaration.
    attributes: Vec<Attribute>,
}

#[derive(Default)]
struct Attribute {
    get: Option<Accessor>,
    set: Option<Accessor>,
}

impl Declarations {
    fn take(block: &mut ItemImpl, in_module: bool) -> Result<Declarations> {
        if let Some((path, _)) = &block.trait_ {
            return Err(syn::Error::new_spanned(path, "declarations stand in an inherent impl"));
        }
        if !block.generics.params.is_empty() {
            return Err(syn::Error::new_spanned(&block.generics, "a builtin type is not generic"));
        }
        let mut declarations = Declarations::default();
        let mut seen: BTreeMap<String, Vec<Versions>> = BTreeMap::new();
        let mut attributes: BTreeMap<String, usize> = BTreeMap::new();
        let mut errors: Option<syn::Error> = None;
        for item in &mut block.items {
            let ImplItem::Fn(function) = item else { continue };
            let span = function.sig.ident.span();
            let twice = |name| Err(syn::Error::new(span, format!("`{name}` is declared twice")));
            let outcome = match declared(function, in_module) {
                Ok(None) => Ok(()),
                Err(error) => Err(error),
                Ok(Some(Declared::Method(method))) => {
                    let versions = seen.entry(method.signature.name.clone()).or_default();
                    let overlap = versions.iter().any(|v| v.overlap(method.versions));
                    versions.push(method.versions);
                    let name = method.signature.name.clone();
                    declarations.methods.push(*method);
                    if overlap { twice(name) } else { Ok(()) }
                }
                Ok(Some(Declared::Accessor(accessor))) => {
                    let name = accessor.name.clone();
                    let index = *attributes.entry(name.clone()).or_insert_with(|| {
                        declarations.attributes.push(Attribute::default());
                        declarations.attributes.len() - 1
                    });
                    let attribute = &mut declarations.attributes[index];
                    let side =
                        if accessor.access == Access::Set { &mut attribute.set } else { &mut attribute.get };
                    if side.replace(accessor).is_some() { twice(name) } else { Ok(()) }
                }
            };
            if let Err(error) = outcome {
                match &mut errors {
                    Some(errors) => errors.combine(error),
                    None => errors = Some(error),
                }
            }
        }
        errors.map_or(Ok(declarations), Err)
    }

    /// `&native::Table { ... }`
    fn table(&self) -> TokenStream {
        let methods = self.methods.iter().map(|method| {
            let def = def_name(&method.ident);
            quote!(&#def)
        });
        let attributes = self.attributes.iter().map(Attribute::def);
        quote! {
            &native::Table { methods: &[#(#methods),*], attributes: &[#(#attributes),*] }
        }
    }

    /// The `MethodDef`s and the wrappers they name.
    fn statics(&self, owner: &TokenStream) -> TokenStream {
        let methods = self.methods.iter().map(|method| {
            let (def, call) = (def_name(&method.ident), call_name(&method.ident));
            let value = method_def(method, &call, owner);
            let call = wrapper(method, &call, &def);
            quote! {
                static #def: native::MethodDef = #value;
                #call
            }
        });
        let accessors = self
            .attributes
            .iter()
            .flat_map(|attribute| [&attribute.get, &attribute.set])
            .flatten()
            .map(accessor);
        quote!(#(#methods)* #(#accessors)*)
    }
}

impl Attribute {
    fn def(&self) -> TokenStream {
        let sides = [&self.get, &self.set];
        let Some(first) = sides.into_iter().flatten().next() else { return TokenStream::new() };
        let name = &first.name;
        let member = first.access == Access::Member;
        let Versions { since, until } = first.versions;
        let [get, set] = sides.map(|side| match side {
            Some(accessor) => {
                let call = call_name(&accessor.ident);
                quote!(::core::option::Option::Some(#call))
            }
            None => quote!(::core::option::Option::None),
        });
        quote! {
            native::AttributeDef {
                name: #name,
                member: #member,
                versions: native::Versions { since: #since, until: #until },
                get: #get,
                set: #set,
            }
        }
    }
}

/// The function behind a getter or setter, which a descriptor calls once it has checked the receiver.
fn accessor(accessor: &Accessor) -> TokenStream {
    let (call, function) = (call_name(&accessor.ident), &accessor.ident);
    let vm = accessor.takes_vm.then(|| quote!(__vm,));
    let name = &accessor.name;
    let receiver = quote!(native::attribute_receiver::<__Owner, _>(__vm, __this, #name)?);
    if accessor.access == Access::Set {
        quote! {
            fn #call(
                __vm: &mut native::Vm,
                __this: &native::Value,
                __value: ::core::option::Option<&native::Value>,
            ) -> native::Res<()> {
                let __receiver = #receiver;
                <__Owner>::#function(#vm __receiver, __value)
            }
        }
    } else {
        quote! {
            fn #call(__vm: &mut native::Vm, __this: &native::Value) -> native::Res<native::Value> {
                let __receiver = #receiver;
                let __result = <__Owner>::#function(#vm __receiver);
                native::IntoRes::into_res(__result, __vm)
            }
        }
    }
}

fn method_def(method: &Method, call: &Ident, owner: &TokenStream) -> TokenStream {
    let name = &method.signature.name;
    let kind = match method.kind {
        MethodKind::Method => quote!(Method),
        MethodKind::Slot => quote!(Slot),
        MethodKind::Class => quote!(Class),
        MethodKind::Static => quote!(Static),
        MethodKind::New => quote!(New),
        MethodKind::Function => quote!(Function),
    };
    let flavour = match method.flavour {
        CallFlavour::NoArgs => quote!(NoArgs),
        CallFlavour::One => quote!(One),
        CallFlavour::Positional => quote!(Positional),
        CallFlavour::ParseTuple => quote!(ParseTuple),
        CallFlavour::Keywords => quote!(Keywords),
        CallFlavour::Slot => quote!(Slot),
    };
    let params = method.signature.params.iter().map(|param| {
        let (name, required) = (&param.name, param.is_required());
        let kind = match param.kind {
            ParamKind::PositionalOnly => quote!(PositionalOnly),
            ParamKind::PositionalOrKeyword => quote!(PositionalOrKeyword),
            ParamKind::VarPositional => quote!(VarPositional),
            ParamKind::KeywordOnly => quote!(KeywordOnly),
            ParamKind::VarKeyword => quote!(VarKeyword),
        };
        quote!(native::Param { name: #name, kind: native::ParamKind::#kind, required: #required })
    });
    let [text_signature, class_signature, name_in_messages, too_few, too_many] = [
        &method.text_signature,
        &method.class_signature,
        &method.name_in_messages,
        &method.too_few,
        &method.too_many,
    ]
    .map(option);
    let at_sight = match &method.at_sight {
        Some(variant) => quote!(Some(native::AtSight::#variant)),
        None => quote!(None),
    };
    let Versions { since, until } = method.versions;
    let is_receiver = match method.kind {
        MethodKind::Method | MethodKind::Slot => quote!(<__Owner as native::Builtin>::is_instance),
        _ => quote!(native::any_receiver),
    };
    quote! {{
        const PARAMS: &[native::Param] = &[#(#params),*];
        native::MethodDef {
            name: #name,
            owner: #owner,
            kind: native::MethodKind::#kind,
            flavour: native::Flavour::#flavour,
            recursion: native::Recursion::of(
                native::MethodKind::#kind,
                native::Flavour::#flavour,
                #owner,
                #name,
            ),
            params: PARAMS,
            shape: native::Shape::of(PARAMS),
            text_signature: #text_signature,
            class_signature: #class_signature,
            name_in_messages: #name_in_messages,
            too_few: #too_few,
            too_many: #too_many,
            versions: native::Versions { since: #since, until: #until },
            at_sight: #at_sight,
            is_receiver: #is_receiver,
            call: #call,
        }
    }}
}

fn option(text: &Option<String>) -> TokenStream {
    match text {
        Some(text) => quote!(::core::option::Option::Some(#text)),
        None => quote!(::core::option::Option::None),
    }
}

fn def_name(ident: &Ident) -> Ident {
    format_ident!("__{}_DEF", ident.to_string().trim_start_matches("r#").to_uppercase(), span = ident.span())
}

fn call_name(ident: &Ident) -> Ident {
    format_ident!("__call_{}", ident.to_string().trim_start_matches("r#"), span = ident.span())
}
