//! The methods that `bytes` and `bytearray` declare with the same words.

/// Declares them as the part `SHARED` of a type's methods.
macro_rules! byte_methods {
    ($type:ty) => {
        const _: () = {
            use $crate::native::{SliceIx, methods};
            use $crate::objects::byte_string::{self as shared, ByteString, FillByte};
            use $crate::objects::bytes::Bytes;
            use $crate::objects::str::pad::{center_padding, padding};
            use $crate::objects::substrings::or_minus_one;
            use $crate::ops::buffer::BytesLike;
            use $crate::value::{Ref, Value};
            use $crate::vm::{Res, Vm};

            #[methods(SHARED)]
            impl $type {
                /// B.find(sub[, start[, end]]) -> int
                ///
                /// Return the lowest index in B where subsection sub is found,
                /// such that sub is contained within B[start,end].  Optional
                /// arguments start and end are interpreted as in slice notation.
                ///
                /// Return -1 on failure.
                #[py("find($self, sub, start=None, end=None, /)", no_text_signature, flavour = "parse_tuple")]
                fn find(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<i64> {
                    Ok(or_minus_one(shared::find(vm, this, sub, start, end)?))
                }

                /// B.rfind(sub[, start[, end]]) -> int
                ///
                /// Return the highest index in B where subsection sub is found,
                /// such that sub is contained within B[start,end].  Optional
                /// arguments start and end are interpreted as in slice notation.
                ///
                /// Return -1 on failure.
                #[py(
                    "rfind($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn rfind(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<i64> {
                    Ok(or_minus_one(shared::rfind(vm, this, sub, start, end)?))
                }

                /// B.index(sub[, start[, end]]) -> int
                ///
                /// Return the lowest index in B where subsection sub is found,
                /// such that sub is contained within B[start,end].  Optional
                /// arguments start and end are interpreted as in slice notation.
                ///
                /// Raises ValueError when the subsection is not found.
                #[py(
                    "index($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn index(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<usize> {
                    shared::find(vm, this, sub, start, end)?
                        .ok_or_else(|| vm.value_error("subsection not found"))
                }

                /// B.rindex(sub[, start[, end]]) -> int
                ///
                /// Return the highest index in B where subsection sub is found,
                /// such that sub is contained within B[start,end].  Optional
                /// arguments start and end are interpreted as in slice notation.
                ///
                /// Raise ValueError when the subsection is not found.
                #[py(
                    "rindex($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn rindex(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<usize> {
                    shared::rfind(vm, this, sub, start, end)?
                        .ok_or_else(|| vm.value_error("subsection not found"))
                }

                /// B.count(sub[, start[, end]]) -> int
                ///
                /// Return the number of non-overlapping occurrences of subsection sub in
                /// bytes B[start:end].  Optional arguments start and end are interpreted
                /// as in slice notation.
                #[py(
                    "count($self, sub, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn count(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    sub: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<usize> {
                    shared::count(vm, this, sub, start, end)
                }

                /// B.startswith(prefix[, start[, end]]) -> bool
                ///
                /// Return True if B starts with the specified prefix, False otherwise.
                /// With optional start, test B beginning at that position.
                /// With optional end, stop comparing B at that position.
                /// prefix can also be a tuple of bytes to try.
                #[py(
                    "startswith($self, prefix, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn startswith(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    prefix: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<bool> {
                    shared::matches_affix(vm, "startswith", this, prefix, (start, end), |text, prefix| {
                        text.starts_with(prefix)
                    })
                }

                /// B.endswith(suffix[, start[, end]]) -> bool
                ///
                /// Return True if B ends with the specified suffix, False otherwise.
                /// With optional start, test B beginning at that position.
                /// With optional end, stop comparing B at that position.
                /// suffix can also be a tuple of bytes to try.
                #[py(
                    "endswith($self, suffix, start=None, end=None, /)",
                    no_text_signature,
                    flavour = "parse_tuple"
                )]
                fn endswith(
                    vm: &mut Vm,
                    this: &Ref<$type>,
                    suffix: &Value,
                    start: Option<SliceIx>,
                    end: Option<SliceIx>,
                ) -> Res<bool> {
                    shared::matches_affix(vm, "endswith", this, suffix, (start, end), |text, suffix| {
                        text.ends_with(suffix)
                    })
                }

                /// Return a copy with all occurrences of substring old replaced by new.
                ///
                ///   count
                ///     Maximum number of occurrences to replace.
                ///     -1 (the default value) means replace all occurrences.
                ///
                /// If the optional argument count is given, only the first count occurrences are
                /// replaced.
                #[py("replace($self, old, new, count=-1, /)")]
                fn replace(
                    vm: &Vm,
                    this: &Ref<$type>,
                    old: BytesLike<'_>,
                    new: BytesLike<'_>,
                    count: i64,
                ) -> Res<Ref<$type>> {
                    shared::replace(vm, this, old, new, count)
                }

                /// Return a copy with each character mapped by the given translation table.
                ///
                ///   table
                ///     Translation table, which must be a bytes object of length 256.
                ///
                /// All characters occurring in the optional argument delete are removed.
                /// The remaining characters are mapped through the given translation table.
                #[py("translate($self, table, /, delete=b'')")]
                fn translate(
                    vm: &Vm,
                    this: &Ref<$type>,
                    table: &Value,
                    delete: Option<BytesLike<'_>>,
                ) -> Res<Ref<$type>> {
                    let table = if table.is_none() { None } else { Some(BytesLike::required(vm, table)?) };
                    shared::translate(vm, this, table, delete)
                }

                /// Return a translation table useable for the bytes or bytearray translate method.
                ///
                /// The returned table will be one where each byte in frm is mapped to the byte at
                /// the same position in to.
                ///
                /// The bytes objects frm and to must be of the same length.
                #[py("maketrans(frm, to, /)", no_text_signature)]
                fn maketrans(vm: &Vm, frm: BytesLike<'_>, to: BytesLike<'_>) -> Res<Ref<Bytes>> {
                    shared::maketrans(vm, frm, to)
                }

                /// Return a centered string of length width.
                ///
                /// Padding is done using the specified fill character.
                #[py("center($self, width, fillchar=b' ', /)")]
                fn center(
                    vm: &Vm,
                    this: &Ref<$type>,
                    width: i64,
                    #[default(FillByte(b' '))] fillchar: FillByte,
                ) -> Res<Ref<$type>> {
                    let (left, right) = center_padding(<$type>::view(this, vm).len(), width);
                    shared::pad(vm, this, left, right, fillchar.0)
                }

                /// Return a left-justified string of length width.
                ///
                /// Padding is done using the specified fill character.
                #[py("ljust($self, width, fillchar=b' ', /)")]
                fn ljust(
                    vm: &Vm,
                    this: &Ref<$type>,
                    width: i64,
                    #[default(FillByte(b' '))] fillchar: FillByte,
                ) -> Res<Ref<$type>> {
                    shared::pad(vm, this, 0, padding(<$type>::view(this, vm).len(), width), fillchar.0)
                }

                /// Return a right-justified string of length width.
                ///
                /// Padding is done using the specified fill character.
                #[py("rjust($self, width, fillchar=b' ', /)")]
                fn rjust(
                    vm: &Vm,
                    this: &Ref<$type>,
                    width: i64,
                    #[default(FillByte(b' '))] fillchar: FillByte,
                ) -> Res<Ref<$type>> {
                    shared::pad(vm, this, padding(<$type>::view(this, vm).len(), width), 0, fillchar.0)
                }

                /// Pad a numeric string with zeros on the left, to fill a field of the given width.
                ///
                /// The original string is never truncated.
                #[py("zfill($self, width, /)")]
                fn zfill(vm: &Vm, this: &Ref<$type>, width: i64) -> Res<Ref<$type>> {
                    shared::zfill(vm, this, width)
                }

                /// Return a copy where all tab characters are expanded using spaces.
                ///
                /// If tabsize is not given, a tab size of 8 characters is assumed.
                #[py("expandtabs($self, /, tabsize=8)")]
                fn expandtabs(vm: &Vm, this: &Ref<$type>, tabsize: i32) -> Res<Ref<$type>> {
                    shared::expandtabs(vm, this, tabsize)
                }

                /// Strip leading and trailing bytes contained in the argument.
                ///
                /// If the argument is omitted or None, strip leading and trailing ASCII whitespace.
                #[py("strip($self, bytes=None, /)")]
                fn strip(vm: &Vm, this: &Ref<$type>, bytes: Option<BytesLike<'_>>) -> Res<Ref<$type>> {
                    shared::strip(vm, this, bytes, true, true)
                }

                /// Strip trailing bytes contained in the argument.
                ///
                /// If the argument is omitted or None, strip trailing ASCII whitespace.
                #[py("rstrip($self, bytes=None, /)")]
                fn rstrip(vm: &Vm, this: &Ref<$type>, bytes: Option<BytesLike<'_>>) -> Res<Ref<$type>> {
                    shared::strip(vm, this, bytes, false, true)
                }

                /// B.upper() -> copy of B
                ///
                /// Return a copy of B with all ASCII characters converted to uppercase.
                #[py("upper($self, /)", no_text_signature)]
                fn upper(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, |bytes| bytes.make_ascii_uppercase())
                }

                /// B.lower() -> copy of B
                ///
                /// Return a copy of B with all ASCII characters converted to lowercase.
                #[py("lower($self, /)", no_text_signature)]
                fn lower(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, |bytes| bytes.make_ascii_lowercase())
                }

                /// B.swapcase() -> copy of B
                ///
                /// Return a copy of B with uppercase ASCII characters converted
                /// to lowercase ASCII and vice versa.
                #[py("swapcase($self, /)", no_text_signature)]
                fn swapcase(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, shared::swapcase)
                }

                /// B.capitalize() -> copy of B
                ///
                /// Return a copy of B with only its first character capitalized (ASCII)
                /// and the rest lower-cased.
                #[py("capitalize($self, /)", no_text_signature)]
                fn capitalize(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, shared::capitalize)
                }

                /// B.title() -> copy of B
                ///
                /// Return a titlecased version of B, i.e. ASCII words start with uppercase
                /// characters, all remaining cased characters have lowercase.
                #[py("title($self, /)", no_text_signature)]
                fn title(vm: &Vm, this: &Ref<$type>) -> Res<Ref<$type>> {
                    shared::changed(vm, this, shared::title)
                }

                /// B.isalnum() -> bool
                ///
                /// Return True if all characters in B are alphanumeric
                /// and there is at least one character in B, False otherwise.
                #[py("isalnum($self, /)", no_text_signature)]
                fn isalnum(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, |byte| byte.is_ascii_alphanumeric())
                }

                /// B.isalpha() -> bool
                ///
                /// Return True if all characters in B are alphabetic
                /// and there is at least one character in B, False otherwise.
                #[py("isalpha($self, /)", no_text_signature)]
                fn isalpha(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, |byte| byte.is_ascii_alphabetic())
                }

                /// B.isascii() -> bool
                ///
                /// Return True if B is empty or all characters in B are ASCII,
                /// False otherwise.
                #[py("isascii($self, /)", no_text_signature)]
                fn isascii(vm: &Vm, this: &Ref<$type>) -> bool {
                    <$type>::view(this, vm).is_ascii()
                }

                /// B.isdigit() -> bool
                ///
                /// Return True if all characters in B are digits
                /// and there is at least one character in B, False otherwise.
                #[py("isdigit($self, /)", no_text_signature)]
                fn isdigit(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, |byte| byte.is_ascii_digit())
                }

                /// B.isspace() -> bool
                ///
                /// Return True if all characters in B are whitespace
                /// and there is at least one character in B, False otherwise.
                #[py("isspace($self, /)", no_text_signature)]
                fn isspace(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_all(vm, this, shared::is_space)
                }

                /// B.islower() -> bool
                ///
                /// Return True if all cased characters in B are lowercase and there is
                /// at least one cased character in B, False otherwise.
                #[py("islower($self, /)", no_text_signature)]
                fn islower(vm: &Vm, this: &Ref<$type>) -> bool {
                    let bytes = <$type>::view(this, vm);
                    shared::has_only_case(bytes, u8::is_ascii_lowercase, u8::is_ascii_uppercase)
                }

                /// B.isupper() -> bool
                ///
                /// Return True if all cased characters in B are uppercase and there is
                /// at least one cased character in B, False otherwise.
                #[py("isupper($self, /)", no_text_signature)]
                fn isupper(vm: &Vm, this: &Ref<$type>) -> bool {
                    let bytes = <$type>::view(this, vm);
                    shared::has_only_case(bytes, u8::is_ascii_uppercase, u8::is_ascii_lowercase)
                }

                /// B.istitle() -> bool
                ///
                /// Return True if B is a titlecased string and there is at least one
                /// character in B, i.e. uppercase characters may only follow uncased
                /// characters and lowercase characters only cased ones. Return False
                /// otherwise.
                #[py("istitle($self, /)", no_text_signature)]
                fn istitle(vm: &Vm, this: &Ref<$type>) -> bool {
                    shared::is_title(<$type>::view(this, vm))
                }
            }
        };
    };
}

pub(crate) use byte_methods;
