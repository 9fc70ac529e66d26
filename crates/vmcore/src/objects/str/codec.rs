//! `encode`

use super::Str;
use crate::native::methods;
use crate::objects::bytes::Bytes;
use crate::ops;
use crate::value::Ref;
use crate::vm::{Res, Vm};

#[methods(CODEC)]
impl Str {
    /// Encode the string using the codec registered for encoding.
    ///
    ///   encoding
    ///     The encoding in which to encode the string.
    ///   errors
    ///     The error handling scheme to use for encoding errors.
    ///     The default is 'strict' meaning that encoding errors raise a
    ///     UnicodeEncodeError.  Other possible values are 'ignore', 'replace' and
    ///     'xmlcharrefreplace' as well as any other name registered with
    ///     codecs.register_error that can handle UnicodeEncodeErrors.
    #[py("encode($self, /, encoding='utf-8', errors='strict')")]
    fn encode(
        vm: &mut Vm,
        this: &Ref<Str>,
        encoding: Option<&Ref<Str>>,
        errors: Option<&Ref<Str>>,
    ) -> Res<Ref<Bytes>> {
        ops::codec::encode(vm, this, encoding, errors)
    }
}
